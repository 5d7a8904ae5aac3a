"""Read messages that set up a recurring payment: its rhythm first, then the rest as an ordinary entry."""

from __future__ import annotations

from core.errors import Invalid
from core.language.entries import evidence
from core.language.entries.read_entries import read_entries
from core.language.message import Message
from core.language.text.phrases import Tokens
from core.language.values.rhythm_words import load_rhythm_words
from core.language.values.rhythms import RhythmReading, read_rhythm
from core.model.entry import EntryKind, Line
from core.model.intent import SetRecurring
from core.model.money import Money

_LONGEST = 25
"""Most words of a message that sets up a recurring payment."""
_MOST_WORDS = 5
"""Most words of the payment's name."""


def read_recurring(message: Message) -> SetRecurring | None:
    """Return the recurring payment or income that a message sets up; None where it sets up none.

    A message about a payment already made is an entry, whose rhythm is offered later (``read_paid_regularly``).

    Raises:
        Invalid: it names a day that no month has, or an amount of zero.
    """
    found = _read(message)
    if found is None or found.told:
        return None
    line = read_line(message, found.rest)
    if line is None or line.day != message.context.today:
        return None
    if found.multiplied and not _is_durable_thing(message, line):
        return None
    once = Money(line.money.minor * found.parts, line.money.currency) if found.parts else None
    assert found.rhythm is not None  # noqa: S101  a reading without one is None
    return SetRecurring(line, found.rhythm, found.start, found.until, found.times, once)


def read_paid_regularly(message: Message) -> SetRecurring | None:
    """Return the recurring payment behind a message that records one: "paid netflix 649 every month"; else None."""
    try:
        found = _read(message)
    except Invalid:  # what is saved already is not refused for its rhythm
        return None
    if found is None or found.rhythm is None or found.parts is not None:
        return None
    line = read_line(message, found.rest)
    return SetRecurring(line, found.rhythm, found.start, found.until, found.times) if line else None


def _read(message: Message) -> RhythmReading | None:
    tokens = message.tokens
    if message.has_question_mark_at_end or len(tokens) > _LONGEST or "\n" in message.text:
        return None
    if evidence.is_question(tokens, message.marks):
        return None
    languages = dict.fromkeys([message.context.language, *sorted(message.marks.languages), "en"])
    return read_rhythm(message.text, languages, message.context.today)


def read_line(message: Message, rest: str) -> Line | None:
    """Return the single line read from the rest of a message; None for no line, several, or an ambiguous one."""
    try:
        read = read_entries(Message.read_message(rest, message.context).reading, sure=True)
    except Invalid as refusal:
        if refusal.code == "amount-zero":
            raise
        return None
    if read is None or len(read.lines) != 1:
        return None
    line = read.lines[0]
    named = line.description or line.merchant or line.category
    if not named or line.kind is EntryKind.REFUND or len(line.description.split()) > _MOST_WORDS:
        return None
    return line


def _is_durable_thing(message: Message, line: Line) -> bool:
    """Return whether a thing lasts, so that "phone 6x4999" means instalments while "eggs 6x12" means pieces."""
    said = Tokens.from_text(f"{line.description} {line.merchant or ''}").text
    languages = dict.fromkeys([message.context.language, *sorted(message.marks.languages), "en"])
    return any(f" {word} " in said for language in languages for word in _load_durables(language))


def _load_durables(language: str) -> tuple[str, ...]:
    try:
        return load_rhythm_words(language).durables
    except KeyError:
        return ()
