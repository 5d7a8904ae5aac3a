"""An early no: whether a message with numbers holds anything that could make it a question rather than an entry.

It costs a few lookups a word, where reading the message as a question costs hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.language.questions.language_pack import LanguagePack, load_shops

_PLACED = re.compile(r"(?:19|20)\d\d|\d{4}-\d\d?-\d\d?|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?")
"""Figures that may be a year or a date; any other of more than three digits is a sum."""

_SMALL = re.compile(r"\d{1,3}\D{0,2}")
"""A day, a count of days or of things."""


def is_hopeless(words: Sequence[str], languages: Iterable[LanguagePack]) -> bool:
    """Return whether no question of these languages has a use for the numbers among folded words.

    One has where something bounds or compares them ("over", "afford", "vs") or where each may be a date or a count.
    """
    return all(
        not _may_all_be_dates(words, one) and not any(_may_bound(word, one) for word in words) for one in languages
    )


def _may_bound(word: str, speech: LanguagePack) -> bool:
    """Return whether a word, or the one it is a slip of, may bound or compare."""
    if speech.telling.holds(word):
        return True
    if speech.is_known(word) or word in speech.names.words or word in load_shops().words:
        return False
    mended = speech.typos.find_meant_word(word)
    return mended is not None and speech.telling.holds(mended)


def _may_all_be_dates(words: Sequence[str], speech: LanguagePack) -> bool:
    """Return whether every number may be a year, a date, a day beside its month or a count."""
    loose = [word for word in words if word[:1].isdecimal() and not _PLACED.fullmatch(word)]
    if any(not _SMALL.fullmatch(word) for word in loose):
        return False
    return not loose or any(word in speech.counting for word in words)
