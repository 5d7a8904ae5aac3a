"""A category model trained on the lines one household confirmed, on top of the shipped model.

It is a softmax regression on words, letters, amount and weekday that starts from the shipped guess, translated to the
household's categories; each confirmed line moves it. It is trained and run with numpy alone.
"""

from __future__ import annotations

import io
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analytics.categorise.shipped_prior import CATEGORIES, guess_by_shipped
from analytics.categorise.signs import list_letter_ngrams, list_telling_words, list_words

PLACES = 1 << 13
MOST_EXAMPLES = 3000
"""The most confirmed lines a model is trained on: the newest."""

LEAST_EXAMPLES = 20
_ROUNDS = 120
_STEP = 0.12
_PULL = 0.02
"""The strength of the L2 penalty on the weights, per example."""

_LEAST_SHARE = 1e-3
"""The least probability of a category in the shipped guess, which does not know the household's own."""

_FIRM = 4.0
"""The weight of the expected filing habit, as a number of lines beside those the household filed."""

_ELSEWHERE, _OWN_LINES = 0.02, 20.0
"""The prior of the filing habit.

The first is the part of a shipped category's lines that is filed in other categories. The second is how many lines in
categories of its own a household needs until half of the lines of an unused shipped category are expected there.
"""

_DOUBT, _MOST_SHIFT = 10.0, 0.03
"""The prior of ``trust`` as a number of examples, and its largest change in one training round."""

_MOMENT, _SQUARE, _TINY = 0.9, 0.99, 1e-8
_WHOLE, _WORD, _LETTER, _SIDE = 2.0, 1.5, 0.7, 0.3
"""The weights of features: the whole text, a word, a letter n-gram, and amount or weekday."""

_GUESS, _GUESSES, _ALONE = 1.0, 3, 0.3
"""The weight of the shipped guess as a feature, how many best guesses are used, and the constant feature."""

_SHARPNESS, _SHARPNESS_NEW = 1.15, 0.85
"""The factors of the scores for a text that was confirmed before, and for a new one.

The L2 penalty leaves a model less certain of learned texts than it is right; of new texts it knows less than their
words suggest. The factors were set on households that no test judges.
"""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a line that a category is predicted from: its text, amount in minor units and day."""

    text: str
    minor: int
    day: date


@dataclass(frozen=True, slots=True)
class FilingHabit:
    """In which of its own categories a household files lines of each category of the shipped model.

    A household with own categories that never used "dining" files meals in one of its own.
    """

    counts: Values
    """The number of lines in each of the household's categories, weighted by how well the shipped model knows them."""
    table: Values
    """The number of lines by shipped category (in shares) and by the household's category."""

    @classmethod
    def from_lines(
        cls, shares: Values, answers: Sequence[int], categories: Sequence[str]
    ) -> tuple[FilingHabit, Values]:
        """Return the habit that lines show and, for each line, the starting scores that the other lines imply.

        ``shares`` are the shipped guesses (lines x shipped categories), ``answers`` the categories in which lines were
        filed. A guess is weighted by the place of filing: milk filed under groceries tells nothing about dining. A line
        of which the shipped model is unsure counts little.
        """
        lines, chosen = np.arange(len(answers)), np.zeros((len(answers), len(categories)))
        chosen[lines, list(answers)] = 1.0
        known = shares.max(axis=1) ** 2
        habit = cls(known @ chosen, np.zeros((len(CATEGORIES), len(categories))))
        meant = shares * habit.make_expected_table(categories)[:, list(answers)].T
        meant *= (known / meant.sum(axis=1))[:, None]
        habit = cls(habit.counts, meant.T @ chosen)
        parts = shares / (habit.table.sum(axis=1) - meant + _FIRM)
        found = parts @ habit.make_expected_table(categories)
        found[lines, list(answers)] -= (parts * meant).sum(axis=1)
        return habit, np.log(np.maximum(_LEAST_SHARE, found))

    def make_expected_table(self, categories: Sequence[str]) -> Values:
        """Return the table of counts plus the counts of the prior (shipped categories x household categories)."""
        usual = (self.counts + 0.1) / (self.counts + 0.1).sum()
        own = np.where([name in CATEGORIES for name in categories], 0.0, self.counts)
        to_own = own.sum() / (own.sum() + _OWN_LINES)
        expected = np.zeros_like(self.table)
        for row, name in enumerate(CATEGORIES):
            place = categories.index(name)
            expected[row] = _ELSEWHERE * usual
            expected[row, place] += 1.0 - _ELSEWHERE
            if own.any() and not self.counts[place]:
                expected[row] = (1.0 - to_own) * expected[row] + to_own * own / own.sum()
        return self.table + _FIRM * expected

    def score_categories(self, shares: Values, categories: Sequence[str]) -> Values:
        """Return the logarithms of a shipped guess translated to the household's categories."""
        rows = self.table.sum(axis=1) + _FIRM
        return np.asarray(np.log(np.maximum(_LEAST_SHARE, (shares / rows) @ self.make_expected_table(categories))))


@dataclass(frozen=True, slots=True)
class HouseholdModel:
    """A household's trained weights (hash buckets x categories), added to the shipped guess."""

    categories: tuple[str, ...]
    weights: Values
    trust: float
    """The weight of the shipped guess: 1 at first, less if the household files otherwise."""
    language: str
    examples: int
    habit: FilingHabit
    texts: frozenset[int]
    """The checksums of the confirmed texts."""

    def compute_probabilities(self, example: Example) -> dict[str, float]:
        """Return the probability of each category for a line."""
        places, values = list_features(example, self.language)
        start = self.habit.score_categories(guess_by_shipped(example.text, self.language).shares, self.categories)
        sharpness = _SHARPNESS if hash_words(example.text) in self.texts else _SHARPNESS_NEW
        scores = sharpness * (values @ self.weights[places] + self.trust * start)
        odds = np.exp(scores - scores.max())
        return dict(zip(self.categories, (odds / odds.sum()).tolist(), strict=True))

    def to_bytes(self) -> bytes:
        """Return the model as compressed bytes for storage."""
        out = io.BytesIO()
        about = json.dumps(
            {"categories": self.categories, "trust": self.trust, "language": self.language, "examples": self.examples}
        )
        used = np.flatnonzero(self.weights.any(axis=1))
        np.savez_compressed(
            out,
            about=np.array(about),
            used=used,
            weights=self.weights[used].astype(np.float16),
            counts=self.habit.counts,
            table=self.habit.table.astype(np.float32),
            texts=np.array(sorted(self.texts), dtype=np.uint32),
        )
        return out.getvalue()


def decode_model(content: bytes) -> HouseholdModel:
    """Return a model from its stored bytes; an earlier version has no filing habit until it is trained again."""
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        about = json.loads(str(kept["about"]))
        categories = tuple(about["categories"])
        weights = np.zeros((PLACES, len(categories)))
        weights[kept["used"]] = kept["weights"]
        habit = FilingHabit(np.zeros(len(categories)), np.zeros((len(CATEGORIES), len(categories))))
        texts: frozenset[int] = frozenset()
        if "table" in kept:
            habit = FilingHabit(kept["counts"], kept["table"].astype(np.float64))
            texts = frozenset(kept["texts"].tolist())
    return HouseholdModel(categories, weights, about["trust"], about["language"], about["examples"], habit, texts)


def hash_words(text: str) -> int:
    """Return a checksum of a text's words, by which the same text is recognised."""
    return zlib.crc32(" ".join(list_words(text)).encode())


def list_features(example: Example, language: str) -> tuple[NDArray[np.intp], Values]:
    """Return the hash buckets and weights of an example's features; those of the text have length one together.

    The shipped guess is a feature too, so that a rule such as "all dining goes to Fun" is learned at once.
    """
    return _hash_features(_list_text_features(example.text, language) | _list_side_features(example))


def _list_text_features(text: str, language: str) -> dict[str, float]:
    """Return the features of a text by name: its words and letters, the shipped guess, and a constant."""
    words = list_telling_words(list_words(text))
    signs = {f"={' '.join(words)}": _WHOLE}
    signs |= {f"w{word}": _WORD for word in words}
    signs |= {sign: _LETTER for word in words for sign in list_letter_ngrams(word)}
    length = math.sqrt(sum(weight**2 for weight in signs.values()))
    found = {name: weight / length for name, weight in signs.items()}
    shares = guess_by_shipped(text, language).shares
    found |= {f"~{CATEGORIES[at]}": _GUESS * float(shares[at]) for at in (-shares).argsort()[:_GUESSES]}
    found["^"] = _ALONE
    return found


def _list_side_features(example: Example) -> dict[str, float]:
    """Return the features of an example besides its text, by name: its amount and its weekday."""
    return {f"${int(2 * math.log2(1 + abs(example.minor)))}": _SIDE, f"@{example.day.weekday()}": _SIDE / 2}


def _hash_features(found: dict[str, float]) -> tuple[NDArray[np.intp], Values]:
    """Return the hash buckets of some features and their weights."""
    places = np.array([zlib.crc32(name.encode()) % PLACES for name in found], dtype=np.intp)
    return places, np.array(list(found.values()))


def train_household(
    examples: Sequence[Example], answers: Sequence[str], language: str, categories: Sequence[str] = CATEGORIES
) -> HouseholdModel:
    """Return a model trained on confirmed lines, newest first; ``answers`` are the categories of the lines."""
    examples, answers = examples[:MOST_EXAMPLES], answers[:MOST_EXAMPLES]
    known = tuple(dict.fromkeys((*categories, *answers)))
    table = _Table.from_examples(examples, language, len(known))
    chosen = [known.index(answer) for answer in answers]
    guesses = np.array([guess_by_shipped(each.text, language).shares for each in examples])
    habit, start = FilingHabit.from_lines(guesses, chosen, known)
    wanted = np.zeros_like(start)
    wanted[np.arange(len(answers)), chosen] = 1.0
    learned = np.zeros((len(table.used), len(known)))
    speed, square, trust = np.zeros_like(learned), np.zeros_like(learned), 1.0
    for turn in range(1, _ROUNDS + 1):
        scores = table.score_examples(learned) + trust * start
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        slope = table.compute_gradient(odds - wanted) + _PULL * learned
        downhill = ((odds - wanted) * start).sum() + _DOUBT * (trust - 1.0)
        trust = min(1.5, max(0.0, trust - float(np.clip(downhill / len(examples), -_MOST_SHIFT, _MOST_SHIFT))))
        speed = _MOMENT * speed + (1 - _MOMENT) * slope
        square = _SQUARE * square + (1 - _SQUARE) * slope**2
        size = np.sqrt(square / (1 - _SQUARE**turn)) + _TINY
        learned -= _STEP * (speed / (1 - _MOMENT**turn)) / size * (1 - turn / (_ROUNDS + 1))
    weights = np.zeros((PLACES, len(known)))
    weights[table.used] = learned
    texts = frozenset(hash_words(each.text) for each in examples)
    return HouseholdModel(known, weights, trust, language, len(examples), habit, texts)


@dataclass(frozen=True, slots=True)
class _Table:
    """The features of many examples as two sparse tables: those of each text once, and those of each example.

    Most lines of a household repeat a text it confirmed before, so that there are far fewer texts than examples.
    Weights and gradients have a row for each used bucket only, as a household's features use few of all.
    """

    texts: _SparseTable
    sides: _SparseTable
    """The amount and the weekday of each example."""
    text_of: NDArray[np.intp]
    """The index of each example's text."""
    order: NDArray[np.intp]
    """The examples ordered by text."""
    heads: NDArray[np.intp]
    """The index in ``order`` of each text's first example."""
    used: NDArray[np.intp]

    @classmethod
    def from_examples(cls, examples: Sequence[Example], language: str, categories: int) -> _Table:
        index = {text: at for at, text in enumerate(dict.fromkeys(each.text for each in examples))}
        of_texts = [_hash_features(_list_text_features(text, language)) for text in index]
        of_sides = [_hash_features(_list_side_features(each)) for each in examples]
        used = np.unique(np.concatenate([places for places, _ in (*of_texts, *of_sides)]))
        text_of = np.array([index[each.text] for each in examples], dtype=np.intp)
        order = np.argsort(text_of, kind="stable")
        heads = np.searchsorted(text_of[order], np.arange(len(index)))
        texts, sides = (_SparseTable.from_rows(rows, used, categories) for rows in (of_texts, of_sides))
        return cls(texts, sides, text_of, order, heads, used)

    def score_examples(self, weights: Values) -> Values:
        """Return the scores of all examples (examples x categories) by the weights of the used buckets."""
        return self.texts.score_rows(weights)[self.text_of] + self.sides.score_rows(weights)

    def compute_gradient(self, errors: Values) -> Values:
        """Return the gradient of the weights for some errors (used buckets x categories)."""
        slope = np.zeros((len(self.used), errors.shape[1]))
        self.texts.add_gradient(np.add.reduceat(errors[self.order], self.heads), slope)
        self.sides.add_gradient(errors, slope)
        return slope


@dataclass(frozen=True, slots=True)
class _SparseTable:
    """A table of features, by row for scores and by hash bucket for gradients."""

    columns: NDArray[np.intp]
    """The bucket's index of each feature, row after row."""
    values: Values
    starts: NDArray[np.intp]
    rows: NDArray[np.intp]
    """The row of each feature, ordered by bucket."""
    values_by_place: Values
    places: NDArray[np.intp]
    """The indices of the buckets that the table has, ascending."""
    heads: NDArray[np.intp]
    parts: Values
    """A buffer for one product of each feature and category, allocated once as that is faster."""

    @classmethod
    def from_rows(
        cls, found: Sequence[tuple[NDArray[np.intp], Values]], used: NDArray[np.intp], categories: int
    ) -> _SparseTable:
        """Return the table of some rows' buckets and values; ``used`` are the buckets of all tables, ascending."""
        columns = np.searchsorted(used, np.concatenate([places for places, _ in found]))
        values = np.concatenate([values for _, values in found])
        counts = [len(places) for places, _ in found]
        starts, rows = np.cumsum([0, *counts[:-1]]), np.repeat(np.arange(len(found)), counts)
        order = np.argsort(columns, kind="stable")
        places, heads = np.unique(columns[order], return_index=True)
        parts = np.empty((len(columns), categories))
        return cls(columns, values[:, None], starts, rows[order], values[order][:, None], places, heads, parts)

    def score_rows(self, weights: Values) -> Values:
        """Return the scores of all rows (rows x categories) by the weights of the buckets."""
        np.take(weights, self.columns, axis=0, out=self.parts, mode="clip")  # "raise" would copy
        np.multiply(self.parts, self.values, out=self.parts)
        return np.add.reduceat(self.parts, self.starts)

    def add_gradient(self, errors: Values, slope: Values) -> None:
        """Add to ``slope`` the gradient of the weights for the rows' errors (rows x categories)."""
        np.take(errors, self.rows, axis=0, out=self.parts, mode="clip")
        np.multiply(self.parts, self.values_by_place, out=self.parts)
        slope[self.places] += np.add.reduceat(self.parts, self.heads)
