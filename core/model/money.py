"""Money as whole minor units (cents) of a currency; floats are refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from core.errors import Invalid

# ISO 4217 list one: active codes whose minor unit is not two digits.
_NO_DIGITS = """
BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
"""
_THREE_DIGITS = """
BHD IQD JOD KWD LYD OMR TND
"""
_FOUR_DIGITS = """
CLF UYW
"""
_TWO_DIGITS = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP
COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD
KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK
NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG
"""
EXPONENTS: dict[str, int] = {
    code: digits
    for digits, codes in ((0, _NO_DIGITS), (2, _TWO_DIGITS), (3, _THREE_DIGITS), (4, _FOUR_DIGITS))
    for code in codes.split()
}
"""The number of decimal digits of each active currency (ISO 4217)."""

MOST_MINOR = 10**15
"""The largest amount of an entry, in minor units (ten trillion of a two-digit currency); sums stay within 64 bits."""


_MOST_DIGITS = 30


def count_decimals(currency: str) -> int:
    """Return the number of decimal digits of a currency; raises Invalid for an unknown code."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise Invalid("currency-unknown", currency=currency[:10]) from None


def round_amount(amount: Decimal, currency: str) -> Decimal:
    """Return an amount rounded half up to the currency's decimal digits; raises Invalid for an unknown code."""
    return amount.quantize(Decimal(1).scaleb(-count_decimals(currency)), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (paise, cents) of one currency; may be negative, in sums."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"minor units are an int, not {type(self.minor).__name__}")
        count_decimals(self.currency)

    @classmethod
    def of(cls, amount: Decimal | str | int, currency: str) -> Money:
        """Return a decimal amount as Money; raises Invalid where it has too many decimal digits or is too large."""
        if isinstance(amount, float):
            raise TypeError("money is never made of a float")
        value = Decimal(amount)
        if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
            raise Invalid("amount-too-large")
        minor = value.scaleb(count_decimals(currency))
        if minor != minor.to_integral_value():
            raise Invalid("amount-too-precise", currency=currency, digits=count_decimals(currency))
        if abs(minor) > MOST_MINOR:
            raise Invalid("amount-too-large")
        return cls(int(minor), currency)

    @property
    def amount(self) -> Decimal:
        """Return the amount as a decimal number with the currency's digits."""
        return Decimal(self.minor).scaleb(-count_decimals(self.currency))

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._require_same_currency(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._require_same_currency(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def _require_same_currency(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor

    def split(self, weights: tuple[int, ...], rest: int | None = None) -> tuple[Money, ...]:
        """Split into parts in proportion to whole weights, exact to the last unit.

        An indivisible remainder goes to the part at index ``rest``; without one, to the parts with the largest
        remainders.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise Invalid("shares-not-positive")
        sign = -1 if self.minor < 0 else 1
        parts = [abs(self.minor) * weight // whole for weight in weights]
        rests = [abs(self.minor) * weight % whole for weight in weights]
        left = abs(self.minor) - sum(parts)
        if rest is not None:
            parts[rest] += left
            left = 0
        for index in sorted(range(len(weights)), key=lambda i: -rests[i])[:left]:
            parts[index] += 1
        return tuple(Money(sign * part, self.currency) for part in parts)
