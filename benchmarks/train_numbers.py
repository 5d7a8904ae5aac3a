"""Train what each number of a message is: ``python -m benchmarks train-numbers [--without SOURCES]``.

Learns from the open sets and the notes in ``tests/personas`` alone. Beside a number's words it looks at what the rules
took it for. With ``--without es-b,ru-b`` these authors' notes are not learned from, and are read before and after.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import messages, personas
from core.errors import Refusal
from core.language.entries.number_roles import FILE, MOST_NUMBERS, NO_SUM, PLACES, ROLES, describe_numbers, load_weights
from core.language.entries.read_entries import number_text, read_by_rules
from core.language.message import Message
from core.model.intent import RecordEntries

_STRENGTH = 1.0
"""The inverse of the regularisation; chosen on authors left out."""

_OF_SETS = 4.0
"""How much a message of the labelled sets counts beside a note."""

_STEPS = 127
"""Whole steps a weight is kept in."""


def list_rows(without: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Yield every row with entries that may be learned from."""
    for name in personas.open_sets():
        rows = personas.rows_of(name, "messages")
        yield from (row | {"source": name} for row in rows if row["kind"] == "entries")
    yield from (row for row in personas.notes() if row["kind"] == "entries" and row["source"] not in without)


@dataclass(frozen=True, slots=True)
class NumberExample:
    """The signs of a number, its role, how much it counts, and the set or author it comes from."""

    signs: dict[str, float]
    role: str
    weight: float
    source: str


def list_examples(rows: Iterator[dict[str, Any]]) -> Iterator[NumberExample]:
    """Yield each number of some rows."""
    sets = frozenset(personas.open_sets())
    for row in rows:
        roles = {Decimal(entry["amount"]).normalize(): entry["kind"] for entry in row["entries"]}
        try:
            reading = Message.read_message(row["text"], messages.context_of(row)).reading
            ruled = read_by_rules(reading, sure=False)
        except Refusal:
            continue
        if ruled is not None and _is_divided(row, ruled.found):
            continue
        weight = _OF_SETS if row["source"] in sets else 1.0
        text = number_text(reading, ruled)
        if len(text.numbers) <= MOST_NUMBERS:
            for at, signs in enumerate(describe_numbers(text)):
                number = text.by_rule[at].amount if at in text.by_rule else text.numbers[at]
                role = roles.get(number.readings[0].normalize()) or roles.get(text.numbers[at].readings[0].normalize())
                yield NumberExample(signs, role or NO_SUM, weight, row["source"])


def _is_divided(row: dict[str, Any], found: RecordEntries) -> bool:
    """Return whether the rules part a total that its author left whole: "86.20, of that 30 for school"."""
    whole = Decimal(row["entries"][0]["amount"]) if len(row["entries"]) == 1 else None
    return len(found.lines) > 1 and sum(line.money.amount for line in found.lines) == whole


def train(examples: Sequence[NumberExample]) -> LogisticRegression:
    """Return a model of the roles of some numbers."""
    rows, columns, values = [], [], []
    for index, example in enumerate(examples):
        for name, value in example.signs.items():
            rows.append(index)
            columns.append(zlib.crc32(name.encode()) % PLACES)
            values.append(value)
    table = csr_matrix((values, (rows, columns)), shape=(len(examples), PLACES))
    model = LogisticRegression(C=_STRENGTH, max_iter=300)
    roles = [ROLES.index(example.role) for example in examples]
    return model.fit(table, roles, sample_weight=[example.weight for example in examples])


def keep(model: LogisticRegression) -> None:
    """Write the weights of a model where the reader looks for them."""
    unit = float(np.abs(model.coef_).max() / _STEPS)
    weights = np.round(model.coef_.T / unit).astype(np.int8)
    np.savez_compressed(FILE, weights=weights, unit=np.float32(unit), bias=model.intercept_.astype(np.float32))
    load_weights.cache_clear()


def run(arguments: Sequence[str]) -> int:
    """Train on everything that may be learned from, and keep the weights."""
    without = frozenset(arguments[1].split(",")) if arguments[:1] == ["--without"] else frozenset()
    examples = list(list_examples(list_rows(without)))
    keep(train(examples))
    scores = [messages.score(row) for row in personas.notes() if row["source"] in without]
    print(json.dumps({"numbers": len(examples), "left out": messages.figures(scores) if scores else None}))
    return 0
