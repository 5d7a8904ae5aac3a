"""Measure how well unusual entries are found: ``python -m benchmarks anomalies [--families N]``.

Seeded families have unusual entries put in at rates of 0.5, 1 and 4 %: plain ones (four to eight times the usual
amount) and hard ones (two to three times). Purser's rules are compared with a z-score per category, an isolation forest
on amount, category and day, one on features made for the purpose, and ECOD on those where pyod is installed (``uv sync
--group bench``). The forests and ECOD are told the share of unusual entries and see all entries at once; Purser judges
each entry by the earlier ones.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib.util import find_spec
from typing import Any, Literal
from uuid import UUID

import numpy as np

from analytics.anomalies.find_anomalies import JudgedEntry, find_odd_entries
from benchmarks.simulated_household import SimulatedPurchase, put_oddities_in, simulate

RATES = (0.005, 0.01, 0.04)
_DAYS = 540
_WARM = 120


def as_judged_entries(book: Sequence[SimulatedPurchase]) -> list[JudgedEntry]:
    """Return purchases in the form that Purser's rules judge; an entry's id is its place in the book."""
    return [JudgedEntry(UUID(int=at), each.day, each.name, each.category, each.minor) for at, each in enumerate(book)]


def ask_ours(book: Sequence[SimulatedPurchase]) -> set[int]:
    """Return the places of the entries that Purser's rules find unusual."""
    since = book[0].day + timedelta(days=_WARM)
    return {odd.entry.int for odd in find_odd_entries(as_judged_entries(book), since) if odd.entry is not None}


def ask_scores(book: Sequence[SimulatedPurchase]) -> set[int]:
    """Return the places of the entries more than three standard deviations above their category's mean."""
    found = set()
    for category in {each.category for each in book}:
        amounts = np.array([each.minor for each in book if each.category == category], dtype=float)
        limit = amounts.mean() + 3 * amounts.std()
        found |= {at for at, each in enumerate(book) if each.category == category and each.minor > limit}
    return found


def make_features(book: Sequence[SimulatedPurchase]) -> np.ndarray:
    """Return six features per entry.

    They are the log amount, its ratio to the shop's and to the category's median, the number of identical entries,
    weekday and day of the month.
    """
    shops, categories = _usual(book, "name"), _usual(book, "category")
    days = Counter((each.name, each.minor, each.day) for each in book)
    return np.array(
        [
            [
                np.log(each.minor),
                np.log(each.minor / shops[each.name]),
                np.log(each.minor / categories[each.category]),
                days[each.name, each.minor, each.day],
                each.day.weekday(),
                each.day.day,
            ]
            for each in book
        ]
    )


def _usual(book: Sequence[SimulatedPurchase], field: Literal["name", "category"]) -> dict[str, float]:
    """Return the median amount of each shop or category."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for each in book:
        groups[each.name if field == "name" else each.category].append(each.minor)
    return {key: float(np.median(group)) for key, group in groups.items()}


def _share_odd(book: Sequence[SimulatedPurchase]) -> float:
    return max(0.001, sum(bool(each.odd) for each in book) / len(book))


def _ask_forest(book: Sequence[SimulatedPurchase], table: np.ndarray) -> set[int]:
    from sklearn.ensemble import IsolationForest  # noqa: PLC0415  seconds that others need not wait

    model = IsolationForest(n_estimators=100, contamination=_share_odd(book), random_state=1).fit(table)
    return set(np.flatnonzero(model.predict(table) == -1).tolist())


def ask_raw_forest(book: Sequence[SimulatedPurchase]) -> set[int]:
    """Return the places that an isolation forest on amount, category and day finds unusual."""
    names = sorted({each.category for each in book})
    return _ask_forest(
        book, np.array([[each.minor, names.index(each.category), each.day.weekday(), each.day.day] for each in book])
    )


def ask_forest(book: Sequence[SimulatedPurchase]) -> set[int]:
    """Return the places that an isolation forest on the features of ``make_features`` finds unusual."""
    return _ask_forest(book, make_features(book))


def ask_ecod(book: Sequence[SimulatedPurchase]) -> set[int]:
    """Return the places that ECOD on the features of ``make_features`` finds unusual (Li et al. 2022)."""
    from pyod.models.ecod import ECOD  # noqa: PLC0415  it may not be installed

    model = ECOD(contamination=_share_odd(book)).fit(make_features(book))
    return set(np.flatnonzero(model.labels_).tolist())


Finder = Callable[[Sequence[SimulatedPurchase]], set[int]]
"""A function that returns the places of the unusual entries in a book."""


def list_methods() -> dict[str, Finder]:
    """Return Purser's rules and the installed other methods, by name."""
    found: dict[str, Finder] = {
        "ours": ask_ours,
        "z_score": ask_scores,
        "forest_raw": ask_raw_forest,
        "forest": ask_forest,
    }
    return {**found, "ecod": ask_ecod} if find_spec("pyod") else found


def measure(families: int) -> dict[str, Any]:
    """Print and return each method's precision, recall and false alarms per household and month, at each rate."""
    result: dict[str, Any] = {}
    print(f"{'rate':<8}{'':<8}{'':<16}{'precision':>11}{'recall':>9}{'duplicates':>12}{'false a month':>15}")
    for rate in RATES:
        for hard in (False, True):
            books = [put_oddities_in(simulate(seed, _DAYS), seed, rate, hard=hard) for seed in range(families)]
            for name, method in list_methods().items():
                found = _score(books, [method(book) for book in books])
                result.setdefault(f"{rate}", {}).setdefault("hard" if hard else "plain", {})[name] = found
                cells = f"{found['precision']:>11.2f}{found['recall']:>9.2f}{found['duplicates']:>12.2f}"
                print(f"{rate:<8}{'hard' if hard else 'plain':<8}{name:<16}{cells}{found['false_a_month']:>15.2f}")
    return result


def _score(books: Sequence[Sequence[SimulatedPurchase]], said: Sequence[set[int]]) -> dict[str, float]:
    hits = false = wanted = twins = twins_found = 0
    for book, found in zip(books, said, strict=True):
        odd = {at for at, each in enumerate(book) if each.odd}
        start = book[0].day + timedelta(days=_WARM)
        counted = {at for at in found if book[at].day >= start}
        # Of two alike either may be the one too many.
        near = {at for at in odd if at in counted or (book[at].odd == "duplicate" and {at - 1, at + 1} & counted)}
        alike = {
            at for at in counted if any(0 <= n < len(book) and book[n].odd == "duplicate" for n in (at - 1, at, at + 1))
        }
        hits += len(near)
        false += len(counted - odd - alike)
        wanted += len(odd)
        twins += sum(book[at].odd == "duplicate" for at in odd)
        twins_found += sum(book[at].odd == "duplicate" for at in near)
    months = len(books) * (_DAYS - _WARM) / 30
    return {
        "precision": round(hits / max(1, hits + false), 3),
        "recall": round(hits / max(1, wanted), 3),
        "duplicates": round(twins_found / max(1, twins), 3),
        "false_a_month": round(false / months, 3),
    }


def main(arguments: Sequence[str]) -> int:
    """Measure all methods and the time per entry, and print the figures as JSON."""
    families = int(arguments[arguments.index("--families") + 1]) if "--families" in arguments else 10
    summary = measure(families)
    book = simulate(1, _DAYS)
    begun = time.perf_counter()
    ask_ours(book)
    each = (time.perf_counter() - begun) * 1000 / len(book)
    print(f"an entry: {each:.2f} ms")
    print(json.dumps({**summary, "entry_ms": round(each, 3)}))
    return 0
