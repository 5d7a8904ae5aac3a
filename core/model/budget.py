"""A Budget: a limit on the spending of a scope, period after period, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from core.model.money import Money
from core.model.period import PayCalendar, Period, month, week
from core.model.report import SpendingPart

WHOLE = 100
"""Percent; a budget is over above it, never at it."""

USUAL_THRESHOLD = 80
"""Percent of a budget from which it warns, where nobody chose another."""

AHEAD_FROM = 50
"""Percent of a budget that must be used before its pace says anything: a rent on the first is no pace."""

AHEAD_BY = 25
"""Percent points by which use runs ahead of time before that is told."""


class BudgetEvery(StrEnum):
    """What a limit is for: a calendar month, a week from Monday, or a month from payday to payday."""

    MONTH = "month"
    WEEK = "week"
    PAYDAY = "payday"


@dataclass(frozen=True, slots=True)
class BudgetScope:
    """What spending a budget counts; with no category and no member it is all of it."""

    categories: tuple[str, ...] = ()
    member: UUID | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", tuple(sorted(set(self.categories))))

    @property
    def overall(self) -> bool:
        """Whether it counts everything."""
        return not self.categories and self.member is None

    def counts(self, category: str | None, member: UUID | None) -> bool:
        """Return whether it counts spending of a category by who paid it."""
        return (not self.categories or category in self.categories) and self.member in {None, member}


@dataclass(frozen=True, slots=True)
class Limit:
    """How much may be spent, in minor units: from the period of a day on, or in that period alone (``once``)."""

    first: date
    minor: int
    once: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """A scope with its limits; ``rollover_from`` is a day of the first period whose rest is carried on."""

    id: UUID
    scope: BudgetScope
    every: BudgetEvery
    currency: str
    limits: tuple[Limit, ...]
    threshold: int = USUAL_THRESHOLD
    """Percent used from which it warns."""
    rollover_from: date | None = None
    ended_on: date | None = None
    """The first day on which it is no more; what it was before stays."""

    def period(self, day: date, calendar: PayCalendar) -> Period:
        """Return its period around a day."""
        match self.every:
            case BudgetEvery.MONTH:
                return month(day)
            case BudgetEvery.WEEK:
                return week(day)
            case BudgetEvery.PAYDAY:
                return calendar.period(day)

    def limit(self, period: Period) -> Money | None:
        """Return what may be spent in one of its periods, what is carried apart; None where it does not hold."""
        if self.ended_on is not None and period.last >= self.ended_on:
            return None
        own = [limit for limit in self.limits if limit.once and limit.first in period]
        lasting = [limit for limit in self.limits if not limit.once and limit.first <= period.last]
        chosen = max(own or lasting, key=lambda limit: limit.first, default=None)
        return Money(chosen.minor, self.currency) if chosen else None

    def since(self, period: Period, calendar: PayCalendar) -> date:
        """Return the first day whose spending matters for a period: what is carried comes from before it."""
        if self.rollover_from is None:
            return period.first
        return min(period.first, self.period(self.rollover_from, calendar).first)

    def carry(self, period: Period, spent: Mapping[date, int], calendar: PayCalendar) -> int:
        """Return what earlier periods leave to one, in minor units; below zero where they overspent.

        It is worked out from the spending of each day whenever it is asked for, so a change of an old entry is in it.
        """
        if self.rollover_from is None:
            return 0
        sums: dict[date, int] = {}
        for day, minor in spent.items():
            first = self.period(day, calendar).first
            sums[first] = sums.get(first, 0) + minor
        carried, past = 0, self.period(self.rollover_from, calendar)
        while past.last < period.first:
            if (limit := self.limit(past)) is not None:
                carried += limit.minor - sums.get(past.first, 0)
            past = self.period(past.last + timedelta(days=1), calendar)
        return carried


@dataclass(frozen=True, slots=True)
class UpcomingAmount:
    """A bill that is known to come: spending that is not in the book yet."""

    day: date
    money: Money
    category: str | None = None
    member: UUID | None = None


class BudgetState(StrEnum):
    """Where a budget stands: below its threshold, at or above it, over."""

    OK = "ok"
    WARN = "warn"
    EXCEEDED = "exceeded"


class BudgetWarning(StrEnum):
    """How far a budget is used where that deserves a warning, the mildest first."""

    PACE = "pace"
    THRESHOLD = "threshold"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BudgetStatus:
    """How one budget stands in one of its periods on a day."""

    budget: Budget
    period: Period
    day: date
    limit: Money
    carry: Money
    spent: Money
    bills: Money
    """Bills known to come from the day on until the period ends."""

    @property
    def available(self) -> Money:
        """The limit with what was carried."""
        return self.limit + self.carry

    @property
    def remaining(self) -> Money:
        """What is left; below zero where it is over."""
        return self.available - self.spent

    @property
    def state(self) -> BudgetState:
        """Whether it is all right; exactly used up is not over."""
        if self.remaining.minor < 0:
            return BudgetState.EXCEEDED
        reached = self.spent.minor * WHOLE >= self.available.minor * self.budget.threshold
        return BudgetState.WARN if reached and self.spent.minor > 0 else BudgetState.OK

    @property
    def percent(self) -> int | None:
        """How much of it is used; 100 at exactly all alone, None where nothing was there to use."""
        if self.available.minor <= 0:
            return None
        used = self.spent.minor * WHOLE
        return used // self.available.minor if self.remaining.minor >= 0 else -(-used // self.available.minor)

    @property
    def gone(self) -> int:
        """How much of the period is gone in percent, the day itself counted."""
        passed = (min(self.day, self.period.last) - self.period.first).days + 1
        return max(0, passed) * WHOLE // self.period.days

    @property
    def ahead(self) -> bool:
        """Whether money goes much faster than time, while there still is some to hold back."""
        used = self.percent
        return (
            self.state is not BudgetState.EXCEEDED
            and used is not None
            and used >= AHEAD_FROM
            and used - self.gone >= AHEAD_BY
        )

    @property
    def warning(self) -> BudgetWarning | None:
        """The gravest thing that is true of it; None where all is well."""
        if self.state is BudgetState.EXCEEDED:
            return BudgetWarning.OVER
        if self.state is BudgetState.WARN:
            return BudgetWarning.THRESHOLD
        return BudgetWarning.PACE if self.ahead else None

    @property
    def days_left(self) -> int:
        """Days of the period still to come, the day itself counted; 0 once it is over."""
        return max(0, (self.period.last - max(self.day, self.period.first)).days + 1)

    @property
    def left_per_day(self) -> Money | None:
        """What may be spent on each day left; None where no day or no money is left."""
        return self._per_day(self.remaining)

    @property
    def left_per_day_after_bills(self) -> Money | None:
        """The same once the bills still to come are paid; None where nothing is left then, or no bill is known."""
        return self._per_day(self.remaining - self.bills) if self.bills.minor else None

    def _per_day(self, rest: Money) -> Money | None:
        if rest.minor <= 0 or not self.days_left:
            return None
        return Money(rest.minor // self.days_left, rest.currency)


@dataclass(frozen=True, slots=True)
class BudgetOverview:
    """Every budget on a day, all spending of the household's month, and what of it no budget but the overall counts.

    ``total`` and ``outside`` hold one sum a currency, the household's first; currencies are never added together.
    """

    day: date
    period: Period
    statuses: tuple[BudgetStatus, ...]
    total: tuple[Money, ...]
    outside: tuple[Money, ...]

    def of_member_first(self, member: UUID | None) -> tuple[BudgetStatus, ...]:
        """Return the budgets with a member's own before the others."""
        return tuple(sorted(self.statuses, key=lambda each: member is None or each.budget.scope.member != member))

    def find(self, scope: BudgetScope) -> BudgetStatus | None:
        """Return the status of the budget of exactly this scope."""
        return next((each for each in self.statuses if each.budget.scope == scope), None)

    def touching(self, category: str | None, member: UUID | None) -> tuple[BudgetStatus, ...]:
        """Return the budgets that count spending of a category by who paid it, the narrowest first."""
        found = [each for each in self.statuses if each.budget.scope.counts(category, member)]
        return tuple(sorted(found, key=lambda each: _measure_scope(each.budget.scope)))


def _measure_scope(scope: BudgetScope) -> tuple[bool, int, bool]:
    return (not scope.categories, len(scope.categories), scope.member is None)


def assess_budget(
    budget: Budget,
    day: date,
    calendar: PayCalendar,
    parts: Sequence[SpendingPart],
    bills: Iterable[UpcomingAmount] = (),
) -> BudgetStatus | None:
    """Return how a budget stands on a day; None where it does not hold in the period of that day.

    ``parts`` must reach from ``budget.since(...)`` to the end of that period; refunds are negative in them.
    """
    period = budget.period(day, calendar)
    limit = budget.limit(period)
    if limit is None:
        return None
    spent: dict[date, int] = {}
    for part in parts:
        if part.money.currency == budget.currency and budget.scope.counts(part.category, part.member):
            spent[part.day] = spent.get(part.day, 0) + part.money.minor
    used = sum(minor for each, minor in spent.items() if each in period)
    coming = sum(
        bill.money.minor
        for bill in bills
        if bill.money.currency == budget.currency
        and budget.scope.counts(bill.category, bill.member)
        and max(day, period.first) <= bill.day <= period.last
    )
    carry = budget.carry(period, spent, calendar)
    money = [Money(minor, budget.currency) for minor in (carry, used, coming)]
    return BudgetStatus(budget, period, day, limit, *money)


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """What a member wants of a budget; what was not said is None and stays, or takes the usual."""

    scope: BudgetScope = field(default_factory=BudgetScope)
    limit: Money | None = None
    step: Money | None = None
    """How much more (or less) than now, where no whole limit was said."""
    every: BudgetEvery | None = None
    once: bool = False
    """Whether it is for the one period of ``starts`` alone."""
    starts: date | None = None
    """A day of the period it holds from; None for the one that runs."""
    rollover: bool | None = None
    threshold: int | None = None
