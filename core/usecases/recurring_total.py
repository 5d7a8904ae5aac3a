"""Compute the monthly amounts of recurring payments and incomes by how often each recurs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from core.model.entry import EntryKind
from core.model.money import Money
from core.model.recurring import RecurringRule, Rhythm, RhythmUnit, find_next_line

_A_YEAR = {
    RhythmUnit.DAY: Decimal("365.25"),
    RhythmUnit.WEEK: Decimal("365.25") / 7,
    RhythmUnit.MONTH: Decimal(12),
    RhythmUnit.YEAR: Decimal(1),
}
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class MonthlyShare:
    """A recurring rule and its amount per month."""

    rule: RecurringRule
    money: Money


def list_monthly_shares(
    rules: Iterable[RecurringRule], today: date, kind: EntryKind = EntryKind.EXPENSE
) -> tuple[MonthlyShare, ...]:
    """Return the monthly amount of each rule of a kind, largest first; paused and one-time rules are left out."""
    chosen = (rule for rule in rules if rule.line.kind is kind and not rule.is_paused and rule.times != 1)
    shares = [
        MonthlyShare(rule, _compute_monthly(rule.days.rhythm, find_next_line(rule, today).money)) for rule in chosen
    ]
    return tuple(sorted(shares, key=lambda share: (-share.money.minor, str(share.rule.id))))


def sum_by_currency(shares: Iterable[MonthlyShare], first: str) -> tuple[Money, ...]:
    """Return the sums of monthly amounts, one per currency, that of ``first`` before the others."""
    sums: dict[str, int] = {}
    for share in shares:
        sums[share.money.currency] = sums.get(share.money.currency, 0) + share.money.minor
    order = sorted(sums, key=lambda currency: (currency != first, currency))
    return tuple(Money(sums[currency], currency) for currency in order)


def _compute_monthly(rhythm: Rhythm, money: Money) -> Money:
    times = _A_YEAR[rhythm.unit] / rhythm.every * max(1, len(rhythm.weekdays), len(rhythm.month_days))
    minor = (money.minor * times / _MONTHS).to_integral_value(ROUND_HALF_EVEN)
    return Money(int(minor), money.currency)
