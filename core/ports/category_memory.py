"""What a household taught about categories, and a categoriser that heeds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from core.model.category_memory import CategoryMemory, Lesson, TaughtLine, TrainedModel
from core.ports.outside import Categoriser


class CategoryLessons(Protocol):
    """What one household taught; private entries teach nobody but their author."""

    async def find_lessons(self, texts: Sequence[str], since: date) -> dict[str, Lesson]:
        """The last word on each of some texts among entries from a day on; unknown ones left out."""
        ...

    async def list_examples(self, limit: int) -> tuple[TaughtLine, ...]:
        """The newest confirmed spending that no one keeps private, with a category and a text."""
        ...

    async def changed_since(self, since: datetime | None) -> int:
        """How many of those entries were made since an instant; all of them where it is None."""
        ...

    async def load_model(self) -> TrainedModel | None:
        """The household's own model."""
        ...

    async def save_model(self, model: TrainedModel) -> None:
        """Keep a model in place of the one before."""
        ...


class TeachableCategoriser(Categoriser, Protocol):
    """A Categoriser that heeds what a household taught."""

    def for_printed(self) -> TeachableCategoriser:
        """One for what banks print, which is read less well than what people type."""
        ...

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """One that follows a household's memory before what is shipped."""
        ...
