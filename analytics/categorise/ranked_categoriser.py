"""What every categoriser that ranks categories does with its ranking: the best, or "other"; and the best few."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from core.language.text.tokens import clean_text
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Suggestion

ASK = 0.45
"""A best guess less likely than this is no guess: the line is filed under other, and it is asked what it was."""

_LONGEST = 300
"""Characters of a line that are read."""


def text_of(line: Line) -> str:
    """Return what a line says of what was bought."""
    return clean_text(f"{line.description} {line.merchant or ''}"[:_LONGEST])


class RankedCategoriser(ABC):
    """Implements ``core.ports.Categoriser`` by a ranking."""

    __slots__ = ()

    @abstractmethod
    def ranked(self, line: Line, household: Household) -> Iterator[Suggestion]:
        """Yield every category of the line's side of the book, the likeliest first, each with its share."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """The likeliest category with how often such a guess is right; "other" where that is too seldom."""
        best = next(self.ranked(line, household))
        if best.confidence >= ASK:
            return best
        return Suggestion("other_income" if line.kind is EntryKind.INCOME else "other", best.confidence)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """The best few categories, the best first."""
        found: dict[str, Suggestion] = {}
        for each in self.ranked(line, household):
            found.setdefault(each.category, each)
            if len(found) == most:
                break
        return tuple(found.values())
