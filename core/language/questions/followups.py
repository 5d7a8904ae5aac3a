"""Read follow-up questions, which continue the one before: "and in october?", "only groceries", "as a chart"."""

from __future__ import annotations

from dataclasses import replace

from core.language.questions.asking import list_filled_fields, takes_field
from core.language.questions.cues import STRONG, Weighed
from core.language.questions.language_pack import LanguagePack
from core.language.questions.slots import Slots
from core.language.text.phrases import FoundPhrase, Tokens
from core.model.question import Question
from core.model.question import QuestionIntent as Asked

_SHORT = 8
"""Most words of a follow-up; a longer question stands on its own."""

_BARE = 2
"""Most words of a follow-up that opens with a preposition: "in total"."""

_CHOICE = 5
"""Most words of a choice between two things."""

_OWN = 5.0
"""The weight from which a cue makes a follow-up a question with an intent of its own ("and who spent more?")."""

_REPLACES = {"categories": "merchant"}
"""For each newly named field, the earlier fields it replaces: a new category replaces the shop asked about before."""

_NAMING = {"categories", "merchant", "words", "item", "tag"}
"""Fields that name a new thing; a follow-up with one drops the exclusions of the previous question."""

_EMPTY = {tuple: (), bool: False}

_SPENDING = {Asked.TOTAL, Asked.CATEGORY_SPEND}


def is_leaning(tokens: Tokens, slots: Slots, weighed: Weighed, speech: LanguagePack) -> bool:
    """Return whether a message opens like a follow-up or only names values."""
    if len(tokens.folded) > _SHORT:
        return False
    openings = [found for found in speech.follow.find(tokens) if not found.written.startswith("^ %")]
    joined = any(not _is_question_word(found, speech) and not _is_weak(found, tokens, speech) for found in openings)
    if not joined and _is_whole(tokens, slots, weighed, speech):
        return False
    if (
        openings
        and all(_is_weak(found, tokens, speech) for found in openings)
        and _asks_without_filter(tokens, weighed)
    ):
        return False
    return bool(openings) or is_bare(tokens, speech)


def offers_choice(tokens: Tokens, slots: Slots, weighed: Weighed, speech: LanguagePack) -> bool:
    """Return whether a message only offers a choice between things: "coffee or tea?" is no question about the book."""
    inside = range(1, len(tokens.folded) - 1)
    either = any(found.key == "either" and found.start in inside for found in speech.shapes.find(tokens))
    return (
        either
        and len(tokens.folded) <= _CHOICE
        and not slots.moments
        and (weighed.verdict is None or weighed.verdict.best < STRONG)
    )


def _is_question_word(opening: FoundPhrase[str], speech: LanguagePack) -> bool:
    """Return whether the word that opens a follow-up can also open a complete question: "top", "compare"."""
    return opening.written.removeprefix("^ ").split()[0] in speech.limits.indexed_words


def _is_weak(opening: FoundPhrase[str], tokens: Tokens, speech: LanguagePack) -> bool:
    """Return whether the opening of a follow-up is an article or preposition, with which any question may open."""
    return opening.length == 1 and tokens.folded[opening.start] in speech.filters | speech.articles


def _is_whole(tokens: Tokens, slots: Slots, weighed: Weighed, speech: LanguagePack) -> bool:
    """Return whether a message says by itself all that it asks: "october vs september", "top 3 shops"."""
    if any(mark.key == "only" for mark in slots.marks):
        return False
    if len(slots.moments) > 1 or _names_all(slots):
        return True
    verdict = weighed.verdict
    own = verdict is not None and verdict.best >= STRONG and verdict.intent is not Asked.TOTAL
    if own and slots.limit and len(tokens.folded) > _BARE and tokens.folded[-1] not in speech.fillers:
        return True  # "top 3 shops" says all it asks, "top 3 only" does not
    opens = any(mark.key == "sums" and mark.start == 0 for mark in slots.marks)
    return bool(slots.moments) and (own or opens) and tokens.folded[0] != "%period"


def _asks_without_filter(tokens: Tokens, weighed: Weighed) -> bool:
    """Return whether a message clearly asks something and names no filter: "en qué gastamos más"."""
    verdict = weighed.verdict
    own = verdict is not None and verdict.best >= STRONG and verdict.intent is not Asked.TOTAL
    return own and len(tokens.folded) > _BARE and not any(word.startswith("%") for word in tokens.folded)


def _names_all(slots: Slots) -> bool:
    """Return whether a message names a thing and a time or a number: "netflix this year"."""
    named = slots.categories or slots.merchant or slots.tag or slots.account or slots.without or slots.without_words
    return bool(named) and bool(slots.moments or slots.limit)


def is_bare(tokens: Tokens, speech: LanguagePack) -> bool:
    """Return whether a message says nothing but values: "only november, tell me"."""
    return all(word.startswith("%") or word in speech.fillers for word in tokens.folded)


def is_overall(slots: Slots) -> bool:
    """Return whether a follow-up asks about everything in a period: "and in total today?", "last 30 days total?"."""
    return bool(slots.moments) and any(mark.key == "overall" for mark in slots.marks)


def resolve_followup(
    before: Question, new: Question, weighed: Weighed, *, bare: bool = False, overall: bool = False
) -> Question:
    """Return the previous question with the values of the new one in place of its own.

    ``bare`` means that the message only names values, ``overall`` that it asks about everything, without filters.
    """
    verdict = weighed.verdict
    own = verdict is not None and verdict.best >= _OWN and verdict.intent is not Asked.TOTAL
    own = own and not (bare and new.period and new.intent is Asked.LIST)
    intent = new.intent if own else before.intent
    if (
        not own
        and verdict is not None
        and new.intent in _SPENDING
        and verdict.best >= STRONG
        and "kind" in list_filled_fields(new)
    ):
        intent = Asked.TOTAL
    kept = replace(before, intent=intent)
    if overall:
        kept = replace(kept, categories=(), merchant=None, words=None, tag=None, item=None)
    if overall or not _NAMING.isdisjoint(list_filled_fields(new)):
        kept = replace(kept, without=(), without_words=())
    if intent is Asked.COMPARE and "period" in list_filled_fields(new) and "period2" not in list_filled_fields(new):
        kept = replace(kept, period2=None)
    for name in list_filled_fields(new):
        if takes_field(intent, name) or intent in _SPENDING:
            kept = _with_field(kept, name, getattr(new, name))
            other = _REPLACES.get(name)
            if other and other not in list_filled_fields(new) and getattr(before, other):
                kept = _with_field(kept, other, () if other == "categories" else None)
    return _rename_total(kept)


def _with_field(question: Question, name: str, value: object) -> Question:
    return replace(question, **{name: value})  # type: ignore[arg-type]


def _rename_total(question: Question) -> Question:
    """Return a total with a category as category spending and one without as a total, dropping unused fields."""
    intent = question.intent
    if intent in _SPENDING:
        intent = Asked.CATEGORY_SPEND if question.categories and question.kind is None else Asked.TOTAL
    empty = {name: _EMPTY.get(type(getattr(question, name))) for name in list_filled_fields(question)}
    dropped = {name: value for name, value in empty.items() if not takes_field(intent, name) and name != "kind"}
    return replace(question, intent=intent, **dropped)  # type: ignore[arg-type]
