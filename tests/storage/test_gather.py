"""Calls that go together: none lost, none doubled, and nobody pays for another's trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from core.errors import Fault
from core.ports import Ids, Received
from storage.engine import Store
from storage.gather import MOST, Gather
from tests.databases import SeededIds


@dataclass(slots=True)
class Doubling:
    """Gives each number twice its worth; a batch waits until it may go, and breaks on numbers it was told of."""

    free: asyncio.Event = field(default_factory=asyncio.Event)
    breaks: dict[int, Exception] = field(default_factory=dict)
    batches: list[list[int]] = field(default_factory=list)

    async def __call__(self, asked: Sequence[int]) -> Sequence[int]:
        """A batch."""
        self.batches.append(list(asked))
        await self.free.wait()
        for one in asked:
            if one in self.breaks:
                raise self.breaks[one]
        return [2 * one for one in asked]


async def _begun(gather: Gather[int, int], numbers: Sequence[int]) -> list[asyncio.Task[int]]:
    """One call for each number, on its way."""
    calls = [asyncio.create_task(gather(number)) for number in numbers]
    for _ in range(3):
        await asyncio.sleep(0)
    return calls


async def test_who_comes_meanwhile_goes_with_the_next() -> None:
    doubling = Doubling()
    gather = Gather(doubling)
    first = await _begun(gather, [1, 2])
    later = await _begun(gather, range(3, MOST + 4))
    doubling.free.set()
    assert await asyncio.gather(*first, *later) == [2 * number for number in range(1, MOST + 4)]
    assert [len(batch) for batch in doubling.batches] == [2, MOST, 1]


async def test_in_busy_times_batches_of_no_hurry_are_apart() -> None:
    """A lone call goes at once; after several that came together the next ones are gathered for a while."""
    doubling = Doubling()
    doubling.free.set()
    gather = Gather(doubling, apart=0.3)
    assert [await gather(number) for number in (1, 2)] == [2, 4]
    calls = [asyncio.create_task(gather(number)) for number in (3, 4)]
    await asyncio.wait(calls)
    late = [asyncio.create_task(gather(5))]
    await asyncio.sleep(0)
    late.append(asyncio.create_task(gather(6)))
    assert await asyncio.gather(*late) == [10, 12]
    await gather.idle()
    assert doubling.batches == [[1], [2], [3, 4], [5, 6]]


async def test_a_fault_fails_all_who_wait_for_it_and_nobody_else() -> None:
    doubling = Doubling(breaks={2: Fault("gone")})
    gather = Gather(doubling)
    together, later = await _begun(gather, [1, 2]), await _begun(gather, [3])
    doubling.free.set()
    assert [type(one) for one in await asyncio.gather(*together, return_exceptions=True)] == [Fault, Fault]
    assert await later[0] == 6


async def test_a_bad_call_fails_alone() -> None:
    doubling = Doubling(breaks={2: ValueError("two")})
    gather = Gather(doubling)
    calls = await _begun(gather, [1, 2, 3])
    doubling.free.set()
    assert [repr(one) for one in await asyncio.gather(*calls, return_exceptions=True)] == [
        "2", "ValueError('two')", "6",
    ]  # fmt: skip


async def test_who_no_longer_waits_loses_nobody_else() -> None:
    doubling = Doubling()
    gather = Gather(doubling)
    calls = await _begun(gather, [1, 2, 3])
    calls[1].cancel()
    doubling.free.set()
    assert list(await asyncio.gather(calls[0], calls[2])) == [2, 6]
    await gather.idle()
    assert calls[1].cancelled()


async def test_inbounds_that_come_together_are_each_stored_once(store: Store) -> None:
    """Duplicates in one batch: one of them is fresh; a second time none is."""
    ids: Ids = SeededIds(7)

    async def receive(event: str) -> bool:
        return await store.inbox.receive(Received(ids.new(), "console", "den", b"{}"), event)

    await receive("e0")
    events = [f"e{number % 20}" for number in range(60)]
    fresh = await asyncio.gather(*(receive(event) for event in events))
    assert sorted(event for event, new in zip(events, fresh, strict=True) if new) == sorted(
        f"e{number}" for number in range(1, 20)
    )
    assert not any(await asyncio.gather(*(receive(event) for event in events)))


async def test_an_inbound_that_cannot_be_stored_takes_no_other_with_it(store: Store) -> None:
    """PostgreSQL has no NUL in a text."""
    ids: Ids = SeededIds(7)
    events = ["before", "a\0b", "after"]
    calls = (store.inbox.receive(Received(ids.new(), "console", "den", b"{}"), event) for event in events)
    before, odd, after = await asyncio.gather(*calls, return_exceptions=True)
    assert before is after is True
    assert odd is True or isinstance(odd, Exception)


async def test_who_speaks_is_told_to_each_who_asks(store: Store) -> None:
    asked = [store.directory.who("console", f"p{number % 3}", "den") for number in range(9)]
    assert all(who.seat is None and who.dialogue is None for who in await asyncio.gather(*asked))


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_a_batch_in_flight_ends_before_the_store_closes(store: Store) -> None:
    ids: Ids = SeededIds(7)
    call = asyncio.create_task(store.inbox.receive(Received(ids.new(), "console", "den", b"{}"), "last"))
    await asyncio.sleep(0)
    await store.close()
    assert await call
