"""Many small calls as few large ones: what comes while a batch is under way goes together with the next.

So a quiet hour costs each call nothing but one turn of the event loop, and a busy one makes the batches larger. Calls
nobody is in a hurry for are kept ``apart`` in busy times: after a batch of several the next one begins so much later.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from core.errors import Fault
from storage.connection import Row
from storage.statement import Shared, Values

MOST = 100
"""Calls in one batch."""
APART = 0.01
"""Seconds between two batches of a statement nobody is in a hurry for, where many are at it."""

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Gather(Generic[Asked, Given]):
    """Calls of one kind, one batch of them at a time; each ends when its own batch did."""

    def __init__(self, run: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]], *, apart: float = 0.0) -> None:
        self._run = run
        self._apart = apart
        self._waiting: list[tuple[Asked, asyncio.Future[Given]]] = []
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, asked: Asked) -> Given:
        """What this call alone would have given or raised; a cancelled one leaves the others be."""
        answer: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        return await answer

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._task is not None:
            await asyncio.wait([self._task])

    async def _work(self) -> None:
        batch: list[tuple[Asked, asyncio.Future[Given]]] = []
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                next_at = time.monotonic() + self._apart
                await self._settle(batch)
                if self._apart and len(batch) > 1:
                    await asyncio.sleep(next_at - time.monotonic())
        finally:
            self._task = None
            for _, answer in batch + self._waiting:
                answer.cancel()  # only those of a loop that is being stopped are open still
            self._waiting = []

    async def _settle(self, batch: Sequence[tuple[Asked, asyncio.Future[Given]]]) -> None:
        try:
            given = await self._run([asked for asked, _ in batch])
        except Exception as error:  # noqa: BLE001 - whatever it was belongs to those who wait
            await self._fail(batch, error)
            return
        for (_, answer), one in zip(batch, given, strict=True):
            if not answer.done():
                answer.set_result(one)

    async def _fail(self, batch: Sequence[tuple[Asked, asyncio.Future[Given]]], error: Exception) -> None:
        """The outside fails all of them alike; anything else is one's own doing, so each is tried by itself."""
        if len(batch) > 1 and not isinstance(error, Fault):
            for one in batch:
                await self._settle([one])
            return
        for _, answer in batch:
            if not answer.done():
                answer.set_exception(error)


class Gathers:
    """Calls of each statement by themselves."""

    def __init__(self, run: Callable[[Shared, Sequence[Values]], Awaitable[Sequence[Sequence[Row]]]]) -> None:
        self._run = run
        self._gathers: dict[Shared, Gather[Values, Sequence[Row]]] = {}

    async def __call__(self, statement: Shared, values: Values) -> Sequence[Row]:
        """The rows of one call."""
        gather = self._gathers.get(statement)
        if gather is None:
            apart = APART if statement.unhurried else 0.0
            gather = self._gathers[statement] = Gather(partial(self._run, statement), apart=apart)
        return await gather(values)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        for gather in self._gathers.values():
            await gather.idle()
