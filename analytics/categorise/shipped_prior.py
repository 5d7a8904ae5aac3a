"""Estimate how likely a line belongs to each spending category, before a household has confirmed any.

A small calibrated model weighs four sources: the reader's words, lists of words and brands, a linear letter model, and
how often households buy each thing. ``python -m benchmarks train-categories`` makes its weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analytics.categorise.known_phrases import PhraseKind, find_phrases
from analytics.categorise.lexicon_categoriser import find_votes
from analytics.categorise.signs import list_buckets, list_telling_words, list_words
from core.language.text.tokens import clean_text
from core.model.category import SYSTEM

CATEGORIES: tuple[str, ...] = tuple(category.key for category in SYSTEM if not category.income)
LETTER_WEIGHTS = Path(__file__).parent / "letters.npz"
MIXTURE = Path(__file__).parent / "mixture.json"

_PLACE = {category: at for at, category in enumerate(CATEGORIES)}
_OFTEN = {"groceries": 0.2, "dining": 0.2, "transport": 0.12, "shopping": 0.08, "household": 0.06}
_OFTEN |= {"health": 0.05, "fuel": 0.04, "entertainment": 0.05, "clothing": 0.05, "other": 0.04, "insurance": 0.01}
_RARE = 0.025
"""The share of a household's lines in each category that is not listed."""

_NAMES = {"dining": 0.36, "transport": 0.12, "shopping": 0.1, "groceries": 0.08, "entertainment": 0.05}
"""The share of each category among unknown names, most of which are places to eat."""


def _take_logs(shares: dict[str, float]) -> NDArray[np.float64]:
    return np.log([shares.get(category, _RARE) for category in CATEGORIES])


_LOG_OFTEN, _LOG_NAMES = _take_logs(_OFTEN), _take_logs(_NAMES)

_ROUTE = re.compile(r"(?<![^\W\d_])(?:to|bis|nach|до|se|से|hasta|até|jusqu'à)\s+(?=\w)", re.IGNORECASE)
"""Matches the word between the ends of a trip: "office to station"."""

_KINDS = tuple(PhraseKind)
FEATURES: tuple[str, ...] = (
    "reader_word",
    "reader_merchant",
    *(f"{kind}" for kind in _KINDS),
    "reader_word_share",
    "reader_merchant_share",
    *(f"{kind}_share" for kind in _KINDS),
    "route",
    "letters",
    "letters_unknown",
    "often",
    "often_unknown",
)
"""The names of a category's features; those with ``share`` are multiplied by the part of the words covered."""

_AT = {name: at for at, name in enumerate(FEATURES)}
_TINY = 1e-9
_LEAST = -8.0
"""The least log probability that the letter model returns for a category."""

_LONGEST = 300
_REMEMBERED = 4096

Shares = NDArray[np.float64]


def describe_line(
    text: str, language: str, *, brands: bool = True, letters: LetterModel | None = None
) -> NDArray[np.float64]:
    """Return the features of a line (categories x features).

    ``brands`` and ``letters`` replace the shipped brands and letter model in experiments.
    """
    words = list_words(text[:_LONGEST])
    telling = list_telling_words(words)
    table = np.zeros((len(CATEGORIES), len(FEATURES)))
    covered: set[int] = set()
    for name, category, worth, share, places in _list_findings(text, words, language, brands=brands):
        if category in _PLACE:
            table[_PLACE[category], _AT[name]] += worth
            table[_PLACE[category], _AT[f"{name}_share"]] += worth * share
            covered |= places
    unknown = not table.any()
    table[_PLACE["transport"], _AT["route"]] = bool(_ROUTE.search(text)) and len(telling) > 1
    table[:, _AT["letters"]] = guess = letters.guess(telling) if letters else guess_by_letters(telling)
    table[:, _AT["letters_unknown"]] = guess * (1.0 - min(1.0, len(covered) / max(1, len(telling))))
    table[:, _AT["often_unknown" if unknown else "often"]] = _LOG_NAMES if unknown else _LOG_OFTEN
    return table


def _list_findings(
    text: str, words: tuple[str, ...], language: str, *, brands: bool
) -> Iterator[tuple[str, str, float, float, set[int]]]:
    """Yield each finding in a line: feature, category, weight, share of the words, and the indexes of the words."""
    many = max(1, len(list_telling_words(words)))
    for vote in find_votes(clean_text(text[:_LONGEST]).lower(), language):
        yield f"reader_{'merchant' if vote.merchant else 'word'}", vote.category, vote.worth, 1 / many, set()
    for phrase in find_phrases(words, brands=brands):
        share = min(1.0, (phrase.end - phrase.start) / many)
        yield str(phrase.kind), phrase.category, 1.0, share, set(range(phrase.start, phrase.end))


@dataclass(frozen=True, slots=True)
class LetterModel:
    """The weights of letter n-grams for each category (hash buckets x categories), and each category's bias."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def guess(self, words: tuple[str, ...]) -> Shares:
        """Return the log probability of each category by the letters of some words."""
        places = list_buckets(words)
        scores = self.weights[places].sum(axis=0) / np.sqrt(max(1, len(places))) + self.bias
        return np.asarray(np.maximum(scores - np.logaddexp.reduce(scores), _LEAST), dtype=np.float64)


@cache
def _load_letter_model() -> LetterModel:
    with np.load(LETTER_WEIGHTS) as kept:
        return LetterModel(kept["weights"].astype(np.float32) * kept["unit"], kept["bias"])


@lru_cache(maxsize=_REMEMBERED)
def guess_by_letters(words: tuple[str, ...]) -> Shares:
    """Return the log probability of each category by the shipped letter model."""
    return _load_letter_model().guess(words)


RIGHT: tuple[str, ...] = ("odds", "margin", "known", "known_typed", "none")
"""The features that tell how often the best guess is right; ``none`` is the constant."""


@dataclass(frozen=True, slots=True)
class ShippedGuess:
    """The probability of each of ``CATEGORIES`` for a line, and whether any word or name in it is known."""

    shares: Shares
    known: bool


@cache
def _load_mixture() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights of ``FEATURES`` and those of ``RIGHT``."""
    kept = json.loads(MIXTURE.read_text(encoding="utf-8"))
    return np.array([kept["features"][name] for name in FEATURES]), np.array([kept["right"][name] for name in RIGHT])


def load_feature_weights() -> NDArray[np.float64]:
    """Return the weight of each of ``FEATURES``."""
    return _load_mixture()[0]


@lru_cache(maxsize=_REMEMBERED)
def guess_by_shipped(text: str, language: str) -> ShippedGuess:
    """Return the probability of each category for a text by the shipped model alone."""
    return mix_features(describe_line(text, language), load_feature_weights())


def mix_features(table: NDArray[np.float64], weights: NDArray[np.float64]) -> ShippedGuess:
    """Return the probability of each category from features (categories x features) and their weights."""
    scores = table @ weights
    odds = np.exp(scores - scores.max())
    return ShippedGuess(odds / odds.sum(), not table[:, _AT["often_unknown"]].any())


def list_guess_features(guess: ShippedGuess, *, typed: bool) -> NDArray[np.float64]:
    """Return the features named in ``RIGHT`` for a guess."""
    second, best = np.sort(guess.shares)[-2:]
    odds, margin = np.log(best / (1.0 - best + _TINY)), np.log(best / (second + _TINY))
    return np.array([odds, margin, float(guess.known), float(guess.known and typed), 1.0])


def calibrate_best(guess: ShippedGuess, *, typed: bool) -> float:
    """Return the probability that a guess's best category is right; it is higher for typed than for printed lines."""
    return float(1.0 / (1.0 + np.exp(-(list_guess_features(guess, typed=typed) @ _load_mixture()[1]))))
