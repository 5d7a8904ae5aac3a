"""Questions about money, as people type them, to a Question; without a model."""

from __future__ import annotations

from collections.abc import Iterable

from core.language.asking import build, said
from core.language.context import Context
from core.language.cues import STRONG, Weighed, weigh
from core.language.followups import leans, resolve
from core.language.phrases import MOST_TOKENS, Tokens
from core.language.slots import Slots, mark
from core.language.speech import Speech, shops, speeches
from core.model.intent import Ask
from core.model.question import QuestionIntent as Asked

_LIKELY = 2.0
"""A score below this is no question."""

_CLEAR = 0.7
"""A lead below this is asked back."""

_HINT = 0.8
"""What the household's language counts when a message could be of several."""

_NEVER_ENTRIES = {Asked.AFFORD, Asked.COMPARE, Asked.LEFT_PER_DAY, Asked.FORECAST}
"""What is asked so plainly that numbers beside it are never a purchase."""

_FREE = {Asked.AFFORD, Asked.PRICE_HISTORY, Asked.HELP, Asked.ADVICE}
"""What holds words of its own: a thing to buy, how to do something."""

_NEAR = 12
"""Years; a number farther from today is rather a sum ("kharcha 2000")."""

_BRIEF, _REACH = 3, 3
"""Words: in a shorter question every word counts; how far a filter may stand from its preposition."""

_LETTER = 1000
"""Characters; a longer message is no question."""


def read(text: str, context: Context) -> Ask | None:
    """The question a message asks about money; None where it asks none.

    ``sure`` is False where asking back is better than answering.
    """
    if len(text) > _LETTER:
        return None
    tokens = Tokens.of(text)
    if not tokens.folded or len(tokens.folded) >= MOST_TOKENS:
        return None
    best: Ask | None = None
    for speech in likely(tokens, context.language):
        asked, idle = _read(tokens.copy(), context, speech)
        if idle or (asked is not None and asked.sure):
            return asked
        best = best or asked
    return best


def plainly(text: str, context: Context) -> Ask | None:
    """The question of a message with numbers that can be no entry.

    "expenses over 5000" and "can we buy a 40k phone" hold amounts, but nobody spent them; in "income vs expenses for
    2025" and "top 5 bills" every number is a year or a count.
    """
    asked = read(text, context)
    if asked is None or not asked.sure:
        return None
    question = asked.question
    bound = question.least is not None or question.most is not None
    return asked if bound or question.intent in _NEVER_ENTRIES or _spent_numbers(text, context) else None


def _spent_numbers(text: str, context: Context) -> bool:
    """Whether a clear question has a use for each of its numbers: a near year, a day, a count."""
    tokens = Tokens.of(text)
    far = [int(word) for word in tokens.folded if len(word) == 4 and word.isdecimal()]
    if any(abs(year - context.today.year) > _NEAR for year in far):
        return False
    for speech in likely(tokens, context.language):
        mine = tokens.copy()
        slots = mark(mine, context, speech)
        weighed = weigh(mine, slots, speech)
        if weighed.verdict and (weighed.verdict.best >= STRONG or weighed.money or _spanned(slots)):
            counted = len(slots.numbers) <= bool(slots.limit)
            if far and all(word.startswith("%") for word in mine.folded):
                return False
            return counted and not slots.amounts and (bool(slots.limit) or _dated(slots))
    return False


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
    for language, speech in speeches().items():
        if not wanted or language in wanted:
            speech.compile()


def likely(tokens: Tokens, hint: str) -> list[Speech]:
    """The one or two languages a message may be in, the likeliest first."""
    found = speeches()
    scores = dict.fromkeys(found, 0.0)
    for token in set(tokens.folded):
        holders = [language for language, one in found.items() if token in one.own]
        for language in holders:
            scores[language] += 1 / len(holders)
    ranked = sorted(found, key=lambda language: -scores[language] - (_HINT if language == hint else 0))
    return [found[language] for language in ranked[:2] if scores[language] > 0 or language == hint][:2]


def _read(tokens: Tokens, context: Context, speech: Speech) -> tuple[Ask | None, bool]:
    """What is asked in one language, and whether the message is clearly small talk in it."""
    slots = mark(tokens, context, speech)
    weighed = weigh(tokens, slots, speech)
    follow = _follow(tokens, slots, weighed, context, speech)
    return follow or _fresh(tokens, slots, weighed, context, speech), weighed.nothing >= STRONG


def _follow(tokens: Tokens, slots: Slots, weighed: Weighed, context: Context, speech: Speech) -> Ask | None:
    if context.before is None or not leans(tokens, speech):
        return None
    intent = weighed.verdict.intent if weighed.verdict else context.before.intent
    plain = weighed.verdict is None or (weighed.verdict.best < STRONG and intent is Asked.TOTAL)
    new = build(context.before.intent if plain else intent, tokens, slots, context, speech)
    if not said(new) and plain:
        return None
    return Ask(resolve(context.before, new, weighed), sure=weighed.nothing < STRONG)


def _explained(intent: Asked, tokens: Tokens, speech: Speech) -> bool:
    """Whether every word was understood: a missed one ("spent on drone parts") may be a filter we would drop."""
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
    if verdict.best < STRONG and not (weighed.money or slots.categories):
        return None
    question = build(verdict.intent, tokens, slots, context, speech)
    clear = verdict.score >= STRONG - 0.5 and verdict.margin >= _CLEAR and _explained(verdict.intent, tokens, speech)
    return Ask(question, sure=clear and not weighed.nothing)
