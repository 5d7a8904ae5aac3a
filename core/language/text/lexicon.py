"""Find names in a message by their words: categories, shops, accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.language.text.phrases import FoundPhrase, Tokens


@dataclass(frozen=True, slots=True)
class Name:
    """The meaning of a name: a field with its value; of two with the same words the higher rank wins."""

    slot: str
    value: str
    rank: int


Entry = tuple[tuple[str, ...], Name]

_REMEMBERED = 4096
"""The size of the cache of words and names that they may begin."""


class Lexicon:
    """Names indexed by their first word; a star at a word's end matches any ending."""

    def __init__(self, names: Iterable[tuple[Name, str]]) -> None:
        """Build the index from (name, folded words) pairs."""
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self.words: set[str] = set()
        self._shelf = lru_cache(maxsize=_REMEMBERED)(self._names_starting_with)
        for name, written in names:
            words = tuple(written.split())
            if words:
                self.words.update(words)
                shelf, key = (self._stems, words[0][:-1]) if words[0].endswith("*") else (self._exact, words[0])
                shelf.setdefault(key, []).append((words, name))

    def find(self, tokens: Tokens) -> list[FoundPhrase[Name]]:
        """Return every name that occurs in a message."""
        found = []
        for start, token in enumerate(tokens.folded):
            for words, name in self._shelf(token):
                end = start + len(words)
                if len(words) == 1 or _is_match(words[1:], tokens.folded[start + 1 : end]):
                    found.append(FoundPhrase(name, " ".join(words), start, end, {}))
        return found

    def _names_starting_with(self, token: str) -> list[Entry]:
        """Return the names of which a word may be the first word."""
        found = list(self._exact.get(token, ()))
        if self._stems:
            for end in range(2, len(token) + 1):
                found += self._stems.get(token[:end], ())
        return found


def _is_match(words: Sequence[str], tokens: Sequence[str]) -> bool:
    if len(words) != len(tokens):
        return False
    return all(
        token.startswith(word[:-1]) if word.endswith("*") else token == word
        for word, token in zip(words, tokens, strict=True)
    )
