"""Train the model that tells what each number of a message is: ``... train-numbers [--without SOURCES]``.

Learns from the sentence tests, and from the open sets and notes in ``tests/personas``. Its features are the words
around a number and what the rules took it for. With ``--without es-b,ru-b`` these authors' notes are left out from
training and scored instead.
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
"""The inverse of the regularisation strength; chosen on left-out authors."""

_OF_SETS = 4.0
"""The training weight of a message from the labelled sets relative to a note."""


def list_rows(without: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Yield every row with entries that may be used for training."""
    for name in personas.open_sets():
        rows = personas.rows_of(name, "messages")
        yield from (row | {"source": name} for row in rows if row["kind"] == "entries")
    yield from _list_sentences()
    yield from (row for row in personas.read_notes() if row["kind"] == "entries" and row["source"] not in without)


def _list_sentences() -> Iterator[dict[str, Any]]:
    """Yield the sentence tests with entries as rows in Purser's own format, without days and categories."""
    for path in sorted(_SENTENCES.glob("*/entries.yaml")):
        content = sheets.rows(path)
        homes = {None: content["home"], **content.get("homes", {})}
        for row in (row for row in content["rows"] if row.get("get")):
            home = homes[row.get("in")]
            entries = [_read_line(str(line), home["currency"]) for line in row["get"]]
            place = {"lang": home.get("language", path.parent.name), "currency": home["currency"], "source": _TESTS}
            yield place | {"members": home["people"], "text": row["say"], "entries": entries}


def _read_line(line: str, currency: str) -> dict[str, Any]:
    """Return the kind, amount and currency of a line in a sentence test, such as "income 20 USD @-1"."""
    parts = line.split(" @", maxsplit=1)[0].split()
    kind = parts.pop(0) if parts[0] in ROLES else EntryKind.EXPENSE.value
    return {"kind": kind, "amount": parts[0], "currency": parts[1] if len(parts) > 1 else currency}


@dataclass(frozen=True, slots=True)
class NumberExample:
    """The features of a number, its role, its training weight, and the set or author it comes from."""

    signs: dict[str, float]
    role: str
    weight: float
    source: str


def list_examples(rows: Iterator[dict[str, Any]]) -> Iterator[NumberExample]:
    """Yield an example for each number of some rows."""
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
    """Return the role of each number: the kind of the entry it belongs to, or no sum.

    The entry is the one the rules made of the number, else one with the number's own amount. Each entry is used once:
    in "taxi 30, pardon 35" the rules give the 35 to the 30's place.
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
    """Return whether the rules split a total that its author left whole: "86.20, of that 30 for school"."""
    whole = Decimal(row["entries"][0]["amount"]) if len(row["entries"]) == 1 else None
    return len(found.lines) > 1 and sum(line.money.amount for line in found.lines) == whole


def train_roles(examples: Sequence[NumberExample]) -> LogisticRegression:
    """Return a model of the roles of numbers, trained on some examples."""
    table = make_table([_hash_signs(example.signs) for example in examples], PLACES)
    roles = [ROLES.index(example.role) for example in examples]
    model = LogisticRegression(C=_STRENGTH, max_iter=300)
    return model.fit(table, roles, sample_weight=[example.weight for example in examples])


def _hash_signs(signs: dict[str, float]) -> list[tuple[int, float]]:
    return [(zlib.crc32(name.encode()) % PLACES, value) for name, value in signs.items()]


def run(arguments: Sequence[str]) -> int:
    """Train on everything that may be used, and store the weights."""
    without = frozenset(arguments[1].split(",")) if arguments[:1] == ["--without"] else frozenset()
    examples = list(list_examples(list_rows(without)))
    save_weights(train_roles(examples), FILE)
    scores = [messages.score(row) for row in personas.read_notes() if row["source"] in without]
    print(json.dumps({"numbers": len(examples), "left out": messages.figures(scores) if scores else None}))
    return 0
