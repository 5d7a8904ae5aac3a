"""Guess what each number of a message is: an amount spent, received, refunded or moved, or no amount.

A linear model of the words, phrases and other numbers around a number, and of its reading by the rules. ``python -m
benchmarks train-numbers`` makes its weights from messages of this repository.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from core.language.text.linear_model import load_weights, softmax
from core.language.text.page import Amount, MessageText, list_places
from core.language.text.tokens import BREAK, NUMBER, SIGN, WORD
from core.language.values.dates import Dated
from core.model.entry import EntryKind

NO_SUM = "none"
ROLES = (NO_SUM, *(kind.value for kind in EntryKind))

FILE = Path(__file__).parent / "number_roles.npz"

PLACES = 1 << 15
"""The number of hash buckets for features."""

MOST_NUMBERS = 12
"""Most numbers in a message for this model; longer lists are left to the rules."""

_NEAR = 4
"""How many words before and after a number are features with their distance."""

_BESIDE = 3
_CLAUSE = 12
_MOST_TOKENS = 120
_FAINT = 0.5
"""The weight of a word of the whole message, relative to one near the number."""

_BY_RULE = 2.0
"""The weight of the feature for what the rules took a number to be."""

_STEM = 4
_SMALL = 12
_YEARS = range(1990, 2036)
_FEW = 10


@dataclass(frozen=True, slots=True)
class RuleSum:
    """An amount as the rules read it, taken from one number or computed from several."""

    amount: Amount
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A message with its numbers, days and counts, and the kinds of the lines the rules read."""

    page: MessageText
    names: frozenset[int]
    """The tokens that are members' names."""
    dates: tuple[Dated, ...]
    numbers: tuple[Amount, ...]
    counts: tuple[Amount, ...]
    by_rule: Mapping[int, RuleSum]
    """The amounts that the rules read, by the index of their number; numbers without one are no amounts."""


@dataclass(frozen=True, slots=True)
class RoleOdds:
    """The likelihood (0 to 1) of each role of a number: a kind of entry, or no amount."""

    number: Amount
    shares: Mapping[str, float]

    @property
    def is_sum(self) -> float:
        """Return the likelihood that the number is an amount of its own."""
        return 1 - self.shares[NO_SUM]

    @property
    def kind(self) -> EntryKind:
        """Return the likeliest kind of entry, if the number is an amount."""
        return max(EntryKind, key=lambda kind: self.shares[kind.value])

    def rate_kind(self, kind: EntryKind) -> float:
        """Return the likelihood of a kind of entry, given that the number is an amount."""
        return self.shares[kind.value] / max(self.is_sum, 1e-6)


def guess_roles(text: NumberedText) -> list[RoleOdds]:
    """Return the likelihoods for each number of a message; empty where there are more than ``MOST_NUMBERS``."""
    if len(text.numbers) > MOST_NUMBERS:
        return []
    weights, bias = load_weights(FILE)
    found = []
    for number, signs in zip(text.numbers, describe_numbers(text), strict=True):
        places = [zlib.crc32(name.encode()) % PLACES for name in signs]
        scores = np.array(list(signs.values()), dtype=np.float32) @ weights[places] + bias
        shares = {role: float(share) for role, share in zip(ROLES, softmax(scores), strict=True)}
        found.append(RoleOdds(number, shares))
    return found


def describe_numbers(text: NumberedText) -> list[dict[str, float]]:
    """Return the features of each number, by name."""
    words = _spell_tokens(text)
    whole = _describe_message(text, words)
    return [
        whole
        | dict.fromkeys(_describe_surroundings(text, words, at), 1.0)
        | _describe_value(text, at)
        | dict.fromkeys(_compare_values(text.numbers, at), 1.0)
        for at in range(len(text.numbers))
    ]


def _spell_tokens(text: NumberedText) -> list[str]:
    """Return the words of a message as the model sees them: numbers, days and members replaced by their type."""
    numbers, days = list_places(text.numbers), list_places(text.dates)
    spelled = []
    for at, token in enumerate(text.page.tokens[:_MOST_TOKENS]):
        if at in text.names:
            spelled.append("%member")
        elif at in numbers or token.shape is NUMBER:
            spelled.append("0")
        elif at in days:
            spelled.append("%day")
        elif token.shape is SIGN:
            spelled.append(token.written)
        else:
            spelled.append(token.key if token.shape is WORD else f"%{token.shape.value}")
    return spelled


def _describe_message(text: NumberedText, words: Sequence[str]) -> dict[str, float]:
    """Return the features of the whole message, shared by all its numbers."""
    stems = {word[:_STEM] for word in words if len(word) > _STEM and word[0] != "%"}
    signs = {f"word {word}": _FAINT for word in words} | {f"stem {stem}": _FAINT for stem in stems}
    signs |= {f"role {role}": _FAINT for role in text.page.marks.roles}
    return signs | {
        f"numbers {min(5, len(text.numbers))}": 1.0,
        f"tokens {min(6, len(words) // 4)}": 1.0,
        "worked out": float(any(_is_worked_out(text, index) for index in text.by_rule)),
    }


def _describe_surroundings(text: NumberedText, words: Sequence[str], index: int) -> Iterator[str]:
    """Yield the features of words and phrases around a number."""
    number, numbers = text.numbers[index], text.numbers

    def word_at(at: int) -> str:
        return "^" if at < 0 else "$" if at >= len(words) else words[at]

    before, behind = word_at(number.start - 1), word_at(number.end)
    for away in range(1, _NEAR + 1):
        yield f"before {away} {word_at(number.start - away)}"
        yield f"behind {away} {word_at(number.end - 1 + away)}"
    yield f"pair before {word_at(number.start - 2)} {before}"
    yield f"pair behind {behind} {word_at(number.end + 1)}"
    yield f"around {before} {behind}"
    yield from (f"clause before {word}" for word in _walk_clause(text, words, number.start - 1, -1))
    yield from (f"clause behind {word}" for word in _walk_clause(text, words, number.end, 1))
    first = max((other.end for other in numbers if other.end <= number.start), default=0)
    last = min((other.start for other in numbers if other.start >= number.end), default=len(text.page.tokens))
    for name, start, end in (
        ("phrase before", first, number.start),
        ("phrase behind", number.end, last),
        ("phrase just before", max(first, number.start - _BESIDE), number.start),
        ("phrase just behind", number.end, min(last, number.end + _BESIDE)),
    ):
        yield from (f"{name} {role}" for role in _list_roles(text, start, end))


def _walk_clause(text: NumberedText, words: Sequence[str], at: int, step: int) -> Iterator[str]:
    """Yield words from a token on, in steps of 1 or -1, to the end of its clause or the next number."""
    tokens = text.page.tokens
    for _ in range(_CLAUSE):
        if not 0 <= at < len(words) or tokens[at].shape is BREAK or tokens[at].is_sign(",.;!?("):
            return
        yield words[at]
        if words[at] == "0":
            return
        at += step


def _list_roles(text: NumberedText, start: int, end: int) -> list[str]:
    marks = text.page.marks
    return [role for role in marks.roles if marks.list_within(role, start, end)] if start < end else []


def _describe_value(text: NumberedText, index: int) -> dict[str, float]:
    """Return the features of a number itself: spelling, size, position, and what the rules took it for."""
    number, numbers = text.numbers[index], text.numbers
    value = number.readings[0]
    signs = {
        "currency": float(bool(number.currencies)),
        "marked": float(number.marked),
        "bare": float(number.bare),
        "counted": float(number.counted),
        "two readings": float(len(number.readings) > 1),
        "counts": float(number in text.counts),
        "small": float(value <= _SMALL),
        "year": float(value in _YEARS),
        "other currency": float(any(other.currencies for other in numbers if other is not number)),
        "opens": float(number.start == 0),
        "ends": float(number.end == len(text.page.tokens)),
        f"digits {min(6, len(str(int(value))))}": 1.0,
        f"place {min(4, index)}": 1.0,
        f"left {min(4, len(numbers) - 1 - index)}": 1.0,
        f"rule {text.by_rule[index].kind if index in text.by_rule else NO_SUM}": _BY_RULE,
        "worked out here": _BY_RULE * _is_worked_out(text, index),
    }
    if index:
        signs["above before"] = float(value > numbers[index - 1].readings[0])
    if index + 1 < len(numbers):
        signs["above behind"] = float(value > numbers[index + 1].readings[0])
    return signs


def _is_worked_out(text: NumberedText, index: int) -> bool:
    """Return whether the rules computed a number's amount instead of taking the number itself."""
    by_rule = text.by_rule.get(index)
    return by_rule is not None and by_rule.amount.readings[0] != text.numbers[index].readings[0]


def _compare_values(numbers: Sequence[Amount], index: int) -> set[str]:
    """Return how a number relates to the others: as their sum, product, difference or share."""
    value = numbers[index].readings[0]
    others = [number.readings[0] for at, number in enumerate(numbers) if at != index]
    if not others or value <= 0:
        return set()
    found = {"largest"} if value >= max(others) else set()
    found |= {"smallest"} if value <= min(others) else set()
    found |= {"said twice"} if value in others else set()
    found |= {"sum of all"} if len(others) > 1 and sum(others) == value else set()
    for one, other in combinations(others, 2):
        found |= {"product"} if one * other == value and min(one, other) > 1 else set()
        found |= {"sum of two"} if one + other == value else set()
        found |= {"difference"} if abs(one - other) == value else set()
        found |= {"factor"} if value > 1 and other in {one * value, one / value} else set()
    for other in others:
        found |= {"divides"} if value > 1 and other % value == 0 and other <= _FEW * value else set()
        found |= {"multiple"} if other > 1 and value % other == 0 and value <= _FEW * other else set()
    return found | {f"{name} of {min(4, len(numbers))}" for name in found}
