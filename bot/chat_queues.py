"""Queues that answer messages in order within a chat, and different chats at the same time."""

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
    """Answers each message once, in order within its chat."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._queues: dict[tuple[str, str], deque[tuple[Received, Inbound | None]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._pending: set[UUID] = set()
        """The ids of messages waiting or being answered here, so that none is taken twice when its lease ends."""

    def add(self, received: Received, inbound: Inbound | None = None) -> None:
        """Queue a stored message behind the others of its chat; ``inbound`` is its parsed form, if parsed already."""
        if received.id in self._pending:
            return
        self._pending.add(received.id)
        key = (received.channel, received.chat)
        queue = self._queues.get(key)
        if queue is not None:
            queue.append((received, inbound))
            return
        self._queues[key] = queue = deque([(received, inbound)])
        self.start(self._answer_queued(key, queue))

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a task in the background that ``idle`` waits for too."""
        worker = asyncio.create_task(work)
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def idle(self) -> None:
        """Wait until everything queued is answered."""
        while self._workers:
            await asyncio.gather(*self._workers, return_exceptions=True)

    async def _answer_queued(self, key: tuple[str, str], queue: deque[tuple[Received, Inbound | None]]) -> None:
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
