"""A fair queue for a limited number of places: each waiting household gets one turn before any gets its second."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from core.errors import Invalid


class TurnQueue:
    """Hands out a limited number of places, in turns by household."""

    def __init__(self, places: int, most_waiting: int, *, places_each: int | None = None) -> None:
        self._free = places
        self._places_each = places_each or places
        self._most_waiting = most_waiting
        self._inside: Counter[Hashable] = Counter()
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}
        """Waiting callers by household, in the order of their turns; a household that had its turn goes to the end."""

    @asynccontextmanager
    async def take_turn(self, household: Hashable) -> AsyncIterator[None]:
        """Wait for a place and hold it during the block. Raises Invalid if too many of this household wait already."""
        if len(self._waiting.get(household, ())) >= self._most_waiting:
            raise Invalid("reading-busy")
        place = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(household, deque()).append(place)
        self._hand_out()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give_back(household)
            else:
                self._hand_out()
            raise
        try:
            yield
        finally:
            self._give_back(household)

    def _hand_out(self) -> None:
        """Give free places to the households whose turn it is, skipping waiters that have given up."""
        for household, places in tuple(self._waiting.items()):
            self._waiting[household] = deque(place for place in places if not place.cancelled())
            if not self._waiting[household]:
                del self._waiting[household]
        for household in tuple(self._waiting):
            if self._free == 0:
                return
            if self._inside[household] >= self._places_each:
                continue
            place = self._waiting[household].popleft()
            rest = self._waiting.pop(household)
            if rest:
                self._waiting[household] = rest
            self._free -= 1
            self._inside[household] += 1
            place.set_result(None)

    def _give_back(self, household: Hashable) -> None:
        self._free += 1
        self._inside[household] -= 1
        if not self._inside[household]:
            del self._inside[household]
        self._hand_out()
