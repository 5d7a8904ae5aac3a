"""REST routes for insights as the chat words them: forecasts, unusual entries, monthly reviews."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.forecast.forecast import Forecast, Interval
from analytics.outlook import find_forecast_month, forecast_question, list_unaccepted_anomalies
from analytics.review import Review, Tip, read_review, read_spending_change
from bot.messages import join_text
from bot.render.outlook import write_forecast, write_odd_reason, write_odd_text
from bot.render.review import write_review
from bot.render.scopes import Audience
from bot.web.api.entries import EARLIEST, Key, read_period
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import PROBLEMS, FirstDay, LastDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.question import Question, QuestionIntent
from core.model.report import PRIVATE
from core.usecases.read_outlook import read_outlook
from core.usecases.use_case_context import UseCaseContext

MOST_MONTHS = 12
"""The most months forecast in one request."""
MonthText = Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="``2026-11``")]
Categories = Annotated[list[Key] | None, Query(max_length=20)]
Payer = Annotated[UUID | None, Query(description="Who paid")]


class IntervalShown(Shown):
    """The lower and upper bound of an amount."""

    low: MoneyShown
    high: MoneyShown

    @classmethod
    def of_interval(cls, found: Forecast, interval: Interval) -> IntervalShown:
        """Return the response body for an interval of a forecast."""
        return cls(
            low=MoneyShown.of(found.make_money(interval.low)), high=MoneyShown.of(found.make_money(interval.high))
        )


class CategorySumShown(Shown):
    """The sum of one category; other members' private entries form a category of their own, ``private``."""

    key: str
    name: str
    money: MoneyShown


class OneOffShown(CategorySumShown):
    """A large one-time expense left out of usual spending; other members' private ones are not listed."""

    day: date


class BalanceAheadShown(Shown):
    """What the accounts hold now, and the lowest balance expected, with its day."""

    now: MoneyShown
    low: MoneyShown
    low_day: date


class ForecastShown(Shown):
    """A forecast of spending in a period, in the household's currency; ``text`` is the chat's wording."""

    period: PeriodShown
    spent: MoneyShown
    bills: MoneyShown
    expected: MoneyShown
    likely: IntervalShown
    """The interval that holds the amount four times out of five (80 %)."""
    nearly_sure: IntervalShown
    """The interval that holds the amount nineteen times out of twenty (95 %)."""
    by_category: list[CategorySumShown]
    left_out: list[OneOffShown]
    method: str
    history: PeriodShown
    balance: BalanceAheadShown | None
    """The forecast of the accounts' balance; null unless all spending is forecast and a balance is known."""
    text: str


class ForecastsShown(Shown):
    """One forecast per month, the earliest first; if the list is empty, ``text`` says why."""

    items: list[ForecastShown]
    text: str


class AnomalyShown(Shown):
    """Something unusual: its amount, the usual amount, and the reason as the chat words it."""

    kind: AnomalyKind
    name: str
    category: str
    money: MoneyShown
    usual: MoneyShown
    day: date
    entry: UUID | None
    other: UUID | None
    """The id of the earlier entry that this one may repeat; null where there is none."""
    reason: str


class AnomaliesShown(Shown):
    """What is unusual in a period, except what the household has marked as fine."""

    period: PeriodShown
    items: list[AnomalyShown]
    text: str


class TipShown(CategorySumShown):
    """A suggestion about one sum, with the sum it is compared with."""

    kind: str
    about: str
    """The shop or item, or the Monday of the week concerned; empty where the tip is about the whole category."""
    compared: MoneyShown


class CategoryChangeShown(CategorySumShown):
    """A category whose sum differs from the period before, with both sums."""

    before: MoneyShown


class ReviewShown(Shown):
    """A review of one month in the household's currency; ``text`` is the chat's wording; sums are 0 without entries."""

    period: PeriodShown
    against: PeriodShown | None
    """The days the month is compared with; for the running month, as many days of the month before."""
    spent: MoneyShown
    before: MoneyShown
    income: MoneyShown
    kept_percent: int | None
    top: list[CategorySumShown]
    changes: list[CategoryChangeShown]
    tips: list[TipShown]
    text: str


def insight_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/insights``."""
    router = APIRouter(
        prefix="/api/v1/insights", tags=["insights"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Insights(api)
    router.get("/forecast")(routes.forecast)
    router.get("/month-end")(routes.month_end)
    router.get("/anomalies")(routes.anomalies)
    router.get("/monthly")(routes.monthly)
    return router


class _Insights:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def forecast(
        self,
        request: Request,
        months: Annotated[int, Query(ge=1, le=MOST_MONTHS)] = 3,
        category: Categories = None,
        member: Payer = None,
    ) -> ForecastsShown:
        """Forecast spending of this month and the following ones, each with its likely range."""
        return await self._forecast(request, months, category, member)

    async def month_end(self, request: Request, category: Categories = None, member: Payer = None) -> ForecastsShown:
        """Forecast this month's total by category; on the month's last day, forecast the next month."""
        return await self._forecast(request, 1, category, member)

    async def anomalies(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
        month: MonthText = None,
        category: Categories = None,
    ) -> AnomaliesShown:
        """List what is unusual in a period (by default this month), each with its reason."""
        async with self._api.context(request) as context:
            period = read_period(first, last, month) or _this_month(context)
            asked = Question(QuestionIntent.ANOMALIES, period=period, categories=tuple(category or ()))
            book = await read_outlook(context.uow, context.household, context.today, context.today)
            found = await list_unaccepted_anomalies(context.uow.alerts, book, context.today, asked, context.member.id)
            changes = (
                None if found else await read_spending_change(context.uow, context.household, context.today, asked)
            )
        reader = self._api.audience(context)
        items = [_show_anomaly(reader, odd) for odd in found]
        return AnomaliesShown(
            period=PeriodShown.of(period), items=items, text=join_text(write_odd_text(reader, found, period, changes))
        )

    async def monthly(self, request: Request, month: MonthText = None) -> ReviewShown:
        """Compare a month (by default this one) with the one before: what changed, and tips."""
        async with self._api.context(request) as context:
            period = read_period(None, None, month) or _this_month(context)
            if period.first < EARLIEST:
                raise Invalid("period-unknown", said=f"{period.first:%Y-%m}")
            found = await read_review(context.uow, context.household, context.today, period, context.member.id)
        return _show_review(self._api.audience(context), period, found)

    async def _forecast(
        self, request: Request, months: int, category: list[str] | None, member: UUID | None
    ) -> ForecastsShown:
        asked = Question(QuestionIntent.FORECAST, categories=tuple(category or ()), member=member)
        async with self._api.context(request) as context:
            periods = _months_ahead(context.today, months)
            book = await read_outlook(context.uow, context.household, context.today, periods[-1].last)
        reader = self._api.audience(context)

        def forecast_periods() -> list[ForecastShown]:
            shown = []
            for period in periods:
                question = Question(asked.intent, period=period, categories=asked.categories, member=member)
                found = forecast_question(book, context.household, context.today, question, context.member.id)
                if found is not None:
                    shown.append(_show_forecast(reader, question, found))
            return shown

        items = await asyncio.to_thread(forecast_periods)
        text = "\n\n".join(each.text for each in items) if items else reader.words("outlook-too-little")
        return ForecastsShown(items=items, text=text)


def _this_month(context: UseCaseContext) -> Period:
    return find_month(context.today)


def _months_ahead(today: date, count: int) -> list[Period]:
    """Return ``count`` months: the one that ends next and those after it."""
    periods = [find_forecast_month(today)]
    while len(periods) < count:
        periods.append(find_month(periods[-1].last + timedelta(days=1)))
    return periods


def _show_sum(reader: Audience, key: str, money: Money) -> dict[str, object]:
    """Return the response fields for the sum of a category."""
    return {"key": key, "name": reader.name_category(key), "money": MoneyShown.of(money)}


def _show_balance(found: Forecast) -> BalanceAheadShown | None:
    ahead = found.balance
    if ahead is None:
        return None
    now, low = MoneyShown.of(found.make_money(ahead.now)), MoneyShown.of(found.make_money(ahead.low))
    return BalanceAheadShown(now=now, low=low, low_day=ahead.low_day)


def _show_forecast(reader: Audience, asked: Question, found: Forecast) -> ForecastShown:
    return ForecastShown(
        period=PeriodShown.of(found.period),
        spent=MoneyShown.of(found.make_money(found.spent)),
        bills=MoneyShown.of(found.make_money(found.bills)),
        expected=MoneyShown.of(found.make_money(found.expected)),
        likely=IntervalShown.of_interval(found, found.likely),
        nearly_sure=IntervalShown.of_interval(found, found.nearly_sure),
        by_category=[
            CategorySumShown.model_validate(_show_sum(reader, key, found.make_money(minor)))
            for key, minor in found.by_category.items()
            if minor
        ],
        left_out=[
            OneOffShown.model_validate(
                {**_show_sum(reader, each.category, found.make_money(each.minor)), "day": each.day}
            )
            for each in found.one_offs
            if each.category != PRIVATE
        ],
        method=found.method,
        history=PeriodShown.of(found.history),
        balance=_show_balance(found),
        text=join_text(write_forecast(reader, asked, found)),
    )


def _show_anomaly(reader: Audience, odd: Anomaly) -> AnomalyShown:
    currency = reader.household.currency
    return AnomalyShown(
        kind=odd.kind,
        name=odd.name,
        category=odd.category,
        money=MoneyShown.of(Money(odd.minor, currency)),
        usual=MoneyShown.of(Money(odd.usual, currency)),
        day=odd.day,
        entry=odd.entry,
        other=odd.other,
        reason=write_odd_reason(reader, odd),
    )


def _show_review(reader: Audience, period: Period, found: Review | None) -> ReviewShown:
    if found is None:
        nothing = show_minor(reader, 0)
        text = reader.words("review-nothing", when=reader.words.period(period, reader.today))
        return ReviewShown(
            period=PeriodShown.of(period),
            against=None,
            spent=nothing,
            before=nothing,
            income=nothing,
            kept_percent=None,
            top=[],
            changes=[],
            tips=[],
            text=text,
        )
    return ReviewShown(
        period=PeriodShown.of(period),
        against=PeriodShown.of(found.against),
        spent=show_minor(reader, found.spent),
        before=show_minor(reader, found.before),
        income=show_minor(reader, found.income),
        kept_percent=found.kept_percent,
        top=[
            CategorySumShown.model_validate(_show_sum(reader, key, _make_money(reader, minor)))
            for key, minor in found.top
        ],
        changes=[
            CategoryChangeShown.model_validate(
                {
                    **_show_sum(reader, each.category, _make_money(reader, each.minor)),
                    "before": show_minor(reader, each.before),
                }
            )
            for each in found.changes
        ],
        tips=[show_tip(reader, each) for each in found.tips],
        text=join_text(write_review(reader, found)),
    )


def show_tip(reader: Audience, tip: Tip) -> TipShown:
    """Return the response body for a tip."""
    return TipShown.model_validate(
        {
            **_show_sum(reader, tip.category, _make_money(reader, tip.minor)),
            "kind": tip.kind.value,
            "about": tip.day.isoformat() if tip.day else tip.name,
            "compared": show_minor(reader, tip.compared),
        }
    )


def _make_money(reader: Audience, minor: int) -> Money:
    return Money(minor, reader.household.currency)


def show_minor(reader: Audience, minor: int) -> MoneyShown:
    """Return the response body for an amount given in minor units of the household's currency."""
    return MoneyShown.of(_make_money(reader, minor))
