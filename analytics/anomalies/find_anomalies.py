"""Find unusual entries by robust statistics (median and MAD of logarithms) and plain rules; pure functions.

An entry is judged only by the entries before it. What a household marked as fine is not reported again for the same
kind and name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from uuid import UUID

from core.model.period import find_month

_CONSISTENT = 1.4826
"""The factor from a MAD to an estimate of the standard deviation (Rousseeuw and Croux 1993)."""

_FLOOR = 0.3
"""The least spread of logarithms that is assumed, so that a third more or less is never unusual."""

_FAR, _TIMES = 3.0, 1.8
"""The thresholds of an unusual amount: spreads above the median, and multiples of the median."""

_SHOP_LEAST, _CATEGORY_LEAST = 5, 12
"""The fewest earlier entries of a shop, and of a category, to compare an amount with."""

_MATTERS = 0.005
"""The fraction of a month's spending below which no entry is reported."""

_NEW_SHOP = 0.04
"""The fraction of a month's spending below which no entry at an unknown shop is reported."""

_SINGLE = 0.25
"""The fraction of a month's spending from which an entry is unusual if its category never had a similar one."""

_SAME_DAYS = 1
_STEADY, _RISEN, _STEADY_LEAST = 0.03, 0.04, 3
"""A fixed price: how little it varies, which relative change is reported, and its fewest payments."""

_PACE_DAY, _PACE_MONTHS, _PACE_WEEKS, _PACE_TIMES, _PACE_FAR, _PACE_MATTERS = 10, 6, 6, 1.5, 3.0, 0.05


class AnomalyKind(StrEnum):
    """The reason an entry or category is unusual."""

    DUPLICATE = "duplicate"
    SHOP_AMOUNT = "shop_amount"
    CATEGORY_AMOUNT = "category_amount"
    NEW_SHOP = "new_shop"
    PRICE = "price"
    PACE = "pace"


@dataclass(frozen=True, slots=True)
class JudgedEntry:
    """The parts of an expense that are judged; amounts in minor units of one currency."""

    id: UUID
    day: date
    name: str
    """The folded name of the shop or thing; "" without one."""
    category: str
    minor: int


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An unusual entry or category and the reason; ``usual`` is the median before, ``other`` a possible duplicate."""

    kind: AnomalyKind
    name: str
    category: str
    minor: int
    usual: int
    day: date
    entry: UUID | None = None
    other: UUID | None = None

    @property
    def acceptance_key(self) -> str:
        """Return the key by which an anomaly can be marked as fine: its kind with its name, else its category."""
        return f"{self.kind}:{self.name or self.category}"


@dataclass(slots=True)
class Habits:
    """The spending habits of a household, learned entry by entry."""

    shops: defaultdict[str, list[JudgedEntry]] = field(default_factory=lambda: defaultdict(list))
    categories: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    total: int = 0
    first: date | None = None
    last: date | None = None

    def add_entry(self, entry: JudgedEntry) -> None:
        """Add one more judged entry to the habits."""
        self.shops[entry.name].append(entry)
        self.categories[entry.category].append(entry.minor)
        self.total += entry.minor
        self.first = min(self.first or entry.day, entry.day)
        self.last = max(self.last or entry.day, entry.day)

    @property
    def monthly_spending(self) -> float:
        """Return the spending of the days seen, scaled to thirty days, in minor units."""
        if self.first is None or self.last is None:
            return 0.0
        return self.total / max(30, (self.last - self.first).days + 1) * 30

    @property
    def days(self) -> int:
        """Return the number of days from the first learned entry to the last."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0


def judge_entry(entry: JudgedEntry, habits: Habits) -> Anomaly | None:
    """Return the anomaly of an entry by the habits before it; None where it is usual."""
    if entry.minor <= 0 or habits.days < find_month(entry.day).days:
        return None
    before = [each for each in habits.shops[entry.name] if each.day <= entry.day] if entry.name else []
    return (
        _find_duplicate(entry, before) or _find_price_change(entry, before) or _find_odd_amount(entry, before, habits)
    )


def _find_duplicate(entry: JudgedEntry, before: Sequence[JudgedEntry]) -> Anomaly | None:
    """Return a duplicate: the same name and amount within a day, unless this is usual; None otherwise."""
    same = [each for each in before if each.minor == entry.minor]
    near = [each for each in same if (entry.day - each.day).days <= _SAME_DAYS]
    if not near:
        return None
    days = sorted({each.day for each in before})
    often = len(before) > len(days) * 1.15
    usual_amount = len(same) > max(2, 0.3 * len(before))
    daily = len(days) > 2 and median((b - a).days for a, b in pairwise(days)) <= 2  # noqa: PLR2004
    same_day = near[-1].day == entry.day
    if often or (usual_amount and daily) or (not same_day and (usual_amount or daily)):
        return None
    return Anomaly(
        AnomalyKind.DUPLICATE, entry.name, entry.category, entry.minor, entry.minor, entry.day, entry.id, near[-1].id
    )


def _find_price_change(entry: JudgedEntry, before: Sequence[JudgedEntry]) -> Anomaly | None:
    """Return a price change: a price that was fixed for months and is now another; None otherwise."""
    last = before[-4:]
    if len(last) < _STEADY_LEAST or (last[-1].day - last[0].day).days < 40:  # noqa: PLR2004  two months apart
        return None
    usual = median(each.minor for each in last)
    steady = all(abs(each.minor - usual) <= _STEADY * usual for each in last)
    change = abs(entry.minor - usual) / usual
    if not steady or not _RISEN <= change <= 1.0:
        return None
    return Anomaly(AnomalyKind.PRICE, entry.name, entry.category, entry.minor, int(usual), entry.day, entry.id)


def _find_odd_amount(entry: JudgedEntry, before: Sequence[JudgedEntry], habits: Habits) -> Anomaly | None:
    """Return an unusually large amount, for its shop or, at a new or little known shop, for its category."""
    matters = entry.minor >= _MATTERS * habits.monthly_spending
    if len(before) >= _SHOP_LEAST:
        usual, far = _measure_distance(entry.minor, [each.minor for each in before])
        kind = AnomalyKind.SHOP_AMOUNT
    else:
        category = habits.categories[entry.category]
        if len(category) < _CATEGORY_LEAST:
            usual, far = _measure_distance(
                entry.minor, [each for every in habits.categories.values() for each in every]
            )
            far = far - 1.0
        else:
            usual, far = _measure_distance(entry.minor, category)
        new = bool(entry.name) and not before
        kind = AnomalyKind.NEW_SHOP if new else AnomalyKind.CATEGORY_AMOUNT
        matters = entry.minor >= _NEW_SHOP * habits.monthly_spending
        if before and max(each.minor for each in before) * _TIMES > entry.minor:
            return None
        far = far * 1.4 if new and len(category) >= _CATEGORY_LEAST else far
        if entry.minor >= max(_SINGLE * habits.monthly_spending, _TIMES * max(category, default=0)):
            far = max(far, _FAR)  # a category of small and large things spreads so far that nothing would stand out
    if not matters or far < _FAR or entry.minor < _TIMES * usual:
        return None
    return Anomaly(kind, entry.name, entry.category, entry.minor, usual, entry.day, entry.id)


def _measure_distance(minor: int, others: Sequence[int]) -> tuple[int, float]:
    """Return the median of other amounts, and how many spreads above it an amount lies."""
    logs = sorted(math.log(each) for each in others if each > 0)
    if not logs:
        return 0, 0.0
    middle = median(logs)
    spread = max(_FLOOR, _CONSISTENT * median(abs(each - middle) for each in logs))
    return round(math.exp(middle)), (math.log(minor) - middle) / spread


def find_odd_entries(
    entries: Iterable[JudgedEntry], since: date, fine: Collection[str] = (), bills: Collection[UUID] = ()
) -> tuple[Anomaly, ...]:
    """Return the unusual entries since a day, ordered by day; entries in ``bills`` are judged elsewhere."""
    habits, found = Habits(), []
    for entry in sorted(entries, key=lambda each: each.day):
        odd = judge_entry(entry, habits) if entry.day >= since and entry.id not in bills else None
        if odd is not None and odd.acceptance_key not in fine:
            found.append(odd)
        habits.add_entry(entry)
    return tuple(found)


def find_fast_categories(
    entries: Iterable[JudgedEntry], today: date, fine: Collection[str] = ()
) -> tuple[Anomaly, ...]:
    """Return the categories whose spending this month is far above the same days of the months before."""
    if today.day < _PACE_DAY:
        return ()
    sums: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    weeks: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for entry in entries:
        ago = (today.year - entry.day.year) * 12 + today.month - entry.day.month
        if 0 <= ago <= _PACE_MONTHS and entry.day <= today and entry.day.day <= today.day:
            sums[entry.category][ago] += entry.minor
        if entry.day >= today - timedelta(days=183):
            weeks[entry.category].add(entry.day.isocalendar()[:2])
    everything = [sum(by[ago] for by in sums.values()) for ago in range(1, _PACE_MONTHS + 1)]
    known = sum(1 for each in everything if each)
    found = []
    for category, by in sums.items():
        odd = _judge_pace(category, by, known, today, sum(everything) / max(1, known))
        if odd and len(weeks[category]) >= _PACE_WEEKS and odd.acceptance_key not in fine:
            found.append(odd)
    return tuple(sorted(found, key=lambda each: each.usual - each.minor))


def _judge_pace(category: str, by: Mapping[int, int], known: int, today: date, month_total: float) -> Anomaly | None:
    before = [by.get(ago, 0) for ago in range(1, known + 1)]
    if len(before) < 3:  # noqa: PLR2004  two months are no habit
        return None
    usual = median(before)
    spread = _CONSISTENT * median(abs(each - usual) for each in before)
    now = by.get(0, 0)
    far = now > usual + _PACE_FAR * max(spread, 0.1 * usual) and now >= _PACE_TIMES * usual
    if not far or now - usual < _PACE_MATTERS * month_total or usual <= 0:
        return None
    return Anomaly(AnomalyKind.PACE, "", category, now, int(usual), today)
