"""Notice that somebody said the same thing moments ago."""

from __future__ import annotations

from collections.abc import Sequence
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


async def find_twin(deed: Deed, draft: Draft) -> datetime | None:
    """When the member last said one of these lines, on an open card of this chat or in the book."""
    faces = {_face(line) for line in draft.lines}
    since = deed.now - MOMENTS
    for other in await deed.uow.drafts.open(draft.channel, draft.chat):
        if other.author == draft.author and other.created_at >= since and faces & set(map(_face, other.lines)):
            return other.created_at
    for entry in await deed.uow.reports.entries(_scope(draft.lines), limit=20):
        if entry.author == draft.author and entry.created_at >= since and _face(entry.line) in faces:
            return entry.created_at
    return None


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
