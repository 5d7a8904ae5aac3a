"""Decide whether the rules' reading of a message is uncertain, so that a language model may read it better."""

from __future__ import annotations

import re

from core.errors import Refusal
from core.language.context import Context
from core.language.entries import evidence
from core.language.entries.read_entries import EntryReading
from core.language.message import Message
from core.language.text.tokens import NUMBER, WORD
from core.model.intent import Ask, Chatter, Intent, RecordEntries

FAR = -2
"""The points below which a message with numbers is clearly no entry."""

_SAID = ("greeting", "thanks")
_FOREIGN = re.compile(r"[\u0530-\u05ff\u0980-\u10ff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Matches scripts of which the rules know no words: Armenian, Hebrew, Bengali to Thai, Korean, Chinese."""


def is_unsure(text: str, local: Intent, context: Context) -> bool:
    """Return whether a model may read a message better; False where the rules are sure."""
    if isinstance(local, RecordEntries | Ask):
        return not local.sure
    if not isinstance(local, Chatter) or local.topic in _SAID:
        return False
    reading = _read_values(text, context)
    if reading is None:
        return False
    return (
        bool(context.card)
        or _is_worth_asking(reading)
        or _is_unknown_script(text, reading)
        or _has_unexplained_words(reading)
    )


def is_guess(text: str, context: Context) -> bool:
    """Return whether an entry would rest on a number alone, in a script without known words."""
    reading = _read_values(text, context)
    return reading is not None and _is_unknown_script(text, reading) and evidence.weigh_entry(reading) < evidence.SURE


def _read_values(text: str, context: Context) -> EntryReading | None:
    """Return a message's amounts, days and names; None where it cannot be read."""
    try:
        return Message.read_message(text, context).reading
    except Refusal:
        return None


def _is_worth_asking(reading: EntryReading) -> bool:
    return evidence.is_question(reading.page.tokens, reading.page.marks)


def _is_unknown_script(text: str, reading: EntryReading) -> bool:
    """Return whether a message has numbers in a script without known words."""
    numbers = any(token.shape is NUMBER for token in reading.page.tokens)
    return numbers and _FOREIGN.search(text) is not None


def _has_unexplained_words(reading: EntryReading) -> bool:
    """Return whether unexplained words stand with a number that may well be money."""
    worded = any(token.shape is WORD for token in reading.page.tokens)
    return worded and bool(reading.amounts) and evidence.weigh_entry(reading) > FAR and not evidence.is_plan(reading)
