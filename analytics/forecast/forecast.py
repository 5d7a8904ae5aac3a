"""Forecast spending: bills on their days and the rest by weighted methods, in all and by category, with intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

import numpy as np

from analytics.forecast.choose_method import choose_method
from analytics.forecast.methods import Days
from core.model.money import Money, count_decimals
from core.model.period import Period

LEAST_DAYS = 21
"""The fewest days since the first entry for a forecast."""
LEAST_SPENDS = 10
PATHS = 1000
LONGEST_HISTORY = 400
_ODD_SHARE, _ODD_TIMES = 0.35, 6.0
"""The thresholds of a one-off: a fraction of a month's usual total, and multiples of its category's median."""
_ALIKE = 0.25
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Spend:
    """Spending on a day in a category, in minor units; a refund is negative."""

    day: date
    category: str
    minor: int
    guessed: bool = False
    """Whether the amount is an expected bill that was found by its pattern and has no rule."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of amounts, in minor units."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class LowestBalance:
    """The accounts' balance now, and its lowest point within a forecast, in minor units."""

    now: int
    low: int
    low_day: date


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast for a period: spent so far, bills to come, and the rest; minor units of ``currency``."""

    period: Period
    currency: str
    spent: int
    bills: int
    expected: int
    """The expected total: spent so far, bills, and the rest."""
    likely: Interval
    """The 80 % interval of the total."""
    nearly_sure: Interval
    """The 95 % interval of the total."""
    by_category: Mapping[str, int]
    """The expected total by category; adds up to ``expected``."""
    course: tuple[tuple[date, int, Interval], ...]
    """For each day to come the expected running total of the period, and its 80 % interval."""
    method: str
    history: Period
    one_offs: tuple[Spend, ...] = ()
    """Large single purchases, which do not count as usual spending."""
    guessed: int = 0
    """The part of ``bills`` without a rule, found by a recurring pattern."""
    balance: LowestBalance | None = None
    """The accounts' balance ahead; None unless all spending is forecast and a balance is known."""

    def make_money(self, minor: int) -> Money:
        """Return an amount in the forecast's currency."""
        return Money(minor, self.currency)

    def make_rounded_money(self, minor: int) -> Money:
        """Return an amount in the forecast's currency, rounded to three significant digits."""
        return round_about(Money(minor, self.currency))


def round_about(money: Money) -> Money:
    """Return an amount rounded to three significant digits, at least to whole units."""
    step = max(10 ** count_decimals(money.currency), 10 ** (len(str(abs(money.minor))) - _DIGITS))
    return Money((2 * money.minor + step) // (2 * step) * step, money.currency)


def is_history_too_short(spends: Sequence[Spend], today: date) -> bool:
    """Return whether the history is too short for a forecast."""
    return len(spends) < LEAST_SPENDS or (today - min(each.day for each in spends)).days < LEAST_DAYS


def find_one_offs(spends: Sequence[Spend], days: int) -> tuple[Spend, ...]:
    """Return the large purchases that are unlike any other in their category."""
    month = sum(each.minor for each in spends) / max(1, days) * 30
    groups: defaultdict[str, list[Spend]] = defaultdict(list)
    for each in spends:
        groups[each.category].append(each)
    found = []
    for group in groups.values():
        usual = median(each.minor for each in group)
        for each in group:
            large = each.minor >= max(_ODD_SHARE * month, _ODD_TIMES * usual) or (
                len(group) == 1 and each.minor >= _ODD_SHARE * month
            )
            if large and sum(abs(other.minor - each.minor) <= _ALIKE * each.minor for other in group) == 1:
                found.append(each)
    return tuple(sorted(found, key=lambda each: each.day))


@dataclass(frozen=True, slots=True)
class Habit:
    """A household's usual spending by day, without bills and large single purchases, and the history behind it."""

    history: Period
    usual: tuple[Spend, ...]
    one_offs: tuple[Spend, ...]
    days: Days


def find_habit(spends: Sequence[Spend], today: date) -> Habit:
    """Return the spending habit up to today from spending without bills."""
    first = max(min(each.day for each in spends), today - timedelta(days=LONGEST_HISTORY))
    history = Period(first, today)
    inside = [each for each in spends if each.day in history]
    odd = find_one_offs(inside, history.days)
    usual = tuple(each for each in inside if each not in odd)
    return Habit(history, usual, odd, sum_by_day(usual, history))


def forecast_period(
    spends: Sequence[Spend],
    due: Sequence[Spend],
    today: date,
    period: Period,
    currency: str,
    *,
    paid: Sequence[Spend] = (),
) -> Forecast | None:
    """Return the forecast for a period that ends after today; None where the history is too short.

    ``spends`` are all but the bills, which are ``due`` on days to come or were ``paid`` before.
    """
    if is_history_too_short(spends, today) or period.last <= today:
        return None
    habit = find_habit(spends, today)
    history, odd = habit.history, habit.one_offs
    start = max(today + timedelta(days=1), period.first)
    ahead = (period.last - today).days
    skipped = ahead - ((period.last - start).days + 1)
    choice = choose_method(habit.days, ahead, today.toordinal())
    chance = np.random.default_rng(today.toordinal())
    paths = choice.draw_paths(habit.days, ahead, PATHS, chance)[:, skipped:]
    coming = np.zeros(paths.shape[1])
    bills = [each for each in due if start <= each.day <= period.last]
    for each in bills:
        coming[(each.day - start).days] += each.minor
    gone = [each for each in (*spends, *paid) if each.day in period]
    spent = sum(each.minor for each in gone)
    course = spent + np.cumsum(paths + coming, axis=1)
    expected = round(float(course[:, -1].mean()))
    course = course + draw_one_offs(odd, history.days, course.shape, today.toordinal())
    return Forecast(
        period,
        currency,
        spent,
        sum(each.minor for each in bills),
        expected,
        _make_interval(course[:, -1], 0.8),
        _make_interval(course[:, -1], 0.95),
        _split_by_category(expected, habit.usual, [*gone, *bills], today),
        tuple(
            (start + timedelta(days=at), round(float(np.median(column))), _make_interval(column, 0.8))
            for at, column in enumerate(course.T)
        ),
        choice.name,
        history,
        odd,
        sum(each.minor for each in bills if each.guessed),
    )


def sum_by_day(spends: Sequence[Spend], history: Period) -> Days:
    """Return the total of each day of a period; days without spending are zero."""
    totals = np.zeros(history.days)
    for each in spends:
        totals[(each.day - history.first).days] += each.minor
    return totals


def draw_one_offs(odd: Sequence[Spend], days: int, shape: tuple[int, ...], seed: int) -> np.ndarray:
    """Return simulated sums of large single purchases up to each day, drawn as rarely as they came so far.

    They are not part of the expected amount, but without them an interval would be too narrow.
    """
    chance = np.random.default_rng(seed + 1)
    if not odd:
        return np.zeros(shape)
    happens = chance.random(shape) < len(odd) / max(1, days)
    sizes = chance.choice([each.minor for each in odd], size=shape)
    return np.asarray(np.cumsum(happens * sizes, axis=1))


def _make_interval(draws: np.ndarray, share: float) -> Interval:
    low, high = np.quantile(draws, [(1 - share) / 2, (1 + share) / 2])
    return Interval(max(0, round(float(low))), max(0, round(float(high))))


def _split_by_category(expected: int, usual: Sequence[Spend], certain: Sequence[Spend], today: date) -> dict[str, int]:
    """Return the expected total by category: the known part, and the rest divided as in the last ninety days."""
    known: defaultdict[str, int] = defaultdict(int)
    for each in certain:
        known[each.category] += each.minor
    recent = today - timedelta(days=90)
    habit: defaultdict[str, int] = defaultdict(int)
    for each in usual:
        if each.day > recent and each.minor > 0:
            habit[each.category] += each.minor
    rest = expected - sum(known.values())
    names = sorted(habit, key=lambda name: -habit[name])
    parts = Money(rest, "EUR").split(tuple(habit[name] for name in names)) if names and rest else ()
    for name, part in zip(names, parts, strict=False):
        known[name] += part.minor
    if not parts and rest:
        known["other"] += rest
    return dict(sorted(known.items(), key=lambda item: -item[1]))
