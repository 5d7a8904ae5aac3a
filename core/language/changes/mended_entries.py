"""Read corrections of an amount or payer: "wrote 1200 by mistake, it was 1500", "the hoover was me"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from uuid import UUID

from core.language.changes.changed_fields import is_denied
from core.language.changes.named_lines import is_form_of_any, list_line_words, list_named_lines
from core.language.entries.people import NamedMember
from core.language.message import Message
from core.language.text.page import Amount, list_places
from core.language.text.tokens import NUMBER, OTHER, WORD
from core.model.entry import Line
from core.model.intent import ChangeDraft

_TWO = 2
_MISTAKEN = ("mistaken", "denied", "denied_after", "take_not")
"""Roles of words that say that one of two amounts is wrong."""
_SMALL = ("filler", "nudge", "change_word", "change_verb", "copula", "costs", "definite", "currency", "mistake_join")
"""Roles of words that carry no meaning around the two amounts or the payer."""


def read_mended_amount(message: Message, card: Sequence[Line]) -> ChangeDraft | None:
    """Return the change of a line's amount to the right one, where a message calls the old one wrong; else None."""
    if not message.marks.has_role(*_MISTAKEN) or message.has_question_mark_at_end:
        return None
    amounts = _list_amounts(message)
    named = list_named_lines(message, card) or range(len(card))
    for old, new in permutations(amounts) if len(amounts) == _TWO else ():
        meant = [index for index in named if card[index].money.amount == old.readings[0]]
        if (
            len(meant) == 1
            and _is_old_amount_denied(message, old, new)
            and not _has_words_left(message, card[meant[0]], list_places(amounts))
        ):
            return ChangeDraft(
                line=meant[0],
                amount=new.readings[0],
                currency=new.currencies[0] if new.currencies else None,
            )
    return None


def _is_old_amount_denied(message: Message, old: Amount, new: Amount) -> bool:
    """Return whether a message calls the old of two amounts wrong, and not the new."""
    marks = message.marks
    lead = marks.find_ending(new.start, "mistaken")
    called_wrong = lead is not None and lead.start != old.end  # in Hindi the verb stands behind the old amount
    if called_wrong or old.readings[0] == new.readings[0] or new.readings[0] <= 0:
        return False
    told = old.start < new.start or is_denied(marks, old.start, old.end) or marks.find_ending(old.start, "mistaken")
    return bool(told) and not is_denied(marks, new.start, new.end)


def _list_amounts(message: Message) -> list[Amount]:
    """Return all numbers of a message as amounts, also those that were taken for counts or the like."""
    found = [amount for amount in message.reading.amounts if len(amount.readings) == 1]
    covered = list_places(found)
    for at, token in enumerate(message.tokens):
        if token.shape is NUMBER and at not in covered:
            alone = Message.read_message(token.written, message.context).reading.amounts
            found += [replace(amount, start=at, end=at + 1) for amount in alone]
    return found


def read_mended_payer(message: Message, card: Sequence[Line]) -> ChangeDraft | None:
    """Return the change of a line's payer: "the hoover was me, not Ben"; None where a message says anything else."""
    reading, named = message.reading, list_named_lines(message, card)
    other = message.marks.has_role("meant_for", "meant_after", "meant_me", "visibility")
    if len(named) != 1 or other or reading.amounts or reading.layout.dates or message.has_question_mark_at_end:
        return None
    payers, told = _list_payers(message)
    if len(payers) != 1 or _has_words_left(message, card[named[0]], told):
        return None
    return ChangeDraft(line=named[0], payer=payers.pop())


def _list_payers(message: Message) -> tuple[set[UUID], set[int]]:
    """Return the members said to have paid ("it was Ravi", "was me"), and the tokens that name members."""
    marks, end = message.marks, len(message.tokens)
    mine = marks.list_within("was_me", 0, end)
    people = [name for name in message.reading.people if _has_word_for_was(message, name)]
    payers = {name.person for name in people} | ({message.context.speaker} if mine else set())
    return payers, list_places(message.reading.people, mine, marks.list_within("speaker", 0, end))


def _has_word_for_was(message: Message, name: NamedMember) -> bool:
    return any(message.marks.find_ending(name.start, role) for role in ("change_verb", "copula"))


def _has_words_left(message: Message, line: Line, told: Iterable[int]) -> bool:
    """Return whether words or numbers are left beside ``told``, small words and the words of the line."""
    marks, end, known = message.marks, len(message.tokens), list_line_words(line)
    held = list_places(*(marks.list_within(role, 0, end) for role in (*_SMALL, *_MISTAKEN))).union(told)
    return any(
        at not in held and token.shape in (WORD, NUMBER, OTHER) and not is_form_of_any(token.key, known)
        for at, token in enumerate(message.tokens)
    )
