"""Combine the categories that a language model picked for lines of a message with the household's own categoriser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion

CONFIDENCE = 0.8
"""The confidence (0 to 1) of a model's pick: enough not to ask, less than that of a member's correction."""


@dataclass(frozen=True, slots=True)
class PickedCategoriser:
    """A categoriser that returns a model's pick for some lines and asks its own categoriser for the rest."""

    own: Categoriser
    lines: Sequence[Line]
    picks: Sequence[str | None]
    """One category key for each line, or empty; keys that the household does not have are ignored."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the model's pick where the own categoriser is less sure, else the own suggestion."""
        own = self.own.suggest(line, household)
        pick = next(
            (pick for each, pick in zip(self.lines, self.picks, strict=False) if _is_same_line(each, line)), None
        )
        category = household.category(pick)
        if category is None or category.income is not (line.kind is EntryKind.INCOME) or own.confidence >= CONFIDENCE:
            return own
        return Suggestion(category.key, CONFIDENCE)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return the likeliest categories for a line, the chosen one first, at most ``most``."""
        first = self.suggest(line, household)
        rest = (each for each in self.own.list_likeliest(line, household, most) if each.category != first.category)
        return (first, *rest)[:most]


def _is_same_line(one: Line, other: Line) -> bool:
    """Return whether two lines have the same description, merchant and amount."""
    return (one.description, one.merchant, one.money) == (other.description, other.merchant, other.money)
