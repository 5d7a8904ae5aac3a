"""Train the shipped category model: ``python -m benchmarks train-categories DESCRIPTIONS``.

A model on letters learns from the reader's word lists, the shipped word lists and the brands. The few weights that mix
its probabilities with other evidence are fitted on half of the descriptions (every other row of a country) and on the
open sets of ``tests/personas``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analytics.categorise.known_phrases import list_shipped_brands, list_shipped_words
from analytics.categorise.shipped_prior import (
    CATEGORIES,
    FEATURES,
    LETTER_WEIGHTS,
    MIXTURE,
    RIGHT,
    describe_line,
    list_guess_features,
    mix_features,
)
from analytics.categorise.signs import PLACES, list_buckets, list_telling_words, list_words
from benchmarks import personas
from benchmarks.described_lines import DescribedLine, read_descriptions
from core.language.text import files
from core.language.text.merchants import load_merchants
from core.language.text.vocabulary import list_languages

_STRENGTH = 2.0
_BRAND = 1.0
_WORD = 3.0
"""The training weight of a word; a brand has ``_BRAND``."""

_PULL = 0.002
"""The strength of the penalty that keeps the mixing weights near zero."""

_STEPS = 127
_TYPED = 2.0
"""The weight of a message from the personas relative to a bank's line."""


@dataclass(frozen=True, slots=True)
class DescriptionExample:
    """A phrase that belongs to a category, with its training weight."""

    text: str
    category: str
    weight: float


def examples(*, brands: bool = True) -> Iterator[DescriptionExample]:
    """Yield every phrase that the model on letters learns from."""
    for language in list_languages():
        for category, words in files.load_category_words(language).items():
            yield from (DescriptionExample(word.replace("*", ""), category, _WORD) for word in words)
    for merchant in load_merchants():
        if merchant.category:
            yield from (
                DescriptionExample(name.replace("*", ""), merchant.category, _WORD) for name in merchant.spellings
            )
    yield from (DescriptionExample(phrase, category, _WORD) for phrase, category in list_shipped_words())
    if brands:
        yield from (DescriptionExample(name, category, _BRAND) for name, category in list_shipped_brands())


def train_letters(some: Sequence[DescriptionExample]) -> LogisticRegression:
    """Return the model on letters trained on some phrases."""
    rows, columns, values = [], [], []
    for row, example in enumerate(some):
        places = list_buckets(list_telling_words(list_words(example.text)))
        rows += [row] * len(places)
        columns += places
        values += [max(1, len(places)) ** -0.5] * len(places)
    table = csr_matrix((values, (rows, columns)), shape=(len(some), PLACES), dtype=np.float32)
    model = LogisticRegression(C=_STRENGTH, max_iter=150, tol=1e-3)
    targets = [CATEGORIES.index(example.category) for example in some]
    return model.fit(table, targets, sample_weight=[example.weight for example in some])


def keep_letters(model: LogisticRegression) -> None:
    """Store the model's weights rounded to small whole numbers."""
    unit = float(np.abs(model.coef_).max() / _STEPS)
    weights = np.round(model.coef_.T / unit).astype(np.int8)
    np.savez_compressed(
        LETTER_WEIGHTS, weights=weights, unit=np.float32(unit), bias=model.intercept_.astype(np.float32)
    )


def typed_lines() -> Iterator[DescribedLine]:
    """Yield the messages of the open sets that name exactly one purchase with a category."""
    for name in personas.open_sets():
        for row in personas.rows_of(name, "messages"):
            entry = row["entries"][0] if len(row["entries"]) == 1 else {}
            if entry.get("category") in CATEGORIES:
                text = re.sub(r"[\d.,€£$₹]+", "", row["text"])
                accepted = frozenset({entry["category"], *(entry.get("category_alt") or ())})
                yield DescribedLine(text, accepted, name, row["lang"], open=True)


def fit_mixture(lines: Sequence[DescribedLine], *, brands: bool = True) -> NDArray[np.float64]:
    """Return the mixing weights under which the accepted categories are likeliest (conditional logit)."""
    tables = np.array([describe_line(line.text, line.language, brands=brands) for line in lines])
    right = np.array([[category in line.accepted for category in CATEGORIES] for line in lines])
    weights = np.array([_TYPED if line.country in personas.OPEN else 1.0 for line in lines])

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = tables @ theta
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        share = (odds * right).sum(axis=1)
        wanted = odds * right / share[:, None]
        slope = np.einsum("n,ncd,nc->d", weights, tables, odds - wanted)
        pull = _PULL * len(lines)
        return -(weights * np.log(share)).sum() + pull * (theta @ theta) / 2, slope + pull * theta

    found = minimize(loss, np.full(len(FEATURES), 0.3), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def fit_right(lines: Sequence[DescribedLine], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of a model that estimates how likely the best guess is right."""
    signs, right = [], []
    for line in lines:
        guess = mix_features(describe_line(line.text, line.language), weights)
        signs.append(list_guess_features(guess, typed=line.country in personas.OPEN))
        right.append(CATEGORIES[int(guess.shares.argmax())] in line.accepted)
    return np.asarray(LogisticRegression(C=10.0, fit_intercept=False).fit(signs, right).coef_[0])


def _named(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def run(arguments: Sequence[str]) -> int:
    """Train both models and store their weights."""
    some = list(examples())
    some = [example for example in some if example.category in CATEGORIES]
    keep_letters(train_letters(some))
    lines = [line for line in read_descriptions(Path(arguments[0])) if line.open]
    lines += typed_lines()
    weights = fit_mixture(lines)
    right = fit_right(lines, weights)
    kept = {"features": _named(FEATURES, weights), "right": _named(RIGHT, right)}
    MIXTURE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"phrases": len(some), "lines": len(lines)}))
    return 0
