"""SQLAlchemy's engines for SQLite and PostgreSQL, with the settings of their connections."""

from __future__ import annotations

import logging
import re
import secrets
from typing import Any

import asyncpg
from sqlalchemy import URL, Connection, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

CONNECTIONS = 20
"""The most connections to PostgreSQL; each is opened when it is needed."""
READERS = 4
"""The number of read-only connections to a SQLite file."""
PATIENCE = 30
"""Seconds to wait for a free connection."""
LOCK_PATIENCE = 10
"""Seconds to wait for another process that writes to the SQLite file."""
STATEMENTS = 500
"""The most prepared statements cached on one connection to PostgreSQL."""
SYNCHRONOUS = "FULL"
"""When SQLite waits for the disk: at every commit (https://sqlite.org/pragma.html#pragma_synchronous)."""

# PostgreSQL has no NUL in a text, and no database has half of a surrogate pair.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Their debug lines hold statements' values and rows: a member's words, amounts and keys.
for _name in ("sqlalchemy", "aiosqlite"):
    logging.getLogger(_name).setLevel(logging.WARNING)


def create_postgres_engine(url: URL) -> AsyncEngine:
    """Return an engine whose connections are checked before use and whose prepared statements have unique names."""
    engine = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=PATIENCE,
        hide_parameters=True,
        connect_args={
            "prepared_statement_cache_size": STATEMENTS,
            "prepared_statement_name_func": lambda: f"purser_{secrets.token_hex(12)}",
        },
    )
    event.listen(engine.sync_engine, "before_cursor_execute", _replace_unstorable, retval=True)
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    event.listen(engine.sync_engine, "handle_error", _discard_confused)
    return engine


def create_sqlite_writer(path: str) -> AsyncEngine:
    """Return an engine with one connection, whose transactions take the write lock when they begin."""
    engine = _create_sqlite_engine(path, connections=1)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def create_sqlite_migrator(path: str) -> AsyncEngine:
    """Return a writing engine that does not enforce foreign keys, so that migrations can rebuild tables.

    Whether all of them still do is for the migration to check (https://sqlite.org/lang_altertable.html#otheralter).
    """
    engine = create_sqlite_writer(path)
    event.listen(engine.sync_engine, "connect", _ignore_references)
    return engine


def create_sqlite_reader(path: str) -> AsyncEngine:
    """Return a read-only engine, where each statement sees what is committed by then."""
    engine = _create_sqlite_engine(path, connections=READERS, isolation_level="AUTOCOMMIT")
    event.listen(engine.sync_engine, "connect", _forbid_writing)
    return engine


def _create_sqlite_engine(path: str, *, connections: int, **options: Any) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=path),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        hide_parameters=True,
        connect_args={"timeout": LOCK_PATIENCE, "isolation_level": None, "cached_statements": STATEMENTS},
        **options,
    )
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "before_cursor_execute", _replace_unstorable, retval=True)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    _run_pragmas(connection, "journal_mode=WAL", f"synchronous={SYNCHRONOUS}", "foreign_keys=ON", "cache_size=-16384")


def _forbid_writing(connection: Any, _record: object) -> None:
    _run_pragmas(connection, "query_only=ON")


def _ignore_references(connection: Any, _record: object) -> None:
    _run_pragmas(connection, "foreign_keys=OFF")


def _run_pragmas(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once, as a reader that begins to write fails if another wrote meanwhile."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _refuse_closed(connection: Any, _record: object, _proxy: object) -> None:
    """Make the pool replace a connection that the server has closed."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _discard_confused(context: ExceptionContext) -> None:
    """Discard a connection on which asyncpg lost track of the protocol, as it does when the server dies."""
    original = context.original_exception
    if isinstance(original, asyncpg.InternalClientError) or isinstance(original.__cause__, asyncpg.InternalClientError):
        context.is_disconnect = True


def _replace_unstorable(
    _connection: Connection,
    _cursor: object,
    statement: str,
    parameters: Any,
    _context: object,
    executemany: bool,  # noqa: FBT001  SQLAlchemy calls it so
) -> tuple[str, Any]:
    """Replace characters that a database cannot store in the parameters of a statement."""
    # Rows that one statement inserts and returns something of come as one row (SQLAlchemy's insertmanyvalues).
    if executemany and isinstance(parameters[0], tuple):
        return statement, [tuple(map(_make_storable, row)) for row in parameters]
    return statement, tuple(map(_make_storable, parameters))


def _make_storable(value: Any) -> Any:
    if isinstance(value, list):
        return [_make_storable(each) for each in value]
    return _UNSTORABLE.sub(REPLACEMENT, value) if isinstance(value, str) else value
