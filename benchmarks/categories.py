"""Measure how well categories are picked: ``python -m benchmarks categories FILE [--series FOLDER]``.

``FILE`` holds descriptions (``description``, ``country``) or brands (``brand``), one JSON object per line, each with
its ``category``. Printed are the results of the word lists alone and of the shipped categoriser. Every other row of a
country is "open": words and weights were chosen by looking at those rows only; "held" are the others. Brands are also
measured without the shipped brand names, which come from the same source as the rows. With a folder of series (by
default ``series/dev`` beside the file's folder) the learning curve of households' own models is printed too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np

from analytics.categorise.lexicon_categoriser import LexiconCategoriser
from analytics.categorise.shipped_categoriser import ShippedCategoriser
from analytics.categorise.shipped_prior import (
    CATEGORIES,
    LetterModel,
    describe_line,
    load_feature_weights,
    mix_features,
)
from benchmarks.described_lines import DescribedLine, read_descriptions
from benchmarks.learning_curve import calibration_error, measure_learning
from benchmarks.train_categories import examples, train_letters, typed_lines
from core.model.category import SYSTEM
from core.model.entry import EntryKind, Line
from core.model.household import Household, NumberHabit
from core.model.money import Money
from core.ports import Suggestion

SURE_PRINTED = 0.9
"""The confidence from which a category for a bank's text is accepted without asking."""

SURE_TYPED = 0.8
"""The confidence from which a category for a typed text is accepted; the member sees it on the draft."""

Guess = Callable[[DescribedLine], Suggestion]


def household(language: str) -> Household:
    """Return a household with the built-in categories that uses a language."""
    return Household(UUID(int=1), "Home", "EUR", "UTC", language, NumberHabit.POINT, categories=SYSTEM)


def line_of(described: DescribedLine) -> Line:
    """Return an expense line with a row's text as description."""
    return Line(EntryKind.EXPENSE, Money.of(100, "EUR"), date(2026, 1, 1), described.text)


def best_of(categoriser: LexiconCategoriser | ShippedCategoriser) -> Guess:
    """Return a function that gives a categoriser's likeliest category for a row."""
    return lambda each: categoriser.list_likeliest(line_of(each), household(each.language), 1)[0]


def figures(lines: Sequence[DescribedLine], guess: Guess, sure: float) -> dict[str, float]:
    """Return the shares of right guesses, of sure ones and of right ones among the sure, and the calibration error."""
    found = [guess(line) for line in lines]
    right = np.array([each.category in line.accepted for each, line in zip(found, lines, strict=True)])
    odds = np.array([each.confidence for each in found])
    certain = odds >= sure
    return {
        "n": len(lines),
        "all": round(float(right.mean()), 4),
        "sure": round(float(certain.mean()), 4),
        "right_where_sure": round(float(right[certain].mean()), 4) if certain.any() else 0.0,
        "calibration_error": round(calibration_error(odds, right), 4),
    }


def _print_line(name: str, found: dict[str, float]) -> None:
    cells = "".join(f"{found[key]:>20.3f}" for key in ("all", "sure", "right_where_sure", "calibration_error"))
    print(f"{name:<26}{int(found['n']):>6}{cells}")


def measure_cold(lines: Sequence[DescribedLine]) -> dict[str, dict[str, float]]:
    """Print and return how well rows are categorised before a household has taught anything."""
    words, shipped = best_of(LexiconCategoriser()), best_of(ShippedCategoriser(typed=False))
    columns = ("n", "all", "sure", "right where sure", "calibration error")
    print(f"{'cold start':<26}{columns[0]:>6}" + "".join(f"{name:>20}" for name in columns[1:]))
    result = {"words_alone": figures(lines, words, SURE_PRINTED), "all": figures(lines, shipped, SURE_PRINTED)}
    result["open"] = figures([line for line in lines if line.open], shipped, SURE_PRINTED)
    result["held"] = figures([line for line in lines if not line.open], shipped, SURE_PRINTED)
    for country in sorted({line.country for line in lines}):
        result[country] = figures([line for line in lines if line.country == country], shipped, SURE_PRINTED)
    result["typed"] = figures(list(typed_lines()), best_of(ShippedCategoriser()), SURE_TYPED)
    for name, found in result.items():
        _print_line(name, found)
    return result


def measure_without_brands(lines: Sequence[DescribedLine]) -> float:
    """Print and return the share of right rows without the shipped brand names and what was learned from them."""
    model = train_letters([each for each in examples(brands=False) if each.category in CATEGORIES])
    letters = LetterModel(model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))
    weights = load_feature_weights()
    right = 0
    for line in lines:
        guess = mix_features(describe_line(line.text, line.language, brands=False, letters=letters), weights)
        right += CATEGORIES[int(guess.shares.argmax())] in line.accepted
    print(f"{'without shipped names':<26}{len(lines):>6}{right / len(lines):>20.3f}")
    return round(right / len(lines), 4)


def measure_time(lines: Sequence[DescribedLine]) -> dict[str, float]:
    """Print and return the median and 95th percentile of the milliseconds for a line not seen before."""
    guess = best_of(ShippedCategoriser(typed=False))
    guess(lines[0])
    seconds = []
    for at, line in enumerate(lines[:1000]):
        fresh = DescribedLine(f"{line.text} q{at}", line.accepted, line.country)
        begun = time.perf_counter()
        guess(fresh)
        seconds.append(time.perf_counter() - begun)
    p50, p95 = (float(np.percentile(seconds, share)) * 1000 for share in (50, 95))
    print(f"a line: p50 {p50:.2f} ms, p95 {p95:.2f} ms")
    return {"p50_ms": round(p50, 2), "p95_ms": round(p95, 2)}


def main(arguments: Sequence[str]) -> int:
    """Measure the rows of a file and print all figures; return the exit code 0."""
    lines = read_descriptions(Path(arguments[0]))
    cold = measure_cold(lines)
    summary: dict[str, Any] = {"cold": {"all": cold["all"]["all"], **{k: v for k, v in cold.items() if k != "all"}}}
    summary["cold"]["sure"] = {key: cold["all"][key] for key in ("sure", "right_where_sure", "calibration_error")}
    if lines[0].country == "brand":
        summary["cold"]["without_brands"] = measure_without_brands(lines)
    folders = [Path(arguments[at + 1]) for at, each in enumerate(arguments) if each == "--series"]
    beside = Path(arguments[0]).parents[1] / "series" / "dev"
    for folder in folders or ([beside] if beside.is_dir() and lines[0].country != "brand" else []):
        summary["learning"] = measure_learning(folder)
        summary |= {many: found["ours"] for many, found in summary["learning"].items()}
    summary["time"] = measure_time(lines)
    print(json.dumps(summary))
    return 0
