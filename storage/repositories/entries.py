"""Confirmed entries of one household, with their accounts and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, bindparam, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.entry import Entry
from core.ports import ALERTS_JOB, Clock, Ids
from storage.database import HouseholdConnection
from storage.household_cache import RAISE
from storage.mappers import BREAK, SHARE_BREAK, fold_text, hide_details, make_entry_row, make_share_rows, read_entry
from storage.repositories.drafts import SqlDrafts
from storage.repositories.job_runs import SqlJobRuns
from storage.tables import account, account_alias, entry, entry_tag, share, tag

_OWN = entry.c.household_id == bindparam("household")
_FIXED = {"household_id", "id", "draft_id", "line"}
_CHANGED = [column.name for column in entry.columns if column.name not in _FIXED]

_TAGS = (
    select(func.aggregate_strings(tag.c.name, BREAK))
    .select_from(entry_tag.join(tag))
    .where(entry_tag.c.household_id == entry.c.household_id, entry_tag.c.entry_id == entry.c.id)
    .correlate(entry)
    .scalar_subquery()
    .label("tags")
)
# Beside the entry, not after it: a list of entries stays one statement.
_SHARES = (
    select(func.aggregate_strings(cast(share.c.member_id, Text) + SHARE_BREAK + cast(share.c.minor, Text), BREAK))
    .where(share.c.household_id == entry.c.household_id, share.c.entry_id == entry.c.id)
    .correlate(entry)
    .scalar_subquery()
    .label("shares")
)


_INTO = account.alias("into_account")
_UNREAD = {"household_id", "line", "merchant_key", "search", "account_id", "into_id"}
"""What finds an entry, or ties it to other rows, and is not in the entry itself."""
_READ = [column for column in entry.columns if column.name not in _UNREAD]


def select_entries() -> Select[tuple[Any, ...]]:
    """Return a query for entries with the names of their account and tags, and their shares by member."""
    columns = (*_READ, account.c.name.label("account"), _INTO.c.name.label("into_account"), _TAGS, _SHARES)
    paid_from = (account.c.household_id == entry.c.household_id) & (account.c.id == entry.c.account_id)
    came_into = (_INTO.c.household_id == entry.c.household_id) & (_INTO.c.id == entry.c.into_id)
    return select(*columns).select_from(entry.outerjoin(account, paid_from).outerjoin(_INTO, came_into)).where(_OWN)


_ADD = insert(entry)
_ADD_TAGS = insert(entry_tag).on_conflict_do_nothing()
_ADD_SHARES = insert(share)
_GET = select_entries().where(entry.c.id == bindparam("id"))
_OF_DRAFT = select_entries().where(entry.c.draft_id == bindparam("draft")).order_by(entry.c.line)
_OF_DRAFTS = (
    select_entries()
    .where(entry.c.draft_id.in_(bindparam("drafts", expanding=True)))
    .order_by(entry.c.draft_id, entry.c.line)
)
_TRASH = (
    select_entries()
    .where(entry.c.deleted_at.is_not(None))
    .order_by(entry.c.deleted_at.desc(), entry.c.id.desc())
    .limit(bindparam("limit"))
)
_SAVE = (
    update(entry)
    .where(_OWN, entry.c.id == bindparam("which"), entry.c.version == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_UNTAG = delete(entry_tag).where(
    entry_tag.c.household_id == bindparam("household"), entry_tag.c.entry_id == bindparam("id")
)

_UNSHARE = delete(share).where(share.c.household_id == bindparam("household"), share.c.entry_id == bindparam("id"))

_ACCOUNTS = select(account.c.id, account.c.name_key).where(account.c.household_id == bindparam("household"))
_ALIASES = select(account_alias.c.account_id, account_alias.c.name_key).where(
    account_alias.c.household_id == bindparam("household")
)
_new_account = insert(account)
# The empty change makes RETURNING give the row of whoever was faster.
_ADD_ACCOUNT = _new_account.on_conflict_do_update(
    index_elements=["household_id", "name_key"], set_={"name_key": _new_account.excluded.name_key}
).returning(account.c.id)
_ADD_TAG = insert(tag).on_conflict_do_nothing().returning(tag.c.key)

_GONE = select(entry.c.id).where(_OWN, entry.c.deleted_at < bindparam("before")).scalar_subquery()
_PURGE_PARTS = tuple(
    (delete(part).where(part.c.household_id == bindparam("household"), part.c.entry_id.in_(_GONE)))
    for part in (entry_tag, share)
)
_PURGE = delete(entry).where(_OWN, entry.c.deleted_at < bindparam("before"))


class SqlEntries:
    """Stores entries; implements ``core.ports.Entries``."""

    def __init__(
        self,
        bound: HouseholdConnection,
        viewer: UUID | None,
        ids: Ids,
        *,
        clock: Clock,
        drafts: SqlDrafts,
        jobs: SqlJobRuns,
    ) -> None:
        self._bound = bound
        self._clock = clock
        self._drafts = drafts
        self._jobs = jobs
        self._viewer = viewer
        self._ids = ids

    async def add(self, entries: Sequence[Entry]) -> None:
        """Add entries; those of a draft are numbered, so that adding them twice violates a unique key."""
        accounts, new_accounts = await self._ensure_accounts(entries)
        new_tags = await self._ensure_tags(entries)
        seen: Counter[UUID] = Counter()
        rows = []
        for one in entries:
            line = seen[one.draft] if one.draft else None
            seen.update([one.draft] if one.draft else [])
            rows.append({**_make_row(one, accounts), "line": line})
        await self._bound.insert(_ADD, rows)
        await self._store_tags_and_shares(entries)
        await self._refuse_double(new_accounts + new_tags)
        await self._jobs.wake(ALERTS_JOB, self._clock.now())

    async def get(self, entry_id: UUID) -> Entry | None:
        """Return an entry, in the trash or not; the caller must check whether the viewer may see it."""
        rows = await self._bound.fetch(_GET, id=entry_id)
        return read_entry(rows[0]) if rows else None

    async def save(self, entry: Entry, *, was: int) -> bool:
        """Save an entry if its version is still ``was``, else return False."""
        accounts, new_accounts = await self._ensure_accounts([entry])
        row = _make_row(entry, accounts)
        new = {f"new_{name}": row[name] for name in _CHANGED}
        if await self._bound.execute(_SAVE, which=entry.id, was=was, **new) != 1:
            return False
        self._drafts.changed += [entry.draft] if entry.draft else []
        new_tags = await self._ensure_tags([entry])
        for part in (_UNTAG, _UNSHARE):
            await self._bound.execute(part, id=entry.id)
        await self._store_tags_and_shares([entry])
        await self._refuse_double(new_accounts + new_tags)
        await self._jobs.wake(ALERTS_JOB, self._clock.now())
        return True

    async def list_of_draft(self, draft_id: UUID) -> tuple[Entry, ...]:
        """Return the entries made from a draft, ordered by line, in the trash or not."""
        return tuple(read_entry(row) for row in await self._bound.fetch(_OF_DRAFT, draft=draft_id))

    async def list_of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Entry, ...]]:
        """Return the entries made from each of some drafts, ordered by line, read in one query."""
        found: dict[UUID, tuple[Entry, ...]] = {}
        for row in await self._bound.fetch(_OF_DRAFTS, drafts=list(drafts)):
            found[row["draft_id"]] = (*found.get(row["draft_id"], ()), read_entry(row))
        return found

    async def list_trash(self, limit: int) -> tuple[Entry, ...]:
        """Return the entries in the trash, the latest deleted first; other members' private ones without details."""
        rows = await self._bound.fetch(_TRASH, limit=limit)
        return tuple(hide_details(read_entry(row), self._viewer) for row in rows)

    async def purge(self, before: datetime) -> int:
        """Delete for good the entries moved to the trash before an instant; return how many."""
        for part in _PURGE_PARTS:
            await self._bound.execute(part, before=before)
        return await self._bound.execute(_PURGE, before=before)

    async def _ensure_accounts(self, entries: Sequence[Entry]) -> tuple[dict[str, UUID], int]:
        """Return the ids of the accounts that entries name, by folded name, and how many accounts had to be added."""
        names = _map_first_spellings(name for one in entries for name in (one.line.account, one.line.into) if name)
        if not names:
            return {}, 0
        known = {row["name_key"]: row["id"] for row in await self._bound.fetch(_ACCOUNTS)}
        known |= {row["name_key"]: row["account_id"] for row in await self._bound.fetch(_ALIASES)}
        missing = sorted(names.keys() - known.keys())
        for key in missing:
            rows = await self._bound.fetch(_ADD_ACCOUNT, id=self._ids.new(), name=names[key], name_key=key)
            known[key] = rows[0]["id"]
        return known, len(missing)

    async def _ensure_tags(self, entries: Sequence[Entry]) -> int:
        """Add the missing tags that entries name; return how many."""
        names = _map_first_spellings(name for one in entries for name in one.line.tags)
        made = [await self._bound.fetch(_ADD_TAG, key=key, name=name) for key, name in sorted(names.items())]
        return sum(len(rows) for rows in made)

    async def _store_tags_and_shares(self, entries: Sequence[Entry]) -> None:
        """Store which tags entries have and for which members they were."""
        pairs = [{"entry_id": one.id, "tag": fold_text(name)} for one in entries for name in one.line.tags]
        await self._bound.insert(_ADD_TAGS, pairs)
        await self._bound.insert(_ADD_SHARES, [row for one in entries for row in make_share_rows(one)])

    async def _refuse_double(self, made: int) -> None:
        # Accounts, tags, household, each in one order everywhere: two writers then wait in a line, not for one another.
        if made:
            await self._bound.execute(RAISE)


def _make_row(one: Entry, accounts: Mapping[str, UUID]) -> dict[str, Any]:
    return make_entry_row(
        one, accounts.get(fold_text(one.line.account or "")), accounts.get(fold_text(one.line.into or ""))
    )


def _map_first_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return names by their folded form; the first spelling stays."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold_text(name), name)
    return first
