"""Notice that somebody said the same thing moments ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from core.model.draft import Draft
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.usecases.deed import Deed

MOMENTS = timedelta(minutes=10)
"""Two equal coffees further apart are two coffees."""

_Face = tuple[EntryKind, Money, date, str, UUID | None]


@dataclass(frozen=True, slots=True)
class Twin:
    """A line that was said before, and when."""

    line: Line
    at: datetime


async def find_twin(deed: Deed, draft: Draft) -> Twin | None:
    """When the member last said one of these lines, on an open card of this chat or in the book."""
    faces = {_face(line): line for line in draft.lines}
    for line, author, at in await _lately(deed, draft):
        if author == draft.author and at >= deed.now - MOMENTS and _face(line) in faces:
            return Twin(faces[_face(line)], at)
    return None


async def _lately(deed: Deed, draft: Draft) -> list[tuple[Line, UUID, datetime]]:
    """Lines that could be equal, with who said them when."""
    drafts = await deed.uow.drafts.open(draft.channel, draft.chat)
    said = [(line, other.author, other.created_at) for other in drafts for line in other.lines]
    entries = await deed.uow.reports.entries(_scope(draft.lines), limit=20)
    return said + [(entry.line, entry.author, entry.created_at) for entry in entries]


def _face(line: Line) -> _Face:
    return line.kind, line.money, line.day, line.description.casefold(), line.payer


def _scope(lines: Sequence[Line]) -> Scope:
    """Entries that could be equal: of these days, and of these amounts where all are of one currency."""
    days = [line.day for line in lines]
    period, kinds = Period(min(days), max(days)), tuple(EntryKind)
    currencies = {line.money.currency for line in lines}
    if len(currencies) > 1:
        return Scope(period, kinds)
    minor = [line.money.minor for line in lines]
    return Scope(period, kinds, least=min(minor), most=max(minor), currency=currencies.pop())
