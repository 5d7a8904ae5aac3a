"""Corrects words that are one typo from a known one: "resturants", "septmber", "grocreies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_SHORTEST = 5
"""Fewest letters of a word to correct; shorter ones resemble too many others."""

_REMEMBERED = 4096
"""Size of each language's cache of unknown words."""

_SCRIPT = 7
"""By how many bits letters' code points are shifted to tell their alphabets apart."""


def _list_slips(word: str, letters: str) -> Iterator[str]:
    """Yield every word one typo away: a letter missing, added or changed, or two neighbours swapped.

    The first letter is never changed, as people rarely mistype it.
    """
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


class Typos:
    """Known words, to find which of them an unknown word was meant to be (Damerau-Levenshtein distance 1)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index those of some folded words that are long enough to be corrected."""
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST and word.isalpha())
        self._letters: Mapping[int, str] = {}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find_meant)

    def find_meant_word(self, word: str) -> str | None:
        """Return the only known word that is one typo away; None where there is none, or several."""
        return self._remembered(word)

    def _find_meant(self, word: str) -> str | None:
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        letters = self._find_alphabet(word)
        around = {found for found in (word, *_list_slips(word, letters)) if found in self._words}
        longest = {found for found in around if len(found) >= len(word)} or around
        return longest.pop() if len(longest) == 1 else None

    def prepare_alphabets(self) -> None:
        """Collect the letters of every alphabet of the known words."""
        if self._letters:
            return
        letters: dict[int, set[str]] = {}
        for letter in set().union(*self._words):
            letters.setdefault(ord(letter) >> _SCRIPT, set()).add(letter)
        self._letters = {script: "".join(sorted(found)) for script, found in letters.items()}

    def _find_alphabet(self, word: str) -> str:
        """Return the known words' letters that belong to the alphabets of a word."""
        self.prepare_alphabets()
        return "".join(self._letters.get(script, "") for script in {ord(letter) >> _SCRIPT for letter in word})
