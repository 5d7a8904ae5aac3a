"""Messages that are nothing but an answer: a yes, a no, "the second one", "that was the wrong picture"."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.message import Message
from core.language.text.tokens import SIGN, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.intent import ChangeDraft

_MOST_WORDS = 14
"""Words of an answer or a change; a longer message is a new one."""


def list_words(tokens: Sequence[Token]) -> list[int]:
    """Return the tokens of a message that are no punctuation."""
    return [at for at, token in enumerate(tokens) if not (token.shape is SIGN and token.written.isascii())]


def is_short(tokens: Sequence[Token]) -> bool:
    """Return whether a message has words, and few enough to be an answer or a change."""
    return 0 < len(list_words(tokens)) <= _MOST_WORDS


def read_verdict(tokens: Sequence[Token], marks: PhraseMatches) -> ChangeDraft | None:
    """Return the plain yes or no to a card that a message is; None where it says more."""
    if not is_short(tokens):
        return None
    words = list_words(tokens)
    role = next((role for role in ("discard", "confirm") if _is_whole_message(marks, words, role)), "")
    return ChangeDraft(confirm=role == "confirm", discard=role == "discard") if role else None


def read_yes_or_no(message: Message) -> bool | None:
    """Return whether a whole message is a plain yes, or a plain no; None where it is neither or says more."""
    if not is_short(message.tokens):
        return None
    words = list_words(message.tokens)
    if any(_is_whole_message(message.marks, words, role) for role in ("decline", "discard")):
        return False
    return True if _is_whole_message(message.marks, words, "confirm") else None


def is_made_of(message: Message, *roles: str) -> bool:
    """Return whether a whole message is nothing but phrases of some roles, beside small words."""
    return is_short(message.tokens) and _is_whole_message(message.marks, list_words(message.tokens), *roles)


def takes_picture_back(message: Message) -> bool:
    """Return whether a whole message says that a picture was the wrong one."""
    return is_made_of(message, "wrong_picture")


def read_place(message: Message) -> int | None:
    """Return which of some choices a whole message names ("the second one" is 2, the last is -1)."""
    words = list_words(message.tokens)
    while len(words) > 1 and message.marks.find_at(words[0], "definite", "filler", "nudge"):
        words = words[1:]
    nth = message.marks.find_at(words[0], "nth") if words else None
    return int(nth.value) if nth is not None and nth.end > words[-1] else None


def _is_whole_message(marks: PhraseMatches, words: list[int], *roles: str) -> bool:
    """Return whether a message is nothing but phrases of these roles, after a "no" or "ok"."""
    at, found = 0, False
    while at < len(words):
        match = marks.find_at(words[at], *roles)
        small = match or marks.find_at(words[at], "nudge", "filler")
        if small is None:
            return False
        found = found or match is not None
        at += sum(1 for word in words[at:] if word < small.end)
    return found
