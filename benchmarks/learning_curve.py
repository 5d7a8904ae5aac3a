"""Measure how fast a household's own category model learns from entries of real series.

After each number of confirmed entries the next two hundred are predicted. On the same split TF-IDF of words and letters
with logistic regression is measured, and XGBoost on the same features where it is installed (``uv sync --group
bench``). Seconds are CPU time for training and predicting one split.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from analytics.categorise.household_model import Example, train_household
from benchmarks.described_lines import OURS
from core.usecases.pick_categories import CONFIDENCE

CONFIRMED = (50, 200, 1000)
_JUDGED = 200
_SHORT = 150
SURE = CONFIDENCE
"""The confidence from which a category is accepted without asking."""
Answers = Sequence[str]
Peer = Callable[[Sequence[Example], Answers, Sequence[Example]], tuple[Answers, Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Split:
    """A cut of a series: the confirmed entries to learn from, and the entries after them to predict."""

    confirmed: tuple[tuple[Example, str], ...]
    after: tuple[tuple[Example, str], ...]

    @property
    def seen(self) -> np.ndarray:
        """Whether each later entry's text was among the confirmed ones."""
        known = {example.text.casefold() for example, _ in self.confirmed}
        return np.array([example.text.casefold() in known for example, _ in self.after])


def read_series(path: Path) -> list[tuple[Example, str]]:
    """Return a series file's spending in order, each with its owner's category."""
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["direction"] == "expense" and row["category"]]
    return [
        (
            Example(
                row["description"] or row["subcategory"],
                round(float(row["amount"]) * 100),
                date.fromisoformat(row["date"][:10]),
            ),
            OURS.get(row["category"], (row["category"],))[0],
        )
        for row in rows
    ]


def splits(series: Sequence[tuple[Example, str]], many: int) -> list[Split]:
    """Return up to three splits with ``many`` confirmed entries; none where the series is too short."""
    found = []
    for first in range(0, len(series) - many - _SHORT + 1, _JUDGED):
        after = series[first + many : first + many + _JUDGED]
        found.append(Split(tuple(series[first : first + many]), tuple(after)))
    return found[:3]


def ask_household(
    examples: Sequence[Example], answers: Answers, after: Sequence[Example]
) -> tuple[Answers, list[float]]:
    """Return the categories that a household's own model predicts, and their probabilities."""
    model = train_household(examples[::-1], answers[::-1], "en")
    shares = [model.compute_probabilities(each) for each in after]
    best = [max(each, key=each.__getitem__) for each in shares]
    return best, [each[name] for each, name in zip(shares, best, strict=True)]


def _features(examples: Sequence[Example], after: Sequence[Example]) -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  seconds that others need not wait
    from sklearn.pipeline import make_union  # noqa: PLC0415  likewise

    both = make_union(TfidfVectorizer(), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4)))
    return both.fit_transform([each.text for each in examples]), both.transform([each.text for each in after])


def ask_regression(
    examples: Sequence[Example], answers: Answers, after: Sequence[Example]
) -> tuple[Answers, list[float]]:
    """Return the categories that TF-IDF with logistic regression predicts, and their probabilities."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  likewise

    table, asked = _features(examples, after)
    model = LogisticRegression(C=10.0, max_iter=300).fit(table, answers)
    shares = model.predict_proba(asked)
    return [str(name) for name in model.classes_[shares.argmax(axis=1)]], shares.max(axis=1).tolist()


def ask_boosted(examples: Sequence[Example], answers: Answers, after: Sequence[Example]) -> tuple[Answers, list[float]]:
    """Return the categories that XGBoost predicts on the same features, and their probabilities."""
    import xgboost  # noqa: PLC0415  it may not be installed

    table, asked = _features(examples, after)
    names = sorted(set(answers))
    model = xgboost.XGBClassifier(n_estimators=80, max_depth=4, tree_method="hist", n_jobs=1)
    model.fit(table, [names.index(each) for each in answers])
    shares = model.predict_proba(asked)
    return [names[at] for at in shares.argmax(axis=1)], shares.max(axis=1).tolist()


def peers() -> dict[str, Peer]:
    """Return the household's own model and the installed other methods by name."""
    found: dict[str, Peer] = {"ours": ask_household, "tfidf_lr": ask_regression}
    try:
        import xgboost  # noqa: F401, PLC0415  likewise
    except ImportError:
        return found
    return {**found, "xgboost": ask_boosted}


def measure_learning(folder: Path) -> dict[str, Any]:
    """Print and return each method's share of right categories by number of confirmed entries.

    Texts that were among the confirmed entries are counted apart from new ones.
    """
    series = [read_series(path) for path in sorted(folder.glob("*.csv")) if not path.stem.endswith(".daily")]
    result: dict[str, Any] = {}
    titles = ("all", "seen", "unseen", "sure", "right where sure", "calibration error", "train s")
    print(f"{'confirmed':<12}{'':<12}{'lines':>8}" + "".join(f"{title:>18}" for title in titles))
    for many in CONFIRMED:
        cuts = [cut for each in series for cut in splits(each, many)]
        seen = np.concatenate([cut.seen for cut in cuts])
        for name, peer in peers().items():
            begun = time.process_time()
            right, odds = _judge(peer, cuts)
            spent = (time.process_time() - begun) / len(cuts)
            certain = odds >= SURE
            parts = {"all": right, "seen": right[seen], "unseen": right[~seen]}
            found = {key: round(float(part.mean()), 4) for key, part in parts.items()}
            found["calibration_error"] = round(calibration_error(odds, right), 4)
            found["sure"] = round(float(certain.mean()), 4)
            found["right_where_sure"] = round(float(right[certain].mean()), 4) if certain.any() else 0.0
            found["train_s"] = round(spent, 3)
            result.setdefault(str(many), {})[name] = found
            shown = ("all", "seen", "unseen", "sure", "right_where_sure", "calibration_error", "train_s")
            print(f"{many:<12}{name:<12}{len(right):>8}" + "".join(f"{found[key]:>18.3f}" for key in shown))
    return result


def _judge(peer: Peer, cuts: Sequence[Split]) -> tuple[np.ndarray, np.ndarray]:
    """Return whether each prediction is right, and its probability."""
    right: list[bool] = []
    odds: list[float] = []
    for cut in cuts:
        examples, answers = zip(*cut.confirmed, strict=True)
        after, wanted = zip(*cut.after, strict=True)
        said, shares = peer(examples, answers, after)
        right += [one == other for one, other in zip(said, wanted, strict=True)]
        odds += shares
    return np.array(right), np.array(odds)


def calibration_error(odds: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error: the mean distance of stated probabilities from shares of right answers."""
    place = np.minimum((odds * bins).astype(int), bins - 1)
    parts = [place == at for at in range(bins)]
    return float(sum(part.mean() * abs(odds[part].mean() - right[part].mean()) for part in parts if part.any()))
