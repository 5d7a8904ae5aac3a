"""Choose a method by how it would have done on the household's own past (rolling origins, CRPS)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from analytics.forecast.methods import METHODS, Days, ForecastMethod, PlainMean

ORIGINS = 6
_PATHS = 200
_SHORT = 90
"""Days of history below which only the plain mean is trusted."""
_FIRST = 42
"""Days before the first origin."""
_WIDEST = 1.8


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """A method, and how much wider than drawn its courses have to spread to have covered the past."""

    method: ForecastMethod
    spread: float


@cache
def _pairs(many: int) -> np.ndarray:
    return np.random.default_rng(7).permutation(many)


def crps(draws: np.ndarray, truth: float) -> float:
    """Return the continuous ranked probability score of some draws (Gneiting and Raftery 2007, eq. 21)."""
    return float(np.abs(draws - truth).mean() - 0.5 * np.abs(draws - draws[_pairs(len(draws))]).mean())


def choose_method(history: Days, days: int, seed: int) -> MethodChoice:
    """Return the method that did best over windows as long as the one to come."""
    if len(history) < _SHORT:
        return MethodChoice(PlainMean(), 1.25)
    horizon = max(7, min(days, (len(history) - _FIRST) // 2))
    last = len(history) - horizon
    origins = sorted({int(at) for at in np.linspace(max(_FIRST, last - horizon * ORIGINS), last, ORIGINS)})
    scores: dict[str, list[float]] = {}
    reach: dict[str, list[float]] = {}
    for method in METHODS:
        chance = np.random.default_rng(seed)
        for at in origins:
            draws = method.draw(history[:at], horizon, _PATHS, chance).sum(axis=1)
            truth = float(history[at : at + horizon].sum())
            scores.setdefault(method.name, []).append(crps(draws, truth))
            half = float(np.quantile(draws, 0.9) - np.quantile(draws, 0.1)) / 2
            reach.setdefault(method.name, []).append(abs(truth - float(np.median(draws))) / max(half, 1.0))
    best = min(METHODS, key=lambda method: sum(scores[method.name]))
    needed = float(np.quantile(reach[best.name], 0.8))
    return MethodChoice(best, min(_WIDEST, max(1.0, (needed + 1.0) / 2)))
