"""Handlers for the review of a month or year ("/insights", "/insights october") and for advice from its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.review import CategoryReview, Review, read_review, review_category
from bot.handlers.cards import make_reader
from bot.handlers.message_context import MessageContext
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Reply, TextRun
from bot.render.answers import offer_question
from bot.render.review import write_category_review, write_review
from core.language.questions.read_question import read_question
from core.model.intent import Command
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent

router: Router[MessageContext] = Router()

_EARLY = 7
"""The number of first days of a month in which the review shows the month before."""


@router.command("insights")
async def show_review(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Show the review of the named period, else of this month, or of the last one in the first days of a month."""
    default = find_month(context.today) if command.rest.strip() else _find_latest_month(context)
    period = _read_period(context, command.rest) or default
    found = await read_review(context.uow, context.household, context.today, period, context.viewer)
    if found is None:
        when = context.words.period(period, context.today)
        return [Reply((TextRun(context.words("review-nothing", when=when)),))]
    return [Reply(write_review(make_reader(context), found))]


async def answer_advice(context: MessageContext, question: Question, *, edits: str | None = None) -> Reply:
    """Answer a question for advice with tips computed from the figures of a period or of the first category named."""
    return show_advice(context, question, await find_advice(context, question), edits=edits)


async def find_advice(context: MessageContext, question: Question) -> Review | CategoryReview | None:
    """Return the figures and tips that advice is based on; None where the period has none."""
    period = question.period or _find_latest_month(context)
    if question.categories:
        asked = (period, question.categories[0])
        return await review_category(context.uow, context.household, context.today, asked, context.viewer)
    return await read_review(context.uow, context.household, context.today, period, context.viewer)


def show_advice(
    context: MessageContext, question: Question, found: Review | CategoryReview | None, *, edits: str | None = None
) -> Reply:
    """Return the figures and tips of ``find_advice`` in words, with a button that shows the spending."""
    period = question.period or _find_latest_month(context)
    reader = make_reader(context)
    intent = QuestionIntent.CATEGORY_SPEND if question.categories else QuestionIntent.TOP_CATEGORIES
    spent = Question(intent, period, categories=question.categories)
    if found is None:
        body: tuple[TextRun, ...] = (
            TextRun(context.words("review-nothing", when=context.words.period(period, context.today))),
        )
    elif isinstance(found, CategoryReview):
        body = write_category_review(reader, found)
    else:
        body = write_review(reader, found)
    return Reply(body, ((offer_question(reader, spent),),), edits=edits)


def _find_latest_month(context: MessageContext) -> Period:
    """Return this month, or the last one in the first days of a month."""
    now = find_month(context.today)
    return now.find_preceding() if context.today.day < _EARLY else now


def _read_period(context: MessageContext, rest: str) -> Period | None:
    """Return the period named after a command; None where the words name none."""
    if not rest.strip():
        return None
    before = Question(QuestionIntent.TOP_CATEGORIES, period=find_month(context.today))
    asked = read_question(rest, replace(make_reading_context(context), before=before))
    return asked.question.period if asked else None
