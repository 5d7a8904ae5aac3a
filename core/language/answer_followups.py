"""Read follow-up questions right after an answer, such as "just me" or "not Ben"; they change no saved entry."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.language.changes.plain_answers import is_made_of, is_short
from core.language.entries.people import NamedMember
from core.language.message import Message
from core.language.questions.asking import takes_field
from core.language.questions.read_question import read_question
from core.language.text.page import list_places
from core.language.text.tokens import WORD
from core.model.intent import Ask
from core.model.question import QuestionIntent as Asked

_VERBS = ("edit", "change_verb", "copula", "costs", "remove")
"""Roles of words that demand a change, so that a message with one is no follow-up question."""


def is_right_after_answer(message: Message) -> bool:
    """Return whether a message comes right after the answer to a question and contains no verb of change."""
    context = message.context
    answered = context.before is not None and not context.card_last
    return answered and not message.marks.has_role(*_VERBS)


def read_followup(message: Message) -> Ask | None:
    """Return the follow-up question that a message certainly asks; None for any other message."""
    if (asked := find_asked_member(message)) is not None:
        return asked
    found = read_question(message.text, message.context)
    return found if found is not None and found.sure else None


def find_asked_member(message: Message) -> Ask | None:
    """Return the previous question limited to the one member a message names; None where it names none."""
    before, member = message.context.before, _find_only_member(message)
    if before is None or member is None:
        return None
    if before.intent is Asked.BY_MEMBER:
        before = replace(before, intent=Asked.TOTAL, chart=False)
    return Ask(replace(before, member=member)) if takes_field(before.intent, "member") else None


def _find_only_member(message: Message) -> UUID | None:
    """Return the only member a message asks about: "just me"; in a household of two also "not Ben"; else None."""
    context = message.context
    if not is_short(message.tokens):
        return None
    denied = [name for name in message.reading.people if _find_denial(message, name)]
    rest = _cut_denied(message, denied) if denied else message
    if is_made_of(rest, "me_alone"):
        return context.speaker
    others = {person.id for person in context.people} - {name.person for name in denied}
    small = ("nudge", "filler", "join")
    left = any(token.shape is WORD and not rest.marks.find_starting(at, *small) for at, token in enumerate(rest.tokens))
    return others.pop() if denied and len(others) == 1 and not left else None


def _find_denial(message: Message, name: NamedMember) -> set[int]:
    """Return the tokens of the denial beside a member's name: "not Ben", "Ben nahi"; empty without one."""
    marks = message.marks
    start = name.start - 1 if marks.find_starting(name.start - 1, "filler") else name.start
    before = marks.find_ending(start, "denied") or marks.find_ending(name.start, "denied")
    return list_places([match for match in (before, marks.find_starting(name.end, "denied_after")) if match])


def _cut_denied(message: Message, denied: list[NamedMember]) -> Message:
    """Return a message without the denied members and their denials."""
    gone = list_places(denied).union(*(_find_denial(message, name) for name in denied))
    words = (token.written for at, token in enumerate(message.tokens) if at not in gone)
    return Message.read_message(" ".join(words), message.context)
