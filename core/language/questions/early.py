"""Check quickly whether a message with numbers can be a question at all, before reading it as one.

The check costs a few lookups per word, where reading the message as a question costs hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.language.questions.language_pack import LanguagePack, load_shops

_PLACED = re.compile(r"(?:19|20)\d\d|\d{4}-\d\d?-\d\d?|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?")
"""Matches numbers of more than three digits that may be a year or a date; any other is an amount."""

_SMALL = re.compile(r"\d{1,3}\D{0,2}")
"""Matches numbers of up to three digits, which may be days or counts."""


def is_hopeless(words: Sequence[str], languages: Iterable[LanguagePack]) -> bool:
    """Return whether the numbers in a message cannot belong to a question in any of these languages.

    They can if a word limits or compares them ("over", "afford", "vs"), or if each may be a date or a count.
    """
    return all(
        not _may_all_be_dates(words, one) and not any(_may_bound(word, one) for word in words) for one in languages
    )


def _may_bound(word: str, speech: LanguagePack) -> bool:
    """Return whether a word, perhaps with a typo, may limit or compare, as "over" and "than" do."""
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
