"""Drafts of one household: lines that wait for confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, literal_column, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.draft import REMIND_AFTER, Draft, DraftState
from core.model.entry import Line
from core.ports import DRAFTS_JOB
from storage.database import HouseholdConnection
from storage.mappers import make_draft_row, read_draft, read_lines
from storage.repositories.job_runs import SqlJobRuns
from storage.tables import draft as table
from storage.tables import entry

_OWN = table.c.household_id == bindparam("household")
_MADE_ONCE = {"household_id", "id", "author", "channel", "chat", "created_at", "heard"}
_CHANGED = [each.name for each in table.columns if each.name not in _MADE_ONCE]

# Written out, so that the planner knows the index of open drafts fits.
_IS_OPEN = table.c.state == literal_column("'open'")

_GET = select(table).where(_OWN, table.c.id == bindparam("id")).with_for_update()
_ADD = insert(table)
_SAVE = (
    update(table)
    .where(
        _OWN,
        table.c.id == bindparam("which"),
        table.c.version == bindparam("was"),
        table.c.state == DraftState.OPEN.value,
    )
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)

_REOPEN = (
    update(table)
    .where(
        _OWN,
        table.c.id == bindparam("which"),
        table.c.version == bindparam("was"),
        table.c.state == DraftState.DISCARDED.value,
    )
    .values(version=bindparam("new_version"), state=DraftState.OPEN.value)
)


def _select_open() -> Select[tuple[object, ...]]:
    newest = (table.c.created_at.desc(), table.c.id.desc())
    return select(table).where(_OWN, _IS_OPEN).order_by(*newest)


_OPEN = _select_open()
_OPEN_IN = _select_open().where(table.c.channel == bindparam("channel"), table.c.chat == bindparam("chat"))
_LATELY_MOST = 20
_STILL_SAVED = exists().where(
    entry.c.household_id == table.c.household_id, entry.c.draft_id == table.c.id, entry.c.deleted_at.is_(None)
)
"""Condition that a confirmed draft has an entry that is not in the trash."""
_LATELY = (
    select(table.c.created_at, table.c.lines)
    .where(
        _OWN,
        table.c.author == bindparam("author"),
        table.c.created_at >= bindparam("since"),
        or_(table.c.state == DraftState.OPEN.value, and_(table.c.state == DraftState.CONFIRMED.value, _STILL_SAVED)),
    )
    .order_by(table.c.created_at.desc(), table.c.id.desc())
    .limit(_LATELY_MOST)
)


class SqlDrafts:
    """Stores drafts; implements ``core.ports.Drafts``."""

    def __init__(self, bound: HouseholdConnection, jobs: SqlJobRuns) -> None:
        self._bound = bound
        self._jobs = jobs
        self.changed: list[UUID] = []
        """The drafts that this unit of work changed, or whose entries it changed."""

    async def get(self, draft_id: UUID) -> Draft | None:
        """Return a draft with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, id=draft_id)
        return read_draft(rows[0]) if rows else None

    async def add(self, draft: Draft) -> None:
        """Add a draft, and wake the job that reminds of it when that is due."""
        await self._bound.insert(_ADD, [make_draft_row(draft)])
        await self._jobs.wake(DRAFTS_JOB, draft.created_at + REMIND_AFTER)

    async def save(self, draft: Draft, *, was: int) -> bool:
        """Save an open draft if its version is still ``was``, else return False.

        Author, chat and time of creation stay.
        """
        row = make_draft_row(draft)
        values = {f"new_{name}": row[name] for name in _CHANGED} | {"which": draft.id, "was": was}
        saved = await self._bound.execute(_SAVE, **values) == 1
        self.changed += [draft.id] if saved else []
        return saved

    async def reopen(self, draft: Draft, *, was: int) -> bool:
        """Reopen a discarded draft if its version is still ``was``, else return False."""
        if await self._bound.execute(_REOPEN, which=draft.id, was=was, new_version=draft.version) != 1:
            return False
        self.changed.append(draft.id)
        await self._jobs.wake(DRAFTS_JOB, draft.created_at + REMIND_AFTER)
        return True

    async def list_open(self, channel: str | None = None, chat: str | None = None) -> tuple[Draft, ...]:
        """Return the open drafts, newest first; only those of one chat if it is given."""
        if channel is None or chat is None:
            rows = await self._bound.fetch(_OPEN)
        else:
            rows = await self._bound.fetch(_OPEN_IN, channel=channel, chat=chat)
        return tuple(read_draft(row) for row in rows)

    async def list_recent(self, author: UUID, since: datetime) -> Iterator[tuple[datetime, tuple[Line, ...]]]:
        """Iterate over a member's last twenty open or confirmed drafts since an instant, newest first.

        Gives the time and lines of each; lines are decoded only when reached, as most callers stop at the first.
        """
        rows = await self._bound.fetch(_LATELY, author=author, since=since)
        return ((row["created_at"], read_lines(row)) for row in rows)
