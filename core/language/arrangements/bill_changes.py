"""Read sentences that change a bill's day, its price from a day on, or its reminder: "move rent to the 5th".

The verbs are in ``sentences/<lang>/bills.yaml``, days and spans in ``sentences/<lang>/recurring.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from core.language.arrangements.bill_sentences import find_shop_name, read_bill_sentence
from core.language.arrangements.recurring import read_line
from core.language.arrangements.role_phrases import list_spoken_languages
from core.language.entries import evidence
from core.language.message import Message
from core.language.text.files import load_topic
from core.language.text.phrases import Tokens
from core.language.text.tokens import WORD
from core.language.values.rhythms import read_lead, read_move, read_since
from core.model.entry import EntryKind
from core.model.intent import ActOnRule, RuleAction

_MOST_TOKENS = 16
_MOST_WORDS = 4
"""Most words of a bill's name."""
_BARE = 3
"""The most words of a bill's name in a message that is only name, amount and day: "rent 27000 from january"."""


def read_bill_change(message: Message) -> ActOnRule | None:
    """Return the change of a bill's day, later price or reminder that a message makes; None without one."""
    words = sum(token.shape is WORD for token in message.tokens)
    if not 0 < words <= _MOST_TOKENS or "\n" in message.text or message.has_question_mark_at_end:
        return None
    if evidence.is_question(message.tokens, message.marks):
        return None
    for language in list_spoken_languages(message):
        found = (
            _read_reminder_days(message, language)
            or _read_move(message, language)
            or _read_coming_price(message, language)
        )
        if found is not None:
            return found
    return None


def _read_reminder_days(message: Message, language: str) -> ActOnRule | None:
    text = _remove_phrase(message.text, language, "remind")
    found = read_lead(text, language, message.context.today) if text is not None else None
    name = _find_name(found.rest, language) if found else ""
    return _change_bill(RuleAction.LEAD, name, lead=found.lead) if found and name else None


def _read_move(message: Message, language: str) -> ActOnRule | None:
    for role in ("move", "move_behind", "move_maybe"):
        text = _remove_phrase(message.text, language, role)
        found = read_move(text, language, message.context.today) if text is not None else None
        if found is None or (role == "move_maybe" and not found.sure):
            continue
        name = _find_name(found.rest, language)
        if name:
            return replace(_change_bill(RuleAction.MOVE, name), rhythm=found.rhythm)
    return None


def _read_coming_price(message: Message, language: str) -> ActOnRule | None:
    """Return a bill's new price from a coming day on; None where the message sets none."""
    found = read_since(message.text, language, message.context.today)
    if found is None or found.since is None or found.since <= message.context.today:
        return None
    rest = Message.read_message(found.rest, message.context)
    acts = read_bill_sentence(rest)
    if acts is not None and acts.action is RuleAction.PRICE:
        return replace(acts, day=found.since)
    amounts = rest.reading.amounts
    if len(amounts) != 1 or len(amounts[0].readings) != 1:
        return None
    if any(token.key not in _load_small_words(language) for token in rest.tokens[amounts[0].end :]):
        return None
    line = read_line(rest, found.rest)
    name = (line.description or line.merchant or "") if line is not None else ""
    if line is None or not name or line.kind is EntryKind.TRANSFER or amounts[0].start > _BARE:
        return None
    currency = amounts[0].currencies[0] if amounts[0].currencies else None
    price = replace(_change_bill(RuleAction.PRICE, name), amount=amounts[0].readings[0], currency=currency)
    return replace(price, day=found.since)


def _change_bill(action: RuleAction, name: str, lead: int | None = None) -> ActOnRule:
    return ActOnRule(action, name, find_shop_name(name), lead=lead)


def _remove_phrase(text: str, language: str, role: str) -> str | None:
    """Return a text without its longest phrase of a role; None where it has no such phrase."""
    tokens = Tokens.from_text(text)
    phrases = _list_phrases(language, role)
    for phrase in phrases:
        for at in range(len(tokens.folded) - len(phrase) + 1):
            if tuple(tokens.folded[at : at + len(phrase)]) == phrase:
                return " ".join([*tokens.written[:at], *tokens.written[at + len(phrase) :]])
    return None


def _find_name(rest: str, language: str) -> str:
    """Return the words that name a bill, without small words at either end; "" where none are left."""
    tokens = Tokens.from_text(rest)
    small = _load_small_words(language)
    kept = list(zip(tokens.folded, tokens.written, strict=True))
    for ends in (0, -1):
        while kept and kept[ends][0] in small:
            kept.pop(ends)
    if not 0 < len(kept) <= _MOST_WORDS or any(not written[0].isalpha() for _, written in kept):
        return ""
    return " ".join(written for _, written in kept)


@cache
def _list_phrases(language: str, role: str) -> Sequence[tuple[str, ...]]:
    """Return the phrases of a role as case-folded words, the longest first."""
    return sorted(_fold_text(load_topic(language, "bills").get(role, ())), key=len, reverse=True)


@cache
def _load_small_words(language: str) -> frozenset[str]:
    """Return small words that may stand beside a bill's name without belonging to it."""
    return frozenset(word for phrase in _list_phrases(language, "change_small") for word in phrase)


def _fold_text(phrases: Sequence[object]) -> Iterator[tuple[str, ...]]:
    for phrase in phrases:
        yield tuple(Tokens.from_text(str(phrase)).folded)
