"""REST routes that forecast a series sent in the request, or judge whether an entry in the request is unusual.

They neither read nor change the household's entries.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import AfterValidator, Field

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind, Habits, JudgedEntry, judge_entry
from analytics.forecast.forecast import LONGEST_HISTORY, Forecast, Spend, forecast_period
from bot.render.outlook import write_forecast_line, write_odd_reason
from bot.render.scopes import Audience
from bot.render.words import Words
from bot.web.api.entries import EARLIEST, LATEST, AmountText, Key, Text200
from bot.web.api.insights import IntervalShown, show_minor
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import PROBLEMS, Body, CurrencyCode, IsoDay, MoneyShown, Shown, Whole
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.language.text.phrases import fold
from core.model.household import Membership
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent

MOST_SPENDS: Final = 5000
"""The most amounts or entries accepted in one request."""
MOST_DAYS: Final = 366
"""The most days that may be forecast in one request."""


def _check_day(day: date) -> date:
    """Return the day. Raises ValueError if it lies outside the range of days allowed."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"give a day from {EARLIEST} to {LATEST}")
    return day


Day = Annotated[IsoDay, AfterValidator(_check_day)]


class SpendGiven(Body):
    """Request body: one amount spent on a day; a day may have several."""

    day: Day
    amount: AmountText
    category: Key = "other"


class SeriesGiven(Body):
    """Request body: amounts spent, in any order, and the number of days after the last one to forecast."""

    currency: CurrencyCode
    spends: Annotated[list[SpendGiven], Field(min_length=1, max_length=MOST_SPENDS)]
    last: Annotated[Day | None, Field(description="The last day that is known; that of the last spend without")] = None
    days: Annotated[Whole, Field(ge=1, le=MOST_DAYS, examples=[30])]


class CategoryPartShown(Shown):
    """The sum of one category in a forecast."""

    key: str
    money: MoneyShown


class LeftOutShown(CategoryPartShown):
    """A large one-time expense: left out of usual spending, it only widens the forecast's intervals."""

    day: date


class SeriesForecastShown(Shown):
    """A forecast for the days after the series; ``method`` names the method with the most weight."""

    period: PeriodShown
    expected: MoneyShown
    likely: IntervalShown
    """The interval that holds the sum four times out of five (80 %)."""
    nearly_sure: IntervalShown
    """The interval that holds the sum nineteen times out of twenty (95 %)."""
    by_category: list[CategoryPartShown]
    left_out: list[LeftOutShown]
    method: str
    history: PeriodShown
    """The days the forecast is made from; of a long series only the last ones."""


class SeriesForecastedShown(Shown):
    """The forecast, or null if the series is too short; ``text`` then says so."""

    item: SeriesForecastShown | None
    text: str


class ComparedEntry(Body):
    """Request body: an expense's day, amount, shop or item, and category."""

    day: Day
    amount: AmountText
    name: Annotated[Text200, Field(examples=["netflix"])] = ""
    category: Key = "other"


class ComparisonGiven(Body):
    """Request body: an entry and earlier ones in any order; amounts are in the household's currency by default."""

    entry: ComparedEntry
    before: Annotated[list[ComparedEntry], Field(max_length=MOST_SPENDS)]
    currency: CurrencyCode | None = None


class EntryComparisonShown(Shown):
    """Whether an entry is unlike the earlier ones, with the reason in words; ``usual`` is the usual amount."""

    odd: bool
    enough: bool
    """Whether the earlier entries cover a month, the least needed to judge the entry."""
    kind: AnomalyKind | None
    money: MoneyShown
    usual: MoneyShown | None
    other: int | None
    """The place, from 0, of the earlier entry that this one may repeat; null where there is none."""
    text: str


def series_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/helpers/forecast`` and ``/api/v1/helpers/anomaly``."""
    router = APIRouter(
        prefix="/api/v1/helpers", tags=["helpers"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )

    @router.post("/forecast")
    async def forecast_series(request: Request, given: SeriesGiven) -> SeriesForecastedShown:
        """Forecast the series in the request with the methods used for the household's own forecast."""
        reader = _make_audience(api, request.state.membership, given.currency)
        return await asyncio.to_thread(_forecast, reader, given)

    @router.post("/anomaly")
    async def compare_entry(request: Request, given: ComparisonGiven) -> EntryComparisonShown:
        """Judge whether an entry is unlike earlier ones, by the rules used for the household's own entries."""
        membership: Membership = request.state.membership
        reader = _make_audience(api, membership, given.currency or membership.household.currency)
        return await asyncio.to_thread(_compare, reader, given)

    return router


def _make_audience(api: ApiDependencies, membership: Membership, currency: str) -> Audience:
    """Return the member as a reader whose amounts are written in the request's currency."""
    household, member = membership.household, membership.member
    words = Words(household.choose_language(member), currency)
    return Audience(words, replace(household, currency=currency), household.today(api.clock.now()), member)


def _need_days_until(last: date, days: Sequence[date]) -> None:
    """Raise Invalid if any of the days comes after ``last``."""
    late = max(days, default=last)
    if late > last:
        raise Invalid("series-day-late", day=late.isoformat(), last=last.isoformat())


def _forecast(reader: Audience, given: SeriesGiven) -> SeriesForecastedShown:
    days = [each.day for each in given.spends]
    last = given.last or max(days)
    _need_days_until(last, days)
    currency = given.currency
    spends = [Spend(each.day, each.category or "other", Money.of(each.amount, currency).minor) for each in given.spends]
    period = Period(last + timedelta(days=1), last + timedelta(days=given.days))
    begin = last - timedelta(days=LONGEST_HISTORY)
    found = forecast_period([each for each in spends if each.minor and each.day >= begin], (), last, period, currency)
    if found is None:
        return SeriesForecastedShown(item=None, text=reader.words("outlook-too-little"))
    text = write_forecast_line(reader, Question(QuestionIntent.FORECAST, period=period), found)
    return SeriesForecastedShown(item=_show_forecast(found), text=text)


def _show_forecast(found: Forecast) -> SeriesForecastShown:
    return SeriesForecastShown(
        period=PeriodShown.of(found.period),
        expected=MoneyShown.of(found.make_money(found.expected)),
        likely=IntervalShown.of_interval(found, found.likely),
        nearly_sure=IntervalShown.of_interval(found, found.nearly_sure),
        by_category=[
            CategoryPartShown(key=key, money=MoneyShown.of(found.make_money(minor)))
            for key, minor in found.by_category.items()
            if minor
        ],
        left_out=[
            LeftOutShown(key=each.category, money=MoneyShown.of(found.make_money(each.minor)), day=each.day)
            for each in found.one_offs
        ],
        method=found.method,
        history=PeriodShown.of(found.history),
    )


def _compare(reader: Audience, given: ComparisonGiven) -> EntryComparisonShown:
    currency = reader.household.currency
    _need_days_until(given.entry.day, [each.day for each in given.before])
    entry = _make_judged(given.entry, len(given.before), currency)
    before = [_make_judged(each, place, currency) for place, each in enumerate(given.before)]
    habits = Habits()
    for each in sorted(before, key=lambda each: each.day):
        if each.minor:
            habits.add_entry(each)
    odd = judge_entry(entry, habits)
    enough = habits.days >= find_month(entry.day).days
    return EntryComparisonShown(
        odd=odd is not None,
        enough=enough,
        kind=odd.kind if odd else None,
        money=show_minor(reader, entry.minor),
        usual=show_minor(reader, odd.usual) if odd else None,
        other=odd.other.int if odd and odd.other else None,
        text=_write_reason(reader, odd, enough=enough),
    )


def _make_judged(entry: ComparedEntry, place: int, currency: str) -> JudgedEntry:
    """Return an entry in the form that the anomaly rules judge; its id is its place in the request."""
    name = " ".join(fold(entry.name).split())
    return JudgedEntry(
        UUID(int=place), entry.day, name, entry.category or "other", Money.of(entry.amount, currency).minor
    )


def _write_reason(reader: Audience, odd: Anomaly | None, *, enough: bool) -> str:
    if odd is not None:
        return write_odd_reason(reader, odd)
    return reader.words("series-nothing-odd" if enough else "series-too-little")
