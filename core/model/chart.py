"""A Chart: figures to draw, with every word and number already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How to draw it."""

    BARS = "bars"
    """Horizontal, largest first: categories, members, merchants."""
    COLUMNS = "columns"
    """Over time: days or months."""
    PAIR = "pair"
    """Two periods side by side."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar; ``value`` in minor units decides its length, ``label`` is what is printed on it."""

    name: str
    value: int
    label: str
    colour: str = "blue"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer; ``language`` picks the font."""

    kind: ChartKind
    title: str
    subtitle: str
    marks: tuple[Mark, ...]
    language: str = "en"
