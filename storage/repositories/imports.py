"""Statement imports of one household, the parts of long imports, and remembered column layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, case, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.draft import DraftState
from core.model.statement_import import ImportPart, ImportState, StatementImport
from core.ports import ALERTS_JOB, IMPORT_JOB, Clock
from storage.database import HouseholdConnection, Row
from storage.mappers import make_row, read_fields
from storage.repositories.drafts import SqlDrafts
from storage.repositories.job_runs import SqlJobRuns
from storage.tables import column_memory, draft, entry, import_part
from storage.tables import statement_import as table

_OWN = table.c.household_id == bindparam("household")
_OWN_PART = (import_part.c.household_id == bindparam("household")) & (import_part.c.import_id == bindparam("of"))
_ADD = insert(table)
_ADD_PARTS = insert(import_part)
_GET = select(table).where(_OWN, table.c.id == bindparam("which")).with_for_update()
_CHANGED = (
    "state", "changed_at", "total", "fresh", "doubtful", "skipped", "handled", "account", "columns", "draft_id",
    "version",
)  # fmt: skip
_SAVE = (
    update(table)
    .where(_OWN, table.c.id == bindparam("which"), table.c.version == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_is_in_book = exists().where(
    entry.c.household_id == draft.c.household_id, entry.c.draft_id == draft.c.id, entry.c.deleted_at.is_(None)
)
_state = case(
    (table.c.draft_id.is_(None), table.c.state),
    (draft.c.state == DraftState.OPEN.value, ImportState.READY.value),
    (draft.c.state != DraftState.CONFIRMED.value, ImportState.DISCARDED.value),
    (_is_in_book, ImportState.DONE.value),
    else_=ImportState.UNDONE.value,
).label("shown")
_card = (draft.c.household_id == table.c.household_id) & (draft.c.id == table.c.draft_id)
_AS_THEY_STAND = select(table, _state).select_from(table.outerjoin(draft, _card)).where(_OWN)
_FIND = _AS_THEY_STAND.where(table.c.id == bindparam("which"))
_NEWEST = _AS_THEY_STAND.order_by(table.c.created_at.desc(), table.c.id.desc()).limit(bindparam("limit"))
_RUNNING = (
    select(table)
    .where(_OWN, table.c.state.in_([state.value for state in ImportState if state.is_running]))
    .order_by(table.c.created_at, table.c.id)
)
_SAME = (
    select(table)
    .where(
        _OWN,
        table.c.digest == bindparam("digest"),
        table.c.draft_id.is_(None),
        table.c.state.in_([state.value for state in ImportState if state.is_live]),
    )
    .order_by(table.c.created_at.desc(), table.c.id.desc())
    .limit(1)
)
_NEXT_PART = (
    select(import_part)
    .where(_OWN_PART, import_part.c.state == bindparam("last"))
    .order_by(import_part.c.number)
    .limit(1)
    .with_for_update()
)
_PARTS_BEFORE = (
    select(import_part)
    .where(_OWN_PART, import_part.c.number < bindparam("number"))
    .order_by(import_part.c.number.desc())
    .limit(bindparam("limit"))
)
_SAVE_PART = (
    update(import_part)
    .where(_OWN_PART, import_part.c.number == bindparam("which"), import_part.c.state == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in ("state", "lines", "draft_id", "asked")})
)
_DISCARD = (
    update(entry)
    .where(
        entry.c.household_id == bindparam("household"),
        entry.c.draft_id == bindparam("draft"),
        entry.c.deleted_at.is_(None),
    )
    .values(deleted_at=bindparam("at"), version=entry.c.version + 1)
)
_new_memory = insert(column_memory)
_REMEMBER = _new_memory.on_conflict_do_update(
    index_elements=["household_id", "header"],
    set_={"columns": _new_memory.excluded["columns"], "changed_at": _new_memory.excluded.changed_at},
)
_MOST_REMEMBERED = 100
_REMEMBERED = (
    select(column_memory)
    .where(column_memory.c.household_id == bindparam("household"))
    .order_by(column_memory.c.changed_at.desc())
    .limit(_MOST_REMEMBERED)
)


class SqlImports:
    """Stores statement imports; implements ``core.ports.Imports``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock, *, drafts: SqlDrafts, jobs: SqlJobRuns) -> None:
        self._bound = bound
        self._clock = clock
        self._drafts = drafts
        self._jobs = jobs

    async def add(self, made: StatementImport) -> None:
        """Add a statement import."""
        await self._bound.insert(_ADD, [_make_row(made)])

    async def add_parts(self, parts: Sequence[ImportPart]) -> None:
        """Add the parts of a long import, and wake the job that processes them."""
        await self._bound.insert(_ADD_PARTS, [_make_part_row(part) for part in parts])
        await self._jobs.wake(IMPORT_JOB, self._clock.now())

    async def get(self, import_id: UUID) -> StatementImport | None:
        """Return an import with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, which=import_id)
        return _read_import(rows[0]) if rows else None

    async def find(self, import_id: UUID) -> StatementImport | None:
        """Return an import for display; one that became a draft has the state of the draft and its entries."""
        rows = await self._bound.fetch(_FIND, which=import_id)
        return _read_import(rows[0], rows[0]["shown"]) if rows else None

    async def save(self, changed: StatementImport, *, was: int) -> bool:
        """Save an import if its version is still ``was``, else return False."""
        row = _make_row(changed)
        new = {f"new_{name}": row[name] for name in _CHANGED}
        done = await self._bound.execute(_SAVE, which=changed.id, was=was, **new) == 1
        if done and changed.state.is_running:
            await self._jobs.wake(IMPORT_JOB, self._clock.now())
        return done

    async def list_newest(self, limit: int) -> tuple[StatementImport, ...]:
        """Return the latest imports, newest first.

        One that became a draft has the state of the draft and its entries.
        """
        return tuple(_read_import(row, row["shown"]) for row in await self._bound.fetch(_NEWEST, limit=limit))

    async def list_running(self) -> tuple[StatementImport, ...]:
        """Return the imports with unprocessed parts, oldest first."""
        return tuple(_read_import(row) for row in await self._bound.fetch(_RUNNING))

    async def find_same_file(self, digest: str) -> StatementImport | None:
        """Return the latest long import of exactly this file, unless it was discarded or undone."""
        rows = await self._bound.fetch(_SAME, digest=digest)
        return _read_import(rows[0]) if rows else None

    async def find_next_part(self, import_id: UUID, state: ImportState) -> ImportPart | None:
        """Return the first part of an import whose last finished step is ``state``; None if there is none."""
        rows = await self._bound.fetch(_NEXT_PART, of=import_id, last=state.value)
        return _read_part(rows[0]) if rows else None

    async def list_parts_before(self, import_id: UUID, number: int, limit: int) -> tuple[ImportPart, ...]:
        """Return the parts just before a number, the nearest first."""
        rows = await self._bound.fetch(_PARTS_BEFORE, of=import_id, number=number, limit=limit)
        return tuple(_read_part(row) for row in rows)

    async def save_part(self, part: ImportPart, *, was: ImportState) -> bool:
        """Save a part if its last finished step is still ``was``, else return False."""
        row = _make_part_row(part)
        new = {f"new_{name}": row[name] for name in ("state", "lines", "draft_id", "asked")}
        return await self._bound.execute(_SAVE_PART, of=part.of, which=part.number, was=was.value, **new) == 1

    async def discard_entries(self, draft_id: UUID) -> int:
        """Move all entries of a part's draft to the trash; return how many."""
        gone = await self._bound.execute(_DISCARD, draft=draft_id, at=self._clock.now())
        self._drafts.changed.append(draft_id)
        await self._jobs.wake(ALERTS_JOB, self._clock.now())
        return gone

    async def remember_columns(self, header: str, columns: str) -> None:
        """Save how the columns below a header are read, as JSON; replaces an earlier answer."""
        row = {"header": header, "columns": columns, "changed_at": self._clock.now()}
        await self._bound.insert(_REMEMBER, [row])

    async def list_remembered_columns(self) -> Mapping[str, str]:
        """Return the saved column layouts (JSON), by header."""
        return {row["header"]: row["columns"] for row in await self._bound.fetch(_REMEMBERED)}


def _make_row(made: StatementImport) -> dict[str, object]:
    return make_row(made, table) | {"member_id": made.member, "draft_id": made.draft}


def _read_import(row: Row, state: str | None = None) -> StatementImport:
    known = read_fields(row, StatementImport, table) | {"state": ImportState(state or row["state"])}
    return StatementImport(member=row["member_id"], draft=row["draft_id"], **known)


def _make_part_row(part: ImportPart) -> dict[str, object]:
    return {
        "import_id": part.of,
        "number": part.number,
        "state": part.state.value,
        "size": part.size,
        "lines": part.lines,
        "draft_id": part.draft,
        "asked": " ".join(map(str, part.asked)),
    }


def _read_part(row: Row) -> ImportPart:
    asked = tuple(UUID(each) for each in row["asked"].split())
    return ImportPart(
        row["import_id"], row["number"], ImportState(row["state"]), row["size"], row["lines"], row["draft_id"], asked
    )
