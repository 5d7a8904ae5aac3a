"""Categories that a language model picked for lines of one message, weighed against the own categoriser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion

CONFIDENCE = 0.8
"""Of a model's pick: enough not to ask, little enough for a correction to weigh more."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A categoriser that returns a model's pick for some lines and asks its own categoriser for the rest."""

    own: Categoriser
    lines: Sequence[Line]
    picks: Sequence[str | None]
    """One a line, or none at all; what is no category of the household's own is left out."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the model's pick where the own categoriser is less sure, else its suggestion."""
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
