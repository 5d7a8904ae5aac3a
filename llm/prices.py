"""What models cost, from ``prices.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path

from core.model.provider import Provider


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, which is millionths of a dollar for one."""

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)

    def micros(self, tokens_in: int, tokens_out: int) -> int:
        """Millionths of a US dollar, rounded up."""
        exact = self.tokens_in * tokens_in + self.tokens_out * tokens_out
        return int(exact.to_integral_value(ROUND_CEILING))


def price_of(provider: Provider, model: str) -> Price:
    """By the longest beginning of the model's name; a provider's dearest where none fits, so that a cap holds."""
    listed = _listed().get(provider.value, {})
    name = model.rpartition("/")[2].lower()
    known = [each for each in listed if name.startswith(each)]
    if known:
        return listed[max(known, key=len)]
    return max(listed.values(), key=lambda price: price.tokens_out, default=Price())


@cache
def _listed() -> dict[str, dict[str, Price]]:
    content = tomllib.loads(Path(__file__).with_name("prices.toml").read_text(encoding="utf-8"))
    return {
        provider: {name: Price(Decimal(each[0]), Decimal(each[1])) for name, each in models.items()}
        for provider, models in content.items()
    }
