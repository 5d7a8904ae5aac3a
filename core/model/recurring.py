"""Payments and incomes that come again: a RecurringRule with its Rhythm and terms, and the Occurrences of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
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
"""The day of the month that is its last, whichever that is."""

SHORT_MONTH = 28
"""Days that every month has; a later day falls on the last one where a month is shorter."""

MOST_EVERY = 400
"""Units between two occurrences; nothing a family pays comes more rarely."""

MOST_TIMES = 1000
"""Payments of a fixed number; three years of daily ones."""

MOST_LEAD = 60
"""Days before its day that a bill can be spoken of at most."""

_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


class RhythmUnit(StrEnum):
    """What a rhythm counts in."""

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
    """Every so many days, weeks, months or years.

    ``weekdays`` (0 is Monday) go with weeks, ``month_days`` (1 to 31, or LAST_DAY) with months; where they are empty
    the first day decides.
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
    def gap(self) -> float:
        """Days between two occurrences, on average."""
        times = max(1, len(self.weekdays), len(self.month_days))
        return _DAYS[self.unit] * self.every / times

    @property
    def key(self) -> str:
        """What tells it from other rhythms, whatever the day: ``1month``."""
        return f"{self.every}{self.unit.value}"

    def starting(self, day: date) -> date:
        """Return the first day on or after a day that this rhythm can begin with."""
        return next(days_of(replace(self, every=1), day))


def days_of(rhythm: Rhythm, start: date) -> Iterator[date]:
    """Yield the days of a rhythm from a day on, in order; without end, but for that of the calendar.

    A day that a month lacks falls on the month's last, and comes back to itself in the next (RFC 5545, BYSETPOS).
    """
    rules = rruleset()
    for chosen in _month_days(rhythm, start):
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


def _month_days(rhythm: Rhythm, start: date) -> tuple[int, ...]:
    """Return the days of the month that a rhythm falls on; 0 where it does not go by them."""
    if rhythm.unit is RhythmUnit.MONTH:
        return rhythm.month_days or (start.day,)
    return (start.day,) if rhythm.unit is RhythmUnit.YEAR else (0,)


@dataclass(frozen=True, slots=True)
class RuleDays:
    """The days a rule falls on: its rhythm, and the day it begins with."""

    rhythm: Rhythm
    start: date


@dataclass(frozen=True, slots=True)
class RuleTerms:
    """What an occurrence is from the ``since``-th on: its kind, money, names, account and payer, as a Line.

    ``days`` are other days from that occurrence on, None where they go on as before; ``lead`` is how many days before
    its day it is spoken of, None for as many as usual.
    """

    since: int
    line: Line
    days: RuleDays | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days in which nothing falls due; ``last`` None while it lasts."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class RuleState(StrEnum):
    """Proposed until a member decides; a rule that ended keeps its past."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    ENDED = "ended"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class RecurringRule:
    """A payment or income that comes again; ``terms`` are its versions, the earliest first.

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
        """What it is now: the newest terms."""
        return self.terms[-1].line

    @property
    def days(self) -> RuleDays:
        """The days it falls on now: the newest."""
        moved = (terms.days for terms in reversed(self.terms) if terms.days is not None)
        return next(moved, RuleDays(self.rhythm, self.start))

    @property
    def lead(self) -> int | None:
        """How many days before its day it is spoken of; None for as many as usual."""
        return self.terms[-1].lead

    @property
    def is_paused(self) -> bool:
        """Whether a pause lasts."""
        return any(pause.last is None for pause in self.pauses)

    def line_at(self, number: int) -> Line:
        """Return the line (amount, name, category) that holds for the occurrence with this number."""
        return next(terms.line for terms in reversed(self.terms) if terms.since <= number)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time a rule falls due; its id is (rule, number)."""

    rule: UUID
    number: int
    line: Line
    skipped: bool = False
    """Left out by a member, or fallen into a pause."""

    @property
    def day(self) -> date:
        """The day it falls due."""
        return self.line.day


def occurrences(rule: RecurringRule, period: Period) -> tuple[Occurrence, ...]:
    """Return what falls due in a period, in order, with what is skipped."""
    return tuple(one for one in _all_until(rule, period.last) if period.first <= one.day)


def next_occurrence(rule: RecurringRule, after: date) -> Occurrence | None:
    """Return the first occurrence after a day that is not skipped; None where none comes, or a pause lasts."""
    if rule.is_paused:
        return None
    begins = max([after, rule.start, *(pause.last for pause in rule.pauses if pause.last is not None)])
    last = begins + timedelta(days=round(rule.rhythm.gap * (len(rule.skipped) + 2)) + SHORT_MONTH)
    coming = occurrences(rule, Period(after + timedelta(days=1), last))
    return next((one for one in coming if not one.skipped), None)


def line_now(rule: RecurringRule, today: date) -> Line:
    """Return what a rule is the next time it falls due; what it is in the end where it never does again."""
    coming = next_occurrence(rule, today - timedelta(days=1))
    return coming.line if coming else rule.line


def _all_until(rule: RecurringRule, last: date) -> Iterator[Occurrence]:
    end = last if rule.until is None else min(last, rule.until)
    for number, day in enumerate(takewhile(lambda each: each <= end, _days_of_rule(rule)), 1):
        if rule.times is not None and number > rule.times:
            return
        gone = number in rule.skipped or any(day in pause for pause in rule.pauses)
        yield Occurrence(rule.id, number, replace(rule.line_at(number), day=day), gone)


def _days_of_rule(rule: RecurringRule) -> Iterator[date]:
    """Yield the days of a rule from its first on: those of each rhythm it had until it moved to the next."""
    moves = [(terms.since, terms.days) for terms in rule.terms if terms.days is not None]
    first, days = 1, RuleDays(rule.rhythm, rule.start)
    for since, moved in moves:
        yield from islice(days_of(days.rhythm, days.start), since - first)
        first, days = since, moved
    yield from days_of(days.rhythm, days.start)


def day_of(rule: RecurringRule, number: int) -> date:
    """Return the day of the occurrence of a number."""
    return next(islice(_days_of_rule(rule), number - 1, None))


def number_from(rule: RecurringRule, day: date) -> int:
    """Return the number of the first occurrence on or after a day."""
    before = Period(rule.start, day - timedelta(days=1)) if day > rule.start else None
    return 1 + (len(occurrences(rule, before)) if before else 0)


class BillStatus(StrEnum):
    """How an occurrence stands."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DraftedOccurrence:
    """The draft that was made for an occurrence, and how it stands."""

    rule: UUID
    number: int
    draft: UUID
    state: DraftState


@dataclass(frozen=True, slots=True)
class Bill:
    """An occurrence as it stands: what was paid for it, by which entries, and the card made for it."""

    rule: RecurringRule
    occurrence: Occurrence
    status: BillStatus
    paid: Money
    payments: tuple[UUID, ...] = ()
    draft: UUID | None = None

    @property
    def left(self) -> Money:
        """What is still to be paid; nothing once it is paid or skipped."""
        money = self.occurrence.line.money
        settled = self.status in {BillStatus.PAID, BillStatus.SKIPPED}
        return Money(0 if settled else max(0, money.minor - self.paid.minor), money.currency)
