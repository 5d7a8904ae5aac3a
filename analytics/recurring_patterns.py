"""Find recurring payments among entries: few and certain rather than many.

Entries of one name are compared together; if they have no rhythm, those of each amount by themselves, so that two
contracts with one shop stay two. Things bought as needed (groceries, meals, fuel) are never subscriptions.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from core.model.entry import Entry, EntryKind
from core.model.recurring import LAST_DAY, SHORT_MONTH, Rhythm, RhythmUnit

NEEDED = frozenset({"groceries", "dining", "fuel", "transport", "shopping", "clothing", "gifts", "travel"})
"""Categories of things that are bought as needed."""

METERED = frozenset({"utilities", "phone_internet"})
"""Categories of bills whose amounts vary."""

_BAND, _METERED_BAND, _SAME = 1.15, 3.0, 1.04
"""The largest ratio of the largest to the smallest amount of a payment.

In this order: usually, for bills that vary, and for one of several contracts with one shop.
"""

_REGULAR = 0.8
"""The least share of intervals that are one step long; others may be two, where a payment was not recorded."""


@dataclass(frozen=True, slots=True)
class _RhythmToFind:
    """A rhythm to look for: its length and tolerance in days, and how many payments are needed to show it."""

    unit: RhythmUnit
    every: int
    days: float
    slack: int
    hits: int


_STEPS = (
    _RhythmToFind(RhythmUnit.WEEK, 1, 7, 1, 5),
    _RhythmToFind(RhythmUnit.WEEK, 2, 14, 2, 4),
    _RhythmToFind(RhythmUnit.MONTH, 1, 30.44, 5, 3),
    _RhythmToFind(RhythmUnit.MONTH, 2, 60.88, 7, 3),
    _RhythmToFind(RhythmUnit.MONTH, 3, 91.31, 9, 3),
    _RhythmToFind(RhythmUnit.MONTH, 6, 182.6, 12, 3),
    _RhythmToFind(RhythmUnit.YEAR, 1, 365.25, 14, 2),
)


@dataclass(frozen=True, slots=True)
class RecurringPattern:
    """Payments for one thing at a rhythm, oldest first; ``key`` identifies thing and rhythm at any amount."""

    entries: tuple[Entry, ...]
    rhythm: Rhythm
    key: str

    @property
    def newest(self) -> Entry:
        """Return the last payment."""
        return self.entries[-1]


def find_patterns(entries: Iterable[Entry], today: date) -> tuple[RecurringPattern, ...]:
    """Return the recurring payments among entries that are still going on, those with most payments first."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        line = entry.line
        name = _name_entry(entry)
        if name and line.kind is not EntryKind.REFUND and line.category not in NEEDED:
            groups.setdefault((line.kind.value, line.money.currency, name), []).append(entry)
    found = [pattern for key, group in groups.items() for pattern in _find_patterns(":".join(key), group, today)]
    return tuple(sorted(found, key=lambda pattern: (-len(pattern.entries), pattern.key, str(pattern.newest.id))))


def _name_entry(entry: Entry) -> str:
    """Return the name by which an entry is compared: its shop or description without numbers; empty without one."""
    text = unicodedata.normalize("NFKC", entry.line.merchant or entry.line.description).casefold()
    return " ".join(word for word in text.split() if not any(sign.isdecimal() for sign in word))


def _find_patterns(key: str, group: Sequence[Entry], today: date) -> Iterator[RecurringPattern]:
    ordered = sorted(group, key=lambda entry: (entry.line.day, str(entry.id)))
    if (whole := _find_pattern(key, ordered, today)) is not None:
        yield whole
        return
    contracts = list(_group_by_amount(ordered))
    if len(contracts) > 1:
        yield from (one for some in contracts if (one := _find_pattern(key, some, today)) is not None)


def _group_by_amount(ordered: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield payments grouped by similar amount, each group ordered by day."""
    some: list[Entry] = []
    for entry in sorted(ordered, key=lambda entry: entry.line.money.minor):
        if some and entry.line.money.minor > some[0].line.money.minor * _SAME:
            yield sorted(some, key=lambda each: (each.line.day, str(each.id)))
            some = []
        some.append(entry)
    if some:
        yield sorted(some, key=lambda each: (each.line.day, str(each.id)))


def _find_pattern(key: str, ordered: Sequence[Entry], today: date) -> RecurringPattern | None:
    amounts = [entry.line.money.minor for entry in ordered]
    metered = ordered[-1].line.category in METERED
    if min(amounts) <= 0 or max(amounts) > min(amounts) * (_METERED_BAND if metered else _BAND):
        return None
    days = [entry.line.day for entry in ordered]
    for step in _STEPS:
        if len(days) >= step.hits and _is_steady(step, days) and _is_ongoing(step, days[-1], today):
            if step.unit is RhythmUnit.YEAR and ordered[-1].line.merchant is None:
                return None
            rhythm = _find_rhythm(step, days)
            return RecurringPattern(tuple(ordered), rhythm, f"{key}:{rhythm.interval_text}")
    return None


def _is_steady(step: _RhythmToFind, days: Sequence[date]) -> bool:
    """Return whether nearly all intervals between days are one step long, and the others two."""
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    single = sum(abs(gap - step.days) <= step.slack for gap in gaps)
    double = sum(abs(gap - 2 * step.days) <= step.slack for gap in gaps)
    return single + double == len(gaps) and single >= _REGULAR * len(gaps)


def _is_ongoing(step: _RhythmToFind, last: date, today: date) -> bool:
    """Return whether the next payment is not yet due, or only a little late."""
    return last <= today <= last + timedelta(days=round(step.days) + 2 * step.slack)


def _find_rhythm(step: _RhythmToFind, days: Sequence[date]) -> Rhythm:
    """Return the rhythm of a step with the weekday or day of the month it usually falls on."""
    if step.unit is RhythmUnit.WEEK:
        weekday = Counter(day.weekday() for day in days).most_common(1)[0][0]
        return Rhythm(step.unit, step.every, weekdays=(weekday,))
    if step.unit is RhythmUnit.YEAR:
        return Rhythm(step.unit, step.every)
    if all((day + timedelta(days=1)).day == 1 for day in days) and len({day.day for day in days}) > 1:
        return Rhythm(step.unit, step.every, month_days=(LAST_DAY,))
    usual = Counter(min(day.day, SHORT_MONTH) if day.day < SHORT_MONTH else day.day for day in days)
    return Rhythm(step.unit, step.every, month_days=(usual.most_common(1)[0][0],))
