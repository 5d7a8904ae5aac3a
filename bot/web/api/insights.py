"""REST for what the chat says of the time ahead and around: forecasts, unusual entries, reviews."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request

from analytics.afford import Affordable, read_affordable
from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.forecast.forecast import Forecast, Interval
from analytics.outlook import find_unaccepted_odd, forecast_question, month_end
from analytics.review import Review, read_review
from analytics.what_if import NotSupposed, WhatIf, read_what_if
from bot.messages import TextRun
from bot.render.outlook import afford_text, forecast_text, odd_reason, odd_text
from bot.render.review import review_text
from bot.render.scopes import Audience
from bot.render.what_if import what_if_text
from bot.web.api.entries import EARLIEST, AmountText, Key, read_period
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import PROBLEMS, FirstDay, IsoDay, LastDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.model.entry import EntryKind
from core.model.intent import AskWhatIf, Supposed
from core.model.money import Money
from core.model.period import Period, month
from core.model.question import Question, QuestionIntent
from core.model.report import PRIVATE
from core.usecases.read_outlook import read_outlook
from core.usecases.use_case_context import UseCaseContext

MOST_MONTHS = 12
"""Months forecast at once."""
MonthText = Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="``2026-11``")]
Categories = Annotated[list[Key] | None, Query(max_length=20)]
Payer = Annotated[UUID | None, Query(description="Who paid")]


class IntervalShown(Shown):
    """From and to."""

    low: MoneyShown
    high: MoneyShown

    @classmethod
    def of_interval(cls, found: Forecast, interval: Interval) -> IntervalShown:
        """Return an interval as it is shown."""
        return cls(low=MoneyShown.of(found.money(interval.low)), high=MoneyShown.of(found.money(interval.high)))


class MoneyRangeShown(Shown):
    """From and to."""

    low: MoneyShown
    high: MoneyShown


class CategorySumShown(Shown):
    """What one category comes to; others' private entries are one category of their own, ``private``."""

    key: str
    name: str
    money: MoneyShown


class OneOffShown(CategorySumShown):
    """A large thing that hardly comes again and is left out of the habit; others' private ones are not listed."""

    day: date


class BalanceAheadShown(Shown):
    """What the accounts hold now, and about what they hold on the day it is least."""

    now: MoneyShown
    low: MoneyShown
    low_day: date


class ForecastShown(Shown):
    """What a period comes to, in the household's currency; ``text`` is what the chat says of it."""

    period: PeriodShown
    spent: MoneyShown
    bills: MoneyShown
    expected: MoneyShown
    likely: IntervalShown
    """Four times of five."""
    nearly_sure: IntervalShown
    """Nineteen times of twenty."""
    by_category: list[CategorySumShown]
    left_out: list[OneOffShown]
    method: str
    history: PeriodShown
    balance: BalanceAheadShown | None
    """Where all spending is forecast, and a balance is known."""
    text: str


class ForecastsShown(Shown):
    """A forecast a month, the next to end first; without any, ``text`` says why."""

    items: list[ForecastShown]
    text: str


class AnomalyShown(Shown):
    """What is odd: what it came to, what is usual, and the reason as the chat says it."""

    kind: AnomalyKind
    name: str
    category: str
    money: MoneyShown
    usual: MoneyShown
    day: date
    entry: UUID | None
    other: UUID | None
    """The entry it may be a second of."""
    reason: str


class AnomaliesShown(Shown):
    """What stands out in a period, without what the household called fine."""

    period: PeriodShown
    items: list[AnomalyShown]
    text: str


class AffordableShown(Shown):
    """Whether a cost can be paid until a day; ``text`` is what the chat says of it."""

    until: date
    cost: MoneyShown
    chance: float | None
    """Of one; null where no income is known to come and no balance either."""
    chance_within_budgets: float | None
    """The same where the budgets hold; null where they ask for nothing less than usual."""
    balance: MoneyShown | None
    income: MoneyShown
    bills: MoneyShown
    spending: MoneyRangeShown
    """Four times of five, bills among it."""
    left: MoneyShown
    """In the middle of all courses, before the cost."""
    text: str


class ChangedPaymentShown(Shown):
    """What a bill or income costs each time, and would."""

    name: str
    kind: EntryKind
    old: MoneyShown
    new: MoneyShown


class WhatIfShown(Shown):
    """A month as it is forecast and as it would be; without any, ``text`` says why."""

    period: PeriodShown | None
    changed: list[ChangedPaymentShown]
    now: MoneyShown | None
    then: MoneyShown | None
    likely: MoneyRangeShown | None
    """Where it would lie four times of five."""
    year: MoneyShown | None
    """By how much the spending of the next twelve months would change, or what comes in within them."""
    text: str


class AffordanceShown(Shown):
    """One judgement; null where the book is too young, as ``text`` says."""

    item: AffordableShown | None
    text: str


class TipShown(CategorySumShown):
    """Something that may be done about a sum, beside what it is compared with."""

    kind: str
    about: str
    """The shop or thing, or the Monday of a week; empty where it is the category."""
    compared: MoneyShown


class CategoryChangeShown(CategorySumShown):
    """A category that differs from the period before."""

    before: MoneyShown


class ReviewShown(Shown):
    """A look back on a month, in the household's currency; ``text`` is what the chat says of it.

    Where nothing is in the book of it, sums are 0.
    """

    period: PeriodShown
    against: PeriodShown | None
    """The days it is compared with; of a running month, as many."""
    spent: MoneyShown
    before: MoneyShown
    income: MoneyShown
    kept_percent: int | None
    top: list[CategorySumShown]
    changes: list[CategoryChangeShown]
    tips: list[TipShown]
    text: str


def insight_routes(api: ApiDependencies) -> APIRouter:
    """Everything under ``/api/v1/insights``."""
    router = APIRouter(
        prefix="/api/v1/insights", tags=["insights"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Insights(api)
    router.get("/forecast")(routes.forecast)
    router.get("/month-end")(routes.month_end)
    router.get("/anomalies")(routes.anomalies)
    router.get("/monthly")(routes.monthly)
    router.get("/afford")(routes.afford)
    router.get("/what-if")(routes.what_if)
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
        """Spending of this month and the ones after it, each with the range it likely falls in."""
        return await self._forecast(request, months, category, member)

    async def month_end(self, request: Request, category: Categories = None, member: Payer = None) -> ForecastsShown:
        """Where this month ends, by category; on its last day, where the next one does."""
        return await self._forecast(request, 1, category, member)

    async def anomalies(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
        month: MonthText = None,
        category: Categories = None,
    ) -> AnomaliesShown:
        """What is unlike the household's habit in a period, usually this month, each with its reason."""
        async with self._api.context(request) as context:
            period = read_period(first, last, month) or _this_month(context)
            asked = Question(QuestionIntent.ANOMALIES, period=period, categories=tuple(category or ()))
            book = await read_outlook(context.uow, context.household, context.today, context.today)
            found = await find_unaccepted_odd(context.uow.alerts, book, context.today, asked, context.member.id)
        reader = self._reader(context)
        items = [_anomaly(reader, odd) for odd in found]
        return AnomaliesShown(period=PeriodShown.of(period), items=items, text=_text(odd_text(reader, found, period)))

    async def afford(
        self,
        request: Request,
        amount: Annotated[AmountText, Query(description="What it costs, in the household's currency")],
        by: Annotated[IsoDay | None, Query(description="The last day to pay it; the end of the month without")] = None,
    ) -> AffordanceShown:
        """How likely something can be paid until a day, by what is there, what comes in, bills and habit."""
        async with self._api.context(request) as context:
            household, today = context.household, context.today
            cost = Money.of(amount, household.currency).minor
            found = await read_affordable(context.uow, household, today, context.member.id, cost=cost, by=by)
        reader = self._reader(context)
        if found is None:
            return AffordanceShown(item=None, text=reader.words("outlook-too-little"))
        shown = _affordable(reader, found)
        return AffordanceShown(item=shown, text=shown.text)

    async def what_if(
        self,
        request: Request,
        name: Annotated[list[Key], Query(min_length=1, max_length=8, description="The bills or incomes that change")],
        amount: Annotated[AmountText | None, Query(description="What each costs then; without any it ends")] = None,
        percent: Annotated[int | None, Query(ge=-100, le=1000, description="Or by how many per cent it rises")] = None,
        *,
        new: Annotated[bool, Query(description="Whether it is a new bill, paid each month")] = False,
    ) -> WhatIfShown:
        """What would come of bills or incomes that change or end; nothing is changed by asking."""
        asked = _read_supposed(tuple(name), amount, percent, new=new)
        async with self._api.context(request) as context:
            found = await read_what_if(context.uow, context.household, context.today, asked, context.member.id)
        return _what_if(self._reader(context), found)

    async def monthly(self, request: Request, month: MonthText = None) -> ReviewShown:
        """A month, usually this one, beside the one before it: what changed, and what may be done."""
        async with self._api.context(request) as context:
            period = read_period(None, None, month) or _this_month(context)
            if period.first < EARLIEST:
                raise Invalid("period-unknown", said=f"{period.first:%Y-%m}")
            found = await read_review(context.uow, context.household, context.today, period, context.member.id)
        return _review(self._reader(context), period, found)

    async def _forecast(
        self, request: Request, months: int, category: list[str] | None, member: UUID | None
    ) -> ForecastsShown:
        asked = Question(QuestionIntent.FORECAST, categories=tuple(category or ()), member=member)
        async with self._api.context(request) as context:
            periods = _months_ahead(context.today, months)
            book = await read_outlook(context.uow, context.household, context.today, periods[-1].last)
        reader = self._reader(context)

        def forecast_each() -> list[ForecastShown]:
            shown = []
            for period in periods:
                question = Question(asked.intent, period=period, categories=asked.categories, member=member)
                found = forecast_question(book, context.household, context.today, question, context.member.id)
                if found is not None:
                    shown.append(_forecast(reader, question, found))
            return shown

        items = await asyncio.to_thread(forecast_each)
        text = "\n\n".join(each.text for each in items) if items else reader.words("outlook-too-little")
        return ForecastsShown(items=items, text=text)

    def _reader(self, context: UseCaseContext) -> Audience:
        return Audience(self._api.words(context.membership), context.household, context.today, context.member)


def _this_month(context: UseCaseContext) -> Period:
    return month(context.today)


def _months_ahead(today: date, count: int) -> list[Period]:
    """Return the month that ends next, and those after it."""
    periods = [month_end(today)]
    while len(periods) < count:
        periods.append(month(periods[-1].last + timedelta(days=1)))
    return periods


def _text(spans: Sequence[TextRun]) -> str:
    return "".join(span.text for span in spans)


def _sum(reader: Audience, key: str, money: Money) -> dict[str, object]:
    """Return the fields of a category's sum."""
    return {"key": key, "name": reader.category(key), "money": MoneyShown.of(money)}


def _balance(found: Forecast) -> BalanceAheadShown | None:
    ahead = found.balance
    if ahead is None:
        return None
    now, low = MoneyShown.of(found.money(ahead.now)), MoneyShown.of(found.money(ahead.low))
    return BalanceAheadShown(now=now, low=low, low_day=ahead.low_day)


def _forecast(reader: Audience, asked: Question, found: Forecast) -> ForecastShown:
    return ForecastShown(
        period=PeriodShown.of(found.period),
        spent=MoneyShown.of(found.money(found.spent)),
        bills=MoneyShown.of(found.money(found.bills)),
        expected=MoneyShown.of(found.money(found.expected)),
        likely=IntervalShown.of_interval(found, found.likely),
        nearly_sure=IntervalShown.of_interval(found, found.nearly_sure),
        by_category=[
            CategorySumShown.model_validate(_sum(reader, key, found.money(minor)))
            for key, minor in found.by_category.items()
            if minor
        ],
        left_out=[
            OneOffShown.model_validate({**_sum(reader, each.category, found.money(each.minor)), "day": each.day})
            for each in found.one_offs
            if each.category != PRIVATE
        ],
        method=found.method,
        history=PeriodShown.of(found.history),
        balance=_balance(found),
        text=_text(forecast_text(reader, asked, found)),
    )


def _affordable(reader: Audience, found: Affordable) -> AffordableShown:
    return AffordableShown(
        until=found.until,
        cost=_shown(reader, found.cost),
        chance=found.chance,
        chance_within_budgets=found.chance_within_budgets,
        balance=None if found.balance is None else _shown(reader, found.balance),
        income=_shown(reader, found.income),
        bills=_shown(reader, found.bills),
        spending=MoneyRangeShown(low=_shown(reader, found.likely_low), high=_shown(reader, found.likely_high)),
        left=_shown(reader, found.left),
        text=_text(afford_text(reader, found)),
    )


def _read_supposed(names: tuple[str, ...], amount: str | None, percent: int | None, *, new: bool) -> AskWhatIf:
    """Return what the query supposes.

    Raises: Invalid where it says both an amount and a share, or a new bill without its amount.
    """
    if (amount is not None and percent is not None) or (new and amount is None):
        raise Invalid("what-if-unread")
    if percent is not None:
        return AskWhatIf(Supposed.COST, names, Decimal(percent), step=True, percent=True)
    if amount is None:
        return AskWhatIf(Supposed.END, names)
    return AskWhatIf(Supposed.NEW if new else Supposed.COST, names, Decimal(amount))


def _what_if(reader: Audience, found: WhatIf | NotSupposed) -> WhatIfShown:
    text = _text(what_if_text(reader, found))
    if isinstance(found, NotSupposed):
        return WhatIfShown(period=None, changed=[], now=None, then=None, likely=None, year=None, text=text)
    likely = found.then.likely if found.then else None
    return WhatIfShown(
        period=PeriodShown.of(found.period),
        changed=[
            ChangedPaymentShown(
                name=each.name, kind=each.kind, old=_shown(reader, each.old), new=_shown(reader, each.new)
            )
            for each in found.changed
        ],
        now=_shown(reader, found.now.expected) if found.now else None,
        then=_shown(reader, found.then.expected) if found.then else None,
        likely=MoneyRangeShown(low=_shown(reader, likely.low), high=_shown(reader, likely.high)) if likely else None,
        year=_shown(reader, found.year),
        text=text,
    )


def _anomaly(reader: Audience, odd: Anomaly) -> AnomalyShown:
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
        reason=odd_reason(reader, odd),
    )


def _review(reader: Audience, period: Period, found: Review | None) -> ReviewShown:
    if found is None:
        nothing = _shown(reader, 0)
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
        spent=_shown(reader, found.spent),
        before=_shown(reader, found.before),
        income=_shown(reader, found.income),
        kept_percent=found.kept_percent,
        top=[CategorySumShown.model_validate(_sum(reader, key, _money(reader, minor))) for key, minor in found.top],
        changes=[
            CategoryChangeShown.model_validate(
                {
                    **_sum(reader, each.category, _money(reader, each.minor)),
                    "before": _shown(reader, each.before),
                }
            )
            for each in found.changes
        ],
        tips=[
            TipShown.model_validate(
                {
                    **_sum(reader, each.category, _money(reader, each.minor)),
                    "kind": each.kind.value,
                    "about": each.day.isoformat() if each.day else each.name,
                    "compared": _shown(reader, each.compared),
                }
            )
            for each in found.tips
        ],
        text=_text(review_text(reader, found)),
    )


def _money(reader: Audience, minor: int) -> Money:
    return Money(minor, reader.household.currency)


def _shown(reader: Audience, minor: int) -> MoneyShown:
    return MoneyShown.of(_money(reader, minor))
