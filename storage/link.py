"""One connection to a SQLite file: what is short runs at once, on the event loop; what may be long, in a thread.

A point read or an insert takes 20-50 us, a hop into a thread and back twice that. So only what waits for the disk or
may go through many rows leaves the loop. Whether a reading is short is found out by beginning it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from core.errors import Fault
from storage.connection import Row
from storage.statement import Lite

PATIENCE = 10.0
"""Seconds to wait for what another process holds."""
SHORT = 0.003
"""Seconds a reading may keep the event loop."""
FEW = 100
"""Rows that are turned into Python's types at one go: about 1 ms."""

SOON = 0.2
"""Seconds after which what nobody waits for is brought onto the disk, where no other commit did that before."""
_STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock: about 20 us."""
_PAUSE = 0.005

# WAL lets readers go on while one writes. NORMAL, because whoever commits waits for a Flush of the same file, and for
# no checkpoint: FULL would make every writer wait for the disk while it holds the turn.
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "wal_autocheckpoint=0", "foreign_keys=ON", "cache_size=-16384")

# https://sqlite.org/rescode.html: busy, locked, read-only, disk error, corrupt, full, cannot open.
_OUTSIDE = frozenset({5, 6, 8, 10, 11, 13, 14})

T = TypeVar("T")
_fsync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


class _Faults:
    """What the disk does to us, as Faults; the rest are bugs."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise Fault(f"the database file: {error.strerror}", retry_after=1.0) from error
        if isinstance(error, sqlite3.DatabaseError) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
            raise Fault(f"the database file: {error}", retry_after=1.0) from error


faults = _Faults()


async def hop(threads: Executor, call: Callable[..., T], *given: object) -> T:
    """Run in a thread, and wait for its end even when cancelled: before, its connection is not free."""
    future = asyncio.get_running_loop().run_in_executor(threads, call, *given)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        while not future.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([future])
        future.exception()
        raise


async def patiently(call: Callable[..., T], *given: object) -> T:
    """Try again for as long as another process holds what is needed."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return call(*given)
        except sqlite3.OperationalError as error:
            if not _busy(error) or time.monotonic() > until:
                raise
        await asyncio.sleep(_PAUSE)


def _busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


class Found(NamedTuple):
    """What a statement gave, as SQLite has it."""

    touched: int
    names: Sequence[str]
    rows: list[tuple[Any, ...]]


class Link:
    """A connection; it never waits where it runs on the loop, and waits for others where it runs in a thread."""

    def __init__(self, path: str) -> None:
        """Opens the file; for a thread, because others may be at it."""
        self._raw = sqlite3.connect(
            path, timeout=PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=500
        )
        try:
            for pragma in PRAGMAS:
                self._raw.execute(f"PRAGMA {pragma}").close()
            self._wait(0)
        except BaseException:
            self._raw.close()
            raise

    @property
    def changes(self) -> int:
        """Rows touched since it was opened."""
        return self._raw.total_changes

    @property
    def in_transaction(self) -> bool:
        """Whether one is open; SQLite ends it by itself where the disk is full."""
        return self._raw.in_transaction

    def begin(self) -> None:
        """Begin as a writer."""
        self._raw.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make it true for everybody; a Flush makes it last."""
        self._raw.execute("COMMIT")

    def undo(self) -> None:
        """Undo what is not committed."""
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")

    def glance(self, lite: Lite, arguments: Sequence[Any]) -> Found | None:
        """Read on the loop; None where it turns out long."""
        until = time.perf_counter() + SHORT
        self._raw.set_progress_handler(lambda: time.perf_counter() > until, _STEPS)
        cursor = self._raw.cursor()
        try:
            rows = cursor.execute(lite.text, arguments).fetchmany(FEW + 1)
            return Found(len(rows), _names(cursor), rows) if len(rows) <= FEW else None
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None
            raise
        finally:
            cursor.close()
            self._raw.set_progress_handler(None, 0)

    def run(self, lite: Lite, arguments: Sequence[Any]) -> Found:
        """Run a statement to its end."""
        cursor = self._raw.execute(lite.text, arguments)
        rows = cursor.fetchall()
        return Found(cursor.rowcount, _names(cursor), rows)

    def run_many(self, lite: Lite, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each of many rows."""
        self._raw.executemany(lite.text, rows).close()

    def run_waiting(self, lite: Lite, arguments: Sequence[Any]) -> Found:
        """Run a statement in a transaction of its own, in a thread."""
        self._wait(PATIENCE)
        try:
            return self.run(lite, arguments)
        finally:
            self._wait(0)

    def checkpoint(self) -> None:
        """Bring what lies in the log into the file, in a thread; what cannot be brought now is brought later."""
        with suppress(sqlite3.OperationalError):
            self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").close()
            # The first to write after it begins the log anew and waits for the disk: that is us, not the loop.
            self._raw.execute("PRAGMA user_version=0").close()

    def close(self) -> None:
        """Let the file go."""
        self._raw.close()

    def _wait(self, seconds: float) -> None:
        self._raw.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}").close()


class Flush:
    """Brings commits onto the disk; all who come while one flush runs share the next.

    An fsync of the log after a commit is what synchronous=FULL does (https://sqlite.org/pragma.html#pragma_synchronous),
    only that there every commit does its own and the next writer waits for it.
    """

    def __init__(self, path: str, threads: Executor) -> None:
        self._path = f"{path}-wal"
        self._threads = threads
        self._file: int | None = None
        self._running = False
        self._waiting: list[asyncio.Future[None]] = []
        self._later: asyncio.TimerHandle | None = None

    async def done(self, *, unhurried: bool = False) -> None:
        """Wait until what was committed before now is on the disk, ``unhurried`` only see to it; raises OSError."""
        if unhurried:
            self._later = self._later or asyncio.get_running_loop().call_later(SOON, self._catch_up)
            return
        waits = asyncio.get_running_loop().create_future()
        self._waiting.append(waits)
        if not self._running:
            self._begin()
        await waits

    async def idle(self) -> None:
        """Wait until everything is on the disk and nobody waits."""
        while self._running or self._later:
            with suppress(OSError):
                await self.done()

    def close(self) -> None:
        """Let the log go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _catch_up(self) -> None:
        self._later = None
        if not self._running:
            self._begin()

    def _begin(self) -> None:
        if self._later:
            self._later.cancel()
            self._later = None
        together, self._waiting = self._waiting, []
        self._running = True
        self._threads.submit(self._sync, asyncio.get_running_loop(), together)

    def _sync(self, loop: asyncio.AbstractEventLoop, together: Sequence[asyncio.Future[None]]) -> None:
        error: OSError | None = None
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_RDONLY)
            _fsync(self._file)
        except OSError as broken:
            error = broken
        with suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(self._end, together, error)

    def _end(self, together: Sequence[asyncio.Future[None]], error: OSError | None) -> None:
        self._running = False
        if self._waiting:
            self._begin()
        for one in together:
            if one.done():
                continue
            if error:
                one.set_exception(error)
            else:
                one.set_result(None)


def _names(cursor: sqlite3.Cursor) -> Sequence[str]:
    return [column[0] for column in cursor.description or ()]


async def rows_of(lite: Lite, found: Found) -> Sequence[Row]:
    """What was found, in Python's types; of many rows others get their turn in between."""
    if len(found.rows) <= FEW:
        return lite.rows(found.names, found.rows)
    rows: list[Row] = []
    for first in range(0, len(found.rows), FEW):
        rows += lite.rows(found.names, found.rows[first : first + FEW])
        await asyncio.sleep(0)
    return rows
