"""A Period: two days and all between them, in the household's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends on or after its first day: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def before(self) -> Period:
        """The one just before it: the month before a month, the year before a year, else as many days."""
        eve = self.first - timedelta(days=1)
        if self == month(self.first):
            return month(eve)
        if self == year(self.first):
            return year(eve)
        return Period(self.first - timedelta(days=self.days), eve)


def single(day: date) -> Period:
    """One day."""
    return Period(day, day)


def month(day: date) -> Period:
    """The calendar month of a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def year(day: date) -> Period:
    """The calendar year of a day."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def week(day: date) -> Period:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))
