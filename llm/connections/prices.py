"""What models cost, from ``prices.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path
from typing import Final

from core.model.provider import Provider

_OTHER: Final = "other"
_DATED: Final = re.compile(r"(-\d{4}-\d{2}-\d{2}|-\d{8}|-latest|-\d{3})$")
"""How OpenAI, Anthropic and Google name versions: ``-2025-08-07``, ``-20251001``, ``-latest``, ``-001``."""


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, which is millionths of a dollar for one."""

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)

    def cost_in_micros(self, tokens_in: int, tokens_out: int) -> int:
        """Millionths of a US dollar, rounded up."""
        exact = self.tokens_in * tokens_in + self.tokens_out * tokens_out
        return int(exact.to_integral_value(ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class PriceList:
    """A list of prices and the day it is of."""

    as_of: date
    listed: Mapping[str, Mapping[str, Price]]

    def find_price(self, provider: Provider, model: str) -> Price:
        """Return the list's line for a model, its date taken off; the provider's ``other`` where there is none."""
        return self._find_line(provider, model) or self.listed.get(provider.value, {}).get(_OTHER) or Price()

    def is_known(self, provider: Provider, model: str) -> bool:
        """Return whether the list has a model; a server of one's own sends no bills."""
        return provider is Provider.COMPATIBLE or self._find_line(provider, model) is not None

    def _find_line(self, provider: Provider, model: str) -> Price | None:
        name = _DATED.sub("", model.rpartition("/")[2].lower())
        return None if name == _OTHER else self.listed.get(provider.value, {}).get(name)


@cache
def load_shipped_prices() -> PriceList:
    """Load the price list that comes with us."""
    return read_prices(Path(__file__).with_name("prices.toml"))


def read_prices(path: Path) -> PriceList:
    """Read a price list; raises ValueError where it is none, and OSError."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    as_of = content.pop("as_of", None)
    try:
        listed = {
            provider: {name: Price(Decimal(each[0]), Decimal(each[1])) for name, each in models.items()}
            for provider, models in content.items()
        }
    except (ArithmeticError, AttributeError, LookupError, TypeError):
        listed = {}
    if not isinstance(as_of, date) or not listed:
        raise ValueError(f"{path} is no list of prices: a day as_of, and for each model two numbers in quotes")
    return PriceList(as_of, listed)
