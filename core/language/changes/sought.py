"""Read the words after a command such as /delete: a count, or an entry by its words, day and amount."""

from __future__ import annotations

from core.errors import Invalid
from core.language.changes.read_changes import read_entry_change
from core.language.context import Context
from core.language.entries.describe import describe_piece
from core.language.entries.lines import MessagePiece
from core.language.entries.single_values import read_amount
from core.language.message import Message
from core.language.text.page import Amount
from core.model.intent import ChangeDraft, ChangeEntry

_EDIT = "edit"


def read_count(text: str, context: Context) -> int | None:
    """Return the whole number in a text, 1 for an empty text; None for anything else."""
    if not text.strip():
        return 1
    try:
        readings = read_amount(text, context)
    except Invalid:
        return None
    amounts = {money.amount for money in readings}
    if len(amounts) != 1:
        return None
    amount = amounts.pop()
    return int(amount) if amount == int(amount) else None


def read_sought(text: str, context: Context, *, edits: bool = False) -> ChangeEntry:
    """Return the entry a text describes and, with ``edits``, the change it makes: "taxi", "milk yesterday".

    Raises: Invalid for a day or an amount that cannot be.
    """
    if edits and (said := read_entry_change(Message.read_message(f"{_EDIT} {text}", context))) is not None:
        return said
    message = Message.read_message(text, context)
    reading, end = message.reading, len(message.tokens)
    money = reading.amounts[-1] if reading.amounts else Amount(end, end, ())
    words = describe_piece(reading.page, MessagePiece(0, end, money), set()) or ""
    day = reading.layout.dates[0].days[0] if reading.layout.dates else None
    return ChangeEntry(ChangeDraft(), words, day, money.readings[0] if money.readings else None)
