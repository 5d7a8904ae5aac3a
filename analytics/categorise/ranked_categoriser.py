"""The base class of categorisers that rank categories; it picks the best, or "other" where that is too uncertain."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from core.language.text.tokens import clean_text
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Suggestion

ASK = 0.45
"""The probability below which a line is filed under "other" and the member is asked."""

_LONGEST = 300
"""The most characters of a line that are read."""


def make_line_text(line: Line) -> str:
    """Return a line's description and merchant as cleaned text."""
    return clean_text(f"{line.description} {line.merchant or ''}"[:_LONGEST])


class AbstractRankedCategoriser(ABC):
    """A categoriser (``core.ports.Categoriser``) whose subclasses rank the categories."""

    __slots__ = ()

    @abstractmethod
    def rank_categories(self, line: Line, household: Household) -> Iterator[Suggestion]:
        """Yield every category that fits the line's kind, the likeliest first, each with its probability."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the likeliest category with its confidence; "other" or "other_income" where that is too low."""
        best = next(self.rank_categories(line, household))
        if best.confidence >= ASK:
            return best
        return Suggestion("other_income" if line.kind is EntryKind.INCOME else "other", best.confidence)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return the likeliest categories, best first, at most ``most``."""
        found: dict[str, Suggestion] = {}
        for each in self.rank_categories(line, household):
            found.setdefault(each.category, each)
            if len(found) == most:
                break
        return tuple(found.values())
