"""Exchange rates: what one unit of a currency was worth in the household's own on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from core.errors import Invalid
from core.model.money import Money, round_amount

MOST_AGE = 4
"""Days a rate holds beyond its own: banks publish none on weekends and holidays."""
_DIGITS = 12
"""Digits of a rate that are kept."""
_MOST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of ``currency`` is ``value`` units of the household's currency on a day."""

    currency: str
    day: date
    value: Decimal


def read_rate(written: str) -> Decimal:
    """Return a rate from decimal text; raises Invalid where it is none, nothing, or beyond all measure."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise Invalid("rate-unread") from None
    if not value.is_finite() or not 1 / _MOST < value < _MOST:
        raise Invalid("rate-unread")
    return round_rate(value)


def round_rate(value: Decimal) -> Decimal:
    """Return a rate to as many digits as are kept."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _DIGITS + 1), ROUND_HALF_UP).normalize()


def convert(money: Money, rate: Decimal, currency: str) -> Money:
    """Return money in another currency, rounded half up to its minor unit."""
    amount = round_amount(money.amount * rate, currency)
    return Money.of(amount, currency)
