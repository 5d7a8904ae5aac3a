"""Find payments that recur without a rule: the same name, a similar amount, a steady gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

_TIMES = 3
_AMOUNT = 0.2
_GAPS = ((6, 8, 7), (12, 16, 14), (26, 35, 30), (55, 66, 61), (85, 97, 91), (350, 380, 365))
"""Ranges of days between payments (from, to), and the interval each stands for."""
_SLACK = 1.4
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment by its day, name, category and amount in minor units."""

    day: date
    name: str
    category: str
    minor: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """A recurring payment: ``gap`` is its interval in days, ``minor`` the median of the last three amounts."""

    name: str
    category: str
    minor: int
    gap: int
    payments: tuple[Payment, ...]

    def list_due_days(self, after: date, last: date) -> list[date]:
        """Return the due days later than ``after`` and not later than ``last``."""
        day = self.payments[-1].day
        found: list[date] = []
        for _ in range(400):
            day = _next_date(day, self.gap)
            if day > last:
                return found
            if day > after:
                found.append(day)
        return found


def _next_date(day: date, gap: int) -> date:
    """Return the next due day; a month later means the same day of the next month, or its last day."""
    if gap != _MONTH:
        return day + timedelta(days=gap)
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def find_repeats(payments: Iterable[Payment], today: date, alike: float = _AMOUNT) -> tuple[Repeat, ...]:
    """Return the payments that recur steadily and are not overdue.

    Three payments are needed, or two that are a month apart and nearly equal. ``alike`` is the fraction by which
    amounts may differ.
    """
    groups: defaultdict[str, list[Payment]] = defaultdict(list)
    for each in payments:
        if each.name:
            groups[each.name].append(each)
    found = (_find_repeat(sorted(group, key=lambda each: each.day), today, alike) for group in groups.values())
    return tuple(each for each in found if each is not None)


def _find_repeat(group: Sequence[Payment], today: date, share: float) -> Repeat | None:
    """Return how payments of one name recur, or those of the newest amount alone, as after a move; None if not."""
    whole = _make_repeat(group, today, share)
    if whole is not None:
        return whole
    amount = group[-1].minor
    changed = next((at for at, each in enumerate(reversed(group)) if abs(each.minor - amount) > share * amount), 0)
    return _make_repeat(group[-changed:], today, share) if changed >= _TIMES else None


def _is_like_rent(group: Sequence[Payment]) -> bool:
    """Return whether there are just two payments, a month apart and so alike that a third is likely."""
    if len(group) != _TIMES - 1:
        return False
    one, other = group
    return 26 <= (other.day - one.day).days <= 35 and abs(other.minor - one.minor) <= _AMOUNT / 2 * one.minor  # noqa: PLR2004


def _make_repeat(group: Sequence[Payment], today: date, share: float) -> Repeat | None:
    if len(group) < _TIMES and not _is_like_rent(group):
        return None
    gaps = [(later.day - earlier.day).days for earlier, later in pairwise(group)]
    usual = median(gaps)
    meant = next((gap for low, high, gap in _GAPS if low <= usual <= high), None)
    steady = meant and sum(abs(gap - usual) <= max(3, 0.15 * usual) for gap in gaps) >= 0.75 * len(gaps)
    amount = median(each.minor for each in group[-3:])
    alike = sum(abs(each.minor - amount) <= share * amount for each in group) >= 0.75 * len(group)
    if not meant or not steady or not alike or (today - group[-1].day).days > meant * _SLACK:
        return None
    return Repeat(group[-1].name, group[-1].category, int(amount), meant, tuple(group))
