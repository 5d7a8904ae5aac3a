"""Picks a category by what is shipped: the household's own names first, then words, brands and letters together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.categorise.lexicon_categoriser import OWN, LexiconCategoriser, own_category
from analytics.categorise.ranked_categoriser import RankedCategoriser, text_of
from analytics.categorise.shipped_prior import CATEGORIES, calibrate_best, guess_by_shipped
from analytics.categorise.taught_categoriser import TaughtCategoriser
from core.model.category_memory import CategoryMemory
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Categoriser, Suggestion, TeachableCategoriser

_GUESSED, _INCOME = 0.5, 0.9
"""An income that is known by some word is of the right one of two kinds that often."""


@dataclass(frozen=True, slots=True)
class ShippedCategoriser(RankedCategoriser):
    """Implements ``core.ports.TeachableCategoriser``; ``typed`` False for what banks print, which is read less well."""

    typed: bool = True

    def for_printed(self) -> TeachableCategoriser:
        """One that trusts the words of a line less."""
        return replace(self, typed=False)

    def with_memory(self, memory: CategoryMemory) -> Categoriser:
        """One that follows a household's memory before what is shipped."""
        return TaughtCategoriser(self, memory)

    def ranked(self, line: Line, household: Household) -> Iterator[Suggestion]:
        """Yield every category of the line's side of the book, the likeliest first, each with its share."""
        text = text_of(line)
        if own := own_category(text, household):
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
