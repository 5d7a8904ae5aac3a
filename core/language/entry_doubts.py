"""Ask whether every line of a message is an entry of its own, where the reading is probably wrong.

"Costco 312, 94 of that was mum's" has two numbers and one entry; so has "bill 143, our third is 48". As no rule can
tell, the draft asks, with a button that keeps all lines and one that leaves out each doubtful line.
"""

from __future__ import annotations

from dataclasses import replace

from core.language.confidence import judge_reading
from core.language.message import Message
from core.language.text.tokens import WORD
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import Line
from core.model.intent import RecordEntries

LIKELY_WRONG = 0.18
"""The chance of being right below which lines are asked about (nine in ten such test readings were wrong)."""

_MOST_ASKED = 2
"""Most lines that get a button, so that the draft stays easy to answer."""


def ask_entries(message: Message, found: RecordEntries) -> RecordEntries:
    """Return entries with a question which lines to keep, where nothing else is asked and they are probably misread."""
    if found.doubts or len(found.lines) == 1 or judge_reading(message, found).right >= LIKELY_WRONG:
        return found
    by_doubt = sorted(range(len(found.lines)), key=lambda at: _rate_line(message, found.lines[at]), reverse=True)
    asked = sorted(by_doubt[:_MOST_ASKED])
    readings = ((), *((Patch(at, left_out=True),) for at in asked))
    return replace(found, doubts=(Doubt(DoubtKind.ENTRY, readings),), sure=False)


def _rate_line(message: Message, line: Line) -> tuple[bool, int]:
    """Return how doubtful a line is: whether it names nothing one buys, and how many words explain it."""
    told = Message.read_message(line.description, message.context)
    words = sum(token.shape is WORD for token in told.tokens)
    return line.merchant is None and not told.marks.has_role("category", "merchant"), words
