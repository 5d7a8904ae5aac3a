"""What is asked: cues found in a marked message speak for and against each intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.language.phrases import Tokens
from core.language.slots import Slots
from core.language.speech import Speech
from core.model.question import QuestionIntent as Asked

STRONG = 3.0
"""From here a cue needs no other sign of money."""

_FADING = (1.0, 0.4, 0.2, 0.1)
"""What the best cue of an intent counts, the next, and so on: many weak signs never outweigh one clear one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The intent a message most likely has, how strongly, and by how much it leads."""

    intent: Asked
    score: float
    margin: float
    best: float
    """The weight of its best cue."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that was found: intents by score, whether money is spoken of, and what speaks for small talk."""

    verdict: Verdict | None
    money: bool
    asks: bool
    nothing: float


def _score(weights: Sequence[float]) -> float:
    """Good cues fade, bad ones count whole."""
    good = sorted((weight for weight in weights if weight > 0), reverse=True)
    bad = sum(weight for weight in weights if weight < 0)
    return sum(weight * fade for weight, fade in zip(good, _FADING, strict=False)) + bad


def weigh(tokens: Tokens, slots: Slots, speech: Speech) -> Weighed:
    """Score every intent."""
    weights: dict[str, dict[str, float]] = {}
    for found in [*speech.cues.find(tokens), *speech.cues.find(slots.bare)]:
        weights.setdefault(found.key.intent, {})[found.written] = found.key.weight
    nothing = max(weights.pop("", {}).values(), default=0.0)
    marks = {found.key for one in (tokens, slots.bare) for found in speech.marks.find(one)}
    scores = {Asked(intent): _score([*cues.values()]) + _bonus(intent, slots) for intent, cues in weights.items()}
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    money = "evidence" in marks or bool(slots.tag or slots.account or slots.amounts)
    return Weighed(_verdict(ranked, weights), money, "questions" in marks or tokens.asks, nothing)


def _bonus(intent: str, slots: Slots) -> float:
    """What the slots themselves say."""
    if intent == Asked.COMPARE and len(slots.moments) > 1:
        return 1.5
    if slots.limit and intent in {Asked.TOP_CATEGORIES, Asked.TOP_MERCHANTS, Asked.LARGEST}:
        return 0.8
    return 0.5 if slots.amounts and intent == Asked.AFFORD else 0.0


def _verdict(ranked: list[tuple[Asked, float]], weights: dict[str, dict[str, float]]) -> Verdict | None:
    if not ranked or ranked[0][1] <= 0:
        return None
    intent, score = ranked[0]
    runner = ranked[1][1] if len(ranked) > 1 else 0.0
    return Verdict(intent, score, score - max(runner, 0.0), max(weights[intent].values()))
