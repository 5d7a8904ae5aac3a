"""Account names in one household: renaming an account, joining two accounts, and undoing that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, insert, or_, select, update

from core.model.account_join import AccountJoin
from storage.database import HouseholdConnection
from storage.household_cache import RAISE
from storage.mappers import fold_text
from storage.tables import account, account_alias, balance_fact, entry

_OWN: Any = bindparam("household")
_AT_ONCE = 500
"""The most ids put into one statement."""

_a, _n, _e, _f = account.c, account_alias.c, entry.c, balance_fact.c
_GET = select(account).where(_a.household_id == _OWN, _a.id == bindparam("which"))
_NAME = (
    update(account)
    .where(_a.household_id == _OWN, _a.id == bindparam("which"))
    .values(name=bindparam("new_name"), name_key=bindparam("new_key"))
)
_ADD = insert(account)
_REMOVE = delete(account).where(_a.household_id == _OWN, _a.id == bindparam("which"))
_ALIASES = select(_n.name_key, _n.name, _n.account_id).where(_n.household_id == _OWN)
_ADD_ALIAS = insert(account_alias)
_DROP_ALIAS = delete(account_alias).where(_n.household_id == _OWN, _n.name_key == bindparam("key"))
_TURN_ALIAS = (
    update(account_alias)
    .where(_n.household_id == _OWN, _n.name_key == bindparam("key"))
    .values(account_id=bindparam("into"))
)
_NAME_FACTS = (
    update(balance_fact)
    .where(_f.household_id == _OWN, _f.account_key == bindparam("key"))
    .values(account=bindparam("new_name"), account_key=bindparam("new_key"))
)
_FACTS = select(_f.id).where(_f.household_id == _OWN, _f.account_key == bindparam("key"))
_PAID = select(_e.id).where(_e.household_id == _OWN, _e.account_id == bindparam("which"))
_ARRIVED = select(_e.id).where(_e.household_id == _OWN, _e.into_id == bindparam("which"))
_BETWEEN = (
    select(_e.id)
    .where(
        _e.household_id == _OWN,
        or_(
            and_(_e.account_id == bindparam("one"), _e.into_id == bindparam("other")),
            and_(_e.account_id == bindparam("other"), _e.into_id == bindparam("one")),
        ),
    )
    .limit(1)
)
_MOVE_PAID = (
    update(entry)
    .where(_e.household_id == _OWN, _e.account_id == bindparam("which"))
    .values(account_id=bindparam("into"))
)
_MOVE_ARRIVED = (
    update(entry).where(_e.household_id == _OWN, _e.into_id == bindparam("which")).values(into_id=bindparam("into"))
)


class SqlAccountNames:
    """Renames and joins accounts; implements ``core.ports.AccountRegister``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def rename(self, account_id: UUID, name: str) -> bool:
        """Rename an account, which can still be found by its old name; False if there is no such account."""
        rows = await self._bound.fetch(_GET, which=account_id)
        if not rows:
            return False
        was, key = rows[0], fold_text(name)
        await self._bound.execute(_DROP_ALIAS, key=key)
        await self._bound.execute(_NAME, which=account_id, new_name=name, new_key=key)
        if key != was["name_key"]:
            await self._add_aliases([was["name"]], account_id)
        await self._bound.execute(_NAME_FACTS, key=was["name_key"], new_name=name, new_key=key)
        await self._bound.execute(RAISE)
        return True

    async def has_transfers_between(self, one: UUID, other: UUID) -> bool:
        """Return whether money was transferred between two accounts, in either direction."""
        return bool(await self._bound.fetch(_BETWEEN, one=one, other=other))

    async def join(self, gone: UUID, kept: UUID) -> AccountJoin | None:
        """Join account ``gone`` into ``kept``; None if either does not exist."""
        was, stays = (await self._bound.fetch(_GET, which=gone), await self._bound.fetch(_GET, which=kept))
        if not was or not stays or gone == kept:
            return None
        aliases = [row for row in await self._bound.fetch(_ALIASES) if row["account_id"] == gone]
        key, into = was[0]["name_key"], stays[0]
        joined = AccountJoin(
            gone,
            was[0]["name"],
            kept,
            await self._list_ids(_PAID, which=gone),
            await self._list_ids(_ARRIVED, which=gone),
            await self._list_ids(_FACTS, key=key),
            tuple(row["name"] for row in aliases),
        )
        await self._bound.execute(_MOVE_PAID, which=gone, into=kept)
        await self._bound.execute(_MOVE_ARRIVED, which=gone, into=kept)
        await self._bound.execute(_NAME_FACTS, key=key, new_name=into["name"], new_key=into["name_key"])
        for row in aliases:
            await self._bound.execute(_TURN_ALIAS, key=row["name_key"], into=kept)
        await self._bound.execute(_REMOVE, which=gone)
        await self._add_aliases([joined.name], kept)
        await self._bound.execute(RAISE)
        return joined

    async def undo_join(self, joined: AccountJoin) -> bool:
        """Undo the join of two accounts; False if the remaining one is gone or the name is taken."""
        key = fold_text(joined.name)
        aliases = {row["name_key"]: row["account_id"] for row in await self._bound.fetch(_ALIASES)}
        if aliases.get(key) != joined.kept or not await self._bound.fetch(_GET, which=joined.kept):
            return False
        await self._bound.execute(_DROP_ALIAS, key=key)
        await self._bound.insert(_ADD, [{"id": joined.gone, "name": joined.name, "name_key": key}])
        for name in joined.former:
            await self._bound.execute(_TURN_ALIAS, key=fold_text(name), into=joined.gone)
        for ids in _split_into_batches(joined.paid):
            back = update(entry).where(_e.household_id == _OWN, _e.id.in_(ids), _e.account_id == joined.kept)
            await self._bound.execute(back.values(account_id=joined.gone))
        for ids in _split_into_batches(joined.arrived):
            back = update(entry).where(_e.household_id == _OWN, _e.id.in_(ids), _e.into_id == joined.kept)
            await self._bound.execute(back.values(into_id=joined.gone))
        for ids in _split_into_batches(joined.facts):
            told = update(balance_fact).where(_f.household_id == _OWN, _f.id.in_(ids))
            await self._bound.execute(told.values(account=joined.name, account_key=key))
        await self._bound.execute(RAISE)
        return True

    async def _add_aliases(self, names: Iterable[str], account_id: UUID) -> None:
        rows = [{"name_key": fold_text(name), "name": name, "account_id": account_id} for name in names]
        await self._bound.insert(_ADD_ALIAS, rows)

    async def _list_ids(self, statement: Any, **values: object) -> tuple[UUID, ...]:
        return tuple(row["id"] for row in await self._bound.fetch(statement, **values))


def _split_into_batches(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
