"""Read purchases that two members paid half each: "lunch 1200, ravi paid half"."""

from __future__ import annotations

from dataclasses import replace

from core.language.arrangements.recurring import read_line
from core.language.arrangements.role_phrases import list_spoken_languages, load_role_words
from core.language.message import Message
from core.language.text.files import list_languages
from core.language.text.page import list_places
from core.language.text.tokens import BREAK, SIGN
from core.model.entry import EntryKind
from core.model.intent import RecordEntries
from core.model.money import Money

_TOPIC = "paid_halves"
_MOST_TOKENS = 16


def read_paid_half(message: Message) -> RecordEntries | None:
    """Return two lines for one purchase, half paid by the writer and half by the named member; None without one.

    An indivisible smallest unit goes to the writer's half.
    """
    if len(message.tokens) > _MOST_TOKENS or len(message.context.people) < 2 or message.has_question_mark_at_end:
        return None
    if any(token.shape is BREAK for token in message.tokens) or not _has_half(message):
        return None
    numbers = [at for at, token in enumerate(message.tokens) if any(sign.isdecimal() for sign in token.written)]
    payer = next((name for name in message.reading.people if name.person != message.context.speaker), None)
    if (
        not numbers
        or payer is None
        or numbers[-1] >= payer.start
        or len({n.person for n in message.reading.people}) > 1
    ):
        return None
    start = _find_tail(message, numbers[-1] + 1, payer.start, payer.end)
    line = read_line(message, message.text[: message.tokens[start - 1].end]) if start else None
    if line is None or line.kind is not EntryKind.EXPENSE:
        return None
    half = line.money.minor // 2
    mine = line.with_amount(Money(line.money.minor - half, line.money.currency))
    theirs = replace(line.with_amount(Money(half, line.money.currency)), payer=payer.person)
    return RecordEntries((replace(mine, payer=message.context.speaker), theirs))


def _has_half(message: Message) -> bool:
    keys = {token.key for token in message.tokens}
    return any(not keys.isdisjoint(load_role_words(language, _TOPIC, "half")) for language in list_languages())


def _find_tail(message: Message, first: int, name_start: int, name_end: int) -> int | None:
    """Return the token where the words "... paid half" around a name begin; None if other words stand among them."""
    held = list_places(message.marks.list_within("currency", 0, len(message.tokens)))
    start = first
    while start < len(message.tokens) and (message.tokens[start].shape is SIGN or start in held):
        start += 1
    said = [
        token.key
        for at, token in enumerate(message.tokens[start:], start)
        if token.shape is not SIGN and not name_start <= at < name_end
    ]
    for language in list_spoken_languages(message):
        half, paid, small = (load_role_words(language, _TOPIC, role) for role in ("half", "paid", "small"))
        known = all(key in half | paid | small for key in said)
        if known and any(key in half for key in said) and any(key in paid for key in said):
            return start
    return None
