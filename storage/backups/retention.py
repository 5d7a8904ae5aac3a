"""The retention policy for backups: the last one of each day, week and month, for so many of each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """The number of latest days, weeks and months for each of which the last backup is kept."""

    days: int = 7
    weeks: int = 4
    months: int = 12

    def choose_kept(self, taken: Iterable[datetime]) -> frozenset[datetime]:
        """Return which of the given backup times to keep; the newest is always among them."""
        newest_first = sorted(taken, reverse=True)
        return frozenset(
            [
                *newest_first[:1],
                *_list_first_of_each(newest_first, lambda instant: instant.date(), self.days),
                *_list_first_of_each(newest_first, lambda instant: instant.isocalendar()[:2], self.weeks),
                *_list_first_of_each(newest_first, lambda instant: (instant.year, instant.month), self.months),
            ]
        )


def _list_first_of_each(
    instants: Iterable[datetime], group: Callable[[datetime], Hashable], most: int
) -> list[datetime]:
    """Return the first instant of each group (day, week or month), for at most ``most`` groups."""
    found: dict[Hashable, datetime] = {}
    for instant in instants:
        found.setdefault(group(instant), instant)
    return list(found.values())[:most]
