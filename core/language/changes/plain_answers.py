"""Read messages that are only an answer: yes, no, "the second one", "that was the wrong picture"."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.message import Message
from core.language.text.tokens import SIGN, Token
from core.language.text.vocabulary import PhraseMatches
from core.model.intent import ChangeDraft

_MOST_WORDS = 14
"""Most words of an answer or a change; a longer message is a new one."""


def list_word_indexes(tokens: Sequence[Token]) -> list[int]:
    """Return the indexes of tokens that are not punctuation."""
    return [at for at, token in enumerate(tokens) if not (token.shape is SIGN and token.written.isascii())]


def is_short(tokens: Sequence[Token]) -> bool:
    """Return whether a message has words, and few enough to be an answer or a change."""
    return 0 < len(list_word_indexes(tokens)) <= _MOST_WORDS


def read_verdict(tokens: Sequence[Token], marks: PhraseMatches) -> ChangeDraft | None:
    """Return the confirmation or rejection of a draft that a plain yes or no is; None where a message says more."""
    if not is_short(tokens):
        return None
    words = list_word_indexes(tokens)
    role = next((role for role in ("discard", "confirm") if _is_whole_message(marks, words, role)), "")
    return ChangeDraft(confirm=role == "confirm", discard=role == "discard") if role else None


def read_yes_or_no(message: Message) -> bool | None:
    """Return True for a plain yes, False for a plain no, and None for any other message."""
    if not is_short(message.tokens):
        return None
    words = list_word_indexes(message.tokens)
    if any(_is_whole_message(message.marks, words, role) for role in ("decline", "discard")):
        return False
    return True if _is_whole_message(message.marks, words, "confirm") else None


def is_made_of(message: Message, *roles: str) -> bool:
    """Return whether a message consists of phrases of some roles, apart from small words."""
    return is_short(message.tokens) and _is_whole_message(message.marks, list_word_indexes(message.tokens), *roles)


def is_picture_taken_back(message: Message) -> bool:
    """Return whether a message only says that a picture was the wrong one."""
    return is_made_of(message, "wrong_picture")


def read_choice_number(message: Message) -> int | None:
    """Return which of several choices a message names ("the second one" is 2, the last is -1); None for others."""
    words = list_word_indexes(message.tokens)
    while len(words) > 1 and message.marks.find_starting(words[0], "definite", "filler", "nudge"):
        words = words[1:]
    nth = message.marks.find_starting(words[0], "nth") if words else None
    return int(nth.value) if nth is not None and nth.end > words[-1] else None


def _is_whole_message(marks: PhraseMatches, words: list[int], *roles: str) -> bool:
    """Return whether a message consists of phrases of these roles, perhaps after a "no" or "ok"."""
    at, found = 0, False
    while at < len(words):
        match = marks.find_starting(words[at], *roles)
        small = match or marks.find_starting(words[at], "nudge", "filler")
        if small is None:
            return False
        found = found or match is not None
        at += sum(1 for word in words[at:] if word < small.end)
    return found
