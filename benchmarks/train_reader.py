"""Train the models of a message's kind and of how likely its reading is right: ``... train-reader``.

Learns only from sentences in this repository: the sentence tests, the questions in ``benchmarks/asked``, and the talk
and open sets in ``tests/personas``. The second model learns from the first one's output on sets it was not trained on.
Printed is how well the kinds of each open set are told by a model trained without it.
"""

from __future__ import annotations

import json
from collections import Counter
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

from benchmarks import messages, personas, questions
from benchmarks.linear_models import make_table, save_weights
from core.errors import Refusal
from core.language.confidence import FILE as CONFIDENCE
from core.language.confidence import describe_reading
from core.language.context import Context, Person
from core.language.entries.people import list_name_tokens
from core.language.kind_model import FILE as KIND_WEIGHTS
from core.language.kind_model import KINDS, PLACES, KindOdds, list_message_features
from core.language.message import Message
from core.language.read_alone import read_alone
from core.language.text.tokens import clean_text, tokenise
from core.model.intent import Chatter, Intent
from tests import sheets

_TESTS = Path(__file__).parents[1] / "tests"
_ASKED = Path(__file__).parent / "asked"

_STRENGTH = 8.0
"""The inverse of the regularisation strength; chosen on the open sets."""

_TIGHT, _TIGHTEST, _FEWEST = 0.1, 0.01, 8
"""Settings of the models of kinds and of right readings, chosen on the open sets.

The inverse regularisation strength of each, and the fewest readings that must have a feature for it to be used.
"""


@dataclass(frozen=True, slots=True)
class ReadingExample:
    """A message with its kind, its members' names and the set it comes from."""

    text: str
    kind: str
    names: tuple[str, ...]
    source: str


def examples() -> list[ReadingExample]:
    """Return all training examples."""
    return [*_from_sentences(), *_from_asked(), *_from_personas(), *_from_talk()]


def _from_talk() -> Iterator[ReadingExample]:
    for path in sorted((personas.FOLDER / "talk").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield ReadingExample(row["text"], row["kind"], (), "talk")


def _from_sentences() -> Iterator[ReadingExample]:
    for path in sorted((_TESTS / "sentences").glob("*/entries.yaml")):
        for row in sheets.rows(path)["rows"]:
            yield ReadingExample(row["say"], "entries" if row.get("get") else "other", ("Asha", "Ravi"), "sentences")
    for path in sorted((_TESTS / "sentences").glob("*/questions.yaml")):
        content = sheets.rows(path)
        for row in _question_rows(content):
            yield ReadingExample(
                row["say"], "other" if row.get("asks") == "none" else "question", ("Asha", "Ravi"), "sentences"
            )


def _question_rows(content: Any) -> Iterator[dict[str, Any]]:
    rows = content if isinstance(content, list) else next(v for v in content.values() if isinstance(v, list))
    for row in rows:
        if isinstance(row, dict) and "say" in row:
            yield row


def _from_asked() -> Iterator[ReadingExample]:
    for path in sorted(_ASKED.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for intent, texts in content["asked"].items():
            kind = "other" if intent in {"none", False} else "question"
            for text in texts or ():
                yield ReadingExample(str(text), kind, tuple(content.get("members", ())), "asked")


def _from_personas() -> Iterator[ReadingExample]:
    for name in personas.open_sets():
        for row in personas.rows_of(name, "messages"):
            yield ReadingExample(row["text"], row["kind"], tuple(row["members"]), name)
        for row in personas.rows_of(name, "questions"):
            yield ReadingExample(
                row["text"], "other" if row["intent"] == "none" else "question", tuple(row["members"]), name
            )


def _make_kind_table(some: Sequence[ReadingExample]) -> csr_matrix:
    """Return the table of features of some examples; each example's features are scaled by their number."""
    return make_table([_list_features(example) for example in some], PLACES)


def _list_features(example: ReadingExample) -> list[tuple[int, float]]:
    people = tuple(Person(UUID(int=n + 1), (name,)) for n, name in enumerate(example.names))
    words = tokenise(clean_text(example.text))
    places = list_message_features(words, list_name_tokens(words, Context(_DAY, "EUR", UUID(int=1), people)))
    return [(place, 1 / np.sqrt(len(places))) for place in places]


_DAY = date(2026, 1, 1)


def train_kinds(some: Sequence[ReadingExample]) -> LogisticRegression:
    """Return a model of messages' kinds; people's messages weigh twice as much as made-up sentences."""
    model = LogisticRegression(C=_STRENGTH, max_iter=200, tol=1e-3, class_weight="balanced")
    weights = [1.0 if example.source in {"sentences", "asked"} else 2.0 for example in some]
    return model.fit(_make_kind_table(some), [KINDS.index(example.kind) for example in some], sample_weight=weights)


@dataclass(frozen=True, slots=True)
class LabelledReading:
    """The features of one reading from an open set, its true kind, and whether it was right."""

    features: dict[str, float]
    kind: str
    right: bool
    source: str
    is_message: bool = True
    """Whether the reading is of a message in the set, rather than of a question."""


def readings_of(name: str, model: LogisticRegression) -> Iterator[LabelledReading]:
    """Yield the reading of every message and question in a set, with the kinds' probabilities from a model."""
    for row in personas.rows_of(name, "messages"):
        context = messages.context_of(row)
        found = _read(row["text"], context)
        missed = messages.judge(row, context, found, 0.0).miss
        features = describe_reading(Message.read_message(row["text"], context), found, _odds_of(row["text"], model))
        yield LabelledReading(features, row["kind"], missed in {"", "category"}, name)
    rows = personas.rows_of(name, "questions")
    for row, score in zip(rows, questions.score(rows), strict=True):
        context = questions.context_of(row, None)
        found = _read(row["text"], context)
        features = describe_reading(Message.read_message(row["text"], context), found, _odds_of(row["text"], model))
        yield LabelledReading(
            features, "other" if row["intent"] == "none" else "question", score.whole, name, is_message=False
        )


def _read(text: str, context: Context) -> Intent:
    """Return what the rules alone read; Chatter where they refuse the message."""
    try:
        return read_alone(Message.read_message(text, context))
    except Refusal:
        return Chatter()


def _odds_of(text: str, model: LogisticRegression) -> KindOdds:
    shares = model.predict_proba(_make_kind_table([ReadingExample(text, "other", (), "")]))[0]
    return KindOdds(*(float(share) for share in shares))


def train_confidence(some: Sequence[LabelledReading]) -> dict[str, dict[str, list[float]]]:
    """Return the weights of the two small models (kind, right or wrong) over the features of readings."""
    counts = Counter(name for reading in some for name in reading.features)
    names = sorted(name for name, count in counts.items() if count >= _FEWEST)
    table = np.array([[reading.features.get(name, 0.0) for name in names] for reading in some])
    scale = table.std(axis=0) + 1e-6
    kinds = LogisticRegression(C=_TIGHT, max_iter=2000, class_weight="balanced")
    kinds.fit(table / scale, [KINDS.index(reading.kind) for reading in some])
    at = [index for index, reading in enumerate(some) if reading.is_message]
    right = LogisticRegression(C=_TIGHTEST, max_iter=2000)
    right.fit((table / scale)[at], [some[index].right for index in at])
    return {"kinds": _named(names, kinds, scale), "right": _named(names, right, scale)}


def _named(names: Sequence[str], model: LogisticRegression, scale: np.ndarray) -> dict[str, list[float]]:
    weights = {name: [round(float(w), 4) for w in model.coef_[:, at] / scale[at]] for at, name in enumerate(names)}
    return weights | {"bias": [round(float(value), 4) for value in model.intercept_]}


def run(arguments: Sequence[str]) -> int:
    """Train both models and store their weights."""
    del arguments
    every = examples()
    print(f"{len(every)} examples: " + ", ".join(f"{kind} {sum(e.kind == kind for e in every)}" for kind in KINDS))
    readings = [reading for name in personas.open_sets() for reading in _left_out(name, every)]
    save_weights(train_kinds(every), KIND_WEIGHTS)
    weights = train_confidence(readings)
    CONFIDENCE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"readings": len(readings), "right": round(float(np.mean([r.right for r in readings])), 4)}))
    return 0


def _left_out(name: str, every: Sequence[ReadingExample]) -> list[LabelledReading]:
    """Return a set's readings, with kinds predicted by a model trained without that set; print how well it predicts."""
    model = train_kinds([example for example in every if example.source != name])
    found = list(readings_of(name, model))
    told = [max(KINDS, key=lambda kind: reading.features[f"odds_{kind}"]) == reading.kind for reading in found]
    by_kind = {
        kind: np.mean([hit for hit, reading in zip(told, found, strict=True) if reading.kind == kind]) for kind in KINDS
    }
    print(f"{name:<12}{np.mean(told):.3f}  " + "  ".join(f"{kind} {share:.3f}" for kind, share in by_kind.items()))
    return found
