"""The proofs of one household's drafts: the texts, photos and files they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select, update

from core.model.draft import Draft, DraftState
from core.model.entry import Visibility
from core.ports import Proof
from storage.database import HouseholdConnection, Row
from storage.mappers import NOBODY, read_draft
from storage.tables import draft, entry
from storage.tables import proof as table

_OWN = table.c.household_id == bindparam("household")
_NEWEST = (table.c.created_at.desc(), table.c.id.desc())
_OF_DRAFT = select(table).where(_OWN, table.c.draft_id == bindparam("draft")).order_by(table.c.created_at, table.c.id)
_OF_DRAFTS = (
    select(table)
    .where(_OWN, table.c.draft_id.in_(bindparam("drafts", expanding=True)))
    .order_by(table.c.created_at, table.c.id)
)
_SAME = select(table).where(_OWN, table.c.digest == bindparam("digest"), table.c.digest != "").order_by(*_NEWEST)
_IS_PHOTO = (table.c.digest != "") & (table.c.source == "photo")
_PICTURED = select(table).where(_OWN, _IS_PHOTO).order_by(*_NEWEST).limit(bindparam("limit"))

_IS_OF_ANOTHER_FILE = or_(table.c.file.is_(None), table.c.file != bindparam("besides"))
_SOURCED = (
    select(table)
    .where(_OWN, table.c.source == bindparam("source"), _IS_OF_ANOTHER_FILE)
    .order_by(*_NEWEST)
    .limit(bindparam("limit"))
)
_IS_OPEN = exists().where(
    draft.c.household_id == table.c.household_id,
    draft.c.id == table.c.draft_id,
    draft.c.state == DraftState.OPEN.value,
)
_IN_BOOK = exists().where(entry.c.household_id == table.c.household_id, entry.c.draft_id == table.c.draft_id)
_NEEDED = select(table.c.file).where(_OWN, table.c.file.is_not(None), or_(_IS_OPEN, _IN_BOOK)).distinct()
_hidden = exists().where(
    entry.c.household_id == table.c.household_id,
    entry.c.draft_id == table.c.draft_id,
    entry.c.visibility == Visibility.PRIVATE.value,
    entry.c.author != bindparam("viewer"),
)
_beside = table.alias("beside")
"""Proofs of the same file under other drafts: a photo of several receipts gives each a draft of its own."""
_hidden_beside = exists().where(
    _beside.c.household_id == table.c.household_id,
    _beside.c.digest == table.c.digest,
    _beside.c.digest != "",
    _beside.c.file == table.c.file,
    entry.c.household_id == table.c.household_id,
    entry.c.draft_id == _beside.c.draft_id,
    entry.c.visibility == Visibility.PRIVATE.value,
    entry.c.author != bindparam("viewer"),
)
_behind = (draft.c.household_id == table.c.household_id) & (draft.c.id == table.c.draft_id)
_FILED = (
    select(draft, table.c.file)
    .join(table, _behind)
    .where(_OWN, table.c.file.is_not(None), _IN_BOOK, ~_hidden, ~_hidden_beside)
    .order_by(table.c.created_at, table.c.id)
)
_FILED_PHOTOS = _FILED.where(_IS_PHOTO)
_UNFILE = update(table).where(_OWN, table.c.draft_id == bindparam("draft")).values(file=None)
_MOVE = update(table).where(_OWN, table.c.id == bindparam("which")).values(draft_id=bindparam("draft"))
_OLD = select(table.c.file).where(_OWN, table.c.file.is_not(None), table.c.created_at < bindparam("before")).distinct()
_UNFILE_OLD = (
    update(table).where(_OWN, table.c.file.is_not(None), table.c.created_at < bindparam("before")).values(file=None)
)


class SqlProofs:
    """Stores and finds proofs; implements ``core.ports.Proofs``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def list_of_draft(self, draft_id: UUID) -> tuple[Proof, ...]:
        """Return a draft's proofs, oldest first."""
        return tuple(_read_proof(row) for row in await self._bound.fetch(_OF_DRAFT, draft=draft_id))

    async def list_of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Proof, ...]]:
        """Return the proofs of each of some drafts, oldest first, read in one query."""
        found: dict[UUID, tuple[Proof, ...]] = {}
        for row in await self._bound.fetch(_OF_DRAFTS, drafts=list(drafts)):
            found[row["draft_id"]] = (*found.get(row["draft_id"], ()), _read_proof(row))
        return found

    async def find_same(self, digest: str) -> tuple[Proof, ...]:
        """Return the proofs with exactly this file, newest first."""
        return tuple(_read_proof(row) for row in await self._bound.fetch(_SAME, digest=digest))

    async def list_photos(self, limit: int) -> tuple[Proof, ...]:
        """Return the latest proofs that are photos, newest first."""
        return tuple(_read_proof(row) for row in await self._bound.fetch(_PICTURED, limit=limit))

    async def list_of_source(self, source: str, limit: int, *, besides: str | None = None) -> tuple[Proof, ...]:
        """Return the latest proofs from one source, newest first, without those of the file ``besides``."""
        rows = await self._bound.fetch(_SOURCED, source=source, limit=limit, besides=besides or "")
        return tuple(_read_proof(row) for row in rows)

    async def list_filed_drafts(self, viewer: UUID | None, *, photos: bool = False) -> tuple[tuple[Draft, str], ...]:
        """Return the confirmed drafts with each of their files, oldest file first, unless hidden from the viewer."""
        rows = await self._bound.fetch(_FILED_PHOTOS if photos else _FILED, viewer=viewer or NOBODY)
        return tuple((read_draft(row), row["file"]) for row in rows)

    async def list_needed_files(self) -> frozenset[str]:
        """Return the files that open drafts, and entries not deleted for good, still need."""
        return frozenset(row["file"] for row in await self._bound.fetch(_NEEDED))

    async def release_files(self, draft_id: UUID) -> tuple[str, ...]:
        """Detach the files from a draft's proofs, keeping what was read from them; return their keys."""
        files = [proof.file for proof in await self.list_of_draft(draft_id) if proof.file]
        await self._bound.execute(_UNFILE, draft=draft_id)
        return tuple(dict.fromkeys(files))

    async def move(self, proofs: Sequence[UUID], draft: UUID) -> None:
        """Move some proofs to another draft of the household."""
        for which in proofs:
            await self._bound.execute(_MOVE, which=which, draft=draft)

    async def unfile_old(self, before: datetime) -> tuple[str, ...]:
        """Detach the files from proofs older than an instant, keeping what was read from them; return their keys."""
        files = tuple(row["file"] for row in await self._bound.fetch(_OLD, before=before))
        await self._bound.execute(_UNFILE_OLD, before=before)
        return files


def _read_proof(row: Row) -> Proof:
    names = ("id", "source", "text", "file", "digest", "look", "receipt")
    return Proof(draft=row["draft_id"], **{name: row[name] for name in names})
