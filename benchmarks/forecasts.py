"""Measure forecasts of the next thirty days: ``python -m benchmarks forecast [--series FOLDER] [--floor LIVES]``.

Forecasts start at rolling days in the books of seeded families and, where a folder is given, in real series. Purser's
forecast is compared with the plain mean, the last thirty days repeated (seasonal naive), and AutoETS and Prophet where
they are installed (``uv sync --group bench``). MASE and the interval score are in units of the mean difference between
neighbouring months; CPU time is that of this process and its children. ``--floor`` measures the error of the median of
so many other futures of the same simulated family, which even knowing the simulator could not improve.
"""

from __future__ import annotations

import csv
import json
import resource
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from analytics.forecast.find_repeats import Payment, find_repeats
from analytics.forecast.forecast import Spend, forecast_period
from benchmarks.forecast_peers import HORIZON, LEAST_GAP, Forecaster, Prediction, ask_mean, list_days, list_peers
from benchmarks.simulated_household import FIRST, SimulatedPurchase, simulate
from core.model.period import Period

HISTORIES = (60, 180, 365, 540)
SETTLED = 180
"""The fewest days of history from which intervals must have the stated coverage."""
FIGURES = ("mase", "interval_score", "covered", "cpu_ms")
_DAYS, _STEP = 700, 45
Rows = defaultdict[str, list[tuple[float, float, bool, float]]]
"""The figures (error, interval score, covered, CPU milliseconds) of each method, one row per starting day."""


def ask_ours(payments: Sequence[Payment], today: date) -> Prediction:
    """Return Purser's own forecast, with the bills it finds by itself."""
    repeats = [each for each in find_repeats(payments, today) if each.gap >= LEAST_GAP]
    names = {each.name for each in repeats}
    last = today + timedelta(days=HORIZON)
    due = [Spend(day, each.category, each.minor) for each in repeats for day in each.list_due_days(today, last)]
    spends = [Spend(each.day, each.category, each.minor) for each in payments if each.name not in names]
    found = forecast_period(spends, due, today, Period(today + timedelta(days=1), last), "EUR")
    if found is None:
        return ask_mean(payments, today)
    return found.expected, found.nearly_sure.low, found.nearly_sure.high


def methods() -> dict[str, Forecaster]:
    """Return Purser's forecast and the installed other methods by name."""
    return {"ours": ask_ours, **list_peers()}


def interval_score(said: Prediction, truth: float) -> float:
    """Return the interval score of a 95 % interval (Gneiting and Raftery 2007, eq. 43)."""
    _, low, high = said
    return (high - low) + 40 * max(0.0, low - truth) + 40 * max(0.0, truth - high)


def measure_cpu() -> float:
    """Return the CPU seconds of this process and its children, as Prophet fits in a process of its own."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(series: dict[str, list[Payment]], histories: Sequence[int], step: int) -> dict[str, Any]:
    """Print and return each method's figures by length of history."""
    result: dict[str, Any] = {}
    first = next(iter(series.values()))
    for method in methods().values():
        method(first, first[-1].day)  # what is imported and compiled at the first call is not counted
    print(f"{'history':<10}{'':<16}{'n':>6}{'MASE':>9}{'interval':>10}{'covered':>9}{'CPU ms':>9}")
    pooled: Rows = defaultdict(list)
    for history in histories:
        rows: Rows = defaultdict(list)
        for payments in series.values():
            _judge(payments, history, step, rows)
        result[str(history)] = _show_figures(str(history), rows)
        for name, found in rows.items():
            pooled[name] += found if history >= SETTLED else []
    result[f"{SETTLED}+"] = _show_figures(f"{SETTLED}+", pooled)
    return result


def _show_figures(history: str, rows: Rows) -> dict[str, dict[str, float]]:
    """Print and return each method's figures, and the ratio of Purser's to Prophet's."""
    result = {}
    for name, found in rows.items():
        means = np.array(found, dtype=float).mean(axis=0).round(3)
        result[name] = dict(zip(FIGURES, map(float, means), strict=True))
        mase, score, covered, cpu = means
        print(f"{history:<10}{name:<16}{len(found):>6}{mase:>9.2f}{score:>10.2f}{covered:>9.2f}{cpu:>9.1f}")
    if "prophet" in result:
        parts = {key: round(result["ours"][key] / result["prophet"][key], 3) for key in FIGURES if key != "covered"}
        mase, score, cpu = parts.values()
        print(f"{history:<10}{'ours / prophet':<22}{mase:>9.2f}{score:>10.2f}{'':>9}{cpu:>9.2f}")
        result["ours_to_prophet"] = parts
    return result


def measure_floor(families: int, lives: int) -> dict[str, float]:
    """Print and return the error of the median of other futures of the same families, by length of history."""
    result = {}
    for history in HISTORIES:
        misses = []
        for seed in range(families):
            whole = list_days(_as_payments(simulate(seed, _DAYS)), FIRST + timedelta(days=_DAYS - 1))
            months = whole[: len(whole) // HORIZON * HORIZON].reshape(-1, HORIZON).sum(axis=1)
            unit = float(np.abs(np.diff(months)).mean())
            for start in range(history, _DAYS - HORIZON, 4 * _STEP):
                others = [_sum_from(simulate(seed, start + HORIZON, (start, each + 1)), start) for each in range(lives)]
                misses.append(abs(float(np.median(others)) - float(whole[start : start + HORIZON].sum())) / unit)
        result[str(history)] = round(float(np.mean(misses)), 3)
        print(f"{history:<10}{'floor':<16}{len(misses):>6}{result[str(history)]:>9.2f}")
    return result


def _sum_from(book: Sequence[SimulatedPurchase], start: int) -> int:
    return sum(each.minor for each in book if (each.day - FIRST).days >= start)


def _as_payments(book: Sequence[SimulatedPurchase]) -> list[Payment]:
    return [Payment(each.day, each.name, each.category, each.minor) for each in book]


def _judge(payments: list[Payment], history: int, step: int, rows: Rows) -> None:
    first, last = payments[0].day, payments[-1].day
    today = first + timedelta(days=history - 1)
    while today + timedelta(days=HORIZON) <= last:
        start = today - timedelta(days=history - 1)
        known = [each for each in payments if start <= each.day <= today]
        ahead = Period(today + timedelta(days=1), today + timedelta(days=HORIZON))
        truth = float(sum(each.minor for each in payments if each.day in ahead))
        whole = list_days(payments, last)
        months = whole[: len(whole) // HORIZON * HORIZON].reshape(-1, HORIZON).sum(axis=1)
        unit = max(1.0, float(np.abs(np.diff(months)).mean()))
        for name, method in methods().items():
            begun = measure_cpu()
            said = method(known, today)
            spent = (measure_cpu() - begun) * 1000
            covered = said[1] <= truth <= said[2]
            rows[name].append((abs(said[0] - truth) / unit, interval_score(said, truth) / unit, covered, spent))
        today += timedelta(days=step)


def read_payments(path: Path) -> list[Payment]:
    """Return the spending payments of a series file, sorted by day."""
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["direction"] == "expense"]
    found = [
        Payment(
            date.fromisoformat(row["date"][:10]),
            row["description"].casefold(),
            row["category"],
            round(float(row["amount"]) * 100),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: each.day)


def main(arguments: Sequence[str]) -> int:
    """Measure on simulated families and on real series, and print the figures."""
    options = dict(zip(arguments[::2], arguments[1::2], strict=False))
    families = int(options.get("--families", "8"))
    made = {f"family {seed}": _as_payments(simulate(seed, _DAYS)) for seed in range(families)}
    print(f"{families} simulated families")
    summary: dict[str, Any] = {"simulated": measure(made, HISTORIES, _STEP)}
    if "--floor" in options:
        summary["floor"] = measure_floor(families, int(options["--floor"]))
    if "--series" in options:
        folder = Path(options["--series"])
        real = {p.stem: read_payments(p) for p in sorted(folder.glob("*.csv")) if not p.stem.endswith(".daily")}
        print("real series")
        names = [name for name in real if name.startswith(("US_", "VN_", "IN_"))]
        summary["real"] = measure({name: real[name] for name in names}, (60, 90, 180, 365), 15)
    print(json.dumps(summary))
    return 0
