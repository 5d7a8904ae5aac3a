"""One connection to a SQLite file: what is short runs at once, on the event loop; what may be long, in a thread.

A point read or an insert takes 20-50 us, a hop into a thread and back twice that. So only what may wait for the disk
(a commit) or go through many rows leaves the loop. Whether a reading is short is found out by beginning it.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
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

_STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock: about 20 us."""
_PAUSE = 0.005

# WAL lets readers go on while one writes. FULL, because a confirmed entry must survive a power cut:
# with NORMAL the last commits of a WAL may be lost.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")

# https://sqlite.org/rescode.html: busy, locked, read-only, disk error, corrupt, full, cannot open.
_OUTSIDE = frozenset({5, 6, 8, 10, 11, 13, 14})

T = TypeVar("T")


@contextmanager
def faults() -> Iterator[None]:
    """What the disk does to us, as Faults; the rest are bugs."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
            raise Fault(f"the database file: {error}", retry_after=1.0) from error
        raise


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
    def in_transaction(self) -> bool:
        """Whether one is open; SQLite ends it by itself where the disk is full."""
        return self._raw.in_transaction

    def begin(self) -> None:
        """Begin as a writer."""
        self._raw.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make it true; waits for the disk."""
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

    def run_waiting(self, lite: Lite, arguments: Sequence[Any], *, unhurried: bool) -> Found:
        """Run a statement in a transaction of its own, in a thread; ``unhurried`` does not wait for the disk."""
        self._wait(PATIENCE)
        if unhurried:
            self._raw.execute("PRAGMA synchronous=NORMAL")
        try:
            return self.run(lite, arguments)
        finally:
            if unhurried:
                self._raw.execute("PRAGMA synchronous=FULL")
            self._wait(0)

    def close(self) -> None:
        """Let the file go."""
        self._raw.close()

    def _wait(self, seconds: float) -> None:
        self._raw.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}").close()


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
