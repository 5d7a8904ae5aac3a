"""Find an equal line that the same member wrote a few minutes ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from core.model.draft import Draft
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.usecases.use_case_context import UseCaseContext

MOMENTS = timedelta(minutes=10)
"""The longest time between two equal lines that may be one purchase written twice."""

_LineIdentity = tuple[EntryKind, Money, date, str, UUID | None]


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """An equal line that was written before, and when."""

    line: Line
    at: datetime
    private: bool = False
    """Whether the earlier line was private."""


async def find_twin(context: UseCaseContext, draft: Draft) -> RepeatedLine | None:
    """Return the line of a draft that the member already wrote in the last ten minutes; None where there is none."""
    identities = {_make_line_identity(line): line for line in draft.lines}
    for at, lines in await context.uow.drafts.list_recent(draft.author, context.now - MOMENTS):
        for line in lines:
            if (said := identities.get(_make_line_identity(line))) is not None:
                return RepeatedLine(said, at, line.visibility is Visibility.PRIVATE)
    return None


def _make_line_identity(line: Line) -> _LineIdentity:
    return line.kind, line.money, line.day, line.description.casefold(), line.payer
