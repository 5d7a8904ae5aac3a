"""REST routes for figures: the dashboard, summaries, comparisons, time series, breakdowns and yearly totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request

from analytics.answer import plan_answer
from analytics.solve import solve_plan
from analytics.totals import sum_by_week
from bot.web.api.book_shapes import EntryShown
from bot.web.api.entries import Filters, check_comparable, read_period
from bot.web.api.shapes import PROBLEMS, FirstDay, LastDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.model.answer import Balance, Comparison, Sums
from core.model.entry import EntryKind
from core.model.money import Money
from core.model.period import Period, find_month, find_year
from core.model.question import Question, QuestionIntent
from core.model.report import SPENDING, Figure, Scope
from core.usecases.use_case_context import UseCaseContext

_RECENT = 10
MOST_DAYS = 3 * 366
"""The most days that one time series may cover."""
MOST_YEARS = 20


class Unit(StrEnum):
    """The step of a time series: day, week or month."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Cut(StrEnum):
    """What a breakdown splits a sum by: category, member or merchant."""

    CATEGORY = "category"
    MEMBER = "member"
    MERCHANT = "merchant"


class PeriodShown(Shown):
    """The first and the last day of a period, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Period) -> PeriodShown:
        """Return the response body for a period."""
        return cls(first=period.first, last=period.last)


class PartShown(Shown):
    """A part of a sum: that of one category, member, shop, day, week (its Monday is the key) or month."""

    key: str
    name: str
    money: MoneyShown
    count: int


class SumsShown(Shown):
    """Income, spending and savings of a period: one sum per currency, the household's first, never added together."""

    period: PeriodShown
    income: list[MoneyShown]
    spending: list[MoneyShown]
    savings: list[MoneyShown]
    count: int


class SummaryShown(SumsShown):
    """The sums of a period, split by category and by member, with the daily average."""

    by_category: list[PartShown]
    by_member: list[PartShown]
    daily_average: MoneyShown


class DashboardShown(SummaryShown):
    """This month so far compared with the same days of last month, and the newest entries."""

    compared: ComparisonShown
    recent: list[EntryShown]


class ComparisonShown(Shown):
    """A period compared with the whole period before it, and with as many days of that period."""

    period: PeriodShown
    before: PeriodShown
    now: MoneyShown
    then: MoneyShown
    same_days: MoneyShown
    change: MoneyShown
    percent: int | None


class SeriesShown(Shown):
    """A sum for each day, week or month of a period; those without entries are 0."""

    unit: Unit
    period: PeriodShown
    currency: str
    points: list[PartShown]


class BreakdownShown(Shown):
    """A sum and its parts, the largest first."""

    period: PeriodShown
    cut: Cut
    total: list[MoneyShown]
    parts: list[PartShown]


class YearShown(Shown):
    """Income, spending and savings of one year, in the household's currency."""

    year: int
    income: MoneyShown
    spending: MoneyShown
    savings: MoneyShown


class YearsShown(Shown):
    """The yearly totals, the oldest first."""

    items: list[YearShown]


DashboardShown.model_rebuild()


def report_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/reports`` and ``/api/v1/dashboard``."""
    router = APIRouter(prefix="/api/v1", tags=["reports"], responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _Reports(api)
    router.get("/dashboard")(routes.dashboard)
    router.get("/reports/summary")(routes.summary)
    router.get("/reports/trends")(routes.trends)
    router.get("/reports/timeseries")(routes.timeseries)
    router.get("/reports/breakdown")(routes.breakdown)
    router.get("/reports/yearly")(routes.yearly)
    return router


class _Reports:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def dashboard(self, request: Request) -> DashboardShown:
        """Return this month's summary, its comparison with last month, and the newest entries."""
        async with self._api.context(request) as context:
            summary = await self._make_summary(context, find_month(context.today))
            compared = await _compare(context, find_month(context.today))
            scope = Scope(kinds=tuple(EntryKind))
            recent = await context.uow.reports.list_entries(scope, limit=_RECENT)
        shown = [EntryShown.of_entry(entry) for entry in recent]
        return DashboardShown(**dict(summary), compared=compared, recent=shown)

    async def summary(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
        month: Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] = None,
    ) -> SummaryShown:
        """Return income, spending, savings and their split for a month, or for the days between two."""
        async with self._api.context(request) as context:
            return await self._make_summary(context, read_period(first, last, month) or _this_month(context))

    async def trends(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
    ) -> ComparisonShown:
        """Compare a period (by default this month) with the one before, with the change in percent."""
        async with self._api.context(request) as context:
            period = read_period(first, last, None) or _this_month(context)
            return await _compare(context, check_comparable(period))

    async def timeseries(
        self, request: Request, filters: Annotated[Filters, Depends()], unit: Unit = Unit.DAY
    ) -> SeriesShown:
        """Return sums by day, week or month in the household's currency: of spending, or of what the filters name."""
        async with self._api.context(request) as context:
            period = filters.period or _this_month(context)
            if period.days > MOST_DAYS:
                raise Invalid("period-too-long", days=MOST_DAYS)
            base = context.household.currency
            scope = replace(filters.scope(context.membership, SPENDING), period=period, currency=base)
            reports = context.uow.reports
            figures = await (reports.by_month(scope) if unit is Unit.MONTH else reports.by_day(scope))
        cut = sum_by_week(figures) if unit is Unit.WEEK else figures
        found = {figure.key: figure for figure in cut}
        empty = Money(0, base)
        points = [found.get(key) or Figure(key, empty, 0) for key in _list_unit_keys(unit, period)]
        shown = [
            PartShown(key=one.key, name=one.key, money=MoneyShown.of(one.money), count=one.count) for one in points
        ]
        return SeriesShown(unit=unit, period=PeriodShown.of(period), currency=base, points=shown)

    async def breakdown(
        self, request: Request, filters: Annotated[Filters, Depends()], cut: Cut = Cut.CATEGORY
    ) -> BreakdownShown:
        """Split a sum by category, member or shop; spending unless the filters name other kinds."""
        async with self._api.context(request) as context:
            period = filters.period or _this_month(context)
            scope = replace(filters.scope(context.membership, SPENDING), period=period)
            reports = context.uow.reports
            cuts = {Cut.CATEGORY: reports.by_category, Cut.MEMBER: reports.by_member, Cut.MERCHANT: reports.by_merchant}
            parts, total = await cuts[cut](scope), await reports.read_total(scope)
            shown = self._list_parts(context, cut, parts)
        money = [MoneyShown.of(figure.money) for figure in total]
        return BreakdownShown(period=PeriodShown.of(period), cut=cut, total=money, parts=shown)

    async def yearly(self, request: Request, years: Annotated[int, Query(ge=1, le=MOST_YEARS)] = 5) -> YearsShown:
        """Return income, spending and savings of the last ``years`` years, this one included."""
        async with self._api.context(request) as context:
            shown = []
            for back in range(years - 1, -1, -1):
                in_year = context.today.year - back
                sums = await _read_balance(context, find_year(date(max(1, in_year), 1, 1)))
                income, spending = (_make_base_money(each.sums, context) for each in (sums.income, sums.spending))
                left = MoneyShown.of(income - spending)
                figures = {"income": MoneyShown.of(income), "spending": MoneyShown.of(spending), "savings": left}
                shown.append(YearShown(year=in_year, **figures))
        return YearsShown(items=shown)

    async def _make_summary(self, context: UseCaseContext, period: Period) -> SummaryShown:
        sums = await _read_balance(context, period)
        scope = Scope(period=period, kinds=SPENDING)
        categories = self._list_parts(context, Cut.CATEGORY, await context.uow.reports.by_category(scope))
        members = self._list_parts(context, Cut.MEMBER, await context.uow.reports.by_member(scope))
        spent = _make_base_money(sums.spending.sums, context)
        days = max(1, (min(period.last, max(context.today, period.first)) - period.first).days + 1)
        average = Money(spent.minor // days, spent.currency)
        return SummaryShown(
            period=PeriodShown.of(period),
            income=_show_sums(sums.income.sums),
            spending=_show_sums(sums.spending.sums),
            savings=_show_sums(_subtract_spending(sums)),
            count=sums.income.count + sums.spending.count,
            by_category=categories,
            by_member=members,
            daily_average=MoneyShown.of(average),
        )

    def _list_parts(self, context: UseCaseContext, cut: Cut, figures: Sequence[Figure]) -> list[PartShown]:
        words, household = self._api.words(context.membership), context.household

        def name(key: str) -> str:
            if cut is Cut.MEMBER:
                return household.find_name(UUID(key)) or ""
            category = household.category(key) if cut is Cut.CATEGORY else None
            if category is not None:
                return words.category_name(category)
            return words("category-private") if key == "private" and cut is Cut.CATEGORY else key

        return [
            PartShown(key=one.key, name=name(one.key), money=MoneyShown.of(one.money), count=one.count)
            for one in figures
        ]


async def _ask(context: UseCaseContext, question: Question) -> object:
    """Return the chat's answer to a question about money."""
    made = plan_answer(question, context.household, context.today)
    assert made is not None  # noqa: S101  asked for intents that have a plan
    return await solve_plan(context.uow.reports, made)


async def _read_balance(context: UseCaseContext, period: Period) -> Balance:
    answer = await _ask(context, Question(QuestionIntent.INCOME_VS_EXPENSE, period=period))
    assert isinstance(answer, Balance)  # noqa: S101  what that intent gives
    return answer


async def _compare(context: UseCaseContext, period: Period) -> ComparisonShown:
    answer = await _ask(context, Question(QuestionIntent.COMPARE, period=period))
    assert isinstance(answer, Comparison)  # noqa: S101  what that intent gives
    now, then = _make_base_money(answer.now.sums, context), _make_base_money(answer.before.sums, context)
    same = _make_base_money(answer.same_day.sums, context) if answer.same_day else then
    change = now - same
    before = answer.before.scope.period or period
    return ComparisonShown(
        period=PeriodShown.of(period),
        before=PeriodShown.of(before),
        now=MoneyShown.of(now),
        then=MoneyShown.of(then),
        same_days=MoneyShown.of(same),
        change=MoneyShown.of(change),
        percent=round(change.minor * 100 / same.minor) if same.minor > 0 else None,
    )


def _this_month(context: UseCaseContext) -> Period:
    return find_month(context.today)


def _make_base_money(sums: Sums, context: UseCaseContext) -> Money:
    """Return the sum in the household's currency, 0 if there is none."""
    base = context.household.currency
    return next((money for money in sums if money.currency == base), Money(0, base))


def _show_sums(sums: Sums) -> list[MoneyShown]:
    return [MoneyShown.of(money) for money in sums]


def _subtract_spending(sums: Balance) -> Sums:
    """Return income minus spending, one sum per currency."""
    left = {money.currency: money.minor for money in sums.income.sums}
    for money in sums.spending.sums:
        left[money.currency] = left.get(money.currency, 0) - money.minor
    return tuple(Money(minor, currency) for currency, minor in left.items())


def _list_unit_keys(unit: Unit, period: Period) -> list[str]:
    """Return the key of each day, week or month in a period, in order."""
    days = [period.first + timedelta(days=away) for away in range(period.days)]
    if unit is Unit.DAY:
        return [day.isoformat() for day in days]
    if unit is Unit.MONTH:
        return list(dict.fromkeys(f"{day:%Y-%m}" for day in days))
    return list(dict.fromkeys((day - timedelta(days=day.weekday())).isoformat() for day in days))
