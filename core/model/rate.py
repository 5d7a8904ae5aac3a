"""Exchange rates: what one unit of a currency was worth in the household's currency on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from core.errors import Invalid
from core.model.money import Money, round_amount

MOST_AGE = 4
"""Most days after its own date that a rate may be used, as banks publish none on weekends and holidays."""
_DIGITS = 12
"""Significant digits of a stored rate."""
_MOST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Rate:
    """An exchange rate: one unit of ``currency`` was ``value`` units of the household's currency on a day."""

    currency: str
    day: date
    value: Decimal


def read_rate(written: str) -> Decimal:
    """Return a rate from decimal text; raises Invalid where it is no positive number, or absurdly large or small."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise Invalid("rate-unread") from None
    if not value.is_finite() or not 1 / _MOST < value < _MOST:
        raise Invalid("rate-unread")
    return round_rate(value)


def round_rate(value: Decimal) -> Decimal:
    """Return a rate rounded to the digits that are stored."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _DIGITS + 1), ROUND_HALF_UP).normalize()


def convert(money: Money, rate: Decimal, currency: str) -> Money:
    """Return money in another currency, rounded half up to its minor unit."""
    amount = round_amount(money.amount * rate, currency)
    return Money.of(amount, currency)
