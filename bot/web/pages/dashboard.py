"""The dashboard: the chat's answers about a period on one page, and the explanation ("Why") behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from fastapi import APIRouter, Request, Response

from analytics.answer import plan_answer
from analytics.outlook import find_forecast_month, forecast_question, list_unaccepted_anomalies
from analytics.palette import COLOURS
from analytics.plans import QueryPlan
from analytics.review import read_spending_change
from analytics.solve import solve_all, solve_plan
from bot.handlers.currencies import write_full_name
from bot.handlers.questions import list_rows_behind
from bot.messages import TextRun, join_text
from bot.render.outlook import write_forecast, write_odd_text
from bot.render.shorthand import expand, shorten_question
from bot.render.why import explain_answer_rows
from bot.web.pages.ahead import LONGEST, answer_ahead
from bot.web.pages.bills import show_bills
from bot.web.pages.filters import PageFilter, PeriodChoice, label_periods, read_filter, read_known_filter
from bot.web.pages.page import PageReader, PageRenderer, first_large
from bot.web.pages.planning import show_budgets
from core.errors import Invalid, Refusal
from core.model.answer import Balance, Breakdown, Comparison, Trend
from core.model.entry import Entry
from core.model.money import Money
from core.model.period import find_month
from core.model.question import QuestionIntent
from core.model.report import PRIVATE, Figure
from core.ports import Reports, UnitOfWork
from core.usecases.budget_status import list_upcoming_amounts, read_budgets
from core.usecases.list_bills import list_unpaid_bills
from core.usecases.read_outlook import LOOK_AHEAD, OutlookBook, read_outlook

RECENT = 8
"""The number of newest entries on the dashboard."""
MOST_PARTS = 12
"""The most categories named on the dashboard; the others are summed in one line."""


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """The answers that the dashboard shows, the same as the chat gives."""

    comparison: Comparison
    balance: Balance
    categories: Breakdown
    members: Breakdown
    trend: Trend
    recent: tuple[Entry, ...]


async def find_dashboard_figures(reports: Reports, reader: PageReader, chosen: PageFilter) -> DashboardFigures:
    """Return the dashboard's figures for a filter."""

    def ask(intent: QuestionIntent, **more: Any) -> QueryPlan:
        made = plan_answer(chosen.question(intent, **more), reader.household, reader.today)
        if made is None:
            raise RuntimeError(f"{intent} has no plan")
        return made

    long = chosen.period is None or chosen.choice in {PeriodChoice.THIS_YEAR, PeriodChoice.LAST_YEAR}
    plans = (
        ask(QuestionIntent.COMPARE),
        ask(QuestionIntent.INCOME_VS_EXPENSE),
        ask(QuestionIntent.TOP_CATEGORIES),
        ask(QuestionIntent.BY_MEMBER),
        ask(QuestionIntent.TREND, period=chosen.period if long else None, unit="month"),
    )
    # Each question gives an answer of its own kind.
    answers = cast("tuple[Comparison, Balance, Breakdown, Breakdown, Trend]", await solve_all(reports, plans))
    recent = await reports.list_entries(chosen.scope(every_kind=True), limit=RECENT)
    return DashboardFigures(*answers, recent)


@dataclass(frozen=True, slots=True)
class ShownOutlook:
    """The dashboard's forecast and unusual entries, a line each; empty with too few entries or too narrow a filter."""

    month_end: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()


def has_outlook(chosen: PageFilter) -> bool:
    """Return whether a filter allows a forecast: it has no search text and no kind."""
    return not chosen.search and not chosen.kind


async def find_outlook(uow: UnitOfWork, reader: PageReader, chosen: PageFilter, book: OutlookBook) -> ShownOutlook:
    """Return the forecast for the month's end and what is unusual in the chosen period."""
    if not has_outlook(chosen):
        return ShownOutlook()
    asked = chosen.question(QuestionIntent.FORECAST, period=find_forecast_month(reader.today), ever=False)
    forecast = forecast_question(book, reader.household, reader.today, asked, reader.member.id)
    ahead = text_lines(write_forecast(reader.answers, asked, forecast)) if forecast else ()
    if chosen.member:
        return ShownOutlook(ahead)
    period = chosen.period or find_month(reader.today)
    question = chosen.question(QuestionIntent.ANOMALIES, period=period)
    odd = await list_unaccepted_anomalies(uow.alerts, book, reader.today, question, reader.member.id)
    if not (odd or ahead):
        return ShownOutlook()
    changes = None if odd else await read_spending_change(uow, reader.household, reader.today, question)
    return ShownOutlook(ahead, text_lines(write_odd_text(reader.answers, odd, period, changes)))


def text_lines(spans: Iterable[TextRun]) -> tuple[str, ...]:
    """Return the lines of text in a chat answer."""
    return tuple(join_text(spans).strip().split("\n"))


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown on the dashboard; ``share`` is in per cent of the largest line."""

    name: str
    icon: str
    colour: str
    money: Money
    share: int
    link: str
    """The query string of the list of the part's entries; empty where they cannot be listed."""


@dataclass(frozen=True, slots=True)
class PartGroup:
    """The lines of a breakdown in one currency, with their total; ``currency`` is its name, empty where it is alone."""

    currency: str
    parts: tuple[Part, ...]
    total: str


def _group_parts(reader: PageReader, parts: Iterable[Part]) -> list[PartGroup]:
    """Return the lines of a breakdown by currency, the household's first: sums of two currencies have no common bar."""
    groups: dict[str, list[Part]] = {reader.household.currency: []}
    for part in parts:
        groups.setdefault(part.money.currency, []).append(part)
    filled = {currency: some for currency, some in groups.items() if some}
    return [
        PartGroup(
            write_full_name(currency, reader.words) if len(filled) > 1 else "",
            tuple(some),
            reader.words.money(Money(sum(part.money.minor for part in some), currency)),
        )
        for currency, some in filled.items()
    ]


def dashboard_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/dashboard``, ``/dashboard/ahead`` and ``/why``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dashboard")
    async def dashboard(request: Request) -> Response:
        return await _show_dashboard(pages, request, await pages.reader(request))

    @router.get("/dashboard/ahead")
    async def look_ahead(request: Request) -> Response:
        return await _show_ahead(pages, request, await pages.reader(request))

    @router.get("/why")
    async def explain(request: Request, question: str = "") -> Response:
        return await _show_why(pages, request, await pages.reader(request), question)

    return router


async def _show_dashboard(pages: PageRenderer, request: Request, reader: PageReader) -> Response:
    chosen, refusal = read_known_filter(request.query_params, reader.household, reader.today)
    async with pages.context(reader) as context:
        figures = await find_dashboard_figures(context.uow.reports, reader, chosen)
        bills = await list_unpaid_bills(context.uow, reader.today, reader.today + LOOK_AHEAD)
        upcoming = list_upcoming_amounts(bills, reader.today)
        budgets = await read_budgets(context.uow, reader.household, reader.today, upcoming)
    asked = chosen.question(QuestionIntent.COMPARE)
    return await pages.show(
        request,
        "dashboard.html",
        reader,
        refusal,
        chosen=chosen,
        title=_write_title(reader, chosen),
        choices=label_periods(reader.words, chosen),
        figures=figures,
        budgets=show_budgets(reader, budgets),
        bills=show_bills(reader, bills)[:RECENT],
        has_outlook=has_outlook(chosen),
        why=shorten_question(asked),
        categories=_group_parts(reader, _category_parts(reader, chosen, figures.categories)),
        members=_group_parts(reader, _member_parts(reader, chosen, figures.members)),
        trend=_trend_series(reader, figures.trend),
    )


async def _show_ahead(pages: PageRenderer, request: Request, reader: PageReader) -> Response:
    """Show the forecast and unusual entries, which the dashboard loads later as they need a year of entries."""
    chosen = read_filter(request.query_params, reader.household, reader.today)
    async with pages.context(reader) as context:
        book = await read_outlook(context.uow, reader.household, reader.today, reader.today)
        outlook = await find_outlook(context.uow, reader, chosen, book)
        supposed = request.query_params.get("suppose", "").strip()
        answered = await _answer_supposed(context.uow, reader, supposed) if supposed and outlook.month_end else ()
    return await pages.show(
        request,
        "ahead.html",
        reader,
        chosen=chosen,
        outlook=outlook,
        supposed=supposed[:LONGEST],
        answered=answered,
    )


async def _answer_supposed(uow: UnitOfWork, reader: PageReader, text: str) -> tuple[str, ...]:
    """Return the lines of the answer to a "what if" question, or the sentence that says why there is none."""
    try:
        return text_lines(await answer_ahead(uow, reader, text))
    except Refusal as refusal:
        return (reader.words.refusal(refusal),)


async def _show_why(pages: PageRenderer, request: Request, reader: PageReader, question: str) -> Response:
    asked = expand(question, reader.household)
    made = plan_answer(asked, reader.household, reader.today) if asked else None
    if made is None:
        raise Invalid("choice-gone")
    async with pages.context(reader) as context:
        answer = await solve_plan(context.uow.reports, made)
        if isinstance(answer, Comparison) and answer.same_day:  # the overview shows the same days of the period before
            answer = replace(answer, before=answer.same_day)
        rows = await list_rows_behind(context.uow.reports, answer)
    title, *lines = explain_answer_rows(reader.answers, answer, rows, changed=False, queries=False)
    return await pages.show(
        request, "why.html", reader, title=title.text, lines=[line.removeprefix("• ") for line in text_lines(lines)]
    )


def _write_title(reader: PageReader, chosen: PageFilter) -> str:
    """Return the chosen period as a heading."""
    if chosen.period is None:
        return reader.words("pages-period-all")
    return first_large(reader.words.period(chosen.period, reader.today))


def _category_parts(reader: PageReader, chosen: PageFilter, found: Breakdown) -> list[Part]:
    """Return the largest categories and, in one line per currency, all others, so that lines add up to the total."""
    most = MOST_PARTS if len(found.parts) > MOST_PARTS + 1 else len(found.parts)
    named, rest = found.parts[:most], found.parts[most:]
    parts = [_category_part(reader, chosen, part, _find_largest(found, part)) for part in named]
    for currency in dict.fromkeys(part.money.currency for part in rest):
        others = [part for part in rest if part.money.currency == currency]
        total = Money(sum(part.money.minor for part in others), currency)
        share = _share_of(total, _find_largest(found, others[0]))
        parts.append(Part(reader.words("pages-others", count=len(others)), "⋯", "slate", total, share, ""))
    return parts


def _category_part(reader: PageReader, chosen: PageFilter, part: Figure, most: int) -> Part:
    category = reader.household.category(part.key)
    colour = category.colour if category and category.colour in COLOURS else "slate"
    icon = category.icon if category else ""
    link = "" if part.key == PRIVATE else chosen.query(category=part.key)
    return Part(reader.answers.name_category(part.key), icon, colour, part.money, _share_of(part.money, most), link)


def _member_parts(reader: PageReader, chosen: PageFilter, found: Breakdown) -> list[Part]:
    return [
        Part(
            reader.answers.name_member(part.key),
            "",
            "teal",
            part.money,
            _share_of(part.money, _find_largest(found, part)),
            chosen.query(member=part.key),
        )
        for part in found.parts
    ]


def _find_largest(found: Breakdown, like: Figure) -> int:
    """Return the largest amount of a breakdown in the currency of ``like``, in minor units."""
    return max(abs(part.money.minor) for part in found.parts if part.money.currency == like.money.currency)


def _share_of(money: Money, most: int) -> int:
    return min(100, 100 * max(money.minor, 0) // most) if most else 0


def _trend_series(reader: PageReader, found: Trend) -> list[dict[str, str]]:
    """Return the months of a trend in the household's currency, each with its name, value and text."""
    parts = [part for part in found.parts if part.money.currency == reader.household.currency]
    return [
        {
            "key": part.key,
            "name": reader.words.period(find_month(date.fromisoformat(f"{part.key}-01")), reader.today),
            "value": str(part.money.amount),
            "said": reader.words.money(part.money),
        }
        for part in parts
    ]
