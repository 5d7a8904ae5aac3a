"""A limit on the number of simultaneous model calls, per household and overall."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID
from weakref import WeakValueDictionary

from llm.connections.limits import CallLimits


class ConcurrencyLimit:
    """Limits simultaneous calls; a household waits for its own calls first, so that it cannot take all places."""

    def __init__(self, limits: CallLimits) -> None:
        self._each = limits.each_at_once
        self._all = Semaphore(limits.at_once)
        self._own: WeakValueDictionary[UUID, Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def take_place(self, household: UUID) -> AsyncIterator[None]:
        """Wait for a free place, however long it takes, and hold it during the block."""
        own = self._own.get(household)
        if own is None:
            own = self._own[household] = Semaphore(self._each)
        async with own, self._all:
            yield
