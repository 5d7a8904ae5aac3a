"""A linear model of the likelihood that a message records money, asks about it, or is only talk.

``python -m benchmarks train-kinds`` makes the weights from sentences of this repository alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from core.language.text.linear_model import load_weights, softmax
from core.language.text.tokens import BREAK, CLOCK, NUMBER, OTHER, SIGN, TAG, Token

PLACES = 1 << 14
"""The number of hash buckets for a message's features."""

KINDS = ("entries", "question", "other")

FILE = Path(__file__).parent / "kinds.npz"

_LETTERS = (3, 4)
"""The lengths of letter n-grams used as features."""

_MOST_TOKENS = 80
"""The most tokens of a message that the model reads."""


@dataclass(frozen=True, slots=True)
class KindOdds:
    """The likelihood (0 to 1) of each kind of message."""

    entries: float
    question: float
    other: float


def list_message_features(tokens: Sequence[Token], names: frozenset[int]) -> list[int]:
    """Return the hash buckets of a message's features; members' names and digits are replaced by their type."""
    words = ["^", *(_make_word_feature(token, at in names) for at, token in enumerate(tokens[:_MOST_TOKENS])), "$"]
    found = {f"w{word}" for word in words}
    found |= {f"b{one} {other}" for one, other in pairwise(words)}
    found |= {f"s{one}  {other}" for one, other in zip(words, words[2:], strict=False)}
    found |= {f"n{min(3, sum(word[:1] == '0' for word in words))}", f"l{min(5, len(words) // 4)}"}
    for word in words:
        if word[:1] not in "^$0%":
            found.update(_list_letter_ngrams(f"<{word}>"))
    return [zlib.crc32(sign.encode()) % PLACES for sign in sorted(found)]


def _list_letter_ngrams(word: str) -> Iterator[str]:
    for many in _LETTERS:
        yield from (f"c{word[at : at + many]}" for at in range(len(word) - many + 1))


def _make_word_feature(token: Token, named: bool) -> str:  # noqa: FBT001  one of two ways to stand for a token
    if named:
        return "%member"
    if token.shape is NUMBER:
        whole, _, cents = token.written.replace(",", ".").rpartition(".")
        return f"0{'.' if whole and len(cents) <= len('00') else ''}{min(4, len(whole or cents))}"
    if token.shape in (CLOCK, TAG, BREAK, OTHER):
        return f"%{token.shape.value}"
    return token.written if token.shape is SIGN else token.key


def guess_kind(tokens: Sequence[Token], names: frozenset[int]) -> KindOdds:
    """Return the likelihood of each kind for a message."""
    places = list_message_features(tokens, names)
    weights, bias = load_weights(FILE)
    scores = weights[places].sum(axis=0) / np.sqrt(len(places)) + bias
    return KindOdds(*(float(share) for share in softmax(scores)))
