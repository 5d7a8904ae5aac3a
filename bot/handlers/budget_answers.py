"""Answers to questions about budgets: how much of each is used, and how much may be spent a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

from bot.handlers.cards import make_reader
from bot.handlers.message_context import MessageContext
from bot.messages import Button, Reply, TextRun
from bot.render import budgets as render
from bot.render.answers import offer_question
from bot.render.shorthand import make_question_tap
from bot.verbs import Verb
from core.model.budget import BudgetOverview, BudgetScope, BudgetStatus
from core.model.entry import Entry
from core.model.question import Question, QuestionIntent
from core.model.report import Scope
from core.usecases.budget_status import read_budgets

INTENTS = frozenset({QuestionIntent.BUDGET_STATUS, QuestionIntent.LEFT_PER_DAY})
"""The question intents that this file answers."""
LEFT = "left"
"""The view of a question what is left; it is answered from the budgets if there are any."""
_MARKS = 1 << 16
_ROWS = 6
"""The number of entries shown for each budget."""


async def answer_budgets(context: MessageContext, question: Question, *, edits: str | None = None) -> Reply:
    """Answer a question about budgets: what is spent and left, a Why button, and a chart where there are several."""
    overview, statuses = await _read_asked_budgets(context, question)
    reader = make_reader(context)
    if not statuses:
        return _say_no_budget(context, question, overview)
    per_day = question.intent is QuestionIntent.LEFT_PER_DAY
    totals = not question.categories
    text = (
        render.write_per_day_text(reader, statuses)
        if per_day
        else render.write_overview(reader, overview, statuses, totals=totals)
    )
    drawn = None
    if edits is None and question.chart:
        drawn = render.make_budget_chart(reader, statuses, overview.period)
    plain = replace(question, chart=False)
    buttons = [
        Button(context.words("answer-button-why"), make_question_tap(Verb.WHY, plain, _fingerprint_figures(statuses)))
    ]
    if drawn is None and render.make_budget_chart(reader, statuses, overview.period) is not None:
        buttons.append(Button(context.words("answer-button-chart"), make_question_tap(Verb.CHART, plain)))
    return Reply(text, (tuple(buttons), (render.make_list_button(reader),)), chart=drawn, edits=edits)


async def has_budgets(context: MessageContext, question: Question) -> bool:
    """Return whether the household has any budget that a question is about."""
    return bool((await _read_asked_budgets(context, question))[1])


async def explain_budgets(context: MessageContext, question: Question, mark: int) -> Reply:
    """Replace a budget answer by its figures and entries; note if they changed since (``mark`` is their checksum)."""
    _, statuses = await _read_asked_budgets(context, question)
    reader = make_reader(context)
    rows = [await _list_entries(context, status) for status in statuses]
    body = render.explain_budgets(reader, statuses, rows)
    if _fingerprint_figures(statuses) != mark:
        body = (TextRun(context.words("why-changed") + "\n"), *body)
    back = Button(context.words("answer-button-back"), make_question_tap(Verb.BACK, question))
    return Reply(body, ((back,),), edits=context.inbound.message)


async def _list_entries(context: MessageContext, status: BudgetStatus) -> tuple[Entry, ...]:
    scope = status.budget.scope
    counted = Scope(
        period=status.period, categories=scope.categories, member=scope.member, currency=status.budget.currency
    )
    return await context.uow.reports.list_entries(counted, limit=_ROWS)


async def _read_asked_budgets(
    context: MessageContext, question: Question
) -> tuple[BudgetOverview, tuple[BudgetStatus, ...]]:
    """Return the overview of all budgets on the question's day, and the budgets it asks about, the speaker's first."""
    day = _find_day(question, context.today)
    bills = None if day >= context.today else ()
    overview = await read_budgets(context.uow, context.household, day, bills)
    statuses = overview.list_member_first(context.viewer)
    if question.categories:
        return overview, _select_by_categories(statuses, question.categories)
    if question.intent is QuestionIntent.LEFT_PER_DAY:
        own = BudgetScope(member=context.member.id)
        general = tuple(each for each in statuses if each.budget.scope in {BudgetScope(), own})
        return overview, general or statuses
    return overview, statuses


async def find_paced_budget(context: MessageContext, question: Question) -> BudgetStatus | None:
    """Return the budget of exactly the question's categories and member, for a spending chart; None where none is."""
    others = question.merchant or question.tag or question.account or question.words or question.kind
    if others:
        return None
    day = _find_day(question, context.today)
    overview = await read_budgets(context.uow, context.household, day, None if day >= context.today else ())
    return overview.find_status(BudgetScope(question.categories, question.member))


def _find_day(question: Question, today: date) -> date:
    """Return the day to look at budgets: the last of a past period, the first of a future one, else today."""
    period = question.period
    if period is None or today in period:
        return today
    return period.last if period.last < today else period.first


def _select_by_categories(statuses: Sequence[BudgetStatus], categories: tuple[str, ...]) -> tuple[BudgetStatus, ...]:
    """Return the budgets for exactly these categories, else those that count any of them."""
    asked = set(categories)
    exact = tuple(each for each in statuses if set(each.budget.scope.categories) == asked)
    return exact or tuple(each for each in statuses if asked.intersection(each.budget.scope.categories))


def _say_no_budget(context: MessageContext, question: Question, overview: BudgetOverview) -> Reply:
    """Say that there is no such budget, and offer to make one or to show what was spent."""
    reader = make_reader(context)
    intent = QuestionIntent.CATEGORY_SPEND if question.categories else QuestionIntent.TOTAL
    past = question.period if question.period and question.period.first <= context.today else None
    spent = offer_question(reader, Question(intent, period=past, categories=question.categories))
    if overview.day < context.today:
        told = Reply((TextRun(context.words("budget-none-then", when=reader.write_period(question.period))),))
    elif question.categories:
        told = render.make_unknown_budget_reply(reader, BudgetScope(question.categories))
    else:
        writes = context.member.can_write
        told = render.make_budget_list(reader, replace(overview, statuses=()), None, writes=writes)
    return replace(told, buttons=(*told.buttons, (spent,)))


def _fingerprint_figures(statuses: Sequence[BudgetStatus]) -> int:
    """Return a short checksum of figures, by which a later tap sees whether the figures have changed."""
    seen = [(each.limit.minor, each.carry.minor, each.spent.minor) for each in statuses]
    return crc32(repr(seen).encode()) % _MARKS
