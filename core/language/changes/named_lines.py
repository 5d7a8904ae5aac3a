"""Which line of a card a message names: by its place ("the second one"), or by a word of it ("milk was 65")."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from core.language.entries.read_entries import EntryReading
from core.language.message import Message
from core.language.text.page import list_places
from core.language.text.tokens import WORD, tokenise
from core.model.entry import Line

_STEM = 4
"""Letters by which two forms of a word are told to be one."""


def list_line_words(line: Line) -> set[str]:
    """Return the words of a line by which it may be named, folded."""
    return {token.key for token in tokenise(f"{line.description} {line.merchant or ''}") if token.shape is WORD}


def list_named_lines(message: Message, card: Sequence[Line]) -> list[int]:
    """Return the lines of which a message holds a word that says what they were, members' names aside."""
    people = list_places(message.reading.people)
    keys = {
        token.key
        for at, token in enumerate(message.tokens)
        if token.shape is WORD
        and (len(token.key) > 2 or message.marks.find_at(at, "merchant"))
        and at not in people
        and not message.marks.find_at(at, "filler", "nudge", "change_word")
    }
    return [index for index, line in enumerate(card) if any(is_name_of(key, list_line_words(line)) for key in keys)]


def is_name_of(key: str, words: AbstractSet[str]) -> bool:
    """Return whether a word is one of a line's, in this form or another: "swim" of "swimming lessons"."""
    if key in words:
        return True
    stems = (key[:_STEM], *(word[:_STEM] for word in words))
    return len(key) >= _STEM and stems[0] in stems[1:]


def find_line(reading: EntryReading, card: Sequence[Line]) -> int | None:
    """Return the line of a card that is meant, its only one included; None where none is named, or several."""
    if len(card) == 1:
        return 0
    marks, end = reading.page.marks, len(reading.page.tokens)
    if named := marks.list_within("nth", 0, end):
        return find_index(int(named[0].value), len(card))
    for count in reading.layout.quantities:
        if marks.find_at(count.end, "ordinal") and 0 < count.readings[0] <= len(card):
            return int(count.readings[0]) - 1
    keys = {
        token.key
        for at, token in enumerate(reading.page.tokens)
        if token.shape is WORD and (len(token.key) > 2 or marks.find_at(at, "merchant"))
    }
    exact = [index for index, line in enumerate(card) if keys & list_line_words(line)]
    meant = exact or [
        index for index, line in enumerate(card) if any(is_name_of(key, list_line_words(line)) for key in keys)
    ]
    return meant[0] if len(meant) == 1 else None


def find_index(nth: int, count: int) -> int | None:
    """Return the index of the first (1), the second (2) or the last (-1) of some lines; None where there is none."""
    index = nth - 1 if nth > 0 else count + nth
    return index if 0 <= index < count else None
