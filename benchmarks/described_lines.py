"""Descriptions from real statements and notes with their owners' labels, mapped to Purser's categories."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OURS = {
    "eating_out": ("dining",),
    "food_unspecified": ("groceries", "dining"),
    "shopping_household": ("shopping", "household"),
    "subscriptions_digital": ("subscriptions",),
    "gifts_donations": ("gifts",),
    "family": ("children",),
}
"""Purser's categories for each label of the files that is named differently."""

_NONE = frozenset({"transfer", "savings_investment", "cash", "income"})
"""Labels of rows that are no spending."""


@dataclass(frozen=True, slots=True)
class DescribedLine:
    """One row; ``open`` rows may be looked at when rules are written, the others are only counted."""

    text: str
    accepted: frozenset[str]
    country: str
    language: str = "en"
    open: bool = False
    amount: float | None = None


def read_descriptions(path: Path) -> list[DescribedLine]:
    """Return the spending rows of a file, each a description or a brand; every other row of a country is open."""
    return list(_read(path))


def _read(path: Path) -> Iterator[DescribedLine]:
    seen: Counter[str] = Counter()
    for text in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(text)
        country = str(row.get("country", "brand"))
        seen[country] += 1
        if row.get("direction", "expense") != "expense" or row["category"] in _NONE:
            continue
        accepted = frozenset(OURS.get(row["category"], (row["category"],)))
        name = row.get("description") or row["brand"]
        yield DescribedLine(str(name), accepted, country, "en", open=seen[country] % 2 == 1, amount=row.get("amount"))
