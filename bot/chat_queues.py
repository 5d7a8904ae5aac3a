"""Inbounds one after another within a chat, the chats beside each other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from uuid import UUID

from bot.messages import Inbound
from core.ports import Received

Answer = Callable[[Received, Inbound | None], Awaitable[None]]


class ChatQueues:
    """Has each inbound answered once, in order within its chat."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._queues: dict[tuple[str, str], deque[tuple[Received, Inbound | None]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._pending: set[UUID] = set()
        """Inbounds that wait or are answered here: one whose lease ran out meanwhile is held on to, not read twice."""

    def add(self, received: Received, inbound: Inbound | None = None) -> None:
        """Have an inbound answered behind the others of its chat; ``inbound`` is what was read of it, if it was."""
        if received.id in self._pending:
            return
        self._pending.add(received.id)
        key = (received.channel, received.chat)
        queue = self._queues.get(key)
        if queue is not None:
            queue.append((received, inbound))
            return
        self._queues[key] = queue = deque([(received, inbound)])
        self.start(self._work(key, queue))

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the answers that ``idle`` waits for too."""
        worker = asyncio.create_task(work)
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def idle(self) -> None:
        """Wait until all that was added is answered."""
        while self._workers:
            await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self, key: tuple[str, str], queue: deque[tuple[Received, Inbound | None]]) -> None:
        try:
            while queue:
                received, inbound = queue.popleft()
                try:
                    await self._answer(received, inbound)
                finally:
                    self._pending.discard(received.id)
        finally:
            self._pending.difference_update(received.id for received, _ in queue)
            self._queues.pop(key, None)
