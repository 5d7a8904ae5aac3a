"""Choose a category by shipped data: the household's category names first, then words, brands and letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.categorise.lexicon_categoriser import OWN, LexiconCategoriser, find_own_category
from analytics.categorise.ranked_categoriser import AbstractRankedCategoriser, make_line_text
from analytics.categorise.shipped_prior import CATEGORIES, calibrate_best, guess_by_shipped
from analytics.categorise.taught_categoriser import TaughtCategoriser
from core.model.category_memory import CategoryMemory
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion, TeachableCategoriser

_GUESSED, _INCOME = 0.5, 0.9
"""The confidence from which an income's category is known, and how often it is then right."""


@dataclass(frozen=True, slots=True)
class ShippedCategoriser(AbstractRankedCategoriser):
    """The shipped categoriser (``core.ports.TeachableCategoriser``); ``typed`` is False for bank-printed lines."""

    typed: bool = True

    def for_printed(self) -> TeachableCategoriser:
        """Return a categoriser for bank-printed lines, which trusts their words less."""
        return replace(self, typed=False)

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """Return a categoriser that follows a household's memory before the shipped data."""
        return TaughtCategoriser(self, memory)

    def rank_categories(self, line: Line, household: Household) -> Iterator[Suggestion]:
        """Yield every category that fits the line's kind, the likeliest first, each with its probability."""
        text = make_line_text(line)
        if own := find_own_category(text, household):
            yield Suggestion(own, OWN)
        if line.kind is EntryKind.INCOME:
            for each in LexiconCategoriser().list_likeliest(line, household, len(household.categories)):
                yield Suggestion(each.category, _INCOME if each.confidence > _GUESSED else each.confidence)
            return
        guess = guess_by_shipped(text, household.language)
        kept = [at for at in (-guess.shares).argsort() if household.category(CATEGORIES[at])]
        for rank, at in enumerate(kept):
            share = float(guess.shares[at]) if rank else calibrate_best(guess, typed=self.typed)
            yield Suggestion(CATEGORIES[at], share)
