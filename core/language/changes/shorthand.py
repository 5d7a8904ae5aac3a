"""Messages of a few words about the card just shown: "half", "same again", "it was Ben's"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from core.language.arrangements.role_phrases import find_occurrences, list_spoken_languages, load_role_phrases
from core.language.changes.changed_fields import make_empty_amount
from core.language.changes.plain_answers import list_word_indexes
from core.language.entries.lines import MessagePiece
from core.language.entries.outsiders import find_sharing, write_debt
from core.language.message import Message
from core.language.text.page import list_places
from core.model.entry import Line
from core.model.intent import ChangeDraft, Intent, RecordEntries, Unclear
from core.model.money import round_amount

_TOPIC = "shorthand"
_ROLES = ("half", "again", "two", "three", "more", "of_card")
_TIMES = {"two": 2, "three": 3}
_MOST_WORDS = 9
_PASSED = ("filler", "join", "speaker", "pronoun", "nudge", "object", "spent", "paid")
"""Roles of small words beside those who share a bill."""
_COUPLE = 2
_COUNTS = range(2, 11)
"""Numbers in words that may be how many of a thing were bought rather than its amount."""


def read_shorthand(message: Message) -> Intent | None:
    """Return what a short message says of the card just shown; None where it says more, or nothing was shown.

    "Make it two" is left to ``ask_count``, as it may be an amount; "zwei davon" cannot be one.
    """
    context = message.context
    lines = context.card or (context.talk[0].lines if context.talk else ())
    if not lines or len(list_word_indexes(message.tokens)) > _MOST_WORDS or message.has_question_mark_at_end:
        return None
    if _is_whole(message, "again"):
        return _make_repeated_lines(message, lines)
    if _is_whole(message, "half"):
        return _ask_what_half_means(message, lines)
    if (shared := _read_outside_sharing(message, lines)) is not None:
        return shared
    for role, count in _TIMES.items():
        if len(lines) == 1 and _is_whole(message, role):
            return ChangeDraft(amount=lines[0].money.amount * count)
    return _read_owner(message)


def ask_count(message: Message, change: ChangeDraft, lines: Sequence[Line]) -> Unclear | None:
    """Return the question whether a small number in words is a count or the new amount: "make it two"; else None."""
    amounts = message.reading.amounts
    at = change.line if change.line is not None else 0
    if (
        change.amount is None
        or change.amount not in _COUNTS
        or len(amounts) != 1
        or at >= len(lines)
        or amounts[0].currencies
    ):
        return None
    if any(sign.isdecimal() for token in message.tokens for sign in token.written):
        return None
    several = replace(change, amount=lines[at].money.amount * int(change.amount))
    return Unclear((several, change))


def has_adding_words(message: Message) -> bool:
    """Return whether a message begins with words that add an entry to those before: "and a coffee 3"."""
    keys = [message.tokens[at].key for at in list_word_indexes(message.tokens)]
    return any(tuple(keys[: len(phrase)]) == phrase for phrase in _list_phrases(message, "more"))


def _list_phrases(message: Message, role: str) -> list[tuple[str, ...]]:
    return [
        phrase
        for language in list_spoken_languages(message)
        for phrase in load_role_phrases(language, _TOPIC, _ROLES)[role]
    ]


def _is_whole(message: Message, role: str) -> bool:
    """Return whether a message is one phrase of a role, perhaps after a "no" or before a "please"."""
    words = list_word_indexes(message.tokens)
    rest = [at for at in words if not message.marks.find_starting(at, "nudge", "filler")]
    said = [tuple(message.tokens[at].key for at in kept) for kept in (words, rest)]
    return any(phrase and phrase in said for phrase in _list_phrases(message, role))


def _make_repeated_lines(message: Message, lines: Sequence[Line]) -> RecordEntries:
    """Return the lines of the card once more, of today."""
    today = message.context.today
    bare = [replace(line, day=today, items=(), rate=None, base=None) for line in lines]
    return RecordEntries(tuple(bare), again=True)


def _ask_what_half_means(message: Message, lines: Sequence[Line]) -> Unclear | None:
    """Return the question what "half" means: half for each of two members, or half of the amount; None for others."""
    people = tuple(person.id for person in message.context.people)
    readings: list[Intent] = []
    if len(people) == _COUPLE and all(line.is_spending for line in lines):
        readings.append(ChangeDraft(whom=people))
    if len(lines) == 1:
        money = lines[0].money
        readings.append(ChangeDraft(amount=round_amount(money.amount / 2, money.currency)))
    return Unclear(tuple(readings)) if readings else None


def _read_outside_sharing(message: Message, lines: Sequence[Line]) -> Intent | None:
    """Return the change of a line by what outsiders owe of it, "split with Tom and Lea"; asked where several fit."""
    page, reading = message.marks, message.reading
    piece = MessagePiece(0, len(message.tokens), make_empty_amount(reading))
    sharing = find_sharing(reading.page, piece, reading.people, message.context, alone=True)
    if sharing is None:
        return None
    told = sharing.told | list_places(*(page.list_within(role, 0, len(message.tokens)) for role in _PASSED))
    if any(at not in told for at in list_word_indexes(message.tokens)):
        return None
    if sharing.member is not None:
        return ChangeDraft(whom=(message.context.speaker, sharing.member))
    readings = []
    for at, line in enumerate(lines):
        ours, owed = sharing.share_out(line.money)
        if line.is_spending and ours.minor > 0:
            debts = [
                (write_debt(message.context, name, owes_us=True), part.amount)
                for name, part in zip(sharing.names, owed, strict=True)
            ]
            readings.append(ChangeDraft(line=at, amount=ours.amount, owed=tuple(debts)))
    if not readings:
        return None
    return readings[0] if len(readings) == 1 else Unclear(tuple(readings))


def _read_owner(message: Message) -> Unclear | None:
    """Return the question whether a named member paid or it was for them: "it was bens"; None for other messages."""
    people: set[UUID] = {name.person for name in message.reading.people}
    if len(people) != 1 or message.reading.amounts or message.reading.layout.dates:
        return None
    told = list_places(message.reading.people)
    rest = [at for at in list_word_indexes(message.tokens) if at not in told]
    keys = [message.tokens[at].key for at in rest]
    spoken = find_occurrences(keys, _list_phrases(message, "of_card"))
    if not keys or list_places(spoken) != set(range(len(keys))):
        return None
    if len(keys) == 1 and not (message.context.card_last or message.context.card):
        return None  # "actually Nora" after an answer asks on
    member = people.pop()
    return Unclear((ChangeDraft(whom=(member,)), ChangeDraft(payer=member)))
