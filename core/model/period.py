"""A Period of days (month, week, year ...), and the household's months that begin on a payday."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends on or after its first day: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def find_preceding(self) -> Period:
        """Return the preceding period: the month before a month, the year before a year, else as many days before."""
        eve = self.first - timedelta(days=1)
        if self == find_month(self.first):
            return find_month(eve)
        if self == find_year(self.first):
            return find_year(eve)
        return Period(self.first - timedelta(days=self.days), eve)


def make_day_period(day: date) -> Period:
    """Return the period of a single day."""
    return Period(day, day)


def find_month(day: date) -> Period:
    """Return the calendar month that contains a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def find_year(day: date) -> Period:
    """Return the calendar year that contains a day."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def find_week(day: date) -> Period:
    """Return the week, Monday to Sunday, that contains a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


class WeekendRule(StrEnum):
    """Where a payday on a weekend is moved: nowhere, to the Friday before or to the Monday after."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class PayCalendar:
    """The day, 1 to 31, on which a household's months begin; in shorter months, their last day."""

    start_day: int = 1
    weekend: WeekendRule = WeekendRule.NONE

    def find_month(self, day: date) -> Period:
        """Return the household's month that contains a day; every day is in exactly one."""
        # A weekend rule moves a start by two days at most, so it may leave its calendar month on either side.
        months = [day.year * 12 + day.month - 1 + away for away in (-2, -1, 0, 1, 2)]
        starts = [self._find_payday(each // 12, each % 12 + 1) for each in months]
        first = max(start for start in starts if start <= day)
        return Period(first, min(start for start in starts if start > day) - timedelta(days=1))

    def _find_payday(self, in_year: int, in_month: int) -> date:
        """Return the payday of a calendar month; the weekend rule may move it into a neighbouring month."""
        payday = date(in_year, in_month, min(self.start_day, monthrange(in_year, in_month)[1]))
        over = payday.weekday() - _SATURDAY
        if over < 0 or self.weekend is WeekendRule.NONE:
            return payday
        if self.weekend is WeekendRule.BEFORE:
            return payday - timedelta(days=over + 1)
        return payday + timedelta(days=_DAYS_OF_WEEK - _SATURDAY - over)
