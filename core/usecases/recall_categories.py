"""Apply a household's own habits to lines that need a category, and choose what to train its model on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.model.category_memory import CategoryMemory, TaughtLine, TrainedModel, lesson_text
from core.model.entry import Line
from core.ports import Categoriser, CategoryLessons, TeachableCategoriser

ENOUGH = 10
"""So many new entries are worth training for."""

REMEMBERED = timedelta(days=400)
"""How far back the last word on a text is looked for: a year and a month."""

LEAST = 20
"""Before so many entries the shipped model knows better."""

MOST = 3000
"""The newest entries that are learned from."""


async def recall_categories(
    lessons: CategoryLessons,
    shipped: TeachableCategoriser,
    lines: Sequence[Line],
    today: date,
    *,
    printed: bool = False,
) -> Categoriser:
    """Return a categoriser that follows the household's earlier choices for some lines.

    ``printed`` is for lines that a bank wrote, whose words tell less.
    """
    shipped = shipped.for_printed() if printed else shipped
    wanted = [line for line in lines if line.category is None]
    if not wanted:
        return shipped
    said = await lessons.find_lessons([lesson_text(line) for line in wanted], today - REMEMBERED)
    return shipped.with_memory(CategoryMemory(said, await lessons.load_model()))


async def list_new_examples(lessons: CategoryLessons) -> tuple[TaughtLine, ...]:
    """Return the entries to train a household's model on; empty where too few are new."""
    before = await lessons.load_model()
    new = await lessons.changed_since(before.trained_at if before else None)
    if new < (ENOUGH if before else LEAST):
        return ()
    return await lessons.list_examples(MOST)


async def keep_trained(lessons: CategoryLessons, content: bytes, examples: int, now: datetime) -> None:
    """Save a trained category model."""
    await lessons.save_model(TrainedModel(content, now, examples))
