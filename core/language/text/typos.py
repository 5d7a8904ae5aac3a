"""Words one slip away from a known one: "resturants", "septmber", "grocreies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_SHORTEST = 5
"""Letters; shorter words have too many neighbours."""

_REMEMBERED = 4096
"""Unknown words looked at before, a language: a household's own come again and again."""

_SCRIPT = 7
"""Bits of a letter's number below which letters are of one alphabet."""


def _list_slips(word: str, letters: str) -> Iterator[str]:
    """Yield every word that is one slip away: a letter missed, added, changed, or two neighbours swapped.

    The first letter stays as it is: people rarely miss that.
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
    """Known words, and which of them an unknown one was meant to be (Damerau-Levenshtein distance 1)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Takes folded words; only long ones of letters are kept."""
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST and word.isalpha())
        self._letters: Mapping[int, str] = {}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find_meant)

    def find_meant_word(self, word: str) -> str | None:
        """Return the one known word a slip away; None where there is none, or several."""
        return self._remembered(word)

    def _find_meant(self, word: str) -> str | None:
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        letters = self._find_alphabet(word)
        around = {found for found in (word, *_list_slips(word, letters)) if found in self._words}
        longest = {found for found in around if len(found) >= len(word)} or around
        return longest.pop() if len(longest) == 1 else None

    def compile(self) -> None:
        """Gather the letters of every alphabet, once."""
        if self._letters:
            return
        letters: dict[int, set[str]] = {}
        for letter in set().union(*self._words):
            letters.setdefault(ord(letter) >> _SCRIPT, set()).add(letter)
        self._letters = {script: "".join(sorted(found)) for script, found in letters.items()}

    def _find_alphabet(self, word: str) -> str:
        """Return the letters of known words that are of a word's alphabets."""
        self.compile()
        return "".join(self._letters.get(script, "") for script in {ord(letter) >> _SCRIPT for letter in word})
