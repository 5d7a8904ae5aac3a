"""Finds which line of a draft a message means: by position ("the second one") or by a word ("milk was 65")."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from core.language.entries.read_entries import EntryReading
from core.language.message import Message
from core.language.text.page import list_places
from core.language.text.tokens import WORD, tokenise
from core.model.entry import Line

_STEM = 4
"""Fewest leading letters two word forms share to count as one word."""


def list_line_words(line: Line) -> set[str]:
    """Return the words of a line by which a message may name it, folded."""
    return {token.key for token in tokenise(f"{line.description} {line.merchant or ''}") if token.shape is WORD}


def list_named_lines(message: Message, card: Sequence[Line]) -> list[int]:
    """Return the lines of a draft that a message names by one of their words, except by members' names."""
    people = list_places(message.reading.people)
    keys = {
        token.key
        for at, token in enumerate(message.tokens)
        if token.shape is WORD
        and (len(token.key) > 2 or message.marks.find_starting(at, "merchant"))
        and at not in people
        and not message.marks.find_starting(at, "filler", "nudge", "change_word")
    }
    return [index for index, line in enumerate(card) if any(is_form_of_any(key, list_line_words(line)) for key in keys)]


def is_form_of_any(key: str, words: AbstractSet[str]) -> bool:
    """Return whether a word is one of some words, in the same or another form: "swim" and "swimming"."""
    if key in words:
        return True
    stems = (key[:_STEM], *(word[:_STEM] for word in words))
    return len(key) >= _STEM and stems[0] in stems[1:]


def find_line(reading: EntryReading, card: Sequence[Line]) -> int | None:
    """Return the line of a draft that a message means, its only line included; None for none or several."""
    if len(card) == 1:
        return 0
    marks, end = reading.page.marks, len(reading.page.tokens)
    if named := marks.list_within("nth", 0, end):
        return find_index(int(named[0].value), len(card))
    for count in reading.layout.quantities:
        if marks.find_starting(count.end, "ordinal") and 0 < count.readings[0] <= len(card):
            return int(count.readings[0]) - 1
    keys = {
        token.key
        for at, token in enumerate(reading.page.tokens)
        if token.shape is WORD and (len(token.key) > 2 or marks.find_starting(at, "merchant"))
    }
    exact = [index for index, line in enumerate(card) if keys & list_line_words(line)]
    meant = exact or [
        index for index, line in enumerate(card) if any(is_form_of_any(key, list_line_words(line)) for key in keys)
    ]
    return meant[0] if len(meant) == 1 else None


def has_named_place(reading: EntryReading, card: Sequence[Line]) -> bool:
    """Return whether a draft has the line a message names by position ("the second one"); True where it names none."""
    named = reading.page.marks.list_within("nth", 0, len(reading.page.tokens))
    return not named or abs(int(named[0].value)) <= len(card)


def find_index(nth: int, count: int) -> int | None:
    """Return the index in a list of ``count`` lines for the first (1), the second (2) or the last (-1)."""
    index = nth - 1 if nth > 0 else count + nth
    return index if 0 <= index < count else None
