"""Measure how far two people who label the same rows agree: ``python -m benchmarks agreement``.

``tests/personas/second`` holds the labels a second person gave to a tenth of the rows, by id, without seeing the first
labels. No reader of messages can be expected to agree with the labels more than people do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from benchmarks import personas


def _load_twice_labelled(kind: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the rows of a kind that were labelled twice, each with its second labels."""
    names = (*personas.OPEN, *personas.LEFT_OUT)
    first = {row["id"]: row for name in names for row in personas.rows_of(name, kind)}
    lines = (personas.FOLDER / "second" / f"{kind[:-1]}_labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [(first[row["id"]], row) for row in map(json.loads, lines)]


def _list_amounts(entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, Decimal, str]]:
    return sorted((one["kind"], Decimal(one["amount"]).normalize(), one["currency"]) for one in entries)


def _is_same_reading(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Return whether both labels have the same amounts, or share a doubt about which the member would be asked."""
    if set(first["doubts"]) & set(second["doubts"]):
        return True
    return second["kind"] == "entries" and _list_amounts(first["entries"]) == _list_amounts(second["entries"])


def _count_share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4)


def main(arguments: Sequence[str]) -> int:
    """Print the shares of messages and questions on which both people agree, as one JSON line."""
    del arguments
    said, asked = _load_twice_labelled("messages"), _load_twice_labelled("questions")
    entries = [(one, two) for one, two in said if one["kind"] == "entries"]
    doubted = [(one, two) for one, two in entries if one["doubts"]]
    figures = {
        "messages": len(said),
        "kind": _count_share([one["kind"] == two["kind"] for one, two in said]),
        "amounts": _count_share([_is_same_reading(one, two) for one, two in entries]),
        "asked": _count_share([bool(set(one["doubts"]) & set(two["doubts"])) for one, two in doubted]),
        "over_asked": _count_share([bool(two["doubts"]) for one, two in entries if not one["doubts"]]),
        "questions": len(asked),
        "intent": _count_share([one["intent"] == two["intent"] for one, two in asked]),
    }
    print(json.dumps(figures))
    return 0
