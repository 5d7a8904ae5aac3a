"""Brings the tables to this version of the code, once, however many processes start at the same moment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, column, select, table, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage import security
from storage.connection import Database
from storage.statement import Statement

MIGRATIONS = Path(__file__).parent.parent / "migrations"

_LOCK = 5_128_077_001
"""An advisory lock's number, ours by having been picked once."""

_VERSION = Statement(select(column("version_num")).select_from(table("alembic_version")))


async def run(engine: AsyncEngine) -> None:
    """Migrate in one transaction; a second process waits and finds nothing to do."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


async def run_postgres(url: URL) -> None:
    """Migrate a PostgreSQL database."""
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
    try:
        await run(engine)
    finally:
        await engine.dispose()


async def current(database: Database) -> bool:
    """Whether the tables are there and of this version of the code."""
    try:
        rows = await database.fetch(_VERSION, {})
    except (OperationalError, asyncpg.UndefinedTableError):
        return False
    return [row["version_num"] for row in rows] == [head()]


@cache
def head() -> str | None:
    """The last migration's name."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _upgrade(connection: Connection) -> None:
    # SQLite's transaction began as a writer's, which is lock enough.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "postgresql":
        security.arrange(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
