"""The factual claims of a text (numbers, percentages, currencies, days, ratios, names), compared by value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from core.language.text.phrases import fold
from core.language.text.tokens import tokenise
from core.language.text.vocabulary import SHARED, RoleMatch, find_phrases

_DIGITS: Final = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d+)*")
_PERCENT: Final = re.compile(r"\s?[%٪]")
_GLUED: Final = re.compile(r"[^\W\d_]{1,3}\b")
_DAYS: Final = frozenset({"month", "weekday", "days_ago", "days_ahead"})
_TWO: Final = 2
_GROUP: Final = 3
_SIGNS: Final = re.compile(r"[$€£¥₹₽₺₫₩₦₴฿]")
_ACTIVE: Final = re.compile(
    r"https?:|www\.|[<>`|\[\]{}]|\*\*|__|\w@\w|(?:^|\s)/\w|\b[\w-]+\.(?:com|net|org|io|ru|in|de|br|co|app)\b",
    re.IGNORECASE,
)
"""Pattern of links, markup, addresses and commands, which no reworded answer may contain."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written in a text: its digits, the values they may mean, and an attached per cent sign or letters."""

    digits: str
    values: frozenset[Decimal]
    percent: bool = False
    tail: str = ""

    def is_same_figure(self, other: Number) -> bool:
        """Return whether both are the same figure: "1,200.50" and "1.200,50", not "1.2" and "1,200"."""
        if (self.percent, self.tail) != (other.percent, other.tail):
            return False
        plain = len(self.values) == len(other.values) == 1
        return (
            self.values == other.values if plain else self.digits == other.digits and bool(self.values & other.values)
        )


@dataclass(frozen=True, slots=True)
class Claims:
    """All numbers in a text, and the words that give them meaning."""

    numbers: tuple[Number, ...]
    words: frozenset[tuple[str, str]]
    """(kind, value) pairs of the words for numbers, scales, currencies, months, days and ratios."""

    def has_claims_beyond(self, grounds: Claims, *, small: int = 0) -> bool:
        """Return whether these claims include one that ``grounds`` lacks.

        Whole numbers up to ``small`` are not counted.
        """
        free = {("number", str(number)) for number in range(small + 1)}
        if self.words - grounds.words - free:
            return True
        return any(
            not any(number.is_same_figure(known) for known in grounds.numbers)
            and not (_is_unmarked_integer(number) and min(number.values) <= small)
            for number in self.numbers
        )


def _is_unmarked_integer(number: Number) -> bool:
    return not number.percent and not number.tail and number.digits.isdigit() and len(number.values) == 1


def find_claims(text: str, language: str) -> Claims:
    """Return the claims in a text: its numbers, and its words for numbers, currencies, dates and ratios."""
    return Claims(tuple(_find_number_claims(text)), frozenset(_find_word_claims(text, language)))


def has_active_content(text: str) -> bool:
    """Return whether a text contains a link, markup, an address or a command."""
    return _ACTIVE.search(text) is not None


def _find_number_claims(text: str) -> Iterator[Number]:
    for found in _DIGITS.finditer(text):
        for written in _split_spaced_digits(found[0]):
            end = found.end()
            tail = _GLUED.match(text, end) if text[found.start() : end].endswith(written) else None
            percent = _PERCENT.match(text, end) is not None
            yield Number(
                re.sub(r"\D", "", written), _list_possible_values(written), percent, tail[0].lower() if tail else ""
            )


def _split_spaced_digits(written: str) -> list[str]:
    """Return digits separated by spaces as one number if they form groups of three, else as several numbers."""
    parts = re.split(r"[ \u00a0\u202f]", written)
    grouped = (
        len(parts) > 1 and len(parts[0]) <= _GROUP and all(re.fullmatch(r"\d{3}(?:[.,]\d+)?", p) for p in parts[1:])
    )
    return ["".join(parts)] if grouped else parts


def _list_possible_values(written: str) -> frozenset[Decimal]:
    """Return the values that digits with separators may mean: two if one separator stands before three digits."""
    plain = re.sub(r"['’]", "", written)
    marks = re.findall(r"[.,]", plain)
    parts = re.split(r"[.,]", plain)
    whole = Decimal("".join(parts))
    if not marks:
        return frozenset({whole})
    parted = Decimal("".join(parts[:-1]) + "." + parts[-1])
    if len(set(marks)) > 1 or len(parts[-1]) != _GROUP:
        return frozenset({parted if len(set(marks)) > 1 or len(marks) == 1 else whole})
    return frozenset({whole, parted}) if len(marks) == 1 else frozenset({whole})


def _find_word_claims(text: str, language: str) -> Iterator[tuple[str, str]]:
    for sign in _SIGNS.findall(text):
        yield from _make_currency_claim(sign)
    words = tokenise(text)
    for match in find_phrases(words):
        if match.sense.language in {language, "en", SHARED}:
            yield from _list_claims_of_phrase(match, words[match.start].written)
    folded = f" {' '.join(token.key for token in words)} "
    said = {*load_ratio_words(language), *load_ratio_words("en")}
    yield from (("ratio", word) for word in said if f" {word}" in folded)


def _list_claims_of_phrase(match: RoleMatch, written: str) -> Iterator[tuple[str, str]]:
    role = match.sense.role
    if role == "number" and match.value.replace(".", "").isdigit() and Decimal(match.value) >= _TWO:
        yield "number", match.value
    elif role == "scale":
        yield "scale", match.value
    elif role == "currency" and (match.sense.language != SHARED or written.isupper() or not written.isalpha()):
        yield "currency", match.value
    elif role in _DAYS:
        yield role, match.value


def _make_currency_claim(sign: str) -> Iterator[tuple[str, str]]:
    yield "currency", sign


@cache
def load_ratio_words(language: str) -> tuple[str, ...]:
    """Return a language's words for ratios, case-folded; a whole word ends with a space, a word stem does not."""
    listed = yaml.safe_load((Path(__file__).parent / "ratios.yaml").read_text(encoding="utf-8"))
    return tuple(_fold_text(phrase) for phrase in listed.get(language, ()))


def _fold_text(phrase: str) -> str:
    words = " ".join(fold(word) for word in phrase.rstrip("*").split())
    return words if phrase.endswith("*") else f"{words} "


def has_names_beyond(text: str, grounds: str, names: Iterable[str]) -> bool:
    """Return whether a text names a member whom the text ``grounds`` does not name."""
    said, known = _fold_words(text), _fold_words(grounds)
    return any((keys := _fold_words(name)) and keys <= said and not keys <= known for name in names)


def _fold_words(text: str) -> frozenset[str]:
    return frozenset(token.key for token in tokenise(text))


def has_capitals_beyond(text: str, grounds: str) -> bool:
    """Return whether a capitalised word inside a sentence, likely a name, is missing from the text ``grounds``."""
    known = _fold_words(grounds)
    inside = re.findall(r"\w[,;:]?\s(?=([^\W\d_]+))", text)
    return any(word[0].isupper() and not _fold_words(word) <= known for word in inside)
