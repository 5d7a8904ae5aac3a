"""What models cost, from ``prices.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
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

    def micros(self, tokens_in: int, tokens_out: int) -> int:
        """Millionths of a US dollar, rounded up."""
        exact = self.tokens_in * tokens_in + self.tokens_out * tokens_out
        return int(exact.to_integral_value(ROUND_CEILING))


def price_of(provider: Provider, model: str) -> Price:
    """The list's line for a model, its date taken off; the provider's ``other`` where there is none."""
    listed = _listed().get(provider.value, {})
    name = model.rpartition("/")[2].lower()
    return listed.get(_DATED.sub("", name)) or listed.get(_OTHER) or Price()


@cache
def _listed() -> dict[str, dict[str, Price]]:
    content = tomllib.loads(Path(__file__).with_name("prices.toml").read_text(encoding="utf-8"))
    return {
        provider: {name: Price(Decimal(each[0]), Decimal(each[1])) for name, each in models.items()}
        for provider, models in content.items()
    }
