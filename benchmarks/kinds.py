"""Train what kind of message one is: ``python -m benchmarks train-kinds [--check]``.

Learns from sentences of this repository alone: the sentence tests, the questions in ``benchmarks/asked``, the open sets
of ``tests/personas``. ``--check`` prints how well each open set is told when it is left out of the training.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import personas
from core.language.context import Context, Person
from core.language.kind_model import FILE, KINDS, PLACES, message_signs
from core.language.people import names_in
from core.language.text import clean, tokens
from tests import sheets

_TESTS = Path(__file__).parents[1] / "tests"
_ASKED = Path(__file__).parent / "asked"

_STRENGTH = 8.0
"""The inverse of the regularisation; chosen on the open sets."""

_STEPS = 127
"""Whole steps a weight is kept in."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message with its kind and the set it comes from."""

    text: str
    kind: str
    names: tuple[str, ...]
    source: str


def examples() -> list[Example]:
    """Return every example there is."""
    return [*_from_sentences(), *_from_asked(), *_from_personas()]


def _from_sentences() -> Iterator[Example]:
    for path in sorted((_TESTS / "sentences").glob("*/entries.yaml")):
        for row in sheets.rows(path)["rows"]:
            yield Example(row["say"], "entries" if row.get("get") else "other", ("Asha", "Ravi"), "sentences")
    for path in sorted((_TESTS / "sentences").glob("*/questions.yaml")):
        content = sheets.rows(path)
        for row in _question_rows(content):
            yield Example(
                row["say"], "other" if row.get("asks") == "none" else "question", ("Asha", "Ravi"), "sentences"
            )


def _question_rows(content: Any) -> Iterator[dict[str, Any]]:
    rows = content if isinstance(content, list) else next(v for v in content.values() if isinstance(v, list))
    for row in rows:
        if isinstance(row, dict) and "say" in row:
            yield row


def _from_asked() -> Iterator[Example]:
    for path in sorted(_ASKED.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for intent, texts in content["asked"].items():
            kind = "other" if intent in {"none", False} else "question"
            for text in texts or ():
                yield Example(str(text), kind, tuple(content.get("members", ())), "asked")


def _from_personas() -> Iterator[Example]:
    for name in personas.open_sets():
        for row in personas.rows_of(name, "messages"):
            yield Example(row["text"], row["kind"], tuple(row["members"]), name)
        for row in personas.rows_of(name, "questions"):
            yield Example(row["text"], "other" if row["intent"] == "none" else "question", tuple(row["members"]), name)


def _matrix(some: Sequence[Example]) -> csr_matrix:
    rows, columns, values = [], [], []
    for index, example in enumerate(some):
        people = tuple(Person(UUID(int=n + 1), (name,)) for n, name in enumerate(example.names))
        words = tokens(clean(example.text))
        places = message_signs(words, names_in(words, Context(_DAY, "EUR", UUID(int=1), people)))
        for place in places:
            rows.append(index)
            columns.append(place)
            values.append(1 / np.sqrt(len(places)))
    return csr_matrix((values, (rows, columns)), shape=(len(some), PLACES))


_DAY = date(2026, 1, 1)


def train(some: Sequence[Example]) -> LogisticRegression:
    """Return a model of some examples; those of people weigh twice as much as made-up sentences."""
    model = LogisticRegression(C=_STRENGTH, max_iter=400)
    weights = [1.0 if example.source in {"sentences", "asked"} else 2.0 for example in some]
    return model.fit(_matrix(some), [KINDS.index(example.kind) for example in some], sample_weight=weights)


def run(arguments: Sequence[str]) -> int:
    """Train and keep the weights; with ``--check`` print what each open set comes to when it is left out."""
    every = examples()
    print(f"{len(every)} examples: " + ", ".join(f"{kind} {sum(e.kind == kind for e in every)}" for kind in KINDS))
    if "--check" in arguments:
        _check(every)
        return 0
    model = train(every)
    unit = float(np.abs(model.coef_).max() / _STEPS)
    weights = np.round(model.coef_.T / unit).astype(np.int8)
    np.savez_compressed(FILE, weights=weights, unit=np.float32(unit), bias=model.intercept_.astype(np.float32))
    print(json.dumps({"examples": len(every), "bytes": FILE.stat().st_size}))
    return 0


def _check(every: Sequence[Example]) -> None:
    total = right = 0
    for name in personas.open_sets():
        mine = [example for example in every if example.source == name]
        model = train([example for example in every if example.source != name])
        guesses = model.predict(_matrix(mine))
        hits = [KINDS[guess] == example.kind for guess, example in zip(guesses, mine, strict=True)]
        by_kind = {k: np.mean([h for h, e in zip(hits, mine, strict=True) if e.kind == k]) for k in KINDS}
        print(f"{name:<12}{np.mean(hits):.3f}  " + "  ".join(f"{kind} {share:.3f}" for kind, share in by_kind.items()))
        total += len(hits)
        right += sum(hits)
    print(json.dumps({"left out in turn": round(right / total, 4)}))
