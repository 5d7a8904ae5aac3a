"""Migrations make exactly the tables the code knows, once, however many start at the same moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, column, make_url, table, update
from sqlalchemy.ext.asyncio import create_async_engine

from storage import tables
from tests import databases
from tests.databases import HandClock

_OLD = update(table("alembic_version", column("version_num"))).values(version_num="0001")


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, tables.metadata))


async def test_tables_and_migrations_agree(database: str) -> None:
    url = make_url(database)
    driver = "sqlite+aiosqlite" if url.get_backend_name() == "sqlite" else "postgresql+asyncpg"
    engine = create_async_engine(url.set(drivername=driver))
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()


async def test_two_processes_migrate_at_once_and_again(bare: str, tmp_path: Path) -> None:
    stores = [await databases.opened(bare, tmp_path, HandClock(), seed) for seed in (1, 2)]
    await asyncio.gather(*(store.migrate() for store in stores))
    await stores[0].migrate()
    assert [await store.is_ready() for store in stores] == [True, True]
    for store in stores:
        await store.close()


async def test_a_database_of_another_version_is_not_ready(bare: str, tmp_path: Path) -> None:
    store = await databases.opened(bare, tmp_path, HandClock())
    assert not await store.is_ready()
    await store.migrate()
    assert await store.is_ready()
    await store.database.execute(_OLD, {})
    assert not await store.is_ready()
    await store.close()
