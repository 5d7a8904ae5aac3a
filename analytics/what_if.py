"""Compare the forecast as it is with the forecast after a supposed change of bills or incomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from uuid import UUID

from analytics.forecast.forecast import Forecast
from analytics.outlook import (
    ComingPayment,
    forecast_book,
    list_coming_payments,
    list_coming_varying_payments,
    list_incomes,
)
from core.errors import Invalid
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.model.intent import AskWhatIf, SupposedChangeKind
from core.model.money import Money, count_decimals
from core.model.period import Period, find_month
from core.model.recurring import Rhythm, RhythmUnit, list_due_days
from core.ports import UnitOfWork
from core.usecases.bill_status import is_same_thing
from core.usecases.read_outlook import OutlookBook, read_outlook

YEAR = timedelta(days=365)
_WHOLE = Decimal(100)
_KINDS = frozenset({"housing", "salary", "insurance", "subscriptions"})
"""Categories of which a general word ("rent") means all known bills; a word for utilities may mean any of them."""


@dataclass(frozen=True, slots=True)
class ChangedPayment:
    """A bill or income that would change: its amount before and after, in minor units."""

    name: str
    kind: EntryKind
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The effects of a supposed change; minor units of ``currency``."""

    currency: str
    changed: tuple[ChangedPayment, ...]
    start: date
    """The first day of the change."""
    year: int
    """By how much spending, or income, would change within a year from today."""
    period: Period
    """The month for which forecasts are compared."""
    now: Forecast | None
    """The forecast without the change; None if there is too little history."""
    then: Forecast | None
    income_now: int = 0
    """The income expected in the period without the change."""
    income_then: int = 0

    @property
    def is_income(self) -> bool:
        """Return whether the change is about income."""
        return self.changed[0].kind is EntryKind.INCOME


def list_next_payments(coming: Sequence[ComingPayment]) -> tuple[ComingPayment, ...]:
    """Return the next payment of each bill and income that a viewer may see."""
    first: dict[str, ComingPayment] = {}
    for each in coming:
        if not each.hidden:
            first.setdefault(each.key, each)
    return tuple(first.values())


def find_meant_payments(coming: Sequence[ComingPayment], asked: AskWhatIf) -> tuple[ComingPayment, ...] | None:
    """Return the next payment of each bill or income a question names; None where a name is unknown.

    A word for a kind of bill ("किराया", rent) means all bills of that category.
    """
    known = list_next_payments(coming)
    if not known:
        return None
    money = known[0].line.money
    found: dict[str, ComingPayment] = {}
    for name in asked.names:
        sought = Line(EntryKind.EXPENSE, money, date.min, name, merchant=name)
        meant = [each for each in known if is_same_thing(each.line, sought)]
        if not meant and asked.category in _KINDS and len(asked.names) == 1:
            meant = [each for each in known if each.line.category == asked.category]
        if not meant:
            return None
        found |= {each.key: each for each in meant}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class UnclearPayment:
    """The reason a change cannot be computed: several ``payments`` share the name, or none has it (all are listed)."""

    several: bool
    payments: tuple[ComingPayment, ...]


@dataclass(frozen=True, slots=True)
class _SupposedAmounts:
    """The supposed amount of each bill from a day on, by bill key, and payments that would be added."""

    start: date
    amounts: Mapping[str, int]
    added: tuple[ComingPayment, ...] = ()

    def apply_to_payments(self, coming: Sequence[ComingPayment]) -> tuple[ComingPayment, ...]:
        """Return the coming payments after the change; of partly paid ones the difference is added or subtracted."""
        kept = [each for each in coming if each.key not in self.amounts or each.day < self.start]
        changed = [
            replace(each, minor=max(0, each.minor + self.amounts[each.key] - each.line.money.minor))
            for each in coming
            if each.day >= self.start and self.amounts.get(each.key)
        ]
        return tuple(sorted((*kept, *changed, *self.added), key=lambda each: each.day))


async def read_what_if(
    uow: UnitOfWork, household: Household, today: date, asked: AskWhatIf, viewer: UUID | None
) -> WhatIf | UnclearPayment:
    """Read the book and return the effects of a supposed change, for a viewer.

    Raises:
        Invalid: the amount is in another currency than the household's.
    """
    if asked.currency not in {None, household.currency}:
        raise Invalid("what-if-currency", currency=household.currency)
    book = await read_outlook(uow, household, today, today + YEAR)
    return suppose_change(book, household, today, asked, viewer)


def suppose_change(
    book: OutlookBook, household: Household, today: date, asked: AskWhatIf, viewer: UUID | None
) -> WhatIf | UnclearPayment:
    """Return the effects of a supposed change, for a viewer; the book must reach ``YEAR`` ahead."""
    coming = list_coming_payments(book, today, today + YEAR, viewer)
    start = max(asked.start or today, today + timedelta(days=1))
    if asked.supposed is SupposedChangeKind.NEW:
        return _forecast_added_payment(book, household, today, asked, viewer)
    varying = list_coming_varying_payments(book, today, today + YEAR, viewer)
    meant = find_meant_payments((*coming, *varying), asked)
    if meant is None:
        return UnclearPayment(several=False, payments=list_next_payments(coming))
    if len(meant) > 1 and asked.supposed is SupposedChangeKind.COST and not asked.step:
        return UnclearPayment(several=True, payments=meant)
    amounts = {each.key: _find_changed_amount(asked, each.line.money) for each in meant}
    changed = [ChangedPayment(each.name, each.line.kind, each.line.money.minor, amounts[each.key]) for each in meant]
    more = tuple(
        replace(each, minor=amounts[each.key] - each.minor)
        for each in varying
        if each.key in amounts and each.day >= start and amounts[each.key] != each.minor
    )
    change = _SupposedAmounts(start, amounts, more)
    return _compare_forecasts(book, household.currency, today, viewer, change=change, changed=tuple(changed))


def _find_changed_amount(asked: AskWhatIf, old: Money) -> int:
    """Return a payment's amount after the change, in minor units and never negative."""
    if asked.supposed is SupposedChangeKind.END or asked.amount is None:
        return 0
    if asked.percent:
        return max(0, int((old.minor * (_WHOLE + asked.amount) / _WHOLE).to_integral_value(ROUND_HALF_UP)))
    minor = _convert_to_minor(asked.amount, old.currency)
    return max(0, old.minor + minor if asked.step else minor)


def _convert_to_minor(amount: Decimal, currency: str) -> int:
    return int(amount.scaleb(count_decimals(currency)).to_integral_value(ROUND_HALF_UP))


def _forecast_added_payment(
    book: OutlookBook, household: Household, today: date, asked: AskWhatIf, viewer: UUID | None
) -> WhatIf:
    """Return the effects of a new monthly bill, by default from next month on."""
    first = asked.start or find_month(find_month(today).last + timedelta(days=1)).first
    minor = _convert_to_minor(asked.amount or Decimal(0), household.currency)
    name = " ".join(asked.names)
    line = Line(EntryKind.EXPENSE, Money(minor, household.currency), first, name, category=asked.category)
    days = takewhile(lambda day: day <= today + YEAR, list_due_days(Rhythm(RhythmUnit.MONTH), first))
    added = tuple(ComingPayment(name, line, day, minor) for day in days)
    changed = (ChangedPayment(name, EntryKind.EXPENSE, 0, minor),)
    return _compare_forecasts(
        book, household.currency, today, viewer, change=_SupposedAmounts(first, {}, added), changed=changed
    )


def _compare_forecasts(
    book: OutlookBook,
    currency: str,
    today: date,
    viewer: UUID | None,
    *,
    change: _SupposedAmounts,
    changed: tuple[ChangedPayment, ...],
) -> WhatIf:
    """Return the forecasts with and without a change for the first month affected, next month at the earliest."""
    coming = list_coming_payments(book, today, today + YEAR, viewer)
    then = change.apply_to_payments(coming)
    felt = [each.day for each in (*coming, *change.added) if each.key in change.amounts or each in change.added]
    first = next((day for day in sorted(felt) if day >= change.start), change.start)
    period = max(find_month(first), find_month(find_month(today).last + timedelta(days=1)), key=lambda each: each.first)
    kind = changed[0].kind
    incomes, incomes_then = (
        list_incomes(book, today, period.last),
        list_incomes(book, today, period.last, change.apply_to_payments),
    )
    return WhatIf(
        currency,
        changed,
        first,
        _sum_kind(then, kind) - _sum_kind(coming, kind),
        period,
        forecast_book(book, today, period, viewer, currency=currency),
        forecast_book(book, today, period, viewer, currency=currency, suppose=change.apply_to_payments),
        sum(minor for day, minor in incomes if day in period),
        sum(minor for day, minor in incomes_then if day in period),
    )


def _sum_kind(coming: Sequence[ComingPayment], kind: EntryKind) -> int:
    return sum(each.minor for each in coming if each.line.kind is kind)
