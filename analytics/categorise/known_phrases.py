"""Known phrases that point to a category: words for things people buy, and names of shops and chains.

Brand names are derived from OpenStreetMap's name-suggestion-index (BSD-3-Clause, see ``brands/LICENSE.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from analytics.categorise.signs import list_words

WORDS = Path(__file__).parent / "words"
BRANDS = Path(__file__).parent / "brands"
"""The folder of brand names: one file for each category, one name in each line."""

_MOST_WORDS = 6
_SQUASHED = 6
"""The fewest letters of a brand that is recognised when written as one word."""


class PhraseKind(StrEnum):
    """The kind of a known phrase, which decides how much it counts."""

    WORD = "word"
    WORDS = "words"
    BRAND = "brand"
    BRANDS = "brands"
    FIRST = "first"
    """The first word of a longer brand, if it is known by itself: "bp" of "bp connect"."""


@dataclass(frozen=True, slots=True)
class KnownPhrase:
    """A known phrase at the words ``start`` to before ``end`` of a line."""

    category: str
    kind: PhraseKind
    start: int
    end: int


def list_shipped_words() -> Iterator[tuple[str, str]]:
    """Yield (phrase, category) for every phrase of the shipped word lists."""
    for path in sorted(WORDS.glob("*.yaml")):
        for category, lines in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
            for line in lines:
                yield from ((phrase.strip(), category) for phrase in str(line).split(","))


def list_shipped_brands() -> Iterator[tuple[str, str]]:
    """Yield (name, category) for every shipped brand name."""
    for path in sorted(BRANDS.glob("*.txt")):
        yield from ((name, path.stem) for name in path.read_text(encoding="utf-8").splitlines())


@cache
def _index_phrases(*, brands: bool) -> dict[str, tuple[str, PhraseKind]]:
    """Return every known phrase with its category and kind; listed words win over brands of the same name."""
    found: dict[str, tuple[str, PhraseKind]] = {}
    for name, category in list_shipped_brands() if brands else ():
        words = list_words(name)
        several = len(words) > 1
        if several and len("".join(words)) >= _SQUASHED:
            found.setdefault("".join(words), (category, PhraseKind.BRANDS))
        found[" ".join(words)] = (category, PhraseKind.BRANDS if several else PhraseKind.BRAND)
    for phrase, category in list_shipped_words():
        words = list_words(phrase)
        found[" ".join(words)] = (category, PhraseKind.WORDS if len(words) > 1 else PhraseKind.WORD)
    return found


def find_phrases(words: tuple[str, ...], *, brands: bool = True) -> list[KnownPhrase]:
    """Return the longest known phrases in a line, left to right, without phrases inside others."""
    index, found, at = _index_phrases(brands=brands), [], 0
    while at < len(words):
        for many in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            known = index.get(" ".join(words[at : at + many])) or (
                many == 1 and _find_singular(words[at], brands=brands)
            )
            if known:
                found.append(KnownPhrase(*known, at, at + many))
                first = index.get(words[at]) if known[1] is PhraseKind.BRANDS else None
                found += [KnownPhrase(first[0], PhraseKind.FIRST, at, at + 1)] if first else []
                at += many - 1
                break
        at += 1
    return found


def _find_singular(word: str, *, brands: bool) -> tuple[str, PhraseKind] | None:
    """Return the entry of the phrase table for a plural's singular; None if unknown or a brand."""
    if not word.endswith("s") or len(word) < len("cups"):
        return None
    found = _index_phrases(brands=brands).get(word[:-1])
    return found if found and found[1] is PhraseKind.WORD else None
