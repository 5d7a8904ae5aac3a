"""Train the model that tells what a question asks: ``python -m benchmarks train-intents [--check]``.

Learns from sentences made up for Purser (``benchmarks/asked``, ``tests/sentences``) and from the open sets of
``tests/personas``. Prints how reliable its probabilities are, each open set judged by a model trained without it.
``--check`` stores nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks import personas
from benchmarks import questions as sets
from core.language.context import Context, Person
from core.language.questions import opinion
from core.language.questions import read_question as reader
from core.language.questions.opinion import (
    FILE,
    NONE,
    PLACES,
    OpinionWeights,
    gather_intent_evidence,
    list_question_signs,
)
from core.language.questions.read_question import QuestionReading
from core.language.text.files import list_languages
from core.model.question import Question

_ROOT = Path(__file__).parents[1]
_ASKED = Path(__file__).parent / "asked"
_TODAY = date(2026, 11, 21)
_STEPS = 127
"""The largest whole number a stored weight is rounded to."""
_STRENGTH = 30.0
"""The inverse of the regularisation strength; chosen on the open sets."""
_OF_PEOPLE = 3.0
"""The training weight of a question written by people."""
_TESTED = "tests"
_WEIGHTS = {"": 1.0, _TESTED: 2.0}
"""The training weight of a made-up question, and of one from a test."""
_SAME = {"category_spend": "total"}
"""Intents learned as another one, because the question's details tell the two apart."""
_UNASKED = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message with what it asks and the set it comes from; ``source`` is empty for a made-up one."""

    language: str
    members: tuple[str, ...]
    text: str
    intent: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class QuestionExample:
    """A sentence as the rules read it, with the indexes of its features."""

    sentence: Sentence
    found: QuestionReading
    places: list[int]

    @property
    def intent(self) -> str:
        """The intent as it is learned: ``category_spend`` as ``total``."""
        return _SAME.get(self.sentence.intent, self.sentence.intent)


def sentences() -> Iterator[Sentence]:
    """Yield every training sentence that needs no earlier sentence to be understood."""
    yield from _made_up()
    for path in sorted((_ROOT / "tests" / "sentences").glob("*/questions.yaml")):
        content = _content(path)
        for row in (row for row in content["sentences"] if not row.get("then")):
            intent = str(row["is"]).removeprefix("maybe ")
            yield Sentence(path.parent.name, tuple(content["members"]), row["q"], intent, _TESTED)
    for name in personas.open_sets():
        yield from _of_people(name)


def _made_up() -> Iterator[Sentence]:
    for path in sorted(_ASKED.rglob("*.yaml")):
        content = _content(path)
        if path.stem in list_languages():
            for intent, asked in content["asked"].items():
                yield from (Sentence(path.stem, tuple(content["members"]), text, intent) for text in asked)


def _of_people(name: str) -> Iterator[Sentence]:
    """Yield an open set's questions, and its small talk labelled as no question."""
    for row in personas.rows_of(name, "questions"):
        if not row.get("after"):
            yield Sentence(row["lang"], tuple(row["members"]), row["text"], row["intent"], name)
    for row in personas.rows_of(name, "messages"):
        if row["kind"] == "other":
            yield Sentence(row["lang"], tuple(row["members"]), row["text"], NONE, name)


def digest(some: Sequence[Sentence]) -> str:
    """Return a digest of training sentences, which tells whether stored weights were learned from them."""
    return sha256("\n".join(f"{one.language} {one.intent} {one.text}" for one in some).encode()).hexdigest()


def _content(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_bytes(), yaml.CSafeLoader))


def _example(sentence: Sentence) -> QuestionExample | None:
    people = tuple(Person(UUID(int=index + 1), (name,)) for index, name in enumerate(sentence.members))
    context = Context(_TODAY, "INR", people[0].id, people, language=sentence.language)
    found = reader.read_by_rules(sentence.text, context)
    return QuestionExample(sentence, found, list_question_signs(found.tokens, found.slots.bare)) if found else None


def _matrix(some: Sequence[QuestionExample]) -> csr_matrix:
    columns = [place for one in some for place in one.places]
    starts = np.cumsum([0, *(len(one.places) for one in some)])
    values = np.concatenate([np.full(len(one.places), 1 / np.sqrt(max(len(one.places), 1))) for one in some])
    return csr_matrix((values, columns, starts), shape=(len(some), PLACES))


def learn_words(some: Sequence[QuestionExample]) -> LogisticRegression:
    """Return a multinomial logistic regression of intents on words, trained on some examples."""
    weights = [_WEIGHTS.get(one.sentence.source, _OF_PEOPLE) for one in some]
    model = LogisticRegression(C=_STRENGTH, max_iter=120, tol=1e-3)
    return model.fit(_matrix(some), [one.intent for one in some], sample_weight=weights)


def learn_evidence(some: Sequence[QuestionExample], shares: np.ndarray, intents: Sequence[str]) -> np.ndarray:
    """Return the weights of the words' and the rules' evidence for an intent.

    ``shares`` must come from models that were not trained on ``some``.
    """
    better = []
    for one, row in zip(some, shares, strict=True):
        evidence = gather_intent_evidence(intents, row, reader.make_rule_reading(one.found))
        true = intents.index(one.intent)
        better += [evidence[true] - evidence[at] for at in range(len(intents)) if at != true]
    pairs = np.concatenate([better, -np.array(better)])
    model = LogisticRegression(fit_intercept=False, max_iter=200)
    return np.asarray(model.fit(pairs, [1] * len(better) + [0] * len(better)).coef_[0])


def _packed(words: LogisticRegression, evidence: np.ndarray, right: np.ndarray) -> OpinionWeights:
    return OpinionWeights(
        tuple(words.classes_), words.coef_.T.astype(np.float32), words.intercept_.astype(np.float32), evidence, right
    )


@contextmanager
def _reading_with(weights: OpinionWeights) -> Iterator[None]:
    """Make the question reader use these weights within the block."""
    kept = opinion.load_opinion_weights
    opinion.load_opinion_weights = lambda: weights  # type: ignore[assignment]
    try:
        yield
    finally:
        opinion.load_opinion_weights = kept


def _signs_right(name: str) -> list[tuple[Sequence[float], bool, str]]:
    """Return the features, rightness and set of each reading of an open set's question that was read as a question."""
    found: list[tuple[Sequence[float], bool, str]] = []
    asked: dict[str, Question | None] = {}
    for row in personas.rows_of(name, "questions"):
        context = sets.context_of(row, asked.get(row.get("after") or ""))
        judged = reader.judge_question(row["text"], context)
        asked[row["id"]] = judged.ask.question if judged and judged.ask else None
        if judged and judged.ask and judged.signs:  # a chart asked for by name is answered without weighing
            score = sets.judged_score(row, judged.ask)
            found.append((judged.signs, score.whole, name))
    return found


def learn_right(rows: Sequence[tuple[Sequence[float], bool, str]]) -> np.ndarray:
    """Return the weight of each feature for a reading's being right, and the constant last."""
    model = LogisticRegression(C=1.0, max_iter=500).fit([signs for signs, _, _ in rows], [r for _, r, _ in rows])
    return np.array([*model.coef_[0], model.intercept_[0]])


def run(arguments: Sequence[str]) -> int:
    """Train once without each open set, then with all; store the weights and print how reliable they are."""
    said = [*sentences()]
    every = [one for one in map(_example, said) if one]
    names = personas.open_sets()
    people = [one for one in every if one.sentence.source in names]
    whole = learn_words(every)
    intents = [*whole.classes_]
    shares: dict[int, np.ndarray] = {}
    models = {}
    for name in names:
        models[name] = learn_words([one for one in every if one.sentence.source != name])
        mine = [one for one in people if one.sentence.source == name]
        shares |= {id(one): row for one, row in zip(mine, models[name].predict_proba(_matrix(mine)), strict=True)}
    evidence = learn_evidence(people, np.array([shares[id(one)] for one in people]), intents)
    rows = []
    nothing = np.zeros(reader.SIGNS + 1)
    for name in names:
        with _reading_with(_packed(models[name], evidence, nothing)):
            rows += _signs_right(name)
    _print_chances(rows, names)
    if "--check" not in arguments:
        _keep(_packed(whole, evidence, learn_right(rows)), digest(said))
    print(json.dumps({"sentences": len(every), "of_people": len(people), "bytes": FILE.stat().st_size}))
    return 0


def _print_chances(rows: Sequence[tuple[Sequence[float], bool, str]], names: Sequence[str]) -> None:
    """Print the shares answered and wrongly answered at each threshold, each set judged by the others' weights."""
    chances: list[tuple[float, bool]] = []
    for name in names:
        right = learn_right([row for row in rows if row[2] != name])
        for signs, good, _ in (row for row in rows if row[2] == name):
            chances.append((float(1 / (1 + np.exp(-np.dot(right[:-1], signs) - right[-1]))), good))
    values, goods = np.array([c for c, _ in chances]), np.array([g for _, g in chances])
    order = np.argsort(values)
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    many = goods.sum()
    auc = (ranks[goods].sum() - many * (many + 1) / 2) / (many * (len(goods) - many))
    print(f"read {len(goods)}, right {goods.mean():.3f}, Brier {np.mean((values - goods) ** 2):.3f}, AUC {auc:.3f}")
    for least in _UNASKED:
        sure = values >= least
        print(f"  from {least:.2f}: answered {sure.mean():.3f}, of all wrong and unasked {(sure & ~goods).mean():.3f}")


def _keep(weights: OpinionWeights, learned_from: str) -> None:
    unit = float(np.abs(weights.places).max() / _STEPS)
    np.savez_compressed(
        FILE,
        intents=np.array(weights.intents),
        weights=np.round(weights.places / unit).astype(np.int8),
        unit=np.float32(unit),
        bias=weights.bias,
        evidence=weights.evidence,
        right=weights.right,
        learned_from=np.array(learned_from),
    )
