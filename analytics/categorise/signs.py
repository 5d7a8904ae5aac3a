"""Turn a line into features for a model: its words and letter n-grams, hashed to buckets."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from pathlib import Path

from core.language.text.phrases import fold

PLACES = 1 << 16
"""The number of hash buckets."""

_WORD = re.compile(r"(?:[^\W_]|(?<=[^\W_])['’](?=[^\W_]))+")
_MOST_WORDS = 20
"""The most words of a line that are read; banks print a town and a card after these."""

_LETTERS = (4, 5, 6)
"""The lengths of letter n-grams."""

_REMEMBERED = 4096

_EMPTY = frozenset((Path(__file__).parent / "empty_words.txt").read_text(encoding="utf-8").split())
"""Words that say nothing about what was bought: additions of banks and company registers, and small words."""


def list_words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text, in their order."""
    return tuple(filter(None, (fold(word) for word in _WORD.findall(text)[:_MOST_WORDS])))


def list_telling_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that may tell what was bought: those without digits that are no filler words."""
    return tuple(word for word in words if word not in _EMPTY and not any(sign.isdigit() for sign in word))


@lru_cache(maxsize=_REMEMBERED)
def list_letter_ngrams(word: str) -> tuple[str, ...]:
    """Return the letter n-grams of a word, with its beginning and end marked."""
    edged = f"<{word}>"
    return tuple(f"c{edged[at : at + many]}" for many in _LETTERS for at in range(len(edged) - many + 1))


def list_buckets(words: tuple[str, ...]) -> list[int]:
    """Return the hash buckets of some words and their letter n-grams, each once and sorted."""
    signs = [f"w{word}" for word in words] + [sign for word in words for sign in list_letter_ngrams(word)]
    return sorted({zlib.crc32(sign.encode()) % PLACES for sign in signs})
