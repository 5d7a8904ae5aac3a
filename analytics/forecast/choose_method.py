"""Weigh forecast methods by how they would have done on the household's own past (rolling origins, CRPS)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from analytics.forecast.methods import METHODS, Days, ForecastMethod, Paths, PlainMean

ORIGINS = 6
_PATHS = 100
_SHORT = 90
"""The days of history below which only the plain mean is used."""
_FIRST = 42
"""The days of history before the first test forecast."""
_WIDEST = 1.8
_POWER = 2
"""The power of the inverse score that is a method's weight: the better method counts more, but not alone."""


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """Forecast methods with their weights, the largest first, and the factor that widens the spread of their paths."""

    shares: tuple[tuple[ForecastMethod, float], ...]
    spread: float

    @property
    def name(self) -> str:
        """Return the name of the method with the largest weight."""
        return self.shares[0][0].name

    def draw_paths(self, history: Days, days: int, paths: int, chance: np.random.Generator) -> Paths:
        """Return ``paths`` simulated paths of ``days`` days, drawn from each method by its weight."""
        counts = [round(paths * share) for _, share in self.shares]
        counts[0] += paths - sum(counts)
        drawn = [
            method.draw_paths(history, days, count, chance)
            for (method, _), count in zip(self.shares, counts, strict=True)
            if count > 0
        ]
        courses = np.concatenate(drawn)
        middle = courses.mean(axis=0)
        return np.asarray(middle + (courses - middle) * self.spread)


@cache
def _make_fixed_permutation(many: int) -> np.ndarray:
    return np.random.default_rng(7).permutation(many)


def score_crps(draws: np.ndarray, truth: float) -> float:
    """Return the continuous ranked probability score of draws against the truth (Gneiting and Raftery 2007, eq. 21)."""
    return float(np.abs(draws - truth).mean() - 0.5 * np.abs(draws - draws[_make_fixed_permutation(len(draws))]).mean())


def choose_method(history: Days, days: int, seed: int) -> MethodChoice:
    """Return the methods weighted by how well they forecast past windows as long as the one ahead."""
    if len(history) < _SHORT:
        return MethodChoice(((PlainMean(), 1.0),), 1.25)
    horizon = max(7, min(days, (len(history) - _FIRST) // 2))
    last = len(history) - horizon
    origins = sorted({int(at) for at in np.linspace(max(_FIRST, last - horizon * ORIGINS), last, ORIGINS)})
    truths = [float(history[at : at + horizon].sum()) for at in origins]
    totals = {}
    for method in METHODS:
        chance = np.random.default_rng(seed)
        totals[method.name] = [method.draw_paths(history[:at], horizon, _PATHS, chance).sum(axis=1) for at in origins]
    scores = [sum(map(score_crps, totals[method.name], truths)) for method in METHODS]
    weights = 1 / np.maximum(scores, 1e-9) ** _POWER
    shares = [float(share) for share in weights / weights.sum()]
    ranked = sorted(zip(METHODS, shares, strict=True), key=lambda each: -each[1])
    needed = []
    for place, truth in enumerate(truths):
        mixed = np.concatenate([totals[method.name][place][: round(_PATHS * share)] for method, share in ranked])
        low, middle, high = np.quantile(mixed, (0.1, 0.5, 0.9))
        needed.append(abs(truth - float(middle)) / max(float(high - low) / 2, 1.0))
    return MethodChoice(tuple(ranked), min(_WIDEST, max(1.0, (float(np.quantile(needed, 0.8)) + 1.0) / 2)))
