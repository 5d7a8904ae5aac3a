"""Correct words read by OCR: fold letters, undo look-alikes, restore lost spaces, find similar known words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

LOOKALIKES = str.maketrans({"0": "o", "1": "i", "5": "s", "8": "b", "6": "g", "4": "a", "|": "i", "!": "i", "$": "s"})
"""The letter for each digit or sign that OCR reads in its place."""

SPLIT = (("ii", "h"), ("rn", "m"), ("vv", "w"), ("li", "h"), ("cl", "d"))
"""Pairs of two letters that OCR reads for one, and that letter."""

MARKS = "\u0900-\u0dff"
"""The code points of Indian scripts, whose vowel signs are no letters for ``re``."""

ALIKE = [
    set(pair) for pair in ("ae", "eo", "ec", "oc", "ao", "il", "it", "lt", "hb", "hn", "nm", "uv", "gq", "sz", "ft")
]
"""Pairs of letters that OCR confuses in small print."""

_RUN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
_MIXED = re.compile(rf"[^\W_\d][\w$!|{MARKS}]*|\d+[^\W\d_][^\W_]*")
SHORT, LONG = 5, 8
"""The fewest letters of a word in which one error is allowed, and two errors."""

_LIGATURES = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})


def fold_letters(text: str) -> str:
    """Return a text in lower case without accents; vowel signs of Indian scripts are kept."""
    low = text.lower().translate(_LIGATURES)
    plain = unicodedata.normalize("NFD", low)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not "\u0300" <= c <= "\u036f"))


def split_folded_words(text: str) -> list[str]:
    """Return the folded words of a text, with look-alike digits inside words turned to letters."""
    found: list[str] = []
    for piece in fold_letters(text).replace("'", "").split():
        for part in _MIXED.findall(piece):
            letters = sum(c.isalpha() for c in part)
            found += _RUN.findall(part.translate(LOOKALIKES) if 2 * letters >= len(part) else part)
    return found


@lru_cache(maxsize=20_000)
def count_edits(one: str, other: str, most: int) -> int:
    """Return the edit distance of two words; ``most`` + 1 where it is larger than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != b))
        if min(row) > most:
            return most + 1
    return row[-1]


def fold_text(text: str) -> str:
    """Return a text folded, with runs of punctuation and spaces replaced by single spaces."""
    return " ".join(re.sub(r"[^\w\u0900-\u097f]+", " ", fold_letters(text)).split())


def find_near_word(word: str, known: AbstractSet[str]) -> str | None:
    """Return the known word equal or nearest to a word, the first by alphabet of equals; None where none is near."""
    if word in known:
        return word
    for seen, meant in SPLIT:
        if (mended := word.replace(seen, meant)) in known:
            return mended
    if len(word) == SHORT - 1:
        return next((other for other in sorted(known) if len(other) == len(word) and _is_lookalike(word, other)), None)
    most = 0 if len(word) < SHORT else 1 if len(word) < LONG else 2
    if not most:
        return None
    close = ((count_edits(word, other, most), other) for other in known if len(other) >= SHORT)
    best = min(close, default=(most + 1, ""))
    return best[1] if best[0] <= most else None


def _is_lookalike(word: str, other: str) -> bool:
    """Return whether two words differ in one letter only, in a pair that OCR often confuses."""
    apart = [{a, b} for a, b in zip(word, other, strict=True) if a != b]
    return len(apart) == 1 and apart[0] in ALIKE


def split_joined_word(word: str, known: AbstractSet[str]) -> Sequence[str]:
    """Return the known words a joined word is made of, where spaces were lost; else the word alone."""
    if word in known or len(word) < SHORT:
        return (word,)
    paths: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        options = (
            (*path, word[start:end])
            for start in range(max(0, end - 16), end)
            if (path := paths[start]) is not None and word[start:end] in known
        )
        paths[end] = min(options, key=len, default=None)
    whole = paths[-1]
    return whole if whole and max(map(len, whole)) > 2 and len(word) >= 3 * len(whole) - 1 else (word,)
