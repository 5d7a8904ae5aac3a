"""Households take turns: nobody has a second turn while another waits for a first."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from core.errors import Invalid
from llm.ocr.turn_queue import TurnQueue

pytestmark = pytest.mark.asyncio


async def _visit(queue: TurnQueue, name: str, seen: list[str]) -> None:
    async with queue.take_turn(name[0]):
        seen.append(name)
        await asyncio.sleep(0)


async def test_each_household_has_a_turn_before_one_has_its_second() -> None:
    queue, seen = TurnQueue(1, 8), list[str]()
    await asyncio.gather(*(_visit(queue, name, seen) for name in ("a1", "a2", "a3", "b1", "c1", "b2")))
    assert seen == ["a1", "a2", "b1", "c1", "a3", "b2"]


async def test_one_household_takes_no_more_places_than_it_may() -> None:
    queue, inside = TurnQueue(2, 8, places_each=1), asyncio.Event()

    async def stay(name: str) -> None:
        async with queue.take_turn(name):
            await inside.wait()

    staying = [asyncio.create_task(stay("a")) for _ in range(2)]
    seen: list[str] = []
    await _visit(queue, "b1", seen)
    assert seen == ["b1"]
    inside.set()
    await asyncio.gather(*staying)


async def test_too_many_of_one_household_are_refused() -> None:
    queue = TurnQueue(1, 1)
    async with queue.take_turn("a"):
        waiting = asyncio.create_task(_visit(queue, "a1", []))
        await asyncio.sleep(0)
        with pytest.raises(Invalid, match="reading-busy"):
            await _visit(queue, "a2", [])
    await waiting


async def test_who_no_longer_waits_leaves_the_place_to_others() -> None:
    queue, seen = TurnQueue(1, 8), list[str]()
    async with queue.take_turn("a"):
        waiting = asyncio.create_task(_visit(queue, "b1", seen))
        await asyncio.sleep(0)
        waiting.cancel()
        with suppress(asyncio.CancelledError):
            await waiting
    await _visit(queue, "c1", seen)
    assert seen == ["c1"]


async def test_who_gives_up_at_the_moment_a_place_is_free_takes_it_from_nobody() -> None:
    queue, seen = TurnQueue(1, 8), list[str]()
    async with queue.take_turn("a"):
        given_up, waiting = (asyncio.create_task(_visit(queue, name, seen)) for name in ("b1", "b2"))
        await asyncio.sleep(0)
        given_up.cancel()
    await waiting
    await _visit(queue, "c1", seen)
    assert seen == ["b2", "c1"]
    assert given_up.cancelled()
