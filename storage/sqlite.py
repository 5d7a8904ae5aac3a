"""SQLite: one file, one process, one writer at a time; the standard library's sqlite3 on connections kept open.

One connection writes, another answers short readings beside it, and a few more, in threads, the long ones.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from core.errors import Fault
from storage import migrate
from storage.connection import Row
from storage.gather import Gathers
from storage.link import FEW, SHORT, Flush, Found, Link, faults, hop, patiently, rows_of
from storage.statement import Lite, Shared, Statement, Values, Writing

PATIENCE = 30.0
"""Seconds a writer waits for its turn."""
READERS = 3
"""Long readings at once."""
CHECKPOINT = 1000
"""Changed rows after which the log is brought into the file."""


class Turn:
    """One writer at a time; a writer that waits for itself is told so.

    Whoever comes while it is free has it at once, before those who were woken and are on their way: a turn mostly ends
    before the event loop goes on, and in a queue that never empties each would cost a round of the loop.
    """

    def __init__(self) -> None:
        self._owner: asyncio.Task[Any] | None = None
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def free(self) -> bool:
        """Whether nobody has it."""
        return self._owner is None

    async def take(self) -> None:
        """Wait for the turn; raises Fault where it does not come, RuntimeError where it is held already."""
        task = asyncio.current_task()
        if self._owner is not None:
            if self._owner is task:
                raise RuntimeError("a transaction inside another: SQLite has one writer")
            await self._wait()
        self._owner = task

    def leave(self) -> None:
        """Let the next one write."""
        self._owner = None
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                return

    async def _wait(self) -> None:
        add = self._waiting.append
        try:
            async with asyncio.timeout(PATIENCE):
                while self._owner is not None:
                    place = asyncio.get_running_loop().create_future()
                    add(place)
                    await place
                    add = self._waiting.appendleft
        except BaseException as ended:
            if self._owner is None:  # it may have been offered to us: the next one has it
                self.leave()
            if isinstance(ended, TimeoutError):
                raise Fault("the database is busy", retry_after=1.0) from None
            raise


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

    def __init__(self, database: Sqlite, link: Link) -> None:
        self._database = database
        self._open: Link | None = link
        self._threads = database.threads

    @property
    def _link(self) -> Link:
        if self._open is None or not self._open.in_transaction:
            raise RuntimeError("the transaction is over")
        return self._open

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows a statement gives."""
        lite, arguments = statement.lite, statement.lite.arguments(values)
        with faults:
            if statement.writes:
                return await rows_of(lite, await self._run(statement, arguments))
            found = None if lite.long else self._link.glance(lite, arguments)
            return await rows_of(lite, found or await _read(self._link, self._threads, lite, arguments))

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run a statement; returns how many rows it touched."""
        with faults:
            return (await self._run(statement, statement.lite.arguments(values))).touched

    async def write(self, statement: Writing, rows: Sequence[Values]) -> None:
        """Insert rows."""
        lite, link = statement.lite, self._link
        given = [lite.arguments(row) for row in rows]
        with faults:
            if len(given) <= FEW:
                link.run_many(lite, given)
            else:
                await hop(self._threads, link.run_many, lite, given)

    async def send(self, statement: Statement, values: Values) -> None:
        """Run a statement."""
        await self.execute(statement, values)

    async def commit(self, *, unhurried: bool = False) -> None:
        """Make all of it true, and last."""
        with faults:
            self._link.commit()
            try:
                await self._database.tidy()
            finally:
                await self.close()
            await self._database.flush.done(unhurried=unhurried)

    async def close(self) -> None:
        """Undo what was not committed and let the next one write."""
        link, self._open = self._open, None
        if link is None:
            return
        try:
            with faults:
                link.undo()
        finally:
            self._database.turn.leave()

    async def _run(self, statement: Statement, arguments: Sequence[Any]) -> Found:
        if statement.brief:
            return self._link.run(statement.lite, arguments)
        return await hop(self._threads, self._link.run, statement.lite, arguments)


class Sqlite:
    """A database in one file."""

    one_writer = True

    def __init__(self, path: str) -> None:
        self._path = path
        self.turn = Turn()
        self._claim = Claim(Path(f"{path}.lock"))
        self.alone = self._claim.taken
        self.threads = ThreadPoolExecutor(READERS + 2, thread_name_prefix="sqlite")
        self.flush = Flush(path, self.threads)
        self._gathers = Gathers(self._together)
        self._tidied = 0
        self._writer: Link | None = None
        self._reader: Link | None = None
        self._spare: list[Link] = []
        self._opening = asyncio.Lock()
        self._reading = asyncio.Semaphore(READERS)

    async def fetch(self, statement: Statement, values: Values) -> Sequence[Row]:
        """The rows of one statement in a transaction of its own; readers do not wait for the writer."""
        lite, arguments = statement.lite, statement.lite.arguments(values)
        with faults:
            if statement.writes:
                return await rows_of(lite, await self._alone(statement, arguments))
            found = None if lite.long else await self._glance(lite, arguments)
            return await rows_of(lite, found or await self._read(lite, arguments))

    async def gather(self, statement: Shared, values: Values) -> Sequence[Row]:
        """As fetch: a statement costs less here than waiting for others, and writers wait for one flush together.

        Unhurried ones share a commit, which costs more than they do.
        """
        return await (self._gathers if statement.unhurried else self.fetch)(statement, values)

    async def execute(self, statement: Statement, values: Values) -> int:
        """Run one statement in a transaction of its own; returns how many rows it touched."""
        with faults:
            return (await self._alone(statement, statement.lite.arguments(values))).touched

    async def begin(self, household: UUID | None) -> SqliteTransaction:
        """A writer's transaction; raises Fault where its turn does not come. Of households only PostgreSQL knows."""
        del household
        await self.turn.take()
        try:
            with faults:
                link = await self._writing()
                await patiently(link.begin)
        except BaseException:
            self.turn.leave()
            raise
        return SqliteTransaction(self, link)

    async def migrate(self) -> None:
        """Bring the tables to this version of the code."""
        await asyncio.to_thread(migrate.run_sqlite, self._path)

    async def advice(self) -> str:
        """Nothing to do."""
        return ""

    async def close(self) -> None:
        """Let all connections go."""
        await self._gathers.idle()
        await self.flush.idle()
        links = [link for link in (self._reader, *self._spare, self._writer) if link]
        self._reader = self._writer = None
        self._spare = []
        await asyncio.to_thread(self._close, links)
        self._claim.leave()

    def _close(self, links: Sequence[Link]) -> None:
        self.threads.shutdown()
        self.flush.close()
        for link in links:
            link.close()

    async def tidy(self) -> None:
        """Now and then, before the turn is left: bring the log into the file."""
        link = self._writer
        if link is not None and link.changes - self._tidied > CHECKPOINT:
            self._tidied = link.changes
            await hop(self.threads, link.checkpoint)

    async def _alone(self, statement: Statement, arguments: Sequence[Any]) -> Found:
        """One writing statement, committed."""
        await self.turn.take()
        try:
            link = await self._writing()
            if statement.brief:
                found = await patiently(link.run, statement.lite, arguments)
            else:
                found = await hop(self.threads, link.run_waiting, statement.lite, arguments)
            await self.tidy()
        finally:
            self.turn.leave()
        await self.flush.done(unhurried=statement.unhurried)
        return found

    async def _together(self, statement: Shared, calls: Sequence[Values]) -> Sequence[Sequence[Row]]:
        """The rows of each call."""
        if len(calls) == 1:
            return [await self.fetch(statement, calls[0])]
        transaction = await self.begin(None)
        try:
            rows = [await transaction.fetch(statement, values) for values in calls]
            await transaction.commit(unhurried=statement.unhurried)
        finally:
            await transaction.close()
        return rows

    async def _glance(self, lite: Lite, arguments: Sequence[Any]) -> Found | None:
        reader = self._reader or await self._open_reader()
        return await patiently(self._look, reader, lite, arguments)

    def _look(self, reader: Link, lite: Lite, arguments: Sequence[Any]) -> Found | None:
        """Through the writer while nobody writes: what it remembers a reader must read anew after each commit."""
        link = self._writer if self._writer and self.turn.free else reader
        return link.glance(lite, arguments)

    async def _open_reader(self) -> Link:
        async with self._opening:
            if self._reader is None:
                self._reader = await hop(self.threads, Link, self._path)
            return self._reader

    async def _read(self, lite: Lite, arguments: Sequence[Any]) -> Found:
        async with self._reading:
            link = self._spare.pop() if self._spare else await hop(self.threads, Link, self._path)
            try:
                return await _read(link, self.threads, lite, arguments)
            finally:
                self._spare.append(link)

    async def _writing(self) -> Link:
        if self._writer is None:
            self._writer = await hop(self.threads, Link, self._path)
        return self._writer


async def _read(link: Link, threads: Executor, lite: Lite, arguments: Sequence[Any]) -> Found:
    """Read in a thread; where it was short after all, the next reading begins on the loop."""
    return await hop(threads, _timed, link, lite, arguments)


def _timed(link: Link, lite: Lite, arguments: Sequence[Any]) -> Found:
    began = time.perf_counter()
    found = link.run(lite, arguments)
    lite.long = len(found.rows) > FEW or time.perf_counter() - began > SHORT / 2
    return found
