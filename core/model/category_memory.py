"""What a household taught about categories: the last word on a text, and the model trained on what was confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.model.entry import Line


@dataclass(frozen=True, slots=True)
class Lesson:
    """The category of the entry with a text that was made or changed last, and when that was."""

    category: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A confirmed line to learn from: its text, amount in minor units, day and category."""

    text: str
    minor: int
    day: date
    category: str


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A household's model as it is kept."""

    content: bytes
    trained_at: datetime
    examples: int


@dataclass(frozen=True, slots=True)
class CategoryMemory:
    """What was taught of some lines; lessons by ``lesson_text``."""

    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    model: TrainedModel | None = None


def lesson_text(line: Line) -> str:
    """Return the text a line is remembered by."""
    return f"{line.description} {line.merchant or ''}"
