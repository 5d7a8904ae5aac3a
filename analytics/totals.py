"""Compute sums per currency, shares, changes and averages, in whole minor units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from core.model.answer import Basis, Sums, Template
from core.model.entry import EntryKind
from core.model.money import Money
from core.model.period import Period, find_week
from core.model.report import Figure, Scope


def sum_by_currency(moneys: Iterable[Money], base: str) -> Sums:
    """Return one sum per currency, ``base`` first; empty where there is nothing."""
    minors: defaultdict[str, int] = defaultdict(int)
    for money in moneys:
        minors[money.currency] += money.minor
    order = sorted(minors, key=lambda currency: (currency != base, currency))
    return tuple(Money(minors[currency], currency) for currency in order)


def make_basis(template: Template, scope: Scope, figures: Iterable[Figure], base: str) -> Basis:
    """Return the basis of an answer: the scope, sums and counts of the figures that a query found."""
    found = tuple(figures)
    counts: defaultdict[str, int] = defaultdict(int)
    for figure in found:
        counts[figure.money.currency] += figure.count
    sums = sum_by_currency((f.money for f in found), base)
    return Basis(template, scope, sums, sum(counts.values()), tuple(sorted(counts.items())))


def find_sum_in(sums: Sums, currency: str) -> Money:
    """Return the sum in one currency, zero where there is none."""
    return next((money for money in sums if money.currency == currency), Money(0, currency))


def make_positive_refund_sums(basis: Basis) -> Sums:
    """Return a basis's sums for display: positive where only refunds were asked for."""
    if basis.scope.kinds == (EntryKind.REFUND,):
        return tuple(Money(abs(money.minor), money.currency) for money in basis.sums)
    return basis.sums


def sum_by_week(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return daily figures summed by week, keyed by Monday."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        monday = str(find_week(date.fromisoformat(figure.key)).first)
        key = (monday, figure.money.currency)
        had = found.get(key, Figure(monday, Money(0, figure.money.currency), 0))
        found[key] = Figure(monday, had.money + figure.money, had.count + figure.count)
    return tuple(found.values())


def list_running_sums(figures: Iterable[Figure], period: Period, currency: str) -> tuple[int, ...]:
    """Return the running total of daily figures in one currency for each day of a period, in minor units."""
    by_day = {figure.key: figure.money.minor for figure in figures if figure.money.currency == currency}
    days = (period.first + timedelta(days=number) for number in range(period.days))
    return tuple(accumulate(by_day.get(day.isoformat(), 0) for day in days))


def find_heat_limits(values: Iterable[int], steps: int) -> tuple[int, ...]:
    """Return up to ``steps - 1`` rising limits that divide positive values into groups of equal size.

    The limits are rounded up to two digits.
    """
    ranked = sorted(value for value in values if value > 0)
    cuts = [ranked[len(ranked) * step // steps] for step in range(1, steps)] if ranked else []
    rounded = [-(-cut // unit) * unit for cut in cuts for unit in (10 ** max(0, len(str(cut)) - 2),)]
    return tuple(sorted({limit for limit in rounded if limit < ranked[-1]}))


def choose_chief_currency(figures: Iterable[Figure], base: str) -> str:
    """Return the currency to draw: the household's where it occurs, else the one with the most entries."""
    counts: defaultdict[str, int] = defaultdict(int)
    for figure in figures:
        counts[figure.money.currency] += figure.count
    if base in counts or not counts:
        return base
    return max(sorted(counts), key=lambda currency: counts[currency])


def divide_evenly(money: Money, by: int) -> Money:
    """Return an equal part of an amount, rounded half away from zero; ``by`` must be positive."""
    part = (2 * abs(money.minor) + by) // (2 * by)
    return Money(part if money.minor >= 0 else -part, money.currency)


def compute_percent(part: Money, whole: Money) -> int | None:
    """Return a share in whole percent, rounded half away from zero; None where the whole is not positive."""
    if whole.minor <= 0:
        return None
    share = (200 * abs(part.minor) + whole.minor) // (2 * whole.minor)
    return share if part.minor >= 0 else -share


def find_whole_of_shares(parts: Iterable[Figure], total: Money) -> Money:
    """Return what the shares of a breakdown are of: its total, or where refunds made that less, what was spent.

    So no share is above a hundred percent, nor do they add up to more.
    """
    spent = sum(part.money.minor for part in parts if part.money.currency == total.currency and part.money.minor > 0)
    return Money(max(spent, total.minor), total.currency)


def compute_share(part: Money, whole: Money) -> int | None:
    """Return a part's share of a breakdown in whole percent; None for what came back, which is no part of it."""
    return compute_percent(part, whole) if part.minor > 0 else None


def compute_difference(now: Money, before: Money) -> tuple[Money, int | None]:
    """Return the difference of two sums, also in percent of the earlier one (None where that is not positive)."""
    difference = now - before
    return difference, compute_percent(difference, before)
