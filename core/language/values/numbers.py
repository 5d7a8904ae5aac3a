"""Read numbers: digits with separators, and number words by each language's grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from core.language.text import files
from core.language.text.phrases import fold
from core.language.text.tokens import WORD, Token
from core.language.text.vocabulary import PhraseMatches, RoleMatch, list_languages
from core.model.household import NumberHabit

MOST_DIGITS = 15
"""Most digits of an amount; a longer number is an account, an order or a mistake."""

DECIMALS = 3
"""The digits of a group of thousands, which are also the most decimals of any currency."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_ZERO = Decimal(0)

_OPENINGS = ("number", "scale", "plus", "number_join", "article")
"""Roles of words that can start a number, besides compound words."""

_REMEMBERED = 4096
"""Size of the cache of words and their values."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The settings that decide between readings of a number: the decimal sign and the currency's decimals."""

    mark: NumberHabit
    digits: int
    """The currency's number of decimal digits."""


def list_readings(written: str, habit: NumberStyle) -> tuple[Decimal, ...]:
    """Return the values that digits with separators may have, the likeliest first; empty where they are no number."""
    if written.isdecimal():
        return (Decimal(written),)
    marked = written.replace("’", "'")
    if "'" in marked and _GROUPED.fullmatch(re.sub(r"[.']", ",", marked)):
        return (Decimal(re.sub(r"\D", "", marked)),)
    plain = marked.replace("'", "")
    points, commas = plain.count("."), plain.count(",")
    if not points and not commas:
        return (Decimal(plain),)
    if points and commas:
        return _read_mixed_marks(plain)
    separator = "." if points else ","
    if points + commas > 1:
        grouped = plain.replace(".", ",")
        return (Decimal(plain.replace(separator, "")),) if _GROUPED.fullmatch(grouped) else ()
    return _read_single_mark(plain, separator, habit)


def _read_mixed_marks(plain: str) -> tuple[Decimal, ...]:
    decimal = max(plain.rfind("."), plain.rfind(","))
    whole, part = plain[:decimal], plain[decimal + 1 :]
    if plain[decimal] in whole or not _GROUPED.fullmatch(whole.replace(".", ",")):
        return ()
    return (Decimal(re.sub(r"\D", "", whole) + "." + part),)


def _read_single_mark(plain: str, separator: str, habit: NumberStyle) -> tuple[Decimal, ...]:
    whole, part = plain.split(separator)
    decimal = Decimal(f"{whole}.{part}")
    if len(part) != 3 or len(whole) > 3 or whole.startswith("0"):
        return (decimal,)
    grouped = Decimal(whole + part)
    own = "." if habit.mark is NumberHabit.POINT else ","
    if separator != own or habit.digits == 0:
        return (grouped,)
    if habit.digits == DECIMALS:
        return (decimal,)
    return grouped, decimal.quantize(Decimal(1).scaleb(-habit.digits), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class SpelledNumber:
    """The value of a number in words, ending before token ``end``."""

    value: Decimal
    end: int


@dataclass(slots=True)
class _NumberSum:
    """A number in words that is added up word by word."""

    total: Decimal = _ZERO
    current: Decimal = _ZERO
    extra: Decimal = _ZERO
    least: Decimal = Decimal(10) ** 12
    """The exclusive upper limit for the value of the next word; a larger one starts another number."""
    words: int = 0

    def add(self, value: Decimal) -> bool:
        """Add a number word's value; return False where the word starts another number."""
        room = self.least if self.current else Decimal(10) ** 12
        if self.current and value >= room:
            return False
        self.current += value + self.extra
        self.extra = _ZERO
        self.least = _measure_room(value)
        self.words += 1
        return True

    def scale(self, value: Decimal) -> bool:
        """Multiply by a hundred, a thousand or a lakh; return False where that starts another number."""
        if self.total and value >= 1000 and self.current == 0 and value < self.total:
            return False
        current = (self.current or Decimal(1) + self.extra) * value
        self.extra = _ZERO
        if value > self.total > 0:
            self.total = (self.total + (self.current or 0)) * value
            self.current, self.least = _ZERO, Decimal(1000)
        elif value >= 1000:
            self.total += current
            self.current, self.least = _ZERO, Decimal(1000)
        else:
            self.current, self.least = current, value
        self.words += 1
        return True


def _measure_room(value: Decimal) -> Decimal:
    for size in (1000, 100, 10):
        if value >= size and value % size == 0:
            return Decimal(size)
    return Decimal(10) if value >= 20 and value % 10 == 0 else _ZERO


def can_open_number(tokens: Sequence[Token], marks: PhraseMatches, at: int) -> bool:
    """Return whether a number in words may start at a token."""
    return marks.find_starting(at, *_OPENINGS) is not None or read_compound(tokens[at].key, marks) is not None


def read_spelled(tokens: Sequence[Token], marks: PhraseMatches, start: int) -> SpelledNumber | None:
    """Return the number in words that starts at a token; None without one."""
    number = _NumberSum()
    at = start
    end = start
    while at < len(tokens):
        step = _find_next_number_word(tokens, marks, at, number)
        if step is None:
            break
        at, counted = step
        end = at if counted else end
    value = number.total + number.current
    return SpelledNumber(value, end) if number.words and not number.extra else None


def _find_next_number_word(
    tokens: Sequence[Token], marks: PhraseMatches, at: int, number: _NumberSum
) -> tuple[int, bool] | None:
    """Return the index after the next word of a spelt number, and whether that word adds to it; None at its end.

    A joiner such as "and" or a hyphen adds nothing.
    """
    if (half := marks.find_starting(at, "half_more")) and number.words:
        number.current += Decimal("0.5")
        return half.end, True
    if (plus := marks.find_starting(at, "plus")) and not number.current:
        number.extra = Decimal(plus.value)
        return plus.end, False
    if match := marks.find_starting(at, "number", "scale"):
        return (match.end, True) if _is_continuation(marks, match, number) else None
    if (parts := read_compound(tokens[at].key, marks)) and (not number.words or parts < number.least):
        number.current += parts
        number.least = _ZERO
        number.words += 1
        return at + 1, True
    between = (
        tokens[at].is_sign("-")
        or marks.find_starting(at, "number_join")
        or (not number.words and marks.find_starting(at, "article"))
    )
    if between and at + 1 < len(tokens) and (number.words == 0 or _is_joined_number(tokens, at)):
        return (
            (at + 1, False) if marks.find_starting(at + 1, "scale" if not number.words else "number", "scale") else None
        )
    return None


def _is_continuation(marks: PhraseMatches, match: RoleMatch, number: _NumberSum) -> bool:
    """Return whether a word continues the number; some scales are no number by themselves ("grand hotel")."""
    at = match.start
    if not number.words and (_is_verb(marks, match) or _is_end_of_shop_name(marks, match)):
        return False
    if not number.words and marks.find_starting(at, "never_alone") and not marks.find_ending(at, "article"):
        return False
    return (number.add if match.sense.role == "number" else number.scale)(Decimal(match.value))


def _is_verb(marks: PhraseMatches, match: RoleMatch) -> bool:
    """Return whether a number word is part of a verb: the "do" (two) of "hata do", but not of "kar do sau"."""
    verb = marks.find_starting(match.start, "verb_end") and marks.find_ending(match.start, "verb_stem")
    return bool(verb) and not marks.find_starting(match.end, "scale")


def _is_end_of_shop_name(marks: PhraseMatches, match: RoleMatch) -> bool:
    """Return whether a number word ends a shop's name: "pingo doce"."""
    shop = marks.find_ending(match.end, "merchant")
    return shop is not None and shop.length > match.length


def _is_joined_number(tokens: Sequence[Token], at: int) -> bool:
    """Return whether two number words form one number: "hundred and five", "treinta y uno", "twenty-five"."""
    return tokens[at].glued or tokens[at].shape is WORD


@cache
def _load_morphemes(language: str) -> Mapping[str, Decimal]:
    content = files.load_topic(language, "numbers")
    found = {}
    for role in ("number", "scale"):
        for value, words in content.get(role, {}).items():
            found.update({fold(word): Decimal(str(value)) for word in words})
    return found


@cache
def _load_compounding() -> tuple[str, ...]:
    return tuple(name for name in list_languages() if "compound" in files.load_topic(name, "numbers"))


def read_compound(key: str, marks: PhraseMatches) -> Decimal | None:
    """Return the value of a compound number word: "zweihundertfünfzig"; None for other words."""
    for language in _load_compounding():
        if language in marks.languages and 5 <= len(key) <= 60 and (value := _read_compound(key, language)) is not None:
            return value
    return None


@lru_cache(maxsize=_REMEMBERED)
def _read_compound(key: str, language: str) -> Decimal | None:
    parts = _split_compound(key, language)
    return _sum_parts(parts) if len(parts) > 1 else None


def _split_compound(key: str, language: str) -> tuple[Decimal, ...]:
    """Return the values of a compound's parts from left to right; empty where a part is no number."""
    morphemes, joins = _load_morphemes(language), files.load_topic(language, "numbers")["compound"]
    parts: list[Decimal] = []
    while key:
        piece = next((key[:n] for n in range(len(key), 2, -1) if key[:n] in morphemes), "")
        if piece:
            parts.append(morphemes[piece])
        else:
            piece = next((join for join in joins if parts and key.startswith(join)), "")
            if not piece:
                return ()
        key = key[len(piece) :]
    return tuple(parts)


def _sum_parts(parts: Sequence[Decimal]) -> Decimal:
    """Return the sum of a compound's parts; units before tens simply add up."""
    total = current = _ZERO
    for part in parts:
        if part >= 1000:
            total, current = total + (current or 1) * part, _ZERO
        elif part == 100:
            current = (current or Decimal(1)) * part
        else:
            current += part
    return total + current
