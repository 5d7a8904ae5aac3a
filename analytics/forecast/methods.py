"""Methods that simulate the spending of future days; all amounts are minor units as floats."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.float64]
"""The spending of successive days, the oldest first."""
Paths = NDArray[np.float64]
"""Simulated spending (paths x days)."""

_WEEK = 7
_HALF_LIFE = 26.0
"""The age in weeks at which a week has half its weight."""
_LEAST_DAYS = 2


class ForecastMethod(Protocol):
    """A method that simulates the spending of the days after a history."""

    name: str

    def draw_paths(self, history: Days, days: int, paths: int, chance: np.random.Generator) -> Paths:
        """Return simulated spending (``paths`` x ``days``) after a history; ``chance`` is the random generator."""
        ...


class WeekBootstrap:
    """A method that redraws whole past weeks, recent ones more often (Bayesian bootstrap).

    Weekdays keep their pattern, and a short history gives a wide interval.
    """

    name = "weeks"

    def draw_paths(self, history: Days, days: int, paths: int, chance: np.random.Generator) -> Paths:
        """Return simulated spending (``paths`` x ``days``) made of redrawn past weeks."""
        whole = len(history) // _WEEK
        if whole < _LEAST_DAYS:
            return PlainMean().draw_paths(history, days, paths, chance)
        weeks = history[-whole * _WEEK :].reshape(whole, _WEEK)
        age = np.arange(whole)[::-1]
        many = -(-days // _WEEK)
        weights = chance.gamma(np.maximum(0.5 ** (age / _HALF_LIFE), 1e-3), size=(paths, whole)) + 1e-12
        bounds = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
        rolls = chance.random((paths, many))
        picked = np.minimum((rolls[:, :, None] > bounds[:, None, :]).sum(axis=2), whole - 1)
        return np.asarray(weeks[picked].reshape(paths, many * _WEEK)[:, :days])


class PlainMean:
    """A method that uses the mean of all days, their variance and the uncertainty of a short history."""

    name = "mean"

    def draw_paths(self, history: Days, days: int, paths: int, chance: np.random.Generator) -> Paths:
        """Return simulated spending (``paths`` x ``days``) around the mean of the history."""
        if len(history) < _LEAST_DAYS:
            return np.zeros((paths, days))
        again = history[chance.integers(0, len(history), size=(paths, days))]
        level = chance.normal(0.0, history.std() / np.sqrt(len(history)), size=paths)
        return np.asarray(again + level[:, None])


class SmoothedLevel:
    """A method of exponential smoothing by weeks, in which recent weeks count more if the level of spending changes."""

    name = "smoothing"

    def draw_paths(self, history: Days, days: int, paths: int, chance: np.random.Generator) -> Paths:
        """Return simulated spending (``paths`` x ``days``) around the smoothed level."""
        whole = len(history) // _WEEK
        if whole < 2 * _LEAST_DAYS:
            return PlainMean().draw_paths(history, days, paths, chance)
        weeks = history[-whole * _WEEK :].reshape(whole, _WEEK).sum(axis=1)
        alpha, level, misses = min((_smooth_series(weeks, alpha) for alpha in (0.1, 0.2, 0.35, 0.5)), key=_sum_squares)
        many = -(-days // _WEEK)
        shocks = misses[chance.integers(0, len(misses), size=(paths, many))]
        drift = np.concatenate([np.zeros((paths, 1)), np.cumsum(alpha * shocks, axis=1)[:, :-1]], axis=1)
        totals = np.maximum(level + drift + shocks, 0.0)
        share = history[-whole * _WEEK :].reshape(whole, _WEEK).mean(axis=0)
        share = share / share.sum() if share.sum() > 0 else np.full(_WEEK, 1 / _WEEK)
        return np.asarray((totals[:, :, None] * share).reshape(paths, many * _WEEK)[:, :days])


def _smooth_series(weeks: Days, alpha: float) -> tuple[float, float, Days]:
    """Return the smoothing factor, the last level and the one-step errors of a weekly series."""
    level, misses = float(weeks[: _LEAST_DAYS * 2].mean()), []
    for value in weeks:
        misses.append(value - level)
        level += alpha * (value - level)
    return alpha, level, np.array(misses)


def _sum_squares(fitted: tuple[float, float, Days]) -> float:
    return float((fitted[2] ** 2).sum())


METHODS: tuple[ForecastMethod, ...] = (WeekBootstrap(), PlainMean(), SmoothedLevel())
