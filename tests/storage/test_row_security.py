"""PostgreSQL's own rule under ours: statements that name no household see only the bound one's rows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import ProgrammingError

from storage import tables
from storage.bulk_insert import FEWEST
from storage.security import GUARDED
from storage.store import Store
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.tenancy.neighbours import Neighbour, move_in, neighbour

US = neighbour("OURS", SeededIds(100), 60_00)
THEM = neighbour("THEIRS", SeededIds(200), 77_00)
PLAIN = "plain_owner"


@pytest.fixture
async def full(postgres: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    """Both neighbours, under a login that may put the tenant's role on."""
    store = await databases.opened(postgres, tmp_path, clock)
    await _fill(store)
    yield store
    await store.close()


@pytest.fixture
async def plain(postgres_socket: str, postgres: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    """Both neighbours, in a database of a login that may neither make roles nor put the tenant's on."""
    server = await asyncpg.connect(postgres)
    await server.execute(f"CREATE ROLE {PLAIN} LOGIN")
    await server.execute(f"CREATE DATABASE {PLAIN} OWNER {PLAIN}")
    url = databases.postgres_url(postgres_socket, PLAIN, PLAIN)
    await databases.prepare(url, tmp_path)
    store = await databases.opened(url, tmp_path, clock)
    await _fill(store)
    yield store
    await store.close()
    await server.execute(f"DROP DATABASE {PLAIN}")
    await server.execute(f"DROP ROLE {PLAIN}")
    await server.close()


@pytest.fixture(params=["full", "plain"])
def guarded(request: pytest.FixtureRequest) -> Store:
    """Both ways row-level security is reached."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Store)
    return found


async def _fill(store: Store) -> None:
    for who in (US, THEM):
        await move_in(store, who)


def _owner(table: Table) -> str:
    return "id" if table is tables.household else "household_id"


async def _owners(store: Store, who: Neighbour, table: Table) -> set[object]:
    transaction = await store.database.begin(who.id)
    rows = await transaction.fetch((select(table)), {})
    await transaction.close()
    return {row[_owner(table)] for row in rows}


async def test_a_statement_without_a_household_reads_its_own_rows_alone(guarded: Store) -> None:
    """L2."""
    filled = [table for table in GUARDED if table not in {tables.share, tables.identity}]
    for table in filled:
        assert await _owners(guarded, US, table) == {US.id}, table.name
        assert await _owners(guarded, THEM, table) == {THEM.id}, table.name
    assert await _owners(guarded, US, tables.identity) == {US.id}


async def test_a_change_without_a_household_changes_its_own_rows_alone(guarded: Store) -> None:
    transaction = await guarded.database.begin(US.id)
    touched = await transaction.execute((update(tables.entry).values(description="spoilt")), {})
    gone = await transaction.execute((delete(tables.entry_tag)), {})
    await transaction.commit()
    assert (touched, gone) == (2, 2)
    async with guarded.units(THEM.id, THEM.member.id) as uow:
        assert await uow.entries.get(THEM.entry.id) == THEM.entry


@pytest.mark.parametrize("count", [1, FEWEST])
async def test_no_row_is_written_into_another_household(guarded: Store, count: int) -> None:
    rows = [{"household_id": US.id, "key": f"own {each}", "name": "x"} for each in range(count - 1)]
    transaction = await guarded.database.begin(US.id)
    with pytest.raises(ProgrammingError, match="row-level security"):
        await transaction.insert(insert(tables.tag), [*rows, {"household_id": THEM.id, "key": "x", "name": "x"}])
    await transaction.close()


async def test_the_directory_still_reads_across(guarded: Store) -> None:
    assert set(await guarded.directory.list_households()) == {US.id, THEM.id}
    who = await guarded.directory.identify("console", f"person {THEM.mark}", "x")
    assert who.membership is not None
    assert who.membership.household.categories[-1] == THEM.category


async def test_the_tenants_role_bound_to_nobody_sees_nothing(full: Store, postgres: str) -> None:
    del full
    connection = await asyncpg.connect(postgres)
    await connection.execute("SET ROLE purser_tenant")
    for table in GUARDED:
        assert await connection.fetch(str(select(table))) == [], table.name
    await connection.close()


async def test_the_binding_ends_with_its_transaction(full: Store) -> None:
    """A pooled connection carries nothing of one household to the next."""
    for who in (US, THEM, US):
        async with full.units(who.id, None) as uow:
            assert (await uow.books.load_household()).id == who.id
        assert len(await full.database.fetch((select(tables.household.c.id)), {})) == 2


async def test_a_login_without_the_role_is_advised(full: Store, plain: Store) -> None:
    assert await full.make_advice() == ""
    assert PLAIN in await plain.make_advice()


async def test_every_table_with_a_household_is_guarded_or_known_not_to_be(full: Store, postgres: str) -> None:
    del full
    known = {tables.inbox, tables.dialogue, tables.group_chat}
    owned = {table for table in tables.metadata.sorted_tables if "household_id" in table.c}
    assert owned - known == set(GUARDED) - {tables.household}
    connection = await asyncpg.connect(postgres)
    forced = await connection.fetch("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
    await connection.close()
    assert {row["relname"] for row in forced} == {table.name for table in GUARDED}
