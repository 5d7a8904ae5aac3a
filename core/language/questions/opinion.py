"""Estimate each intent's likelihood, and the chance of a right reading, from rules and a linear model of words.

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
from core.language.text.linear_model import softmax
from core.language.text.phrases import Tokens
from core.model.question import QuestionIntent as Asked

PLACES = 1 << 14
"""The number of hash buckets for features."""

FILE = Path(__file__).parent / "opinion.npz"

NONE = "none"
"""The name that stands for no intent, for messages that ask nothing about money."""

_LETTERS = (3, 4, 5)
"""The lengths of letter n-grams used as features."""

_LEAST = 1e-6
"""The smallest likelihood of an intent from words alone, so that rules can still favour it."""

_WORST = -3.0
"""The largest penalty that rules can give an intent."""


@dataclass(frozen=True, slots=True)
class RuleReading:
    """The result of the rules for a message: all scores, the chosen intent, and whether the rules are sure."""

    weighed: Weighed
    intent: Asked | None
    sure: bool


@dataclass(frozen=True, slots=True)
class IntentOdds:
    """The likeliest intents of a message with their likelihoods (0 to 1), the likeliest first."""

    shares: tuple[tuple[str, float], ...]
    agreed: bool
    """Whether rules and model choose the same intent independently."""

    @property
    def intent(self) -> str:
        """Return the likeliest intent, ``none`` where nothing about money is asked."""
        return self.shares[0][0]

    @property
    def share(self) -> float:
        """Return the likelihood of the likeliest intent."""
        return self.shares[0][1]

    @property
    def question(self) -> tuple[Asked, float]:
        """Return the likeliest intent other than ``none``, with its likelihood."""
        intent, share = next(pair for pair in self.shares if pair[0] != NONE)
        return Asked(intent), share


def list_question_signs(marked: Tokens, bare: Tokens) -> list[int]:
    """Return the hash buckets of a message's features: words, pairs of words and letter n-grams."""
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
    """The learned weights: of buckets (buckets x intents), the bias per intent, and of each kind of evidence."""

    intents: tuple[str, ...]
    places: np.ndarray
    bias: np.ndarray
    evidence: np.ndarray
    right: np.ndarray
    """The weights of the model for the chance that a reading is right, the constant last."""


@cache
def load_opinion_weights() -> OpinionWeights:
    """Return the learned weights, loaded once."""
    with np.load(FILE) as kept:
        places = kept["weights"].astype(np.float32) * kept["unit"]
        names = tuple(str(name) for name in kept["intents"])
        return OpinionWeights(names, places, kept["bias"], kept["evidence"], kept["right"])


def weigh_words(places: Sequence[int], weights: OpinionWeights) -> np.ndarray:
    """Return the likelihood of each intent from the words alone, in the order of the weights' intents."""
    scores = weights.places[places].sum(axis=0) / np.sqrt(len(places)) + weights.bias
    return softmax(scores)


def gather_intent_evidence(intents: Sequence[str], shares: np.ndarray, rules: RuleReading) -> np.ndarray:
    """Return evidence for each intent (intents x kinds of evidence): word likelihoods and rule scores."""
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
    """Return the name of an intent, treating category spending as a total, since filters tell the two apart."""
    return (Asked.TOTAL if intent is Asked.CATEGORY_SPEND else intent).value


def _one_spending(scores: Mapping[Asked, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for intent, score in scores.items():
        found[_fold_spending(intent)] = max(score, found.get(_fold_spending(intent), score))
    return found


def weigh_intents(marked: Tokens, bare: Tokens, rules: RuleReading) -> IntentOdds:
    """Return the likelihoods of the intents from the words and the rules of a message."""
    weights = load_opinion_weights()
    shares = weigh_words(list_question_signs(marked, bare), weights)
    odds = softmax(gather_intent_evidence(weights.intents, shares, rules) @ weights.evidence)
    order = np.argsort(-odds)
    chosen = _fold_spending(rules.intent) if rules.intent else NONE
    agreed = weights.intents[int(shares.argmax())] == chosen
    return IntentOdds(tuple((weights.intents[at], float(odds[at])) for at in order), agreed)


def estimate_chance(signs: Sequence[float]) -> float:
    """Return the chance (0 to 1) that a reading is right, from its features."""
    *counts, constant = load_opinion_weights().right
    return 1 / (1 + exp(-float(np.dot(counts, signs)) - float(constant)))
