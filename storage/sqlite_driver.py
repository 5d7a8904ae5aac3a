"""aiosqlite's connection, with a cursor that hands a whole statement to its thread at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Self

from aiosqlite import Connection

_ROWS_AT_ONCE = 64
"""How many rows aiosqlite would fetch at once for a loop over a cursor, which SQLAlchemy makes none of."""


class WholeStatementCursor:
    """A cursor for SQLAlchemy that opens, runs, reads and closes SQLite's cursor in one call of the thread.

    aiosqlite hands each of the four to the thread by itself, which costs more than most statements.
    """

    def __init__(self, connection: StatementConnection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> Self:
        """Run a statement and read its rows."""
        await self._connection.run(partial(self._run_whole, statement, values))
        return self

    async def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> Self:
        """Run a statement for each row of values."""
        await self._connection.run(partial(self._run_for_each, statement, rows))
        return self

    async def fetchall(self) -> Sequence[Any]:
        """Return the rows of the statement."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: SQLite's cursor is closed already."""

    def _run_whole(self, statement: str, values: Sequence[Any], connection: sqlite3.Connection) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(statement, values)
            self.description = cursor.description
            self._rows = cursor.fetchall() if self.description else ()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid

    def _run_for_each(self, statement: str, rows: Iterable[Sequence[Any]], connection: sqlite3.Connection) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.executemany(statement, rows)
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid


class StatementConnection(Connection):
    """A connection of aiosqlite whose cursors are ``WholeStatementCursor``."""

    def cursor(self) -> WholeStatementCursor:  # type: ignore[override]  # SQLAlchemy enters whatever it gets
        """Return a new cursor."""
        return WholeStatementCursor(self)

    async def run(self, function: Any) -> None:
        """Call a function with SQLite's connection in the connection's thread."""
        await self._execute(function, self._conn)  # type: ignore[no-untyped-call]


def connect(database: str, **options: Any) -> StatementConnection:
    """Return a connection that is opened where it is awaited; the options are those of ``sqlite3.connect``."""
    connection = StatementConnection(partial(sqlite3.connect, database, **options), _ROWS_AT_ONCE)
    connection._thread.daemon = True  # noqa: SLF001  as SQLAlchemy does with the connections that it makes
    return connection
