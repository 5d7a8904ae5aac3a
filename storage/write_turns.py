"""Turns for writing to a SQLite file, one at a time; urgent writers go first."""

from __future__ import annotations

import asyncio
from collections import deque

from core.errors import Fault

PATIENCE = 30
"""Seconds to wait for a turn."""


class WriteTurns:
    """A lock with two queues, urgent and normal, each first come, first served."""

    def __init__(self) -> None:
        self._taken = False
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def take(self, *, urgent: bool = False) -> None:
        """Wait for a turn and take it. Raises: Fault where it does not come within ``PATIENCE``."""
        if not self._taken:
            self._taken = True
            return
        turn = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._others).append(turn)
        try:
            async with asyncio.timeout(PATIENCE):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():  # it came while the wait was ended
                self.give_back()
            turn.cancel()
            if isinstance(error, TimeoutError):
                raise Fault("the database is busy", retry_after=1.0) from error
            raise

    def give_back(self) -> None:
        """End a turn and give the next one to a waiting writer."""
        for queue in (self._urgent, self._others):
            while queue:
                turn = queue.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._taken = False
