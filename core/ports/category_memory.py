"""What a household has taught about categories: lessons, training examples and its own model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from core.model.category_memory import CategoryMemory, Lesson, TaughtLine, TrainedModel
from core.ports.outside import Categoriser


class CategoryLessons(Protocol):
    """The lessons of one household; a private entry teaches only for its author."""

    async def find_lessons(self, texts: Sequence[str], since: date) -> dict[str, Lesson]:
        """Return the latest category of each of some texts among entries from a day on; unknown texts are left out."""
        ...

    async def list_examples(self, limit: int) -> tuple[TaughtLine, ...]:
        """Return the newest confirmed spending entries with a category and a text, private ones left out."""
        ...

    async def count_changed_since(self, since: datetime | None) -> int:
        """Return how many training entries (as ``list_examples`` yields) were made since an instant; all for None."""
        ...

    async def load_model(self) -> TrainedModel | None:
        """Return the household's trained category model; None where it has none."""
        ...

    async def save_model(self, model: TrainedModel) -> None:
        """Store a household's trained category model in place of the previous one."""
        ...


class TeachableCategoriser(Categoriser, Protocol):
    """A Categoriser that can use what a household has taught."""

    def for_printed(self) -> TeachableCategoriser:
        """Return a categoriser for text that banks print, which is read less well than what people type."""
        ...

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """Return a categoriser that prefers a household's lessons and model to the built-in knowledge."""
        ...
