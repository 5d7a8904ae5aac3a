"""Check names of households, members and categories: one line, not empty, not too long, not taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from core.errors import Invalid

LONGEST = 40
"""The most characters of a name."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
"""The invisible characters that are kept in names: Devanagari spelling and many emoji need them."""


def tidy_name(text: str) -> str:
    """Return a name on one line, without control characters; raises Invalid where it is empty or too long."""
    kept = "".join(c if c in _JOINERS or unicodedata.category(c) not in _UNSEEN else " " for c in text)
    name = " ".join(unicodedata.normalize("NFC", kept).split())
    if not any(c.isalnum() for c in name):
        raise Invalid("name-empty")
    if len(name) > LONGEST:
        raise Invalid("name-too-long", most=LONGEST)
    return name


def require_free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name if nobody has it already, ignoring case; raises Invalid otherwise."""
    if name.casefold() in {other.casefold() for other in taken}:
        raise Invalid("name-taken", name=name)
    return name
