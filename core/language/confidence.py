"""Compute the chance that a reading is right, and the likeliest kind of message, by two small models.

They are logistic models over a few features of a reading; ``python -m benchmarks train-reader`` computes their weights
from the sentences of this repository.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from core.errors import Refusal
from core.language.entries import evidence
from core.language.entries.people import list_name_tokens
from core.language.kind_model import KINDS, KindOdds, guess_kind
from core.language.message import Message
from core.language.text.page import list_places
from core.language.text.tokens import NUMBER, WORD
from core.model.intent import Ask, Intent, RecordEntries

FILE = Path(__file__).parent / "confidence.json"

_SMALL = 20
"""The value below which a number is often a count."""

_FAR = 10
"""The ratio from which two amounts are taken to be of different purchases."""

_LEAST = 1e-4
"""The smallest likelihood used in logarithms; smaller ones count as this one."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The likelihood of each kind of message, and of the reading being right (0 to 1)."""

    kinds: KindOdds
    right: float


def describe_reading(message: Message, found: Intent, odds: KindOdds | None = None) -> dict[str, float]:
    """Return the features of a reading, by name; the kind likelihoods (``odds``) are computed unless given."""
    odds = odds or guess_kind(message.tokens, list_name_tokens(message.tokens, message.context))
    features = {f"odds_{kind}": log(max(_LEAST, getattr(odds, kind))) for kind in KINDS}
    words = sum(token.shape is WORD for token in message.tokens)
    numbers = sum(token.shape is NUMBER for token in message.tokens)
    features |= {
        "is_entries": float(isinstance(found, RecordEntries)),
        "is_question": float(isinstance(found, Ask)),
        "is_sure": float(isinstance(found, RecordEntries | Ask) and found.sure),
        "doubts": float(len(found.doubts)) if isinstance(found, RecordEntries) else 0.0,
        "lines": min(5.0, len(found.lines)) if isinstance(found, RecordEntries) else 0.0,
        "asks": float(evidence.is_question(message.tokens, message.marks)),
        "words": min(30, words) / 10,
        "numbers": min(6.0, numbers),
        "strange": _share_of_strange_words(message, words),
    }
    features |= {f"has_{role}": 1.0 for role in message.marks.roles}
    return features | _describe_lines(found) | _measure_amounts(message, found)


def _describe_lines(found: Intent) -> dict[str, float]:
    """Return features of the lines that were read: their kinds, and empty or long descriptions."""
    if not isinstance(found, RecordEntries):
        return {}
    kinds = {f"kind_{line.kind.value}": 1.0 for line in found.lines}
    longest = max(len(line.description.split()) for line in found.lines)
    return kinds | {
        "empty_note": float(any(not line.description for line in found.lines)),
        "longest_note": min(20, longest) / 5,
    }


def _share_of_strange_words(message: Message, words: int) -> float:
    strange = sum(token.shape is WORD and not message.marks.is_covered(at) for at, token in enumerate(message.tokens))
    return strange / words if words else 0.0


def _measure_amounts(message: Message, found: Intent) -> dict[str, float]:
    """Return features of the amounts in a message; none where it cannot be analysed."""
    try:
        reading = message.reading
    except Refusal:
        return {}
    numbers = {at for at, token in enumerate(message.tokens) if token.shape is NUMBER}
    told = list_places(reading.amounts, reading.layout.quantities, reading.layout.dates)
    values = [amount.readings[0] for amount in reading.amounts]
    lines = len(found.lines) if isinstance(found, RecordEntries) else 0
    return {
        "points": max(-10, min(10, evidence.weigh_entry(reading))) / 5 if reading.amounts else 0.0,
        "amounts": min(5.0, len(reading.amounts)),
        "marked": float(any(amount.currencies or amount.marked for amount in reading.amounts)),
        "left_over": float(max(0, len(reading.amounts) - lines)) if lines else 0.0,
        "dates": min(3.0, len(reading.layout.dates)),
        "counts": min(3.0, len(reading.layout.quantities)),
        "untold_numbers": min(3.0, len(numbers - told)),
        "worked_out": float(any(amount.counted for amount in reading.amounts)),
        "spelled": float(any(amount.start not in numbers for amount in reading.amounts)),
        "small": float(
            any(amount.bare and value < _SMALL for amount, value in zip(reading.amounts, values, strict=True))
        ),
        "far_apart": float(len(values) > 1 and min(values) * _FAR < max(values)),
        "repeated": float(len(values) > len(set(values))),
    }


@cache
def _load_model() -> Mapping[str, Mapping[str, list[float]]]:
    return json.loads(FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def judge_reading(message: Message, found: Intent) -> Confidence:
    """Return the likely kind of a message, and how likely its reading is right."""
    features = describe_reading(message, found)
    model = _load_model()
    scores = [_score(features, model["kinds"], column) for column in range(len(KINDS))]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    right = 1 / (1 + exp(-_score(features, model["right"], 0)))
    return Confidence(KindOdds(*(share / sum(shares) for share in shares)), right)


def _score(features: Mapping[str, float], weights: Mapping[str, list[float]], column: int) -> float:
    known = ((weights[name][column], value) for name, value in features.items() if name in weights)
    return weights["bias"][column] + sum(weight * value for weight, value in known)
