"""Renders an Answer as a Reply: one or two sentences, a chart where it helps, and buttons to follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.answer import PAGES, fingerprint_answer, with_answered_period
from bot.messages import Button, Reply, TextRun
from bot.render import charting
from bot.render.scopes import Audience, shorten_text
from bot.render.sentences import PhrasedAnswer, write_answer
from bot.render.shorthand import make_question_tap
from bot.render.why import explain_answer_rows
from core.model.answer import Answer, Listing
from core.model.entry import Entry
from core.model.money import Money
from core.model.question import Question, QuestionIntent

_LABEL = 60
"""The most characters of a button's label that a phone shows."""


def present_answer(
    reader: Audience, question: Question, answer: Answer, *, edits: str | None = None, budget: Money | None = None
) -> Reply:
    """Return an answer as a reply with buttons and, where useful, a chart; an edit of a message has no chart.

    ``budget`` is the limit that a chart of spending over time is compared with.
    """
    drawn = None
    if edits is None and (question.chart or charting.is_worth_drawing(answer)):
        drawn = charting.make_chart(reader, answer, budget)
    body = style_number(write_answer(reader, answer))
    return Reply(
        body=body, buttons=_make_buttons(reader, question, answer, drawn=drawn is not None), chart=drawn, edits=edits
    )


def style_number(text: PhrasedAnswer) -> tuple[TextRun, ...]:
    """Return a text with its number in bold."""
    before, bold, after = text.text.partition(text.bold) if text.bold else (text.text, "", "")
    return tuple(span for span in (TextRun(before), TextRun(bold, "bold"), TextRun(after)) if span.text)


def _make_buttons(
    reader: Audience, question: Question, answer: Answer, *, drawn: bool
) -> tuple[tuple[Button, ...], ...]:
    if not any(basis.count for basis in answer.number_evidence):
        return ()
    words, plain = reader.words, replace(with_answered_period(question, answer), chart=False)
    first = [Button(words("answer-button-why"), make_question_tap("why", plain, fingerprint_answer(answer)))]
    if not drawn and charting.can_draw(answer):
        first.append(Button(words("answer-button-chart"), make_question_tap("chart", plain)))
    paged = answer if isinstance(answer, Listing) and not (answer.largest or answer.latest) else None
    leaves = _make_page_buttons(reader, plain, paged) if paged else ()
    return (leaves, tuple(first)) if leaves else (tuple(first),)


def _make_page_buttons(reader: Audience, question: Question, answer: Listing) -> tuple[Button, ...]:
    page, leaves = answer.page, []
    if page:
        leaves.append(Button(reader.words("answer-button-newer"), make_question_tap("leaf", question, page - 1)))
    if (page + 1) * answer.size < answer.basis.count and page + 1 < PAGES:
        leaves.append(Button(reader.words("answer-button-older"), make_question_tap("leaf", question, page + 1)))
    return tuple(leaves)


def explain_answer(
    reader: Audience,
    question: Question,
    answer: Answer,
    rows: Sequence[Sequence[Entry]],
    *,
    changed: bool,
    edits: str | None,
) -> Reply:
    """Return the entries and figures behind an answer, to replace it, with a button back."""
    back = Button(reader.words("answer-button-back"), make_question_tap("back", question))
    return Reply(body=explain_answer_rows(reader, answer, rows, changed=changed), buttons=((back,),), edits=edits)


def write_nothing_recurs(reader: Audience, question: Question) -> Reply:
    """Return the reply that no recurring payment is known, with a button that asks what was spent on subscriptions."""
    past = question.period if question.period and question.period.first <= reader.today else None
    categories = question.categories or ("subscriptions",)
    instead = Question(QuestionIntent.CATEGORY_SPEND, past, categories=categories, member=question.member)
    return Reply(body=(TextRun(reader.words("nothing-recurs")),), buttons=((offer_question(reader, instead),),))


def ask_back(reader: Audience, question: Question) -> Reply:
    """Return a "Did you mean" reply with a button for the question as read, two similar ones, and none of these."""
    neighbours = (QuestionIntent.TOTAL, QuestionIntent.LIST)
    choices = dict.fromkeys((question, *(replace(question, intent=intent) for intent in neighbours)))
    none = Button(reader.words("ask-none"), make_question_tap("ask", Question(QuestionIntent.HELP)))
    buttons = (*((offer_question(reader, choice),) for choice in choices), (none,))
    return Reply(body=(TextRun(reader.words("ask-mean")),), buttons=buttons)


def offer_question(reader: Audience, question: Question) -> Button:
    """Return a button that asks a question, labelled with it."""
    return Button(shorten_text(label_question(reader, question), _LABEL), make_question_tap("ask", question))


def label_question(reader: Audience, question: Question) -> str:
    """Return a question as a short label: ``Spending: on Groceries in October``."""
    name = reader.words(f"ask-{question.intent.value}")
    scope = reader.write_asked(question)
    return reader.words("ask-reading", name=name, scope=scope) if scope else name
