"""Choose a line's category by the shipped lists of words and merchants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import SHARED, RoleMatch, find_languages, find_phrases
from core.model.entry import EntryKind, Line
from core.model.household import Household
from core.ports import Suggestion

OWN, WORDS, BOTH, MERCHANT, GENERIC, NOTHING = 0.97, 0.82, 0.92, 0.86, 0.55, 0.1
"""The share of right categories by each kind of finding, measured on messages of strangers.

In this order: an own category's name, words, words and merchant, merchant, shop of all things, nothing known. Below one
half the member is asked.
"""

_GENERIC = frozenset({"shopping"})
"""Categories of shops that sell everything, so that a word about the thing counts more."""

_VAGUE = frozenset({"other", "other_income"})
_INCOMES = frozenset({"salary", "other_income"})
_LONGEST = 300
_MOST_WORDS = 5_000
"""The size of the cache of single words and their categories."""
_WEAK = 0.6
_OFTEN = ("groceries", "dining", "shopping", "transport", "household")
_INCOMES_OFTEN = ("salary", "other_income")
"""The most frequent income categories, offered if nothing better is known."""


@dataclass(frozen=True, slots=True)
class Vote:
    """The category that one word or merchant points to, with its weight."""

    category: str
    worth: float
    merchant: bool = False


class LexiconCategoriser:
    """A categoriser by word and merchant lists of every language; the household's own category names come first."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the likeliest category of a line; "other" or "other_income" with low confidence if none is known."""
        text = clean_text(f"{line.description} {line.merchant or ''}"[:_LONGEST]).lower()
        if own := find_own_category(text, household):
            return Suggestion(own, OWN)
        found = (_weigh_words if " " in text else _word_found)(text, household.language, line.kind)
        known = household.category(found.category) is not None
        return found if known else Suggestion(_choose_other(line.kind), NOTHING)

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return up to ``most`` categories: the best, then those with some evidence, then frequent ones."""
        best = self.suggest(line, household)
        income = line.kind is EntryKind.INCOME
        text = clean_text(f"{line.description} {line.merchant or ''}"[:_LONGEST]).lower()
        votes = sorted(find_votes(text, household.language), key=lambda vote: -vote.worth)
        keys = dict.fromkeys([best.category, *[vote.category for vote in votes], *_OFTEN, *_INCOMES_OFTEN])
        found = [household.category(key) for key in keys]
        fitting = [category.key for category in found if category is not None and category.income is income]
        return tuple(best if key == best.category else Suggestion(key, NOTHING) for key in fitting[:most])


def find_own_category(text: str, household: Household) -> str | None:
    """Return the key of a category that the household named itself and whose name is in the text; None otherwise."""
    named = [(category.key, _name_of(category.name)) for category in household.categories if category.name]
    said = _fold_words(text) if named else ""
    return next((key for key, name in named if name.strip() and name in said), None)


def _fold_words(text: str) -> str:
    """Return the folded words of a text, with a space before and after each."""
    return f" {' '.join(token.key for token in tokenise(text))} "


_name_of = lru_cache(maxsize=_MOST_WORDS)(_fold_words)


def _weigh_words(text: str, hint: str, kind: EntryKind) -> Suggestion:
    """Return the category that the words and merchants of a text point to together."""
    income = kind is EntryKind.INCOME
    votes = [vote for vote in find_votes(text, hint) if (vote.category in _INCOMES) is income]
    return _choose_heaviest(votes, _choose_other(kind))


def _choose_other(kind: EntryKind) -> str:
    return "other_income" if kind is EntryKind.INCOME else "other"


_word_found = lru_cache(maxsize=_MOST_WORDS)(_weigh_words)


def find_votes(text: str, hint: str) -> Iterator[Vote]:
    """Yield the vote of each longest known phrase in a text for a category."""
    words = tokenise(text)
    every = find_phrases(words)
    languages = find_languages(every, hint).all | {SHARED}
    known = {match.start for match in every if match.sense.language in languages}
    things = [match for match in every if match.sense.role in {"category", "merchant"}]
    found = [match for match in things if match.sense.language in languages or match.start not in known]
    for match in _keep_longest(found, languages):
        category = match.value.partition(":")[0]
        merchant = match.sense.role == "merchant"
        near = 1.0 if match.sense.language in languages else 0.5
        worth = (1.4 if merchant else 1.0 + 0.8 * (match.length - 1)) * near
        if category in _VAGUE or (merchant and category in _GENERIC):
            worth *= 0.3
        yield Vote(category, worth + 0.1 / (1 + match.start), merchant)


def _keep_longest(found: list[RoleMatch], languages: frozenset[str]) -> list[RoleMatch]:
    """Return phrases not inside a longer one; of two meanings of a word the one in a language of the text."""
    kept: dict[tuple[int, int], RoleMatch] = {}
    for match in sorted(
        found, key=lambda m: (-m.length, m.sense.language not in languages, m.sense.language != SHARED)
    ):
        inside = any(
            start <= match.start and match.end <= end and (start, end) != (match.start, match.end)
            for start, end in kept
        )
        if not inside:
            kept.setdefault((match.start, match.end), match)
    return list(kept.values())


def _choose_heaviest(votes: list[Vote], fallback: str) -> Suggestion:
    """Return the category with the most weight; the confidence falls where votes disagree."""
    totals: dict[str, float] = {}
    for vote in votes:
        totals[vote.category] = totals.get(vote.category, 0.0) + vote.worth
    if not totals:
        return Suggestion(fallback, NOTHING)
    best = max(totals, key=lambda category: totals[category])
    share = totals[best] / sum(totals.values())
    kinds = {vote.merchant for vote in votes if vote.category == best}
    sure = MERCHANT if kinds == {True} else WORDS if kinds == {False} else BOTH
    if best in _VAGUE or totals[best] < _WEAK:
        sure = GENERIC
    return Suggestion(best, round(sure * (0.5 + share / 2), 2))
