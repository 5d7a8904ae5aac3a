"""Recurring bills and incomes: a RecurringRule with its Rhythm, and each Occurrence on which it falls due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile
from typing import Literal
from uuid import UUID

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, rruleset

from core.errors import Invalid
from core.model.draft import DraftState
from core.model.entry import Line
from core.model.money import Money
from core.model.period import Period

LAST_DAY = -1
"""The number that stands for a month's last day, whatever its date."""

SHORT_MONTH = 28
"""The number of days in the shortest month; a later day falls on the last day of a shorter month."""

MOST_EVERY = 400
"""Most units (days, weeks, months, years) between two occurrences."""

MOST_TIMES = 1000
"""Most payments of a rule with a fixed number of them: three years of daily ones."""

MOST_LEAD = 60
"""Most days before the due day on which a bill may be announced."""

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


class RhythmUnit(StrEnum):
    """The units in which a rhythm counts: day, week, month, year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_FREQUENCIES: dict[RhythmUnit, Literal[0, 1, 2, 3]] = {
    RhythmUnit.DAY: DAILY,
    RhythmUnit.WEEK: WEEKLY,
    RhythmUnit.MONTH: MONTHLY,
    RhythmUnit.YEAR: YEARLY,
}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something recurs: every so many days, weeks, months or years.

    ``weekdays`` (0 is Monday) go with weeks, ``month_days`` (1 to 31, or LAST_DAY) with months; where they are empty,
    the start day decides.
    """

    unit: RhythmUnit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.every <= MOST_EVERY:
            raise Invalid("rhythm-impossible")
        weeks_fit = self.unit is RhythmUnit.WEEK or not self.weekdays
        months_fit = self.unit is RhythmUnit.MONTH or not self.month_days
        days_fit = all(day == LAST_DAY or 0 < day <= 31 for day in self.month_days)  # noqa: PLR2004  a month's days
        if not (weeks_fit and months_fit and days_fit and all(0 <= day <= 6 for day in self.weekdays)):  # noqa: PLR2004
            raise Invalid("rhythm-impossible")

    @property
    def mean_days(self) -> float:
        """Return the average number of days between two occurrences."""
        times = max(1, len(self.weekdays), len(self.month_days))
        return _DAYS[self.unit] * self.every / times

    @property
    def interval_text(self) -> str:
        """Return a short text for the interval alone, without its days, such as ``1month``."""
        return f"{self.every}{self.unit.value}"

    def find_first_day(self, day: date) -> date:
        """Return the first day on or after a day that fits the rhythm."""
        return next(list_due_days(replace(self, every=1), day))


def list_due_days(rhythm: Rhythm, start: date) -> Iterator[date]:
    """Yield the due days of a rhythm from its first day on, in order and without end (up to the calendar's last day).

    A day missing in a short month becomes that month's last day, without moving later ones (RFC 5545, BYSETPOS).
    """
    rules = rruleset()
    for chosen in _list_month_days(rhythm, start):
        late = chosen > SHORT_MONTH
        rule = rrule(
            _FREQUENCIES[rhythm.unit],
            dtstart=datetime(start.year, start.month, start.day),  # noqa: DTZ001  days, not instants
            interval=rhythm.every,
            byweekday=rhythm.weekdays or None,
            bymonth=start.month if rhythm.unit is RhythmUnit.YEAR else None,
            bymonthday=(range(SHORT_MONTH, chosen + 1) if late else chosen) if chosen else None,
            bysetpos=-1 if late else None,
        )
        rules.rrule(rule)
    yield from (moment.date() for moment in rules)


def _list_month_days(rhythm: Rhythm, start: date) -> tuple[int, ...]:
    """Return the days of the month on which a rhythm falls due; (0,) where it does not count in months."""
    if rhythm.unit is RhythmUnit.MONTH:
        return rhythm.month_days or (start.day,)
    return (start.day,) if rhythm.unit is RhythmUnit.YEAR else (0,)


@dataclass(frozen=True, slots=True)
class RuleDays:
    """A rhythm with the day it starts on."""

    rhythm: Rhythm
    start: date


@dataclass(frozen=True, slots=True)
class RuleTerms:
    """The line (amount, name, category, account, payer) of a rule's occurrences from number ``since`` on.

    ``days`` is a new rhythm from that occurrence on, None for no change; ``lead`` is how many days before its day the
    bill is announced, None for the default.
    """

    since: int
    line: Line
    days: RuleDays | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without due occurrences; ``last`` is None while the pause has no end yet."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class RuleState(StrEnum):
    """Whether a recurring rule is proposed, active or ended; an ended one keeps its history."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    ENDED = "ended"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class RecurringRule:
    """A recurring bill or income; ``terms`` are its versions over time, the earliest first.

    Occurrences are numbered from 1 at ``start``; neither a pause nor new terms change a number.
    """

    id: UUID
    author: UUID
    channel: str
    chat: str
    created_at: datetime
    rhythm: Rhythm
    start: date
    terms: tuple[RuleTerms, ...]
    state: RuleState = RuleState.PROPOSED
    version: int = 1
    until: date | None = None
    times: int | None = None
    skipped: tuple[int, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms or self.terms[0].since != 1:
            raise ValueError("a rule has terms from its first occurrence on")
        if self.times is not None and not 0 < self.times <= MOST_TIMES:
            raise Invalid("rhythm-impossible")

    @property
    def line(self) -> Line:
        """Return the line of the newest terms."""
        return self.terms[-1].line

    @property
    def days(self) -> RuleDays:
        """Return the rhythm and start day of the newest terms."""
        moved = (terms.days for terms in reversed(self.terms) if terms.days is not None)
        return next(moved, RuleDays(self.rhythm, self.start))

    @property
    def announced_days_before(self) -> int | None:
        """Return how many days before the due day the bill is announced; None for the default."""
        return self.terms[-1].lead

    @property
    def is_paused(self) -> bool:
        """Return whether a pause without an end is in force."""
        return any(pause.last is None for pause in self.pauses)

    def find_line(self, number: int) -> Line:
        """Return the line (amount, name, category) that holds for the occurrence with this number."""
        return next(terms.line for terms in reversed(self.terms) if terms.since <= number)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due day of a recurring rule, identified by rule and number."""

    rule: UUID
    number: int
    line: Line
    skipped: bool = False
    """Whether a member skipped it, or it falls into a pause."""

    @property
    def day(self) -> date:
        """Return the day on which the occurrence falls due."""
        return self.line.day


def list_occurrences(rule: RecurringRule, period: Period) -> tuple[Occurrence, ...]:
    """Return a rule's occurrences in a period, in order, skipped ones included."""
    end = period.last if rule.until is None else min(period.last, rule.until)
    found = []
    for number, day in enumerate(_list_days_until_end_of_year(rule.rhythm, rule.start, _list_moves(rule), end.year), 1):
        if day > end or (rule.times is not None and number > rule.times):
            break
        if day >= period.first:
            gone = number in rule.skipped or any(day in pause for pause in rule.pauses)
            found.append(Occurrence(rule.id, number, replace(rule.find_line(number), day=day), gone))
    return tuple(found)


def find_next_occurrence(rule: RecurringRule, after: date) -> Occurrence | None:
    """Return the first occurrence after a day that is not skipped; None where there is none or the rule is paused."""
    if rule.is_paused:
        return None
    begins = max([after, rule.start, *(pause.last for pause in rule.pauses if pause.last is not None)])
    ahead = timedelta(days=round(rule.rhythm.mean_days * (len(rule.skipped) + 2)) + SHORT_MONTH)
    last = begins + min(ahead, date.max - begins)
    coming = list_occurrences(rule, Period(after + timedelta(days=1), last))
    return next((one for one in coming if not one.skipped), None)


def find_next_line(rule: RecurringRule, today: date) -> Line:
    """Return the line of the next occurrence; of the newest terms where none will come."""
    coming = find_next_occurrence(rule, today - timedelta(days=1))
    return coming.line if coming else rule.line


_Moves = tuple[tuple[int, RuleDays], ...]
"""From which occurrence on a rule has which other days."""


def _list_moves(rule: RecurringRule) -> _Moves:
    return tuple((terms.since, terms.days) for terms in rule.terms if terms.days is not None)


# A job asks for the same rules' days many times a day, and counting them from the first one is most of judging bills.
@lru_cache(maxsize=1024)
def _list_days_until_end_of_year(rhythm: Rhythm, start: date, moves: _Moves, year: int) -> tuple[date, ...]:
    """Return the due days of a rule from its first one to the last before one that comes after a year."""
    return tuple(takewhile(lambda day: day.year <= year, _list_rule_days(rhythm, start, moves)))


def _list_rule_days(rhythm: Rhythm, start: date, moves: _Moves) -> Iterator[date]:
    """Yield the due days of a rule from its first one on, following each change of its rhythm."""
    first, days = 1, RuleDays(rhythm, start)
    for since, moved in moves:
        yield from islice(list_due_days(days.rhythm, days.start), since - first)
        first, days = since, moved
    yield from list_due_days(days.rhythm, days.start)


def find_due_day(rule: RecurringRule, number: int) -> date:
    """Return the due day of the occurrence with a number."""
    return next(islice(_list_rule_days(rule.rhythm, rule.start, _list_moves(rule)), number - 1, None))


def find_first_number(rule: RecurringRule, day: date) -> int:
    """Return the number of the first occurrence on or after a day."""
    before = Period(rule.start, day - timedelta(days=1)) if day > rule.start else None
    return 1 + (len(list_occurrences(rule, before)) if before else 0)


class BillStatus(StrEnum):
    """The status of a bill: upcoming, due, paid, skipped and so on."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DraftedOccurrence:
    """An occurrence of a recurring rule, the draft made for it, and that draft's state."""

    rule: UUID
    number: int
    draft: UUID
    state: DraftState


@dataclass(frozen=True, slots=True)
class Bill:
    """An occurrence of a recurring rule with its status: the amount paid, the paying entries and its draft."""

    rule: RecurringRule
    occurrence: Occurrence
    status: BillStatus
    paid: Money
    payments: tuple[UUID, ...] = ()
    draft: UUID | None = None

    @property
    def left(self) -> Money:
        """Return the amount still to pay; 0 once the bill is paid or skipped."""
        money = self.occurrence.line.money
        settled = self.status in {BillStatus.PAID, BillStatus.SKIPPED}
        return Money(0 if settled else max(0, money.minor - self.paid.minor), money.currency)
