"""Runs the migrations that are missing, once, however many processes start at the same moment.

Imported where something may be missing: Alembic alone takes longer to import than a start of ours needs for the rest.
"""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage import security
from storage.link import PATIENCE, PRAGMAS
from storage.migrate import MIGRATIONS

_LOCK = 5_128_077_001
"""An advisory lock's number, ours by having been picked once."""


async def run_postgres(url: URL) -> None:
    """Migrate in one transaction; a second process waits and finds nothing to do."""
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def run_sqlite(path: str) -> None:
    """Migrate a SQLite file in one transaction; for a thread, because a second process waits."""
    engine = create_engine(URL.create("sqlite", database=path), poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        _upgrade(connection)


def _prepare(connection: Any, _entry: Any) -> None:
    # None: BEGIN is ours to word, see above.
    connection.isolation_level = None
    for pragma in (*PRAGMAS, f"busy_timeout={int(PATIENCE * 1000)}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _upgrade(connection: Connection) -> None:
    # SQLite's transaction began as a writer's, which is lock enough.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "postgresql":
        security.arrange(connection)
