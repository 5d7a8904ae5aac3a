"""Rows written under every earlier version live through the upgrades to this one; a newer database is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, func, insert, inspect, make_url, select
from sqlalchemy import table as sa_table
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import Fault
from storage import migration, tables
from storage.engines import create_sqlite_migrator, create_sqlite_writer
from tests import databases
from tests.databases import HandClock

ONE = UUID(int=1)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
BY_TYPE: dict[type, Any] = {
    UUID: ONE, str: "x", int: 1, bool: False, float: 1.0, bytes: b"x", datetime: NOW, date: NOW.date(),
    dict: {}, list: [], timedelta: timedelta(seconds=1),
}  # fmt: skip


def _value(column: Column[Any]) -> Any:
    """Return something a column takes; what refers to a row refers to the only one."""
    kind = column.type.python_type if "JSON" not in str(column.type) else dict
    if str(column.type).startswith(("CHAR(32)", "UUID")):
        return ONE if str(column.type) == "UUID" else ONE.hex
    return BY_TYPE[kind]


def _fill(connection: Connection) -> dict[str, int]:
    """Put one row into every table that has none; return how many rows each had before."""
    names = [name for name in inspect(connection).get_table_names() if name != migration.VERSION.name]
    counts = {name: connection.scalar(select(func.count()).select_from(sa_table(name))) or 0 for name in names}
    metadata = MetaData()
    if bare := [name for name, count in counts.items() if not count]:
        metadata.reflect(connection, only=bare)
    for table in metadata.sorted_tables:
        if not counts[table.name]:
            needed = [each for each in table.columns if not each.nullable or each.foreign_keys]
            connection.execute(insert(table).values({each.name: _value(each) for each in needed}))
    return counts


def _configure(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migration.MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _climb(connection: Connection) -> list[str]:
    """Go through all versions, with a row in every table of each; returns the tables that lost theirs."""
    config = _configure(connection)
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    filled: dict[str, int] = {}
    lost = []
    for revision in reversed(revisions):
        command.upgrade(config, revision)
        counts = _fill(connection)
        lost += [f"{name} at {revision}" for name in filled.keys() & counts.keys() if counts[name] < filled[name]]
        filled = {name: count or 1 for name, count in counts.items()}
    return lost


@pytest.mark.timeout(300)  # every upgrade there is, some seconds of work, many times that on a busy machine
async def test_rows_of_every_version_live_on(bare: str, tmp_path: Path) -> None:
    url = make_url(bare)
    if url.get_backend_name() == "sqlite":
        engine = create_sqlite_migrator(str(url.database))
    else:
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"))
    async with engine.begin() as connection:
        assert await connection.run_sync(_climb) == []
    await engine.dispose()
    store = await databases.opened(bare, tmp_path, HandClock(), accept_loss=True)
    await store.migrate()
    assert await store.is_ready()
    await store.close()


async def _fill_first(path: Path) -> None:
    """Write a SQLite file of the first version with a book, and a row in every table."""
    engine = create_sqlite_writer(str(path))
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(_configure(sync), "0002"))
        await connection.run_sync(_fill)
    await engine.dispose()


async def test_a_file_of_an_older_version_is_brought_to_this_one_with_its_rows(tmp_path: Path) -> None:
    await _fill_first(tmp_path / "older.db")
    store = await databases.opened(databases.sqlite_url(tmp_path / "older.db"), tmp_path, HandClock(), accept_loss=True)
    assert not await store.is_ready()
    await store.migrate()
    assert await store.is_ready()
    for table in (tables.entry, tables.entry_tag, tables.proof):
        assert len(await store.database.fetch(select(table))) == 1
    await store.close()


async def test_an_upgrade_after_which_rows_refer_to_none_is_undone(tmp_path: Path) -> None:
    await _fill_first(tmp_path / "older.db")
    with closing(sqlite3.connect(tmp_path / "older.db")) as raw:
        raw.execute("DELETE FROM entry")
        raw.commit()
    store = await databases.opened(databases.sqlite_url(tmp_path / "older.db"), tmp_path, HandClock(), accept_loss=True)
    with pytest.raises(Fault, match="entry_tag"):
        await store.migrate()
    assert not await store.is_ready()
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
