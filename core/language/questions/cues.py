"""Score which intent a question has: cues (phrases, ideas, named values) count for or against each intent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.language.questions.language_pack import LanguagePack
from core.language.questions.slots import Slots
from core.language.text.phrases import FoundPhrase, Tokens
from core.model.period import make_day_period
from core.model.question import QuestionIntent as Asked

_Weights = dict[str, dict[str, float]]
"""The weights of cues, by intent and then by cue."""

STRONG = 3.0
"""The weight from which a cue alone shows that a message is about money."""

_SUM = 2.4
"""The weight of "how much" with a filter for the intent of a total; too little alone."""

_FADING = (1.0, 0.4, 0.2, 0.1)
"""The factors of an intent's best, second best and further cues, so that weak cues never outweigh a clear one."""


@dataclass(frozen=True, slots=True)
class IntentGuess:
    """The likeliest intent of a message, its score and its lead over the next."""

    intent: Asked
    score: float
    margin: float
    best: float
    """The weight of the intent's best cue."""
    agreed: bool
    """Whether phrases and ideas both favour this intent; for totals phrases alone are enough."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The scores of all intents, whether the message is about money, and the points for chatter."""

    verdict: IntentGuess | None
    money: bool
    asks: bool
    nothing: float
    scores: Mapping[Asked, float]
    """The score of each intent that any cue favours."""


def _score(weights: Sequence[float]) -> float:
    """Return the sum of an intent's cue weights; further positive ones count less and less, negative ones fully."""
    good = sorted((weight for weight in weights if weight > 0), reverse=True)
    bad = sum(weight for weight in weights if weight < 0)
    return sum(weight * fade for weight, fade in zip(good, _FADING, strict=False)) + bad


def weigh_cues(tokens: Tokens, slots: Slots, speech: LanguagePack, today: date) -> Weighed:
    """Return the scores of every intent for a message."""
    both = (tokens,) if tokens.folded == slots.bare.folded else (tokens, slots.bare)
    found = [(tokens, slots.marks), *((one, speech.marks.find(one)) for one in both[1:])]
    marks = {mark.key for _, some in found for mark in some}
    told = _weigh_phrases(both, speech)
    met = _weigh_ideas(tokens, slots, speech, today)
    leaders = (_find_leader(told), _find_leader(met))
    if "sums" in marks and _is_filtered(slots):
        met.setdefault(Asked.TOTAL, {})["sums"] = _SUM
    weights = {intent: {**told.get(intent, {}), **met.get(intent, {})} for intent in (*told, *met)}
    nothing = max(weights.pop("", {}).values(), default=0.0)
    scores = {Asked(intent): _score([*cues.values()]) + _weigh_slots(intent, slots) for intent, cues in weights.items()}
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    money = _is_money_word(found, slots) or bool(slots.tag or slots.account or slots.amounts)
    return Weighed(_give_verdict(ranked, weights, leaders), money, "questions" in marks or tokens.asks, nothing, scores)


def _is_money_word(found: Sequence[tuple[Tokens, list[FoundPhrase[str]]]], slots: Slots) -> bool:
    """Return whether a word about money is written exactly; "invented" is only one letter away from one."""
    words = (one.folded[mark.start : mark.end] for one, marks in found for mark in marks if mark.key == "evidence")
    return any(not slots.mended.issuperset(some) for some in words)


def _weigh_phrases(both: Sequence[Tokens], speech: LanguagePack) -> _Weights:
    """Return the weights of the cue phrases found, by intent."""
    weights: _Weights = {}
    for one in both:
        for found in speech.cues.find(one):
            weights.setdefault(found.key.intent, {})[found.written] = found.key.weight
    return weights


def _weigh_ideas(tokens: Tokens, slots: Slots, speech: LanguagePack, today: date) -> _Weights:
    """Return the weights of the satisfied rules on ideas, by intent."""
    weights: _Weights = {}
    named = [*_list_slot_ideas(slots, today), *(["goods"] if "%thing" in tokens.folded else [])]
    for meeting in speech.concepts.find(slots.bare, named):
        weights.setdefault(meeting.intent, {})[f"+{meeting.written}"] = meeting.weight
    return weights


def _find_leader(weights: _Weights) -> str:
    """Return the intent with the highest weights; "" where there are none."""
    scores = {intent: _score([*cues.values()]) for intent, cues in weights.items()}
    best = max(scores, key=lambda intent: scores[intent], default="")
    return best if scores.get(best, 0.0) > 0 else ""


def _list_slot_ideas(slots: Slots, today: date) -> Iterator[str]:
    """Yield the ideas that the values in a message imply, such as a period or a member."""
    days = (make_day_period(today), make_day_period(today + timedelta(days=1)))
    said = {
        "period": slots.moments,
        "periods": slots.moments[1:],
        "category": slots.categories,
        "member": slots.members,
        "members": slots.members[1:],
        "me": slots.me,
        "merchant": slots.merchant,
        "tag": slots.tag,
        "account": slots.account,
        "bound": slots.least is not None or slots.most is not None,
        "amount": slots.amounts or slots.numbers,
        "limit": slots.limit,
        "chart": slots.chart,
        "earned": slots.kind == "income",
        "span": any(moment.rule == "coming" for moment in slots.moments),
        "oneday": any(moment.find_days(ahead=True) in days for moment in slots.moments),
        "future": any(moment.find_days().first > today for moment in slots.moments),
        "past": slots.moments and all(moment.find_days(ahead=True).last < today for moment in slots.moments),
    }
    yield from (idea for idea, value in said.items() if value)


def _is_filtered(slots: Slots) -> bool:
    """Return whether any value restricts the entries meant."""
    return bool(slots.moments or slots.categories or slots.merchant or slots.tag or slots.account)


def _weigh_slots(intent: str, slots: Slots) -> float:
    """Return the weight that the named values by themselves give an intent."""
    if intent == Asked.COMPARE and len(slots.moments) > 1:
        return 1.5
    if slots.limit and intent in {Asked.TOP_CATEGORIES, Asked.TOP_MERCHANTS, Asked.LARGEST}:
        return 0.8
    return 0.5 if slots.amounts and intent == Asked.AFFORD else 0.0


def _give_verdict(ranked: list[tuple[Asked, float]], weights: _Weights, leaders: tuple[str, str]) -> IntentGuess | None:
    if not ranked or ranked[0][1] <= 0:
        return None
    intent, score = ranked[0]
    runner = ranked[1][1] if len(ranked) > 1 else 0.0
    told, met = leaders
    uncontested = intent is Asked.TOTAL and not met and runner <= 0
    agreed = uncontested or told == met == intent
    return IntentGuess(intent, score, score - max(runner, 0.0), max(weights[intent].values()), agreed)
