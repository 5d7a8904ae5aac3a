"""SQLite: one file, one process, one writer at a time; SQLAlchemy's async engine over aiosqlite."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import URL, event
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.errors import Fault
from storage import migrate
from storage.connection import Row
from storage.statement import Statement, Values, Writing

PATIENCE = 30.0
"""Seconds a writer waits for its turn."""

# WAL lets readers go on while one writes. FULL, because a confirmed entry must survive a power cut:
# with NORMAL the last commits of a WAL may be lost.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")


# https://sqlite.org/rescode.html: busy, locked, read-only, disk error, corrupt, full, cannot open.
_OUTSIDE = frozenset({5, 6, 8, 10, 11, 13, 14})


@contextmanager
def _faults() -> Iterator[None]:
    """What the disk does to us, as Faults; the rest are bugs."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
            raise Fault(f"the database file: {error.orig}", retry_after=1.0) from error
        raise


def engine(url: URL) -> AsyncEngine:
    """An engine whose transactions begin as writers unless told otherwise."""
    made = create_async_engine(url, pool_size=5, max_overflow=0)
    event.listen(made.sync_engine, "connect", _prepare)
    event.listen(made.sync_engine, "begin", _begin)
    return made


def _prepare(connection: Any, _record: Any) -> None:
    # None: SQLAlchemy's BEGIN is ours to word, see _begin.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: SyncConnection) -> None:
    options = connection.get_execution_options()
    if options.get("reads"):
        connection.exec_driver_sql("BEGIN")
        return
    mode = "NORMAL" if options.get("unhurried") else "FULL"
    if connection.info.setdefault("synchronous", "FULL") != mode:
        connection.exec_driver_sql(f"PRAGMA synchronous={mode}")
        connection.info["synchronous"] = mode
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class Turn:
    """One writer at a time; a writer that waits for itself is told so."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._owner: asyncio.Task[Any] | None = None

    async def take(self) -> None:
        """Wait for the turn; raises Fault where it does not come, RuntimeError where it is held already."""
        if self._owner is not None and self._owner is asyncio.current_task():
            raise RuntimeError("a transaction inside another: SQLite has one writer")
        try:
            await asyncio.wait_for(self._lock.acquire(), PATIENCE)
        except TimeoutError:
            raise Fault("the database is busy", retry_after=1.0) from None
        self._owner = asyncio.current_task()

    def leave(self) -> None:
        """Let the next one write."""
        self._owner = None
        self._lock.release()


class Claim:
    """A lock file beside the database: whoever has it came when no other process was there.

    The system lets it go when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self.taken = False
        self._file: int | None = None
        with suppress(OSError):
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.taken = True

    def leave(self) -> None:
        """Let the next one have it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class SqliteTransaction:
    """One writer's transaction; it is over, and the next one's turn, as soon as it is committed or closed."""

    def __init__(self, connection: AsyncConnection, turn: Turn) -> None:
        self._open: AsyncConnection | None = connection
        self._turn = turn

    @property
    def _connection(self) -> AsyncConnection:
        if self._open is None:
            raise RuntimeError("the transaction is over")
        return self._open

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows a statement gives."""
        return await _fetch(self._connection, statement, values)

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run a statement; returns how many rows it touched."""
        with _faults():
            return (await self._connection.execute(statement.executable, statement.pick(values))).rowcount

    async def write(self, statement: Writing, rows: Sequence[Values]) -> None:
        """Insert rows."""
        if not rows:
            return
        with _faults():
            await self._connection.execute(statement.executable, [statement.pick(row) for row in rows])

    async def send(self, statement: Statement, values: Values) -> None:
        """Run a statement."""
        await self.execute(statement, values)

    async def commit(self) -> None:
        """Make all of it true."""
        with _faults():
            await self._connection.commit()
        await self.close()

    async def close(self) -> None:
        """Undo what was not committed and let the next one write."""
        connection, self._open = self._open, None
        if connection is None:
            return
        try:
            await connection.close()
        finally:
            self._turn.leave()


class Sqlite:
    """A database in one file."""

    one_writer = True

    def __init__(self, made: AsyncEngine) -> None:
        self.engine = made
        self._turn = Turn()
        self._claim = Claim(Path(f"{made.url.database}.lock"))
        self.alone = self._claim.taken

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows of one statement in a transaction of its own; readers do not wait for the writer."""
        if statement.writes:
            return await self._alone(statement, values)
        with _faults():
            return await self._read(statement, values)

    async def _read(self, statement: Statement, values: Values) -> Sequence[Row]:
        async with self.engine.connect() as plain:
            return await _fetch(await plain.execution_options(reads=True), statement, values)

    async def _alone(self, statement: Statement, values: Values) -> Sequence[Row]:
        transaction = await self.begin(None)
        try:
            rows = await transaction.fetch(statement, values)
            await transaction.commit()
        finally:
            await transaction.close()
        return rows

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run one statement in a transaction of its own; returns how many rows it touched."""
        transaction = await self._begin(unhurried=statement.unhurried)
        try:
            touched = await transaction.execute(statement, values)
            await transaction.commit()
        finally:
            await transaction.close()
        return touched

    async def begin(self, household: UUID | None) -> SqliteTransaction:
        """A writer's transaction; raises Fault where its turn does not come. Of households only PostgreSQL knows."""
        del household
        return await self._begin()

    async def _begin(self, *, unhurried: bool = False) -> SqliteTransaction:
        await self._turn.take()
        try:
            with _faults():
                connection = await self.engine.connect()
                await connection.execution_options(unhurried=unhurried)
        except BaseException:
            self._turn.leave()
            raise
        return SqliteTransaction(connection, self._turn)

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await migrate.run(self.engine)

    async def advice(self) -> str:
        """Nothing to do."""
        return ""

    async def close(self) -> None:
        """Let all connections go."""
        await self.engine.dispose()
        self._claim.leave()


async def _fetch(connection: AsyncConnection, statement: Statement, values: Values) -> Sequence[Row]:
    with _faults():
        result = await connection.execute(statement.executable, statement.pick(values))
    return [dict(row) for row in result.mappings()]
