"""Questions about money, as people type them, to a Question; without a model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from core.language.asking import build, said, takes
from core.language.context import Context
from core.language.cues import STRONG, Weighed, weigh
from core.language.early import hopeless
from core.language.followups import bare, leans, resolve
from core.language.opinion import Opinion, signs, weights
from core.language.phrases import MOST_TOKENS, Tokens
from core.language.slots import Slots, mark
from core.language.speech import NUMBERED, Speech, shops, speeches
from core.model.intent import Ask
from core.model.question import QuestionIntent as Asked

_LIKELY = 2.0
"""A score below this is no question."""

_CLEAR = 0.7
"""A lead below this is asked back."""

_ALONE = 4.5
"""The lead asked of what only phrases or only meetings speak for, where the language has both."""

_LOUD = 8.0
"""From this score a word that may be a number ("do" is two in Hindi, and "give me") makes no entry of a question."""

_HINT = 0.8
"""What the household's language counts when a message could be of several."""

_NEVER_ENTRIES = frozenset(Asked(name) for name in NUMBERED)

_BELIEVED = 0.5
"""The share of certainty from which a second opinion is followed where the rules see no lead."""

_PER_LEAD = 0.03
"""By how much more certain it must be for each point by which an intent leads."""

_FIRM = 0.65
"""The share asked for where no word of money was said."""

_SWORN = 0.9
"""The share from which a second opinion is heard against rules that are sure."""

_FAINT = 5.0
"""Below this score rules are sure for want of anything better: any believed opinion is heard against them."""

_SPENDING = {Asked.TOTAL, Asked.CATEGORY_SPEND}

_FREE = {Asked.AFFORD, Asked.PRICE_HISTORY, Asked.HELP, Asked.ADVICE}
"""What holds words of its own: a thing to buy, how to do something."""

_NEAR = 12
"""Years; a number farther from today is rather a sum ("kharcha 2000")."""

_BRIEF, _REACH = 3, 3
"""Words: in a shorter question every word counts; how far a filter may stand from its preposition."""

_POINTED = re.compile(r"\d{1,2}\.\d{1,2}")
"""Two numbers with a point: a day without a year, or a price."""

_REMEMBERED = 4096
"""Words whose languages are kept at hand."""

_LETTER = 1000
"""Characters; a longer message is no question."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a message says in one language."""

    speech: Speech
    tokens: Tokens
    slots: Slots
    weighed: Weighed
    ask: Ask | None
    leaning: bool
    """Whether it leans on the question before."""

    @property
    def final(self) -> bool:
        """Whether no other language need be tried: it is clearly small talk, or a clear question."""
        return self.weighed.nothing >= STRONG or (self.ask is not None and self.ask.sure)

    @property
    def score(self) -> float:
        """How strongly it speaks for its question."""
        return self.weighed.verdict.score if self.weighed.verdict else 0.0


def read(text: str, context: Context) -> Ask | None:
    """The question a message asks about money; None where it asks none.

    ``sure`` is False where asking back is better than answering.
    """
    found = _read(_tokens(text), context)
    if found is None or found.leaning:
        return found.ask if found else None
    opinion = weights().opinion(signs(found.tokens, found.slots.bare))
    if found.ask and found.ask.sure and found.score >= _FAINT and opinion.share < _SWORN:
        return found.ask
    return _advised(found, opinion, context)


def _advised(found: _Reading, opinion: Opinion, context: Context) -> Ask | None:
    """What is asked back where the rules are unsure, or sworn against: as a second opinion has it, where that is firm.

    A loud question stays one, whatever is thought of it.
    """
    if opinion.share < _needed(found) or (found.ask is not None and _same(opinion.intent, found.ask.question.intent)):
        return found.ask
    if opinion.intent == "none":
        return _silenced(found, opinion)
    return Ask(build(Asked(opinion.intent), found.tokens, found.slots, context, found.speech), sure=False)


def _silenced(found: _Reading, opinion: Opinion) -> Ask | None:
    """What is left of a question held for none: what was sure stays where that is not sworn, what was loud is asked."""
    if found.ask is None or not found.ask.sure:
        return None
    if opinion.share < _SWORN:
        return found.ask
    return replace(found.ask, sure=False) if found.score >= _LOUD else None


def _needed(found: _Reading) -> float:
    """How firm a second opinion must be: the firmer the more the rules lead, and where no word of money was said."""
    if found.ask and found.weighed.nothing >= STRONG:
        return _BELIEVED
    if found.ask and found.weighed.verdict:
        return _BELIEVED + _PER_LEAD * found.weighed.verdict.margin
    if found.weighed.nothing >= STRONG or not (found.weighed.money or found.weighed.asks):
        return inf
    return _BELIEVED if found.weighed.money else _FIRM


def _same(opinion: str, asked: Asked) -> bool:
    """Whether an opinion says what the rules say; which spending is meant, the slots tell."""
    return opinion == asked or (asked in _SPENDING and opinion in _SPENDING)


def plainly(text: str, context: Context) -> Ask | None:
    """The question of a message with numbers that can be no entry.

    "expenses over 5000" and "can we buy a 40k phone" hold amounts, but nobody spent them; in "income vs expenses for
    2025" and "top 5 bills" every number is a year or a count.
    """
    tokens = _tokens(text)
    if hopeless(tokens.folded, likely(tokens, context.language)):
        return None
    found = _read(tokens, context)
    if found is None or found.ask is None or not found.ask.sure:
        return None
    asked = found.ask.question
    bound = asked.least is not None or asked.most is not None
    return found.ask if bound or asked.intent in _NEVER_ENTRIES or _spent(tokens, found, context) else None


def _tokens(text: str) -> Tokens:
    """The words of a message; none of one too long to be a question."""
    tokens = Tokens.of(text) if len(text) <= _LETTER else Tokens([], [], [])
    return tokens if len(tokens.folded) < MOST_TOKENS else Tokens([], [], [])


def _read(tokens: Tokens, context: Context) -> _Reading | None:
    """The message in the first language that settles it, else in the first that finds a question."""
    best: _Reading | None = None
    for speech in likely(tokens, context.language) if tokens.folded else ():
        found = _spoken(tokens.copy(), context, speech)
        if best is None or best.ask is None or (found.final and found.score > best.score):
            best = found
        if best.final:
            return best
    return best


def _spent(tokens: Tokens, found: _Reading, context: Context) -> bool:
    """Whether a clear question has a use for each of its numbers: a near year, a day, a count."""
    verdict = found.weighed.verdict
    if verdict is None or _priced(tokens, found):
        return False
    far = [int(word) for word in tokens.folded if len(word) == 4 and word.isdecimal()]
    if any(abs(year - context.today.year) > _NEAR for year in far):
        return False
    slots = found.slots
    if not (verdict.best >= STRONG or found.weighed.money or _spanned(slots)):
        return False
    if not any(word[:1].isdecimal() for word in tokens.folded):
        return verdict.score >= _LOUD
    if far and all(word.startswith("%") for word in found.tokens.folded):
        return False
    counted = len(slots.numbers) <= bool(slots.limit)
    return counted and not slots.amounts and (bool(slots.limit) or _dated(slots))


def _priced(tokens: Tokens, found: _Reading) -> bool:
    """Whether a number that may be a day is rather a price, beside nothing but what was bought: "uber 1.5"."""
    pointed = any(_POINTED.fullmatch(word) for word in tokens.folded)
    return pointed and all(word.startswith("%") for word in found.tokens.folded)


def _spanned(slots: Slots) -> bool:
    """Whether days from one to another are named: "groceries between 1 and 15 november"."""
    return any(moment.rule in {"days_of_month", "between"} for moment in slots.moments)


def _dated(slots: Slots) -> bool:
    return any("year" in moment.said.parts or moment.rule != "day_of_month" for moment in slots.moments)


def warm(first: Iterable[str] = ()) -> None:
    """Load every language and compile those named (all where none is), so that the first question is read fast.

    What is not compiled now is compiled phrase by phrase when its words first occur.
    """
    wanted = set(first)
    shops()
    weights()
    for language, speech in speeches().items():
        if not wanted or language in wanted:
            speech.compile()


def likely(tokens: Tokens, hint: str) -> list[Speech]:
    """The one or two languages a message may be in, the likeliest first."""
    found = speeches()
    scores = dict.fromkeys(found, 0.0)
    for token in set(tokens.folded):
        holders = _holders(token)
        for language in holders:
            scores[language] += 1 / len(holders)
    ranked = sorted(found, key=lambda language: -scores[language] - (_HINT if language == hint else 0))
    return [found[language] for language in ranked[:2] if scores[language] > 0 or language == hint][:2]


@lru_cache(maxsize=_REMEMBERED)
def _holders(word: str) -> tuple[str, ...]:
    """The languages whose own a word is."""
    return tuple(language for language, one in speeches().items() if word in one.own)


def _spoken(tokens: Tokens, context: Context, speech: Speech) -> _Reading:
    """What is asked in one language."""
    slots = mark(tokens, context, speech)
    weighed = weigh(tokens, slots, speech, context.today)
    leaning = _follow(tokens, slots, weighed, context, speech)
    asked = leaning or _fresh(tokens, slots, weighed, context, speech)
    return _Reading(speech, tokens, slots, weighed, asked, leaning=leaning is not None)


def _follow(tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: Speech) -> Ask | None:
    if context.before is None or not leans(tokens, speech):
        return None
    intent = weighed.verdict.intent if weighed.verdict else context.before.intent
    plain = weighed.verdict is None or (weighed.verdict.best < STRONG and intent is Asked.TOTAL)
    new = build(context.before.intent if plain else intent, tokens, slots, context, speech)
    if not said(new) and plain:
        return None
    kept = resolve(context.before, new, weighed, bare=bare(tokens, speech))
    return Ask(kept, sure=weighed.nothing < STRONG)


def _explained(intent: Asked, tokens: Tokens, speech: Speech) -> bool:
    """Whether every word was understood: a missed one ("on drone parts", "by spring") may be a filter we would drop."""
    if not speech.periods.times.isdisjoint(tokens.folded):
        return False
    missed = [at for at, word in enumerate(tokens.folded) if not word.startswith("%") and not speech.knows(word)]
    return intent in _FREE or not any(_filters(at, tokens, speech) for at in missed)


def _filters(at: int, tokens: Tokens, speech: Speech) -> bool:
    """Whether an unknown word stands where a filter would: soon after "on", right before what is asked."""
    if not speech.filters or len(tokens.folded) <= _BRIEF:
        return True
    return any(word in speech.filters for word in tokens.folded[max(at - _REACH, 0) : at])


def _fresh(tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: Speech) -> Ask | None:
    verdict = weighed.verdict
    if verdict is None or verdict.score - weighed.nothing < _LIKELY:
        return None
    if (verdict.best < STRONG or slots.mended) and not (weighed.money or slots.categories):
        return None
    question = build(verdict.intent, tokens, slots, context, speech)
    lead = _CLEAR if verdict.agreed or not speech.concepts.words else _ALONE
    clear = verdict.score >= STRONG - 0.5 and verdict.margin >= lead and _explained(verdict.intent, tokens, speech)
    if verdict.best < STRONG and speech.concepts.words:
        clear = clear and all(word[0] == "%" or word in speech.fillers for word in tokens.folded)
    clear = clear and not (takes(verdict.intent, "merchant") and len({*tokens.read("merchant")}) > 1)
    return Ask(question, sure=clear and not weighed.nothing)
