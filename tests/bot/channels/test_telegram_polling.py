"""The loop goes on whatever happens, and an update counts as taken only once it is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.channels.telegram.update_polling import TRIES, GrowingPause, RawUpdate, UpdatePolling
from core.errors import Fault


class Wire:
    """A Telegram with some updates, a store that may fail, and an end to the waiting."""

    def __init__(self, *updates: int) -> None:
        self.waiting = list(updates)
        self.stored: list[int] = []
        self.rests: list[float] = []
        self.offsets: list[int | None] = []
        self.ask_fails: list[Exception] = []
        self.store_fails: Callable[[int], Exception | None] = lambda _: None

    async def ask(self, offset: int | None) -> list[RawUpdate]:
        self.offsets.append(offset)
        if self.ask_fails:
            raise self.ask_fails.pop(0)
        self.waiting = [number for number in self.waiting if number >= (offset or 0)]
        if not self.waiting:
            raise asyncio.CancelledError
        return [{"update_id": number} for number in self.waiting]

    async def take(self, update: RawUpdate) -> None:
        trouble = self.store_fails(update["update_id"])
        if trouble:
            raise trouble
        self.stored.append(update["update_id"])

    async def sleep(self, seconds: float) -> None:
        self.rests.append(seconds)

    async def run(self) -> None:
        with pytest.raises(asyncio.CancelledError):
            await UpdatePolling(self.ask, self.take, GrowingPause(self.sleep)).run()


async def test_the_offset_moves_behind_what_is_stored() -> None:
    wire = Wire(7, 8)
    await wire.run()
    assert (wire.stored, wire.offsets, wire.rests) == ([7, 8], [None, 9], [])


async def test_a_broken_network_is_waited_for_longer_and_longer() -> None:
    wire = Wire(7)
    wire.ask_fails = [*(Fault("gone") for _ in range(7)), Fault("slow down", retry_after=4.5)]
    await wire.run()
    assert wire.rests == [1, 2, 4, 8, 16, 30, 30, 4.5]
    assert wire.stored == [7]


async def test_a_store_that_is_away_loses_nothing() -> None:
    wire, tries = Wire(7, 8), iter(range(40))
    wire.store_fails = lambda _: Fault("database away") if next(tries) < 3 * TRIES else None
    await wire.run()
    assert wire.stored == [7, 8]


async def test_one_update_that_meets_a_bug_does_not_hold_the_others_for_ever() -> None:
    wire = Wire(7, 8, 9)
    wire.store_fails = lambda number: KeyError("bug") if number == 8 else None
    await wire.run()
    assert wire.stored == [7, 9]
    assert len(wire.rests) == TRIES - 1


async def test_a_bug_while_asking_is_survived() -> None:
    wire = Wire(7)
    wire.ask_fails = [KeyError("bug")]
    await wire.run()
    assert wire.stored == [7]
