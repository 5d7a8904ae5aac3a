"""Read sentences about an existing recurring bill: "rent paid", "netflix is now 799", "cancel the gym", "skip rent".

The phrases are in ``sentences/<lang>/bills.yaml``; whether such a bill exists is checked later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from core.language.arrangements.role_phrases import (
    RolePhrases,
    find_occurrences,
    list_first_words,
    list_spoken_languages,
    load_role_phrases,
)
from core.language.entries import evidence
from core.language.message import Message
from core.language.text.files import list_languages
from core.language.text.merchants import load_merchants
from core.language.text.page import list_places
from core.language.text.phrases import fold
from core.language.text.tokens import SIGN, WORD, Token
from core.model.intent import ActOnRule, Ask, RuleAction
from core.model.question import Question, QuestionIntent

_MOST_TOKENS = 14
_MOST_WORDS = 4
"""Most words of a bill's name."""

_TOPIC = "bills"
_SUMS = ("sum_ask", "sum_rate", "sum_thing", "sum_fixed", "sum_small")
_SUBSCRIPTIONS = "subscriptions"
"""The key of the category that a question about all subscriptions is limited to."""
_LEADS = ("pay", "paid", "we_paid", "end", "pause", "resume", "skip")
_ROLES = (
    *_LEADS, "pay_behind", "paid_behind", "end_behind", "pause_behind", "resume_behind", "skip_behind",
    "price", "price_lead", "price_to", "price_behind", "price_tail", "bill", "small", "never",
    *_SUMS,
)  # fmt: skip
_OPENING = tuple(role for role in _ROLES if role not in {"small", "never", "price_to", "price_behind", *_SUMS})
"""Roles of phrases of which every sentence about an existing bill contains one."""
_ACTIONS = {
    "pay": RuleAction.PAY,
    "paid": RuleAction.PAID,
    "we_paid": RuleAction.PAID,
    "end": RuleAction.END,
    "pause": RuleAction.PAUSE,
    "resume": RuleAction.RESUME,
    "skip": RuleAction.SKIP,
}


def read_bill_sentence(message: Message) -> ActOnRule | None:
    """Return the action on a recurring bill or income that a message states; None where it states none."""
    words = [token for token in message.tokens if token.shape is WORD]
    if len(message.tokens) > _MOST_TOKENS or not words or "\n" in message.text or message.has_question_mark_at_end:
        return None
    if list_first_words(_TOPIC, _OPENING).isdisjoint(token.key for token in words):
        return None
    if evidence.is_question(message.tokens, message.marks):
        return None
    for language in list_spoken_languages(message):
        phrases = load_role_phrases(language, _TOPIC, _ROLES)
        if any(token.key in one for token in words for one in phrases["never"] if len(one) == 1):
            return None
        found = _read_price(message, phrases) or _read_action(message, phrases)
        if found is not None:
            return found
    return None


def has_new_price(message: Message) -> bool:
    """Return whether a message says in several words that something now costs more or less: "went up to"."""
    keys = [token.key for token in message.tokens]
    return any(
        find_occurrences(keys, (phrase for phrase in phrases if len(phrase) > 1))
        for language in list_spoken_languages(message)
        for phrases in (load_role_phrases(language, _TOPIC, _ROLES)["price"],)
    )


def read_bill_sum(message: Message) -> Ask | None:
    """Return the question how much all subscriptions cost, if a message asks that; else None."""
    keys = [token.key for token in message.tokens if token.shape is not SIGN]
    if not 0 < len(keys) <= _MOST_TOKENS:
        return None
    for language in dict.fromkeys((message.context.language, message.context.mixed_language, "en")):
        if language not in list_languages():
            continue
        phrases = load_role_phrases(language, _TOPIC, _ROLES)
        found = {role: find_occurrences(keys, phrases[role]) for role in _SUMS}
        named = found["sum_thing"] or found["sum_fixed"]
        if named and found["sum_ask"] and found["sum_rate"] and list_places(*found.values()) == set(range(len(keys))):
            only = () if found["sum_fixed"] else (_SUBSCRIPTIONS,)
            return Ask(Question(QuestionIntent.RECURRING, categories=only))
    return None


def _read_action(message: Message, phrases: RolePhrases) -> ActOnRule | None:
    """Return the action on a bill whose name stands after or before the phrase for that action; None without one."""
    dates = message.reading.layout.dates
    if len(dates) > 1:
        return None
    day = min(dates[0].days) if dates else None
    if day is not None and day > message.context.today:
        return None
    if any(name.person != message.context.speaker for name in message.reading.people):
        return None  # "paid Ravi" is between members
    small, held = _list_single_words(phrases["small"]), list_places(dates)
    free = [at for at, token in enumerate(message.tokens) if token.shape is not SIGN and at not in held]
    for role in _LEADS:
        for lead in _find_leading(message.tokens, free, phrases[role], small):
            name = _find_name(message, [at for at in free if at >= lead], phrases)
            if name:
                return ActOnRule(_ACTIONS[role], *name, day=day, own=role == "paid")
    for role in _LEADS:
        for tail in _find_trailing(message.tokens, free, phrases.get(f"{role}_behind", ()), small):
            name = _find_name(message, [at for at in free if at < tail], phrases)
            if name:
                return ActOnRule(_ACTIONS[role], *name, day=day)
    return None


def _find_leading(
    words: Sequence[Token], free: Sequence[int], phrases: Iterable[tuple[str, ...]], small: AbstractSet[str]
) -> Iterator[int]:
    """Yield the token after each phrase that opens a message (small words may precede it), longest phrase first."""
    starts = [0]
    while starts[-1] < len(free) - 1 and words[free[starts[-1]]].key in small:
        starts.append(starts[-1] + 1)
    for phrase in sorted(phrases, key=len, reverse=True):
        for start in starts:
            end = start + len(phrase)
            if end < len(free) and tuple(words[at].key for at in free[start:end]) == phrase:
                yield free[end]


def _find_trailing(
    words: Sequence[Token], free: Sequence[int], phrases: Iterable[tuple[str, ...]], small: AbstractSet[str]
) -> Iterator[int]:
    """Yield the first token of each phrase that ends a message (small words may follow it)."""
    ends = [len(free)]
    while ends[-1] > 1 and words[free[ends[-1] - 1]].key in small:
        ends.append(ends[-1] - 1)
    for phrase in sorted(phrases, key=len, reverse=True):
        for end in ends:
            start = end - len(phrase)
            if start > 0 and tuple(words[at].key for at in free[start:end]) == phrase:
                yield free[start]


def _read_price(message: Message, phrases: RolePhrases) -> ActOnRule | None:
    """Return a bill's new amount from a message such as "netflix is now 799" and nothing more; None for any other."""
    denied = [one for one in message.reading.amounts if message.marks.find_ending(one.start, "denied")]
    found = [one for one in message.reading.amounts if one not in denied]
    if len(found) != 1 or len(found[0].readings) != 1 or len(found[0].currencies) > 1 or found[0].readings[0] <= 0:
        return None
    amount, small = found[0], _list_single_words(phrases["small"])
    keys = [token.key for token in message.tokens]
    tails = find_occurrences(keys, phrases["price_tail"])
    between = [*find_occurrences(keys, phrases["price"]), *(one for one in tails if one.start == amount.end)]
    leads = [one for one in find_occurrences(keys, phrases["price_lead"]) if one.start == 0]
    aims = [one for one in find_occurrences(keys, phrases["price_to"]) if one.end == amount.start]
    name_start = leads[0].end if leads and aims else 0
    openers = aims if leads and aims else between
    first = min((one.start for one in openers if one.start > name_start), default=None)
    if first is None:
        return None
    first = min(first, amount.start)
    rest = list_places(between, aims, leads, find_occurrences(keys, phrases["price_behind"]), [amount])
    rest |= list_places(message.marks.list_within("currency", 0, len(keys)), message.reading.layout.dates)
    if denied:
        rest |= list_places(denied, message.marks.list_within("denied", 0, len(keys)))
    rest |= {at for at, token in enumerate(message.tokens) if token.key in small or token.shape is SIGN}
    if any(at not in rest for at in range(first, len(keys))):
        return None
    name = _find_name(message, [at for at in range(name_start, first) if message.tokens[at].shape is not SIGN], phrases)
    if not name or not name[0]:
        return None
    currency = amount.currencies[0] if amount.currencies else None
    return ActOnRule(RuleAction.PRICE, *name, amount=amount.readings[0], currency=currency)


def _find_name(message: Message, at: Sequence[int], phrases: RolePhrases) -> tuple[str, str] | None:
    """Return the name of a bill at some tokens, and the known shop of that name ("" if none); None if no bill is named.

    The name is "" where the message only says "the bill".
    """
    small, kept = _list_single_words(phrases["small"]), list(at)
    while kept and message.tokens[kept[0]].key in small:
        kept = kept[1:]
    while kept and message.tokens[kept[-1]].key in small:
        kept = kept[:-1]
    words = [message.tokens[place] for place in kept]
    if not words and not _list_single_words(phrases["bill"]).isdisjoint(message.tokens[place].key for place in at):
        return "", ""
    named = 0 < len(words) <= _MOST_WORDS and any(token.shape is WORD for token in words)
    if not named or not list_places(message.reading.amounts).isdisjoint(kept):
        return None
    name = " ".join(token.written for token in words)
    return name, find_shop_name(name)


def find_shop_name(name: str) -> str:
    """Return the usual spelling of a shop; "" where the name is no known shop."""
    return _load_shops().get(fold(name), "")


def _list_single_words(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase)


@cache
def _load_shops() -> Mapping[str, str]:
    """Return a mapping from each spelling of a shop to its usual one."""
    return {fold(each): one.name for one in load_merchants() for each in one.spellings}
