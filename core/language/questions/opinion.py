"""How likely each intent is, and how likely a question was read right: rules and a linear model of words together.

``python -m benchmarks train-intents`` makes the weights from questions that may be learned from.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path

import numpy as np

from core.language.questions.cues import Weighed
from core.language.text.phrases import Tokens
from core.model.question import QuestionIntent as Asked

PLACES = 1 << 14
"""How many places the signs of a message share."""

FILE = Path(__file__).parent / "opinion.npz"

NONE = "none"
"""What a message asks that asks nothing about money."""

_LETTERS = (3, 4, 5)
"""How many letters in a row make a sign."""

_LEAST = 1e-6
"""No intent is less likely than this, so that a rule can still speak for it."""

_WORST = -3.0
"""What rules hold against an intent counts up to here."""


@dataclass(frozen=True, slots=True)
class RuleReading:
    """What the rules make of a message: what was weighed, the intent they chose, whether they are sure of it."""

    weighed: Weighed
    intent: Asked | None
    sure: bool


@dataclass(frozen=True, slots=True)
class IntentOdds:
    """The likeliest intents of a message, each with its share of certainty (0..1), the likeliest first."""

    shares: tuple[tuple[str, float], ...]
    agreed: bool
    """Whether rules and model lead to the same intent by themselves."""

    @property
    def intent(self) -> str:
        """The likeliest intent, ``none`` where nothing about money is asked."""
        return self.shares[0][0]

    @property
    def share(self) -> float:
        """How likely it is."""
        return self.shares[0][1]

    @property
    def question(self) -> tuple[Asked, float]:
        """The likeliest intent that is a question, with its share."""
        intent, share = next(pair for pair in self.shares if pair[0] != NONE)
        return Asked(intent), share


def list_question_signs(marked: Tokens, bare: Tokens) -> list[int]:
    """Return the places of a message's signs: its words, pairs of words and runs of letters."""
    words = ["^", *marked.folded, "$"]
    found = {f"w{word}" for word in words}
    found |= {f"b{one} {other}" for one, other in pairwise(words)}
    found |= {f"s{one} {other}" for one, other in zip(words, words[2:], strict=False)}
    for word in bare.folded:
        if not word.startswith("%"):
            found.update(_letter_signs(f"<{word}>"))
    return sorted({zlib.crc32(sign.encode()) % PLACES for sign in found})


def _letter_signs(word: str) -> Iterator[str]:
    for many in _LETTERS:
        yield from (f"c{word[at : at + many]}" for at in range(len(word) - many + 1))


@dataclass(frozen=True)
class OpinionWeights:
    """What was learned: places x intents, what stands without any sign, and what each kind of evidence counts."""

    intents: tuple[str, ...]
    places: np.ndarray
    bias: np.ndarray
    evidence: np.ndarray
    right: np.ndarray
    """What each sign of a good or bad reading counts for its being right, the constant last."""


@cache
def load_opinion_weights() -> OpinionWeights:
    """Return the learned weights, loaded once."""
    with np.load(FILE) as kept:
        places = kept["weights"].astype(np.float32) * kept["unit"]
        names = tuple(str(name) for name in kept["intents"])
        return OpinionWeights(names, places, kept["bias"], kept["evidence"], kept["right"])


def weigh_words(places: Sequence[int], weights: OpinionWeights) -> np.ndarray:
    """Return how likely each intent is by the words alone, in the order of the weights' intents."""
    scores = weights.places[places].sum(axis=0) / np.sqrt(len(places)) + weights.bias
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def gather_intent_evidence(intents: Sequence[str], shares: np.ndarray, rules: RuleReading) -> np.ndarray:
    """Return what speaks for each intent (intents x kinds of evidence): its share by words, and what the rules say."""
    scores = _one_spending(rules.weighed.scores)
    chosen = _fold_spending(rules.intent) if rules.intent else NONE
    rows = np.zeros((len(intents), 7))
    rows[:, 0] = np.log(shares + _LEAST)
    for at, intent in enumerate(intents):
        if intent == NONE:
            rows[at, 3:] = (chosen == NONE, rules.weighed.nothing / 10, not rules.weighed.money, 1)
        else:
            rows[at, 1] = max(scores.get(intent, 0.0), _WORST) / 10
            rows[at, 2] = chosen == intent and rules.sure
    return rows


def _fold_spending(intent: Asked) -> str:
    """Return the name of an intent, a total of a category as a total: which of the two it is, the slots say."""
    return (Asked.TOTAL if intent is Asked.CATEGORY_SPEND else intent).value


def _one_spending(scores: Mapping[Asked, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for intent, score in scores.items():
        found[_fold_spending(intent)] = max(score, found.get(_fold_spending(intent), score))
    return found


def weigh_intents(marked: Tokens, bare: Tokens, rules: RuleReading) -> IntentOdds:
    """Weigh what the words and what the rules say of a message."""
    weights = load_opinion_weights()
    shares = weigh_words(list_question_signs(marked, bare), weights)
    votes = gather_intent_evidence(weights.intents, shares, rules) @ weights.evidence
    odds = np.exp(votes - votes.max())
    odds /= odds.sum()
    order = np.argsort(-odds)
    chosen = _fold_spending(rules.intent) if rules.intent else NONE
    agreed = weights.intents[int(shares.argmax())] == chosen
    return IntentOdds(tuple((weights.intents[at], float(odds[at])) for at in order), agreed)


def estimate_chance(signs: Sequence[float]) -> float:
    """Return how likely a reading is right (0..1), by its signs."""
    *counts, constant = load_opinion_weights().right
    return 1 / (1 + exp(-float(np.dot(counts, signs)) - float(constant)))
