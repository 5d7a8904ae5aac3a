"""The prices of models, read from ``prices.toml``."""

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
"""Pattern of the version at the end of a model's name: ``-2025-08-07``, ``-20251001``, ``-latest``, ``-001``."""


@dataclass(frozen=True, slots=True)
class Price:
    """A model's prices in US dollars per million tokens, which equals millionths of a dollar per token."""

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)

    def compute_micros(self, tokens_in: int, tokens_out: int) -> int:
        """Return the cost of so many tokens in millionths of a US dollar, rounded up."""
        exact = self.tokens_in * tokens_in + self.tokens_out * tokens_out
        return int(exact.to_integral_value(ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class PriceList:
    """The prices of models as of a day."""

    as_of: date
    listed: Mapping[str, Mapping[str, Price]]

    def find_price(self, provider: Provider, model: str) -> Price:
        """Return a model's price, ignoring a date in its name; else the provider's ``other`` price, else zero."""
        return self._find_line(provider, model) or self.listed.get(provider.value, {}).get(_OTHER) or Price()

    def is_known(self, provider: Provider, model: str) -> bool:
        """Return whether a model's price is listed; a self-hosted server counts as known, for it costs nothing."""
        return provider is Provider.COMPATIBLE or self._find_line(provider, model) is not None

    def _find_line(self, provider: Provider, model: str) -> Price | None:
        name = _DATED.sub("", model.rpartition("/")[2].lower())
        return None if name == _OTHER else self.listed.get(provider.value, {}).get(name)


@cache
def load_shipped_prices() -> PriceList:
    """Return the price list that ships with Purser."""
    return read_prices(Path(__file__).with_name("prices.toml"))


def read_prices(path: Path) -> PriceList:
    """Return the price list in a file. Raises ValueError for invalid content, OSError."""
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
