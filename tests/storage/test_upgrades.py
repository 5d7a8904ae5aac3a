"""Rows written under every earlier version live through the upgrades to this one; a newer database is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, func, insert, make_url, select
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import Fault
from storage import migration
from tests import databases
from tests.databases import HandClock

ONE = UUID(int=1)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
BY_TYPE: dict[type, Any] = {
    UUID: ONE, str: "x", int: 1, bool: False, float: 1.0, bytes: b"x", datetime: NOW, date: NOW.date(),
    dict: {}, list: [], timedelta: timedelta(seconds=1),
}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgres"])
async def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without a table."""
    if request.param == "sqlite":
        return databases.sqlite_url(tmp_path / "bare.db")
    socket = request.getfixturevalue("postgres_socket")
    server = await asyncpg.connect(databases.postgres_url(socket))
    await server.execute("DROP DATABASE IF EXISTS upgraded")
    await server.execute("CREATE DATABASE upgraded")
    await server.close()
    return databases.postgres_url(socket, "upgraded")


def _value(column: Column[Any]) -> Any:
    """Return something a column takes; what refers to a row refers to the only one."""
    kind = column.type.python_type if "JSON" not in str(column.type) else dict
    if str(column.type).startswith(("CHAR(32)", "UUID")):
        return ONE if str(column.type) == "UUID" else ONE.hex
    return BY_TYPE[kind]


def _fill(connection: Connection) -> None:
    """Put one row into every table that has none."""
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        if table.name != "alembic_version" and not _count(connection, table):
            needed = [each for each in table.columns if not each.nullable or each.foreign_keys]
            connection.execute(insert(table).values({each.name: _value(each) for each in needed}))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _counts(connection: Connection) -> dict[str, int]:
    metadata = MetaData()
    metadata.reflect(connection)
    return {table.name: _count(connection, table) for table in metadata.sorted_tables}


def _climb(connection: Connection) -> list[str]:
    """Go through all versions, with a row in every table of each; returns the tables that lost theirs."""
    config = Config()
    config.set_main_option("script_location", str(migration.MIGRATIONS))
    config.attributes["connection"] = connection
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    lost = []
    for revision in reversed(revisions):
        before = _counts(connection)
        command.upgrade(config, revision)
        after = _counts(connection)
        lost += [f"{name} at {revision}" for name in before.keys() & after.keys() if after[name] < before[name]]
        _fill(connection)
    return lost


async def test_rows_of_every_version_live_on(bare: str, tmp_path: Path) -> None:
    url = make_url(bare)
    driver = "sqlite+aiosqlite" if url.get_backend_name() == "sqlite" else "postgresql+asyncpg"
    engine = create_async_engine(url.set(drivername=driver))
    async with engine.begin() as connection:
        assert await connection.run_sync(_climb) == []
    await engine.dispose()
    store = await databases.opened(bare, tmp_path, HandClock(), accept_loss=True)
    await store.migrate()
    assert await store.ready()
    await store.close()


async def test_a_database_of_a_newer_version_is_refused_with_a_sentence(bare: str, tmp_path: Path) -> None:
    store = await databases.opened(bare, tmp_path, HandClock())
    await store.migrate()
    names = await store.database.table_names()
    await store.database.execute(migration.VERSION.update().values(version_num="9999"))
    with pytest.raises(Fault, match="newer version of Purser"):
        await store.migrate()
    assert await store.database.table_names() == names
    await store.close()
