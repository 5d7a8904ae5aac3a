"""Read coming periods in a text: "december", "from january", "15 march 2027"."""

from __future__ import annotations

from datetime import date

from core.language.message import Message
from core.language.questions.read_question import find_likely_languages
from core.language.questions.slots import mark_slots
from core.language.text.phrases import Tokens
from core.model.period import Period


def read_coming_period(text: str, message: Message) -> Period | None:
    """Return the first period a text names, taken in the future; None where it names none."""
    for pack in find_likely_languages(Tokens.from_text(text), message.context.language):
        slots = mark_slots(Tokens.from_text(text), message.context, pack)
        if slots.moments:
            return slots.moments[0].find_days(None, ahead=True)
    return None


def read_due(text: str, message: Message) -> date | None:
    """Return the last day of the future period a text names ("december", "15 march 2027"); None where it names none."""
    period = read_coming_period(text, message)
    return period.last if period is not None else None
