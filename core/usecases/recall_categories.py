"""Choose categories by a household's own habits, and select the entries to train its model on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.model.category_memory import CategoryMemory, TaughtLine, TrainedModel, make_lesson_text
from core.model.entry import Line
from core.ports import Categoriser, CategoryLessons, TeachableCategoriser

ENOUGH = 10
"""The least number of new entries for which a model is trained again."""

REMEMBERED = timedelta(days=400)
"""How far back the last category a member chose for a text is looked for."""

LEAST = 20
"""The least number of entries for a household's first model; with fewer the shipped model is better."""

MOST = 3000
"""The most entries a model is trained on: the newest."""


async def recall_categories(
    lessons: CategoryLessons,
    shipped: TeachableCategoriser,
    lines: Sequence[Line],
    today: date,
    *,
    printed: bool = False,
) -> Categoriser:
    """Return a categoriser that follows the household's earlier choices for some lines.

    ``printed`` is for lines of bank statements and alerts, whose words say less about the purchase.
    """
    shipped = shipped.for_printed() if printed else shipped
    wanted = [line for line in lines if line.category is None]
    if not wanted:
        return shipped
    said = await lessons.find_lessons([make_lesson_text(line) for line in wanted], today - REMEMBERED)
    return shipped.with_memory(CategoryMemory(said, await lessons.load_model()))


async def list_new_examples(lessons: CategoryLessons) -> tuple[TaughtLine, ...]:
    """Return the entries to train a household's model on; empty where too few are new."""
    before = await lessons.load_model()
    new = await lessons.count_changed_since(before.trained_at if before else None)
    if new < (ENOUGH if before else LEAST):
        return ()
    return await lessons.list_examples(MOST)


async def save_trained_model(lessons: CategoryLessons, content: bytes, examples: int, now: datetime) -> None:
    """Save a trained category model with the number of examples and the time of training."""
    await lessons.save_model(TrainedModel(content, now, examples))
