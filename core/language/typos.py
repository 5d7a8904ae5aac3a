"""Words one slip away from a known one: "resturants", "septmber", "grocreies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHORTEST = 5
"""Letters; shorter words have too many neighbours."""

_REMEMBERED = 4096
"""Unknown words looked at before, a language: a household's own come again and again."""


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters but the first: people rarely miss that."""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def near(one: str, other: str) -> bool:
    """Whether one letter was missed, added, changed, or two neighbours swapped (Damerau-Levenshtein distance 1)."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    swapped = one[1:2] + one[:1] + one[2:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or swapped == other


class Typos:
    """Known words by what is left of them without one letter (the symmetric delete lookup of SymSpell)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Takes folded words; only long ones of letters are kept."""
        self._words = sorted({word for word in words if len(word) >= _SHORTEST and word.isalpha()})
        self._shelves: dict[str, list[str]] = {}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._mended)

    def mended(self, word: str) -> str | None:
        """The one known word a slip away; None where there is none, or several."""
        return self._remembered(word)

    def _mended(self, word: str) -> str | None:
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        self.compile()
        around = {
            found for part in (word, *_shorter(word)) for found in self._shelves.get(part, ()) if near(word, found)
        }
        longest = {found for found in around if len(found) >= len(word)} or around
        return longest.pop() if len(longest) == 1 else None

    def compile(self) -> None:
        """Shelve every word, once."""
        if self._shelves:
            return
        for word in self._words:
            for part in (word, *_shorter(word)):
                self._shelves.setdefault(part, []).append(word)
