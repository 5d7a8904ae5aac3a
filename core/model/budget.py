"""A budget: limits on some spending, period by period, and how much of them is used on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from core.model.money import Money
from core.model.period import PayCalendar, Period, find_month, find_week
from core.model.report import SpendingPart

WHOLE = 100
"""Percent of a limit above which the budget is over; exactly 100 is not over."""

USUAL_THRESHOLD = 80
"""Percent of a limit used from which a member is warned, unless they chose another threshold."""

AHEAD_FROM = 50
"""Percent of a limit that must be used before a warning about pace: rent paid on the first says nothing."""

AHEAD_BY = 25
"""Percentage points by which the used part must exceed the elapsed part of the period before a warning about pace."""


class BudgetEvery(StrEnum):
    """The length of a budget's period: a calendar month, a week from Monday, or a month from payday to payday."""

    MONTH = "month"
    WEEK = "week"
    PAYDAY = "payday"


@dataclass(frozen=True, slots=True)
class BudgetScope:
    """The category and member whose spending a budget counts; with neither, all spending of the household."""

    categories: tuple[str, ...] = ()
    member: UUID | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", tuple(sorted(set(self.categories))))

    @property
    def is_overall(self) -> bool:
        """Return whether the budget counts all spending."""
        return not self.categories and self.member is None

    def is_spending_counted(self, category: str | None, member: UUID | None) -> bool:
        """Return whether spending on a category, paid by a member, counts in the budget."""
        return (not self.categories or category in self.categories) and self.member in {None, member}


@dataclass(frozen=True, slots=True)
class BudgetLimit:
    """The most that may be spent per period, in minor units: from one period on, or (``once``) in that period alone."""

    first: date
    minor: int
    once: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """A spending scope with its limits; unused money is carried on from the period of ``rollover_from``."""

    id: UUID
    scope: BudgetScope
    every: BudgetEvery
    currency: str
    limits: tuple[BudgetLimit, ...]
    threshold: int = USUAL_THRESHOLD
    """Percent of the limit used from which members are warned."""
    rollover_from: date | None = None
    ended_on: date | None = None
    """The first day without this budget; its earlier periods stay as they were."""

    def find_period(self, day: date, calendar: PayCalendar) -> Period:
        """Return the budget's period that contains a day."""
        match self.every:
            case BudgetEvery.MONTH:
                return find_month(day)
            case BudgetEvery.WEEK:
                return find_week(day)
            case BudgetEvery.PAYDAY:
                return calendar.find_month(day)

    def find_limit(self, period: Period) -> Money | None:
        """Return the limit of a period without money carried over; None where the budget does not hold then."""
        if self.ended_on is not None and period.last >= self.ended_on:
            return None
        own = [limit for limit in self.limits if limit.once and limit.first in period]
        lasting = [limit for limit in self.limits if not limit.once and limit.first <= period.last]
        chosen = max(own or lasting, key=lambda limit: limit.first, default=None)
        return Money(chosen.minor, self.currency) if chosen else None

    def find_first_day(self, period: Period, calendar: PayCalendar) -> date:
        """Return the first day whose spending affects a period: with money carried over, a day of an earlier period."""
        if self.rollover_from is None:
            return period.first
        return min(period.first, self.find_period(self.rollover_from, calendar).first)

    def sum_carried_over(self, period: Period, spent: Mapping[date, int], calendar: PayCalendar) -> int:
        """Return the money that earlier periods carry into one, in minor units; negative where they overspent.

        It is computed from daily spending at each call, so that changes of old entries count.
        """
        if self.rollover_from is None:
            return 0
        sums: dict[date, int] = {}
        for day, minor in spent.items():
            first = self.find_period(day, calendar).first
            sums[first] = sums.get(first, 0) + minor
        carried, past = 0, self.find_period(self.rollover_from, calendar)
        while past.last < period.first:
            if (limit := self.find_limit(past)) is not None:
                carried += limit.minor - sums.get(past.first, 0)
            past = self.find_period(past.last + timedelta(days=1), calendar)
        return carried


@dataclass(frozen=True, slots=True)
class UpcomingAmount:
    """The amount of a bill expected before the period ends, not yet among the entries."""

    day: date
    money: Money
    category: str | None = None
    member: UUID | None = None


class BudgetState(StrEnum):
    """Whether a budget is below its warning threshold, at or above it, or over."""

    OK = "ok"
    WARN = "warn"
    EXCEEDED = "exceeded"


class BudgetWarningKind(StrEnum):
    """The kinds of warning about a budget, the mildest first."""

    PACE = "pace"
    THRESHOLD = "threshold"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BudgetStatus:
    """The spending, limit and state of one budget in one of its periods on a given day."""

    budget: Budget
    period: Period
    day: date
    limit: Money
    carry: Money
    spent: Money
    bills: Money
    """Bills expected from that day until the period ends."""

    @property
    def available(self) -> Money:
        """Return the limit plus what earlier periods carried over."""
        return self.limit + self.carry

    @property
    def remaining(self) -> Money:
        """Return what may still be spent; negative where the budget is over."""
        return self.available - self.spent

    @property
    def state(self) -> BudgetState:
        """Return whether the budget is fine, near its limit or over; exactly used up is not over."""
        if self.remaining.minor < 0:
            return BudgetState.EXCEEDED
        reached = self.spent.minor * WHOLE >= self.available.minor * self.budget.threshold
        return BudgetState.WARN if reached and self.spent.minor > 0 else BudgetState.OK

    @property
    def percent(self) -> int | None:
        """Return the used part of the budget in percent, 100 only where exactly all is used; None without a limit."""
        if self.available.minor <= 0:
            return None
        used = self.spent.minor * WHOLE
        return used // self.available.minor if self.remaining.minor >= 0 else -(-used // self.available.minor)

    @property
    def elapsed_percent(self) -> int:
        """Return the elapsed part of the period in percent, the current day included."""
        passed = (min(self.day, self.period.last) - self.period.first).days + 1
        return max(0, passed) * WHOLE // self.period.days

    @property
    def is_ahead_of_time(self) -> bool:
        """Return whether spending runs far ahead of the elapsed time while some money is left."""
        used = self.percent
        return (
            self.state is not BudgetState.EXCEEDED
            and used is not None
            and used >= AHEAD_FROM
            and used - self.elapsed_percent >= AHEAD_BY
        )

    @property
    def gravest_warning(self) -> BudgetWarningKind | None:
        """Return the most serious warning that applies; None where there is none."""
        if self.state is BudgetState.EXCEEDED:
            return BudgetWarningKind.OVER
        if self.state is BudgetState.WARN:
            return BudgetWarningKind.THRESHOLD
        return BudgetWarningKind.PACE if self.is_ahead_of_time else None

    @property
    def days_left(self) -> int:
        """Return the days left in the period, the current one included; 0 once it is over."""
        return max(0, (self.period.last - max(self.day, self.period.first)).days + 1)

    @property
    def left_per_day(self) -> Money | None:
        """Return what may be spent on each remaining day; None where no day or no money is left."""
        return self._divide_by_days_left(self.remaining)

    @property
    def left_per_day_after_bills(self) -> Money | None:
        """Return what may be spent per remaining day after expected bills; None without bills, or with nothing left."""
        return self._divide_by_days_left(self.remaining - self.bills) if self.bills.minor else None

    def _divide_by_days_left(self, rest: Money) -> Money | None:
        if rest.minor <= 0 or not self.days_left:
            return None
        return Money(rest.minor // self.days_left, rest.currency)


@dataclass(frozen=True, slots=True)
class BudgetOverview:
    """All budgets on a day, the month's spending, and the part of it that only the overall budget counts.

    ``total`` and ``outside`` hold one sum per currency, the household's first; currencies are never added together.
    """

    day: date
    period: Period
    statuses: tuple[BudgetStatus, ...]
    total: tuple[Money, ...]
    outside: tuple[Money, ...]

    def list_member_first(self, member: UUID | None) -> tuple[BudgetStatus, ...]:
        """Return all budget statuses, those of one member's own budgets first."""
        return tuple(sorted(self.statuses, key=lambda each: member is None or each.budget.scope.member != member))

    def find_status(self, scope: BudgetScope) -> BudgetStatus | None:
        """Return the status of the budget with exactly this scope; None without one."""
        return next((each for each in self.statuses if each.budget.scope == scope), None)

    def list_counting(self, category: str | None, member: UUID | None) -> tuple[BudgetStatus, ...]:
        """Return the budgets that count spending on a category by a payer, the narrowest first."""
        found = [each for each in self.statuses if each.budget.scope.is_spending_counted(category, member)]
        return tuple(sorted(found, key=lambda each: _make_width_key(each.budget.scope)))


def _make_width_key(scope: BudgetScope) -> tuple[bool, int, bool]:
    return (not scope.categories, len(scope.categories), scope.member is None)


def assess_budget(
    budget: Budget,
    day: date,
    calendar: PayCalendar,
    parts: Sequence[SpendingPart],
    bills: Iterable[UpcomingAmount] = (),
) -> BudgetStatus | None:
    """Return the status of a budget on a day; None where it has no limit in the period of that day.

    ``parts`` must reach from ``budget.since(...)`` to the end of that period; refunds are negative in them.
    """
    period = budget.find_period(day, calendar)
    limit = budget.find_limit(period)
    if limit is None:
        return None
    spent: dict[date, int] = {}
    for part in parts:
        if part.money.currency == budget.currency and budget.scope.is_spending_counted(part.category, part.member):
            spent[part.day] = spent.get(part.day, 0) + part.money.minor
    used = sum(minor for each, minor in spent.items() if each in period)
    coming = sum(
        bill.money.minor
        for bill in bills
        if bill.money.currency == budget.currency
        and budget.scope.is_spending_counted(bill.category, bill.member)
        and max(day, period.first) <= bill.day <= period.last
    )
    carry = budget.sum_carried_over(period, spent, calendar)
    money = [Money(minor, budget.currency) for minor in (carry, used, coming)]
    return BudgetStatus(budget, period, day, limit, *money)


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """A member's request to make or change a budget; None means unchanged, or the default in a new budget."""

    scope: BudgetScope = field(default_factory=BudgetScope)
    limit: Money | None = None
    step: Money | None = None
    """The amount to add to the present limit (negative: to subtract), where no new limit was given."""
    every: BudgetEvery | None = None
    once: bool = False
    """Whether the limit is only for the one period that contains ``starts``."""
    starts: date | None = None
    """A day in the first period with the new limit; None for the current period."""
    rollover: bool | None = None
    threshold: int | None = None
