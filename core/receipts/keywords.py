"""Find keywords in the rows of a receipt, by role (total, tax, ...), in the languages it is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.receipts.ocr_letters import SHORT, find_near_word, fold_letters, split_folded_words, split_joined_word

WORDS = Path(__file__).with_name("words")
ALWAYS = frozenset({"en"})
"""Languages whose keywords are always used: English is printed by tills everywhere."""

LANGUAGES = 2
"""How many other languages are used at once: those with most words on the receipt."""

MENDED = frozenset(
    {
        "strong_total",
        "total",
        "subtotal",
        "rounding",
        "service",
        "change",
        "cash",
        "discount",
        "gross",
        "net",
        "deposit",
    }
)
"""Roles whose keywords are recognised despite a misspelling; other roles would match names of dishes."""

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of one role at the words ``start`` to before ``end``."""

    role: str
    start: int
    end: int


@cache
def load_words(name: str) -> Mapping[str, Any]:
    """Return the content of one file of receipt words, by its name."""
    text = (WORDS / f"{name}.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


@cache
def _load_phrases(language: str) -> Phrases:
    """Return the keywords of one language with their roles; a role later in the file wins."""
    found: dict[tuple[str, ...], str] = {}
    for role, phrases in load_words(f"{language}/keywords").items():
        for phrase in phrases:
            found[tuple(_split_phrase(phrase))] = role
    return found


def _split_phrase(phrase: str) -> list[str]:
    return "".join(c if c.isalpha() or "\u0900" <= c <= "\u097f" else " " for c in fold_letters(phrase)).split()


@cache
def _list_other_languages() -> tuple[str, ...]:
    """Return every language with receipt words, except English."""
    return tuple(sorted({path.parent.name for path in WORDS.glob("*/keywords.yaml")} - ALWAYS))


class ReceiptVocabulary:
    """The keywords of a few languages, English included."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        for language in (*languages, *ALWAYS):
            self._phrases |= _load_phrases(language)
        self._words = frozenset(word for phrase in self._phrases for word in phrase)
        mended = {word for phrase, role in self._phrases.items() if role in MENDED for word in phrase}
        self._mended = frozenset(word for word in mended if len(word) >= SHORT - 1)
        self._longest = max(map(len, self._phrases))

    def split_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a row, with lost spaces put back and misspelled keywords corrected."""
        found = [
            part
            for token in self._join_pieces(split_folded_words(text))
            for part in split_joined_word(token, self._words)
        ]
        return tuple(word if word in self._words else find_near_word(word, self._mended) or word for word in found)

    def _join_pieces(self, pieces: Sequence[str]) -> Sequence[str]:
        """Return words joined again that OCR split, as in "Round ing" and "T O T A L"."""
        spelled = "".join(pieces)
        if len(pieces) > 2 and all(len(piece) == 1 for piece in pieces) and spelled in self._words:
            return [spelled]
        found: list[str] = []
        for piece in pieces:
            whole = found[-1] + piece if found else ""
            if whole in self._words and not {found[-1], piece} <= self._words:
                found[-1] = whole
            else:
                found.append(piece)
        return found

    def find_keywords(self, text: str) -> tuple[Keyword, ...]:
        """Return the keywords of a row from left to right, the longest at each place."""
        words, found, at = self.split_words(text), [], 0
        while at < len(words):
            cue = self._find_longest(words, at)
            if cue and cue.role != "filler":
                found.append(cue)
            at = cue.end if cue else at + 1
        return tuple(found)

    def measure_other_words(self, text: str) -> float:
        """Return the share of a row's letters in words that are no keywords, without words of one or two letters."""
        words, at, known, foreign = self.split_words(text), 0, 0, 0
        while at < len(words):
            cue = self._find_longest(words, at)
            letters = sum(map(len, words[at : cue.end if cue else at + 1]))
            known += letters if cue else 0
            foreign += letters if cue is None and letters > 2 else 0
            at = cue.end if cue else at + 1
        return foreign / max(1, known + foreign)

    def _find_longest(self, words: Sequence[str], at: int) -> Keyword | None:
        for end in range(min(len(words), at + self._longest), at, -1):
            role = self._phrases.get(tuple(words[at:end]))
            if role:
                return Keyword(role, at, end)
        return None


@cache
def _build_vocabulary(languages: tuple[str, ...]) -> ReceiptVocabulary:
    return ReceiptVocabulary(languages)


def choose_vocabulary(texts: Sequence[str]) -> ReceiptVocabulary:
    """Return the keywords of the languages that these rows are written in."""
    return _build_vocabulary(
        tuple(sorted(name for name, found in count_letters_by_language(texts).most_common(LANGUAGES) if found))
    )


def count_letters_by_language(texts: Sequence[str]) -> Counter[str]:
    """Return for each language but English how many letters of the texts are in its receipt words."""
    said = Counter(word for text in texts for word in split_folded_words(text))
    return Counter({name: sum(len(word) for word in words if said[word]) for name, words in _load_own_words().items()})


@cache
def _load_own_words() -> Mapping[str, frozenset[str]]:
    """Return each language's receipt words that English lacks, also with their spaces lost."""
    english = {word for phrase in _load_phrases("en") for word in phrase}
    every = {name: _load_phrases(name) for name in _list_other_languages()}
    words = {name: {w for p in phrases for w in (*p, "".join(p))} - english for name, phrases in every.items()}
    return {name: frozenset(word for word in found if len(word) > 1) for name, found in words.items()}
