"""Many small calls as few large ones: what comes while a batch is under way goes together with the next.

So a quiet hour costs each call nothing but one turn of the event loop, and a busy one makes the batches larger.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from core.errors import Fault

MOST = 100
"""Calls in one batch."""

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Gather(Generic[Asked, Given]):
    """Calls of one kind, one batch of them at a time; each ends when its own batch did."""

    def __init__(self, run: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]]) -> None:
        self._run = run
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
                await self._settle(batch)
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
