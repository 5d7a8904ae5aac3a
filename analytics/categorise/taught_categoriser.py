"""Choose categories by what a household confirmed: its last choice for a text, its own model, then shipped data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analytics.categorise.household_model import Example, HouseholdModel, decode_model
from analytics.categorise.lexicon_categoriser import OWN
from analytics.categorise.ranked_categoriser import AbstractRankedCategoriser, make_line_text
from core.model.category_memory import CategoryMemory, Lesson, make_lesson_text
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Suggestion

TAUGHT = 0.95
"""The confidence in the category of the last entry with the same text, as measured on household series."""

_MODELS = 32
"""The size of the cache of household models."""


@lru_cache(maxsize=_MODELS)
def _read_model(content: bytes) -> HouseholdModel:
    return decode_model(content)


@dataclass(frozen=True, slots=True)
class TaughtCategoriser(AbstractRankedCategoriser):
    """A categoriser (``core.ports.Categoriser``) for one household, by the memory of its choices."""

    shipped: AbstractRankedCategoriser
    memory: CategoryMemory

    def rank_categories(self, line: Line, household: Household) -> Iterator[Suggestion]:
        """Yield the categories that fit the line's kind, the likeliest first, each with its probability."""
        text = make_line_text(line)
        lesson = self._find_lesson(line)
        if lesson and _is_fitting_kind(lesson.category, line, household):
            yield Suggestion(lesson.category, TAUGHT)
        kept = self.memory.model
        shipped = self.shipped.rank_categories(line, household)
        if kept is None or line.kind is EntryKind.INCOME or not text:
            yield from shipped
            return
        first = next(shipped)
        if first.confidence == OWN:
            yield first
        shares = _read_model(kept.content).compute_probabilities(Example(text, line.money.minor, line.day))
        for category in sorted(shares, key=shares.__getitem__, reverse=True):
            if _is_fitting_kind(category, line, household):
                yield Suggestion(category, shares[category])
        yield from shipped

    def _find_lesson(self, line: Line) -> Lesson | None:
        """Return the last choice for the same text; None where the model is newer and so includes it."""
        lesson = self.memory.lessons.get(make_lesson_text(line))
        kept = self.memory.model
        return lesson if lesson and (kept is None or lesson.at > kept.trained_at) else None


def _is_fitting_kind(key: str, line: Line, household: Household) -> bool:
    category = household.category(key)
    return category is not None and category.income is (line.kind is EntryKind.INCOME)
