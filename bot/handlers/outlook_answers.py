"""Answers to questions about forecasts, whether something is affordable, and unusual spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zlib import crc32

from analytics.afford import Affordability, read_affordability
from analytics.anomalies.find_anomalies import AnomalyKind
from analytics.forecast.forecast import Forecast
from analytics.outlook import FARTHEST, forecast_question, list_anomalies, list_unaccepted_anomalies
from analytics.review import read_spending_change
from analytics.totals import list_running_sums
from bot.handlers.cards import make_reader, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap, TextRun
from bot.render import outlook as render
from bot.render.shorthand import make_question_tap
from bot.verbs import Verb
from core.model.household_alert import AlertKind
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Scope
from core.usecases.read_outlook import read_outlook

router: Router[MessageContext] = Router()

INTENTS = frozenset({QuestionIntent.FORECAST, QuestionIntent.AFFORD, QuestionIntent.ANOMALIES})
"""The question intents that this file answers."""
_MARKS = 1 << 16
_WORTH = 3
"""The least number of days left in a month for the month to be forecast."""


async def answer_outlook(context: MessageContext, question: Question, *, edits: str | None = None) -> Reply:
    """Answer a question about a forecast, affordability or unusual spending."""
    if question.intent is QuestionIntent.FORECAST:
        return await _answer_forecast(context, question, edits)
    if question.intent is QuestionIntent.AFFORD:
        return await _answer_afford(context, question, edits)
    return await _answer_odd(context, question, edits)


def is_ahead(question: Question, today: date) -> bool:
    """Return whether a question can be answered: False for the forecast of a period that is over."""
    return question.intent is not QuestionIntent.FORECAST or question.period is None or question.period.last > today


async def explain_outlook(context: MessageContext, question: Question, mark: int) -> Reply:
    """Replace a forecast by how it was made; note if the figures changed since (``mark`` is their checksum)."""
    back = Button(context.words("answer-button-back"), make_question_tap(Verb.BACK, question))
    if question.intent is QuestionIntent.AFFORD:
        found: Affordability | Forecast | None = await _judge_afford(context, question)
    else:
        found = await _make_forecast(context, question)
    if found is None:
        return Reply((TextRun(context.words("outlook-too-little")),), ((back,),), edits=context.inbound.message)
    reader = make_reader(context)
    if isinstance(found, Affordability):
        body, now = render.explain_affordability(reader, found), _fingerprint_figures(found.cost, found.left)
    else:
        body, now = render.explain_forecast(reader, found), _fingerprint_figures(found.spent, found.expected)
    if now != mark:
        body = (TextRun(context.words("why-changed") + "\n"), *body)
    return Reply(body, ((back,),), edits=context.inbound.message)


def _find_period(question: Question, today: date) -> Period:
    """Return the period to forecast: the asked one, else this month, or the next 30 days where it is nearly over."""
    if question.period is not None:
        return Period(question.period.first, min(question.period.last, today + FARTHEST))
    this = find_month(today)
    return this if (this.last - today).days >= _WORTH else Period(today + timedelta(days=1), today + timedelta(days=30))


async def _make_forecast(context: MessageContext, question: Question) -> Forecast | None:
    period = _find_period(question, context.today)
    book = await read_outlook(context.uow, context.household, context.today, period.last)
    asked = replace(question, period=period)
    return forecast_question(book, context.household, context.today, asked, context.viewer)


async def _answer_forecast(context: MessageContext, question: Question, edits: str | None) -> Reply:
    found = await _make_forecast(context, question)
    if found is None:
        return Reply((TextRun(context.words("outlook-too-little")),), edits=edits)
    reader, plain = make_reader(context), replace(question, chart=False)
    buttons = [
        Button(
            context.words("answer-button-why"),
            make_question_tap(Verb.WHY, plain, _fingerprint_figures(found.spent, found.expected)),
        )
    ]
    chart = None
    if edits is None:
        chart = render.make_forecast_chart(
            reader, question, found, await _list_running_totals(context, question, found)
        )
    return Reply(render.write_forecast(reader, question, found), (tuple(buttons),), chart=chart, edits=edits)


async def _list_running_totals(context: MessageContext, question: Question, forecast: Forecast) -> list[int]:
    """Return the running totals of the period's days until today, from the query that all totals use."""
    if forecast.period.first > context.today:
        return []
    gone = Period(forecast.period.first, context.today)
    scope = Scope(gone, SPENDING, categories=question.categories, member=question.member)
    return list(list_running_sums(await context.uow.reports.by_day(scope), gone, forecast.currency))


def _fingerprint_figures(*figures: int) -> int:
    return crc32(repr(figures).encode()) % _MARKS


async def _answer_afford(context: MessageContext, question: Question, edits: str | None) -> Reply:
    if question.amount is None:
        return Reply((TextRun(context.words("outlook-afford-ask")),), edits=edits)
    found = await _judge_afford(context, question)
    if found is None:
        return Reply((TextRun(context.words("outlook-too-little")),), edits=edits)
    mark = _fingerprint_figures(found.cost, found.left)
    button = Button(context.words("answer-button-why"), make_question_tap(Verb.WHY, question, mark))
    return Reply(render.write_affordability(make_reader(context), found), ((button,),), edits=edits)


async def _judge_afford(context: MessageContext, question: Question) -> Affordability | None:
    """Return whether the amount in a question can be paid until its day; None where it cannot be judged."""
    cost = Money.of(question.amount or 0, context.household.currency).minor
    return await read_affordability(
        context.uow, context.household, context.today, context.viewer, cost=cost, by=question.by
    )


async def _answer_odd(context: MessageContext, question: Question, edits: str | None) -> Reply:
    period = question.period or find_month(context.today)
    book = await read_outlook(context.uow, context.household, context.today, context.today)
    found = await list_unaccepted_anomalies(context.uow.alerts, book, context.today, question, context.viewer)
    reader = make_reader(context)
    buttons = render.make_odd_buttons(reader, found) if context.member.can_write else ()
    changes = None if found else await read_spending_change(context.uow, context.household, context.today, question)
    return Reply(render.write_odd_text(reader, found, period, changes), buttons, edits=edits)


@router.tap(Verb.ODD_FINE)
async def _call_fine(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Remember that an unusual expense is fine, and show what else is unusual."""
    use_case_context(context).require_writer()
    book = await read_outlook(context.uow, context.household, context.today, context.today)
    period = Period(context.today - FARTHEST, context.today)
    for odd in list_anomalies(book, context.today, period, context.viewer):
        ahead = odd.kind is AnomalyKind.PACE and odd.category == tap.argument
        if ahead or (tap.subject is not None and odd.entry == tap.subject):
            await context.uow.alerts.accept(AlertKind.UNUSUAL, odd.acceptance_key, context.member.id)
    shown = await _answer_odd(context, Question(QuestionIntent.ANOMALIES), context.inbound.message)
    return [replace(shown, toast=context.words("outlook-fine-kept"))]
