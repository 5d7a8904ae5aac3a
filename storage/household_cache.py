"""Loading a whole household from its tables, and a cache of those last read, by revision."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import BindParameter, Executable, bindparam, select, update

from core.model.household import Household
from storage import mappers, tables
from storage.database import Row, Values

_OWN: BindParameter[Any] = bindparam("household")

_HOUSEHOLD = select(tables.household).where(tables.household.c.id == _OWN)
_REVISION = select(tables.household.c.revision).where(tables.household.c.id == _OWN)
_MEMBERS = (
    select(tables.member)
    .where(tables.member.c.household_id == _OWN)
    .order_by(tables.member.c.created_at, tables.member.c.id)
)
_CATEGORIES = select(tables.category).where(tables.category.c.household_id == _OWN).order_by(tables.category.c.position)
_ACCOUNTS = select(tables.account).where(tables.account.c.household_id == _OWN).order_by(tables.account.c.name_key)
_ALIASES = (
    select(tables.account_alias)
    .where(tables.account_alias.c.household_id == _OWN)
    .order_by(tables.account_alias.c.name_key)
)
_RULES = (
    select(tables.category_rule).where(tables.category_rule.c.household_id == _OWN).order_by(tables.category_rule.c.key)
)
_GOALS = (
    select(tables.goal.c.name)
    .where(tables.goal.c.household_id == _OWN, tables.goal.c.closed_at.is_(None))
    .order_by(tables.goal.c.created_at)
)
_TAGS = select(tables.tag).where(tables.tag.c.household_id == _OWN).order_by(tables.tag.c.key)

RAISE = update(tables.household).where(tables.household.c.id == _OWN).values(revision=tables.household.c.revision + 1)
"""The statement that raises a household's revision, run with every change to a household or its parts."""


class RowFetcher(Protocol):
    """Something that can run a query: a database or a transaction."""

    async def fetch(self, statement: Executable, values: Values) -> Sequence[Row]:
        """Return the rows of a statement."""
        ...


async def load_household(reader: RowFetcher, household: UUID) -> Household | None:
    """Load a whole household; None if it does not exist.

    Parts read later may be newer than its revision, never older.
    """
    own = {"household": household}
    rows = await reader.fetch(_HOUSEHOLD, own)
    if not rows:
        return None
    wanted = (_MEMBERS, _CATEGORIES, _ACCOUNTS, _ALIASES, _TAGS, _RULES, _GOALS)
    parts = [await reader.fetch(part, own) for part in wanted]
    return mappers.read_household(rows[0], *parts)


async def load_cached_household(
    reader: RowFetcher, known: HouseholdCache, household: UUID, at: int | None
) -> Household | None:
    """Return a household at revision ``at`` from the cache, or load it; None if it does not exist."""
    kept = known.get(household, at) if at is not None else None
    if kept is not None:
        return kept
    found = await load_household(reader, household)
    if found is not None:
        known.keep(found)
    return found


async def load_revision(reader: RowFetcher, household: UUID) -> int | None:
    """Return the revision of a household; None if it does not exist."""
    rows = await reader.fetch(_REVISION, {"household": household})
    return rows[0]["revision"] if rows else None


class HouseholdCache:
    """A cache of the households last read, each served only at the revision just read from the database.

    Only committed households may be stored: a revision that was rolled back would come again with other contents.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._kept: OrderedDict[UUID, Household] = OrderedDict()

    def get(self, household: UUID, at: int) -> Household | None:
        """Return the cached household if it has this revision, else None."""
        kept = self._kept.get(household)
        if kept is None or kept.revision != at:
            return None
        self._kept.move_to_end(household)
        return kept

    def keep(self, household: Household) -> None:
        """Cache a household, dropping the least recently used one if the cache is full."""
        self._kept[household.id] = household
        self._kept.move_to_end(household.id)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
