"""Known shops, apps and services, used for entries and questions alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.language.text.files import load_common

_ANY = "none"
"""The category key in the file for shops that sell all sorts of things."""


@dataclass(frozen=True, slots=True)
class Merchant:
    """A shop's usual spelling and others; a star at the end of one matches any ending."""

    name: str
    category: str | None
    """The category of what is mostly bought there; None if a shop sells all sorts of things."""
    others: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return all spellings, the usual one first."""
        return (self.name, *self.others)


def load_merchants() -> Iterator[Merchant]:
    """Yield every known shop, app and service from the file."""
    for category, group in load_common("merchants").items():
        for name, others in group.items():
            yield Merchant(str(name), None if category == _ANY else category, tuple(str(other) for other in others))
