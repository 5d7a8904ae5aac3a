"""What a household has taught about categories: its latest choice per text, and a model trained on its entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.model.entry import Line


@dataclass(frozen=True, slots=True)
class Lesson:
    """The category of the most recently changed entry with a certain text, and when that was."""

    category: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A confirmed entry to train on: its text, amount in minor units, day and category."""

    text: str
    minor: int
    day: date
    category: str


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A household's trained category model in stored form."""

    content: bytes
    trained_at: datetime
    examples: int


@dataclass(frozen=True, slots=True)
class CategoryMemory:
    """A household's lessons (keyed by ``make_lesson_text``) and trained model, loaded for some lines."""

    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    model: TrainedModel | None = None


def make_lesson_text(line: Line) -> str:
    """Return the text of a line (description and shop) under which its category is remembered."""
    return f"{line.description} {line.merchant or ''}"
