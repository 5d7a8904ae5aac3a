"""PostgreSQL connections kept open, each lent to one user at a time, first come first served.

asyncpg's own pool begins a task, a timeout and a proxy for each loan, which costs more than most of our statements.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

Connect = Callable[[], Awaitable[Any]]

PATIENCE = 30.0
"""Seconds to wait for a connection."""


class Pool:
    """At most so many connections, opened when they are needed."""

    def __init__(self, connect: Connect, most: int) -> None:
        self._connect = connect
        self._most = most
        self._all: set[Any] = set()
        self._opening = 0
        self._idle: list[Any] = []
        self._waiting: deque[asyncio.Future[Any]] = deque()

    async def take(self) -> Any:
        """A connection, to be given back; raises TimeoutError where none becomes free, and what connecting raises."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self._all.discard(connection)
        if len(self._all) + self._opening < self._most:
            return await self._open()
        return await self._wait()

    def give(self, connection: Any) -> None:
        """Give a connection back, in no transaction; a broken one makes room for another."""
        if connection.is_closed():
            self._all.discard(connection)
            self._pass(None)
        elif not self._pass(connection):
            self._idle.append(connection)

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[Any]:
        """A connection for a block."""
        connection = await self.take()
        try:
            yield connection
        finally:
            self.give(connection)

    async def close(self) -> None:
        """Close what is idle and cut what is not."""
        idle, self._idle = self._idle, []
        for connection in self._all.difference(idle):
            connection.terminate()
        for connection in idle:
            try:
                await connection.close()
            except OSError:  # the server is gone
                connection.terminate()
        self._all.clear()

    async def _open(self) -> Any:
        self._opening += 1
        try:
            connection = await self._connect()
        except BaseException:
            self._opening -= 1
            self._pass(None)
            raise
        self._opening -= 1
        self._all.add(connection)
        return connection

    async def _wait(self) -> Any:
        """Wait for what another gives back: a connection, or room for one."""
        place: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            async with asyncio.timeout(PATIENCE):
                connection = await place
        except BaseException:
            self._decline(place)
            raise
        return connection or await self.take()

    def _decline(self, place: asyncio.Future[Any]) -> None:
        """Whoever waits no longer lets the next one have what came too late."""
        if place.done() and not place.cancelled():
            connection = place.result()
            if connection is None:
                self._pass(None)
            else:
                self.give(connection)
        elif place in self._waiting:
            self._waiting.remove(place)

    def _pass(self, connection: Any | None) -> bool:
        """Hand over to the first who waits; False where nobody does."""
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(connection)
                return True
        return False
