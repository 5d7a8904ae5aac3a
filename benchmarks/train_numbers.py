"""Train what each number of a message is: ``python -m benchmarks train-numbers [--without SOURCES]``.

Learns from the sentence tests, the open sets and the notes in ``tests/personas`` alone. Beside the words around a
number it looks at what the rules took it for. With ``--without es-b,ru-b`` these notes are counted, not learned from.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from benchmarks import messages, personas
from benchmarks.linear_models import make_table, save_weights
from core.errors import Refusal
from core.language.entries.number_roles import (
    FILE,
    MOST_NUMBERS,
    NO_SUM,
    PLACES,
    ROLES,
    NumberedText,
    describe_numbers,
)
from core.language.entries.read_entries import gather_numbers, read_by_rules
from core.language.message import Message
from core.model.entry import EntryKind
from core.model.intent import RecordEntries
from tests import sheets

_SENTENCES = Path(__file__).parents[1] / "tests" / "sentences"
_TESTS = "sentence tests"

_STRENGTH = 1.0
"""The inverse of the regularisation; chosen on authors left out."""

_OF_SETS = 4.0
"""How much a message of the labelled sets counts beside a note."""


def list_rows(without: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Yield every row with entries that may be learned from."""
    for name in personas.open_sets():
        rows = personas.rows_of(name, "messages")
        yield from (row | {"source": name} for row in rows if row["kind"] == "entries")
    yield from _list_sentences()
    yield from (row for row in personas.read_notes() if row["kind"] == "entries" and row["source"] not in without)


def _list_sentences() -> Iterator[dict[str, Any]]:
    """Yield the sentence tests with entries in the house format, without days and categories."""
    for path in sorted(_SENTENCES.glob("*/entries.yaml")):
        content = sheets.rows(path)
        homes = {None: content["home"], **content.get("homes", {})}
        for row in (row for row in content["rows"] if row.get("get")):
            home = homes[row.get("in")]
            entries = [_read_line(str(line), home["currency"]) for line in row["get"]]
            place = {"lang": home.get("language", path.parent.name), "currency": home["currency"], "source": _TESTS}
            yield place | {"members": home["people"], "text": row["say"], "entries": entries}


def _read_line(line: str, currency: str) -> dict[str, Any]:
    """Return the kind, amount and currency of a line as the sentence tests write it: "income 20 USD @-1"."""
    parts = line.split(" @", maxsplit=1)[0].split()
    kind = parts.pop(0) if parts[0] in ROLES else EntryKind.EXPENSE.value
    return {"kind": kind, "amount": parts[0], "currency": parts[1] if len(parts) > 1 else currency}


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
        try:
            reading = Message.read_message(row["text"], messages.context_of(row)).reading
            ruled = read_by_rules(reading, sure=False)
        except Refusal:
            continue
        if ruled is not None and _is_divided(row, ruled.found):
            continue
        weight = _OF_SETS if row["source"] in sets else 1.0
        text = gather_numbers(reading, ruled)
        if len(text.numbers) <= MOST_NUMBERS:
            roles = _find_roles(row["entries"], text)
            for role, signs in zip(roles, describe_numbers(text), strict=True):
                yield NumberExample(signs, role, weight, row["source"])


def _find_roles(entries: Sequence[dict[str, Any]], text: NumberedText) -> list[str]:
    """Return the role of each number: of the entry the rules made of it, else of an entry of its own amount.

    An entry is of one number alone: of "taxi 30, pardon 35" the rules put the 35 where the 30 stands.
    """
    left = [(Decimal(entry["amount"]).normalize(), entry["kind"]) for entry in entries]
    roles = [NO_SUM] * len(text.numbers)
    amounts = [text.by_rule[at].amount if at in text.by_rule else None for at in range(len(text.numbers))]
    for found in (amounts, text.numbers):
        for at, amount in enumerate(found):
            same = next((one for one in left if amount and one[0] == amount.readings[0].normalize()), None)
            if same is not None and roles[at] == NO_SUM:
                roles[at] = same[1]
                left.remove(same)
    return roles


def _is_divided(row: dict[str, Any], found: RecordEntries) -> bool:
    """Return whether the rules part a total that its author left whole: "86.20, of that 30 for school"."""
    whole = Decimal(row["entries"][0]["amount"]) if len(row["entries"]) == 1 else None
    return len(found.lines) > 1 and sum(line.money.amount for line in found.lines) == whole


def train_roles(examples: Sequence[NumberExample]) -> LogisticRegression:
    """Return a model of the roles of some numbers."""
    table = make_table([_hash_signs(example.signs) for example in examples], PLACES)
    roles = [ROLES.index(example.role) for example in examples]
    model = LogisticRegression(C=_STRENGTH, max_iter=300)
    return model.fit(table, roles, sample_weight=[example.weight for example in examples])


def _hash_signs(signs: dict[str, float]) -> list[tuple[int, float]]:
    return [(zlib.crc32(name.encode()) % PLACES, value) for name, value in signs.items()]


def run(arguments: Sequence[str]) -> int:
    """Train on everything that may be learned from, and keep the weights."""
    without = frozenset(arguments[1].split(",")) if arguments[:1] == ["--without"] else frozenset()
    examples = list(list_examples(list_rows(without)))
    save_weights(train_roles(examples), FILE)
    scores = [messages.score(row) for row in personas.read_notes() if row["source"] in without]
    print(json.dumps({"numbers": len(examples), "left out": messages.figures(scores) if scores else None}))
    return 0
