"""Read bills due on a future day: "electricity bill 1840 due on 5th", which are expected and not yet spent."""

from __future__ import annotations

import re
from datetime import date

from core.errors import Invalid
from core.language.arrangements.coming_periods import read_due
from core.language.arrangements.recurring import read_line
from core.language.arrangements.role_phrases import find_occurrences, list_spoken_languages, load_role_phrases
from core.language.entries import evidence
from core.language.message import Message
from core.model.intent import SetRecurring
from core.model.recurring import Rhythm, RhythmUnit

_MOST_TOKENS = 16
_LONGEST_MONTH = 31
_MONTH_DAY = re.compile(r"(?:\w+ ){0,2}?(\d{1,2})\.?\s?\w{0,2}(?: \w+)?", re.IGNORECASE)
"""Matches a day of the month with the words around it: "the 5th", "dia 5", "5 числа"."""
_ROLES = ("due", "due_behind")
_FARTHEST_DATE = 4
"""The most tokens of a date, such as "the 5th of december"."""


def read_due_bill(message: Message) -> SetRecurring | None:
    """Return a one-time bill due on a future day; None where a message tells of none."""
    if len(message.tokens) > _MOST_TOKENS or "\n" in message.text or message.has_question_mark_at_end:
        return None
    if evidence.is_question(message.tokens, message.marks):
        return None
    keys = [token.key for token in message.tokens]
    for language in list_spoken_languages(message):
        phrases = load_role_phrases(language, "bills", _ROLES)
        for due in find_occurrences(keys, sorted(phrases["due"], key=len, reverse=True)):
            found = _read_bill(message, (0, due.start), (due.end, len(keys))) if due.start else None
            if found is not None:
                return found
        for due in find_occurrences(keys, sorted(phrases["due_behind"], key=len, reverse=True)):
            for first in range(due.start - 1, max(0, due.start - 1 - _FARTHEST_DATE), -1):
                found = _read_bill(message, (0, first), (first, due.start), (due.end, len(keys)))
                if found is not None:
                    return found
    return None


def _read_bill(message: Message, *parts: tuple[int, int]) -> SetRecurring | None:
    """Return the bill whose line is read from the first part of tokens and whose day from the second; else None."""
    texts = [message.cut_text(*part) for part in parts]
    if any(text.strip(" .!") for text in texts[2:]):
        return None
    day = _find_coming_day(texts[1], message)
    line = read_line(message, texts[0]) if day is not None else None
    if day is None or line is None or line.day != message.context.today or day < message.context.today:
        return None
    return SetRecurring(line, Rhythm(RhythmUnit.MONTH), start=day, times=1)


def _find_coming_day(text: str, message: Message) -> date | None:
    """Return the future day a text names: "12 december", "friday", "the 5th" (of a month); None without one."""
    try:
        named = read_due(text, message)
    except Invalid:
        return None
    alone = _MONTH_DAY.fullmatch(text.strip())
    if named is not None or alone is None or not 0 < int(alone[1]) <= _LONGEST_MONTH:
        return named
    rhythm = Rhythm(RhythmUnit.MONTH, month_days=(int(alone[1]),))
    return rhythm.find_first_day(message.context.today)
