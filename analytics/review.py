"""Review a month or year: totals, savings, largest categories, changes and tips from the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.outlook import list_anomalies
from analytics.plans import cut_to_same_length
from analytics.totals import sum_by_week
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period, find_month
from core.model.question import Question
from core.model.report import PRIVATE, Figure, Scope
from core.ports import UnitOfWork
from core.usecases.read_outlook import OutlookBook, read_outlook

_TOP = 3
_TIPS = 3
_CHANGES = 2
_NOTABLE = 0.05
"""The least change of a category that is named, as a fraction of the period's spending."""

_LONG = 31
"""The days from which a period is compared only with an earlier one that is recorded from its beginning."""

FEWEST_DAYS = 14
"""Days a book has to have been kept before its figures are advice."""
_TENTH, _YEAR, _WEEK = 10, 365, 7
_FEWEST_WEEKS = 3
"""The fewest whole weeks of a period to compare one week with the others."""
_CHEAPER = 0.8
"""The fraction of the other weeks' mean below which a week counts as cheap."""
_FIXED = frozenset({"housing", "education", "insurance", "fees_taxes", "other", "health", PRIVATE})
"""Categories for which tips are no use."""


class TipKind(StrEnum):
    """What a tip is about: a double payment, a raised price, a category or week, or a habit."""

    TWICE = "twice"
    PRICE = "price"
    ABOVE = "above"
    WEEK = "week"
    TENTH = "tenth"


@dataclass(frozen=True, slots=True)
class Tip:
    """A suggestion to save money; amounts in minor units."""

    kind: TipKind
    name: str
    category: str
    minor: int
    compared: int = 0
    day: date | None = None
    """The Monday of the week that the tip is about."""


@dataclass(frozen=True, slots=True)
class CategoryShift:
    """A category's spending in a period and in the period before; minor units."""

    category: str
    minor: int
    before: int


@dataclass(frozen=True, slots=True)
class SpendingChange:
    """The spending of a period and of the period before; minor units."""

    period: Period
    against: Period
    """The period compared with: the one before, cut to as many days if the period is not over."""
    spent: int
    before: int
    changes: tuple[CategoryShift, ...]


@dataclass(frozen=True, slots=True)
class Review(SpendingChange):
    """The income, spending and tips of a period, compared with the period before; minor units."""

    income: int
    top: tuple[tuple[str, int], ...]
    tips: tuple[Tip, ...]
    kept_days: int | None = None
    """How many days the book has been kept, where these are too few for tips."""

    @property
    def kept_percent(self) -> int | None:
        """Return the savings rate in percent of income; None without income."""
        return round((self.income - self.spent) * 100 / self.income) if self.income > 0 else None


async def read_review(
    uow: UnitOfWork, household: Household, today: date, period: Period, viewer: UUID | None
) -> Review | None:
    """Return the review of a period for a viewer; None where nothing was spent or earned."""
    against, days = find_compared_period(period, today)
    now, before = await _sum_categories(uow, household, period, against)
    income = await uow.reports.read_total(Scope(period, (EntryKind.INCOME,)))
    came = sum(each.money.minor for each in income if each.money.currency == household.currency)
    if not now and not came:
        return None
    book = await read_outlook(uow, household, today, today)
    odd = list_anomalies(book, today, period, viewer)
    avoidable = Scope(period, categories=tuple(key for key in now if key not in _FIXED), currency=household.currency)
    weeks = sum_by_week(await uow.reports.by_day(avoidable)) if avoidable.categories else ()
    found = review_period(
        (period, against), now, before, came, odd=odd, days=days, weeks=sum_whole_weeks(weeks, period, today)
    )
    kept = count_recorded_days(book, today)
    return found if kept >= FEWEST_DAYS else replace(found, tips=(), kept_days=kept)


def count_recorded_days(book: OutlookBook, today: date) -> int:
    """Return how many days a book has been kept, from its first expense until today."""
    return (today - min((each.line.day for each in book.spending), default=today)).days + 1


async def read_spending_change(
    uow: UnitOfWork, household: Household, today: date, question: Question
) -> SpendingChange | None:
    """Return how spending changed in the period of a question; None if it is about some categories or one member."""
    if question.categories or question.member:
        return None
    period = question.period or find_month(today)
    against, _ = find_compared_period(period, today)
    return _compare_spending((period, against), *await _sum_categories(uow, household, period, against))


async def _sum_categories(
    uow: UnitOfWork, household: Household, period: Period, against: Period
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the spending by category of two periods; the second is empty if it is long and not recorded as a whole."""

    async def by_category(of: Period) -> dict[str, int]:
        figures = await uow.reports.by_category(Scope(of))
        return {each.key: each.money.minor for each in figures if each.money.currency == household.currency}

    now, before = await by_category(period), await by_category(against)
    if before and period.days > _LONG and not await _has_full_period(uow, against, household.currency):
        before = {}
    return now, before


async def _has_full_period(uow: UnitOfWork, period: Period, currency: str) -> bool:
    """Return whether there are entries in the first month of a period, so that it can be compared as a whole."""
    months = await uow.reports.by_month(Scope(period, currency=currency))
    return any(each.key == f"{period.first:%Y-%m}" and each.money.minor for each in months)


@dataclass(frozen=True, slots=True)
class CategoryReview:
    """The review of one category in a period: change, largest shops and tips; minor units."""

    period: Period
    against: Period
    shift: CategoryShift
    shops: tuple[tuple[str, int], ...]
    tips: tuple[Tip, ...]
    kept_days: int | None = None
    """How many days the book has been kept, where these are too few for tips."""


async def review_category(
    uow: UnitOfWork, household: Household, today: date, asked: tuple[Period, str], viewer: UUID | None
) -> CategoryReview | None:
    """Return the review of one category in a period for a viewer; None where nothing was spent, now or before."""
    period, category = asked
    against, days = find_compared_period(period, today)
    now, before = (Scope(each, categories=(category,), currency=household.currency) for each in (period, against))
    sums = [sum(each.money.minor for each in await uow.reports.read_total(scope)) for scope in (now, before)]
    if not any(sums):
        return None
    shift = CategoryShift(category, *sums)
    shops = [(each.key, each.money.minor) for each in await uow.reports.by_merchant(now) if each.money.minor > 0]
    book = await read_outlook(uow, household, today, today)
    found, kept = list_anomalies(book, today, period, viewer), count_recorded_days(book, today)
    if kept < FEWEST_DAYS:
        return CategoryReview(period, against, shift, tuple(shops[:_TOP]), (), kept)
    tips = [*_make_anomaly_tips([each for each in found if each.category == category]), *_make_change_tips([shift])]
    tips += _make_tenth_less_tips([(category, shift.minor)], days) if shift.minor > 0 else []
    return CategoryReview(period, against, shift, tuple(shops[:_TOP]), tuple(tips[:_TIPS]))


def sum_whole_weeks(weeks: Sequence[Figure], period: Period, today: date) -> dict[date, int]:
    """Return the spending of each whole past week in a period, by the week's Monday; 0 for weeks without any."""
    sums = {date.fromisoformat(each.key): each.money.minor for each in weeks}
    monday = period.first + timedelta(days=-period.first.weekday() % _WEEK)
    found = {}
    while (last := monday + timedelta(days=_WEEK - 1)) <= min(period.last, today):
        found[monday] = sums.get(monday, 0)
        monday = last + timedelta(days=1)
    return found


def find_compared_period(period: Period, today: date) -> tuple[Period, int]:
    """Return the earlier period to compare a period with, and how many days of the latter have passed."""
    part = cut_to_same_length(period.find_preceding(), period, today)
    return part or period.find_preceding(), (min(period.last, today) - period.first).days + 1


def review_period(
    periods: tuple[Period, Period],
    now: Mapping[str, int],
    before: Mapping[str, int],
    income: int,
    *,
    odd: Sequence[Anomaly] = (),
    days: int,
    weeks: Mapping[date, int] | None = None,
) -> Review:
    """Return the review of spending by category; ``now`` and ``before`` are sums of the two periods.

    ``days`` of the period have passed. ``weeks`` are its whole weeks by their Mondays, without fixed costs.
    """
    change = _compare_spending(periods, now, before)
    ranked = sorted(((key, minor) for key, minor in now.items() if minor > 0), key=lambda each: (-each[1], each[0]))
    tips = [
        *_make_anomaly_tips(odd),
        *_make_change_tips(_list_notable(now, before)),
        *_make_week_tips(weeks or {}),
        *_make_tenth_less_tips(ranked, days),
    ]
    chosen: dict[str, Tip] = {}
    for tip in tips:
        chosen.setdefault(tip.name or tip.category or tip.kind.value, tip)
    return Review(
        *periods,
        change.spent,
        change.before,
        change.changes,
        income,
        tuple(ranked[:_TOP]),
        tuple(chosen.values())[:_TIPS],
    )


def _compare_spending(
    periods: tuple[Period, Period], now: Mapping[str, int], before: Mapping[str, int]
) -> SpendingChange:
    """Return the spending of two periods and the categories that changed most, from their sums by category."""
    changes = tuple(_list_notable(now, before)[:_CHANGES])
    return SpendingChange(*periods, sum(now.values()), sum(before.values()), changes)


def _list_notable(now: Mapping[str, int], before: Mapping[str, int]) -> list[CategoryShift]:
    """Return the categories with notable changes, the largest first; none if nothing was spent before."""
    earlier = sum(before.values())
    if earlier <= 0:
        return []
    changes = [CategoryShift(key, now.get(key, 0), before.get(key, 0)) for key in {*now, *before}]
    notable = [each for each in changes if abs(each.minor - each.before) >= _NOTABLE * max(1, earlier)]
    return sorted(notable, key=lambda each: (-abs(each.minor - each.before), each.category))


def _make_anomaly_tips(odd: Sequence[Anomaly]) -> list[Tip]:
    """Return tips about double payments and raised prices."""
    twice = [
        Tip(TipKind.TWICE, each.name, each.category, each.minor) for each in odd if each.kind is AnomalyKind.DUPLICATE
    ]
    risen = [
        Tip(TipKind.PRICE, each.name, each.category, each.minor, each.usual)
        for each in odd
        if each.kind is AnomalyKind.PRICE and each.minor > each.usual
    ]
    return [*twice, *risen]


def _make_change_tips(changes: Sequence[CategoryShift]) -> list[Tip]:
    """Return tips about categories above the period before, without fixed costs."""
    return [
        Tip(TipKind.ABOVE, "", each.category, each.minor, each.before)
        for each in changes
        if each.minor > each.before > 0 and each.category not in _FIXED
    ]


def _make_week_tips(weeks: Mapping[date, int]) -> list[Tip]:
    """Return a tip about a week that cost clearly less than the others, if there is one."""
    if len(weeks) < _FEWEST_WEEKS:
        return []
    monday, least = min(weeks.items(), key=lambda each: (each[1], each[0]))
    others = (sum(weeks.values()) - least) // (len(weeks) - 1)
    if not 0 < least < others * _CHEAPER:
        return []
    return [Tip(TipKind.WEEK, "", "", least, others, monday)]


def _make_tenth_less_tips(ranked: Sequence[tuple[str, int]], days: int) -> list[Tip]:
    """Return tips about how much a tenth less of a large category saves in a year."""
    return [
        Tip(TipKind.TENTH, "", key, minor, minor * _YEAR // max(1, days) // _TENTH)
        for key, minor in ranked
        if key not in _FIXED
    ]
