"""A month or year in review: totals, what was kept, the largest categories, what changed, and tips from the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.outlook import find_odd
from analytics.plans import so_far
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period
from core.model.report import PRIVATE, Scope
from core.ports import UnitOfWork
from core.usecases.read_outlook import read_outlook

_TOP = 3
_TIPS = 3
_CHANGES = 2
_NOTABLE = 0.05
"""Part of a period's spending by which a category has to differ to be named."""

_TENTH, _YEAR = 10, 365
_FIXED = frozenset({"housing", "education", "insurance", "fees_taxes", "other", "health", PRIVATE})
"""Where nobody saves by a tip."""


class TipKind(StrEnum):
    """What a tip is about."""

    TWICE = "twice"
    PRICE = "price"
    ABOVE = "above"
    TENTH = "tenth"


@dataclass(frozen=True, slots=True)
class Tip:
    """Something that may be done; minor units."""

    kind: TipKind
    name: str
    category: str
    minor: int
    compared: int = 0


@dataclass(frozen=True, slots=True)
class CategoryShift:
    """A category that differs from the period before; minor units."""

    category: str
    minor: int
    before: int


@dataclass(frozen=True, slots=True)
class Review:
    """Figures of a period beside the one before it; minor units."""

    period: Period
    against: Period
    """What it is compared with: the period before, of a running one as many of its days."""
    spent: int
    before: int
    income: int
    top: tuple[tuple[str, int], ...]
    changes: tuple[CategoryShift, ...]
    tips: tuple[Tip, ...]

    @property
    def kept_percent(self) -> int | None:
        """The savings rate; None where nothing came in."""
        return round((self.income - self.spent) * 100 / self.income) if self.income > 0 else None


async def read_review(
    uow: UnitOfWork, household: Household, today: date, period: Period, viewer: UUID | None
) -> Review | None:
    """Return the review of a period for a viewer; None where nothing was spent and nothing came in."""
    against, days = compared_with(period, today)

    async def by_category(of: Period) -> dict[str, int]:
        figures = await uow.reports.by_category(Scope(of))
        return {each.key: each.money.minor for each in figures if each.money.currency == household.currency}

    now, before = await by_category(period), await by_category(against)
    income = await uow.reports.total(Scope(period, (EntryKind.INCOME,)))
    came = sum(each.money.minor for each in income if each.money.currency == household.currency)
    if not now and not came:
        return None
    odd = find_odd(await read_outlook(uow, household, today, today), today, period, viewer)
    return review_period((period, against), now, before, came, odd=odd, days=days)


def compared_with(period: Period, today: date) -> tuple[Period, int]:
    """Return what a period is compared with, and how many of its days are gone."""
    part = so_far(period.before(), period, today)
    return part or period.before(), (min(period.last, today) - period.first).days + 1


def review_period(
    periods: tuple[Period, Period],
    now: Mapping[str, int],
    before: Mapping[str, int],
    income: int,
    *,
    odd: Sequence[Anomaly] = (),
    days: int,
) -> Review:
    """Return the review of spending by category beside the period it is compared with; ``days`` of it are gone."""
    spent, earlier = sum(now.values()), sum(before.values())
    ranked = sorted(((key, minor) for key, minor in now.items() if minor > 0), key=lambda each: (-each[1], each[0]))
    changes = (
        [CategoryShift(key, now.get(key, 0), before.get(key, 0)) for key in {*now, *before}] if earlier > 0 else []
    )
    notable = [each for each in changes if abs(each.minor - each.before) >= _NOTABLE * max(1, earlier)]
    notable.sort(key=lambda each: (-abs(each.minor - each.before), each.category))
    tips = [*_from_odd(odd), *_from_changes(notable), *_from_habits(ranked, days)]
    chosen: dict[str, Tip] = {}
    for tip in tips:
        chosen.setdefault(tip.name or tip.category, tip)
    return Review(
        *periods,
        spent,
        earlier,
        income,
        tuple(ranked[:_TOP]),
        tuple(notable[:_CHANGES]),
        tuple(chosen.values())[:_TIPS],
    )


def _from_odd(odd: Sequence[Anomaly]) -> list[Tip]:
    """What was paid twice, and prices that rose."""
    twice = [
        Tip(TipKind.TWICE, each.name, each.category, each.minor) for each in odd if each.kind is AnomalyKind.DUPLICATE
    ]
    risen = [
        Tip(TipKind.PRICE, each.name, each.category, each.minor, each.usual)
        for each in odd
        if each.kind is AnomalyKind.PRICE and each.minor > each.usual
    ]
    return [*twice, *risen]


def _from_changes(changes: Sequence[CategoryShift]) -> list[Tip]:
    """Categories above the period before."""
    return [
        Tip(TipKind.ABOVE, "", each.category, each.minor, each.before)
        for each in changes
        if each.minor > each.before > 0 and each.category not in _FIXED
    ]


def _from_habits(ranked: Sequence[tuple[str, int]], days: int) -> list[Tip]:
    """What a tenth less of a large category comes to in a year."""
    return [
        Tip(TipKind.TENTH, "", key, minor, minor * _YEAR // max(1, days) // _TENTH)
        for key, minor in ranked
        if key not in _FIXED
    ]
