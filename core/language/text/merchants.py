"""Shops, apps and services by name: one file for what is bought and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.language.text.files import load_common

_ANY = "none"
"""Where shops stand that sell all sorts."""


@dataclass(frozen=True, slots=True)
class Merchant:
    """A shop in its usual spelling, with every other; a star at a spelling's end stands for any ending."""

    name: str
    category: str | None
    """What is mostly bought there."""
    others: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The usual one first."""
        return (self.name, *self.others)


def load_merchants() -> Iterator[Merchant]:
    """Yield every merchant of the file."""
    for category, group in load_common("merchants").items():
        for name, others in group.items():
            yield Merchant(str(name), None if category == _ANY else category, tuple(str(other) for other in others))
