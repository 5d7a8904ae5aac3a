"""A second opinion on what is asked: a linear model of words and of their letters, heard where the rules are unsure."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, sqrt

from core.language.files import FOLDER
from core.language.phrases import Tokens

PLACES = 8192
"""How many places the signs of a message share; more were no better on unseen questions."""

FILE = FOLDER / "opinion.txt"
"""A line of JSON with the intents and the unit of a weight, then the weights, packed."""

_LETTERS = (3, 4)
"""How many letters in a row make a sign."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a message most likely asks ("none" for nothing about money), and with what share of certainty (0..1)."""

    intent: str
    share: float


def signs(marked: Tokens, bare: Tokens) -> list[int]:
    """The places of a message's signs: its words and pairs of words, names marked, and the letters of its own words."""
    words = ["^", *marked.folded, "$"]
    found = {f"w{word}" for word in words}
    found |= {f"b{one} {other}" for one, other in pairwise(words)}
    for word in bare.folded:
        if not word.startswith("%"):
            found.update(_pieces(f"<{word}>"))
    return [zlib.crc32(sign.encode()) % PLACES for sign in sorted(found)]


def _pieces(word: str) -> list[str]:
    return [f"c{word[at : at + many]}" for many in _LETTERS for at in range(len(word) - many + 1)]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each place says for each intent, in whole steps of ``unit``; place by place."""

    intents: tuple[str, ...]
    unit: float
    steps: array[int]

    def opinion(self, places: Sequence[int]) -> Opinion:
        """The likeliest intent of a message with signs at these places."""
        many = len(self.intents)
        rows = (self.steps[place * many : (place + 1) * many] for place in places)
        scale = self.unit / sqrt(len(places))
        scores = [sum(column) * scale for column in zip(*rows, strict=True)]
        best = max(range(many), key=scores.__getitem__)
        return Opinion(self.intents[best], 1 / sum(exp(score - scores[best]) for score in scores))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """What was learnt, unpacked once; ``python -m benchmarks train-intents`` learns it anew."""
    head, packed = FILE.read_text(encoding="ascii").split("\n", 1)
    told = json.loads(head)
    return Weights(
        tuple(told["intents"]), told["unit"], array("b", zlib.decompress(b64decode(packed.replace("\n", ""))))
    )
