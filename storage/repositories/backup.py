"""Reading and writing all rows of one household for a backup, except what a backup leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Annotated, Any, cast
from uuid import UUID

import msgspec
from sqlalchemy import Integer, String, Table, UniqueConstraint, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.sql.schema import ForeignKeyConstraint
from sqlalchemy.types import TypeEngine

from core.errors import Invalid, NotAllowed
from core.model.backup import Rows
from core.model.entry import EntryKind, Visibility
from core.model.money import count_decimals
from core.model.recurring import Pause, Rhythm, RuleTerms
from core.ports import PLAN_JOB, Clock
from storage import household_cache, tables
from storage.backup_privacy import Backed, hide_others
from storage.database import HouseholdConnection, Row
from storage.mappers import NOBODY, read_draft, read_household, read_member
from storage.repositories.job_runs import SqlJobRuns
from storage.tables.columns import Instant

BACKED_UP = (
    tables.household, tables.member, tables.account, tables.category, tables.tag, tables.draft, tables.entry,
    tables.entry_tag, tables.share, tables.proof, tables.change, tables.category_rule, tables.exchange_rate,
    tables.budget, tables.budget_limit, tables.goal, tables.goal_deposit, tables.recurring_rule,
    tables.recurring_occurrence, tables.declined_suggestion, tables.split_rule, tables.alert, tables.accepted_thing,
    tables.notice_preference, tables.balance_fact, tables.account_alias,
)  # fmt: skip
"""The tables that a backup contains."""

LEFT_OUT = frozenset({
    tables.identity, tables.invite, tables.session, tables.login, tables.sign_in_link, tables.passkey,
    tables.calendar_feed,
    tables.connection, tables.group_chat, tables.dialogue, tables.inbox, tables.outbox, tables.kept_answer,
    tables.call, tables.parsing, tables.job_run, tables.category_model,
    tables.statement_import, tables.import_part, tables.column_memory,
})  # fmt: skip
"""A household's tables that no backup contains: sign-in data and secrets, messages, logs, and what is computed anew."""

_NOT_TAKEN = {
    tables.household: {"id", "revision", "created_at", "demo", "assisted", "narrated"},
    tables.draft: {"household_id", "channel", "chat"},
    tables.recurring_rule: {"household_id", "channel", "chat"},
}
"""Columns not taken from a backup, because the household or chat it is restored in sets them."""

_MADE_WITH = (
    tables.exchange_rate, tables.declined_suggestion, tables.split_rule, tables.alert, tables.accepted_thing,
    tables.notice_preference, tables.category,
)  # fmt: skip
"""Tables in which even a new household may have rows; restoring a backup replaces those rows."""
_MUST_BE_EMPTY = (
    tables.entry, tables.draft, tables.account, tables.tag, tables.category_rule, tables.budget, tables.goal,
    tables.recurring_rule,
)  # fmt: skip

_OWN: Any = bindparam("household")
_AT_ONCE = 1_000


class BackupRows:
    """Reads and writes a household's rows by table; implements ``core.ports.HouseholdRows``."""

    def __init__(self, bound: HouseholdConnection, viewer: UUID | None, clock: Clock, jobs: SqlJobRuns) -> None:
        self._bound = bound
        self._viewer = viewer
        self._clock = clock
        self._jobs = jobs

    async def read(self) -> Rows:
        """Return all rows that the viewer may see, ordered by key. Raises NotAllowed without a viewer."""
        if self._viewer is None:
            raise NotAllowed("backup-in-group")
        found: Backed = {}
        for table in BACKED_UP:
            columns = [table.c[name] for name in _list_columns(table)]
            owner = table.c.id if table is tables.household else table.c.household_id
            statement = select(*columns).where(owner == _OWN).order_by(*table.primary_key)
            found[table.name] = [dict(row) for row in await self._bound.fetch(statement)]
        return hide_others(found, self._viewer)

    async def is_empty(self) -> bool:
        """Return whether the household has only one member and what every new household has."""
        for table in _MUST_BE_EMPTY:
            if await self._bound.fetch(select(table.c.household_id).where(table.c.household_id == _OWN).limit(1)):
                return False
        own = (
            tables.category.c.household_id == _OWN,
            or_(tables.category.c.system.is_(False), tables.category.c.name.is_not(None)),
        )
        members = select(func.count().label("many")).select_from(tables.member)
        rows = await self._bound.fetch(members.where(tables.member.c.household_id == _OWN))
        return rows[0]["many"] == 1 and not await self._bound.fetch(select(tables.category.c.key).where(*own).limit(1))

    async def write(self, rows: Rows, member: UUID, channel: str, chat: str) -> None:
        """Fill an empty household from rows; ``member`` is its one member, drafts go to the given chat.

        Raises Invalid.
        """
        found = _read_rows(rows, member)
        for each in (*found["draft"], *found["recurring_rule"]):
            each |= {"channel": channel, "chat": chat}
        for table in _MADE_WITH:
            await self._bound.execute(delete(table).where(table.c.household_id == _OWN))
        (settings,) = found["household"]
        await self._bound.execute(update(tables.household).where(tables.household.c.id == _OWN).values(settings))
        for table in tables.metadata.sorted_tables:
            if table in BACKED_UP and table is not tables.household:
                await self._insert(table, found[table.name], member)
        await self._bound.execute(household_cache.RAISE)
        await self._jobs.wake(PLAN_JOB, self._clock.now())

    async def _insert(self, table: Table, rows: list[dict[str, Any]], member: UUID) -> None:
        """Insert rows; the existing row of the member who restores is updated instead and keeps its role."""
        if table is tables.member:
            (own,) = (row for row in rows if row["id"] == member)
            changed = {name: own[name] for name in ("name", "name_key", "aliases", "language", "created_at")}
            which = table.c.household_id == _OWN, table.c.id == bindparam("which")
            await self._bound.execute(update(table).where(*which).values(changed), which=member)
            rows = [row for row in rows if row["id"] != member]
        for first in range(0, len(rows), _AT_ONCE):
            await self._bound.insert(insert(table), rows[first : first + _AT_ONCE])


def _list_columns(table: Table) -> tuple[str, ...]:
    left = _NOT_TAKEN.get(table, {"household_id"})
    return tuple(column.name for column in table.columns if column.name not in left)


@cache
def _make_row_class(table: Table) -> type[msgspec.Struct]:
    """Return a msgspec class that checks the rows a backup has for a table."""
    fields = []
    for name in _list_columns(table):
        column = table.c[name]
        kind = _find_column_type(column.type)
        fields.append((name, kind | None if column.nullable else kind))
    return msgspec.defstruct(f"Backup_{table.name}", fields, forbid_unknown_fields=True)


def _find_column_type(column_type: TypeEngine[Any]) -> Any:
    """Return the type that msgspec requires of a column's values."""
    if isinstance(column_type, Instant):
        return Annotated[datetime, msgspec.Meta(tz=True)]
    if isinstance(column_type, String):
        return Annotated[str, msgspec.Meta(max_length=column_type.length)]
    if isinstance(column_type, Integer):
        return Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
    return column_type.python_type


def _read_rows(rows: Rows, member: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return a backup's rows converted to the types of their columns and checked.

    Raises: Invalid if a table, column or value is not as this version writes it, or rows do not fit together.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    if set(rows) - {table.name for table in BACKED_UP}:
        raise Invalid("backup-damaged")
    try:
        for table in BACKED_UP:
            typed = msgspec.convert(rows.get(table.name, []), list[_make_row_class(table)])  # type: ignore[misc]  # made at run time
            found[table.name] = [msgspec.structs.asdict(row) for row in typed]
        _check_values(found)
    except (msgspec.MsgspecError, Invalid, ValueError, LookupError, TypeError):
        raise Invalid("backup-damaged") from None
    whole = len(found["household"]) == 1 and any(row["id"] == member for row in found["member"])
    if not whole or not all(
        _has_unique_keys(table, found) and _has_valid_references(table, found) for table in BACKED_UP
    ):
        raise Invalid("backup-damaged")
    return found


def _check_values(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Convert all rows to their domain classes as a check. Raises what the conversions raise."""
    own = {"household_id": NOBODY, "id": NOBODY, "revision": 0, "assisted": False, "narrated": False, "demo": False}
    read_household(cast("Row", own | dict(found["household"][0])), (), (), (), (), (), (), ())
    for row in found["member"]:
        read_member(cast("Row", row))
    for row in found["draft"]:
        read_draft(cast("Row", {"channel": "", "chat": ""} | dict(row)))
    for row in found["entry"]:
        EntryKind(row["kind"])
        Visibility(row["visibility"])
        count_decimals(row["currency"])
    for row in found["recurring_rule"]:
        msgspec.json.decode(row["rhythm"], type=Rhythm)
        msgspec.json.decode(row["terms"], type=tuple[RuleTerms, ...])
        msgspec.json.decode(row["pauses"], type=tuple[Pause, ...])


def _has_unique_keys(table: Table, found: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Return whether a table's rows all have different keys."""
    keys = [tuple(column.name for column in table.primary_key)] if table is not tables.household else []
    keys += [tuple(each.columns.keys()) for each in table.constraints if isinstance(each, UniqueConstraint)]
    for key in keys:
        names = [name for name in key if name != "household_id"]
        values = [tuple(row[name] for name in names) for row in found[table.name]]
        full = [value for value in values if None not in value]
        if len(set(full)) != len(full):
            return False
    return True


def _has_valid_references(table: Table, found: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Return whether every row that a table's foreign keys refer to is in the backup."""
    for each in table.constraints:
        if not isinstance(each, ForeignKeyConstraint) or each.referred_table is tables.household:
            continue
        pairs = [(key.parent.name, key.column.name) for key in each.elements if key.parent.name != "household_id"]
        there = {tuple(row[theirs] for _, theirs in pairs) for row in found[each.referred_table.name]}
        for row in found[table.name]:
            value = tuple(row[ours] for ours, _ in pairs)
            if None not in value and value not in there:
                return False
    return True
