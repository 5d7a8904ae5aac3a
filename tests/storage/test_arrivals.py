"""Events that arrive together are stored together, before what waits to write; turns to write on a file."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest

from core.errors import Fault
from core.ports import Ids, Received
from storage import write_turns
from storage.store import Store
from storage.write_turns import WriteTurns
from tests.databases import SeededIds
from tests.households import Home, settle


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


def _arrival(ids: Ids, body: bytes = b"{}") -> Received:
    return Received(ids.new(), "telegram", "7", body)


async def test_each_of_many_is_told_whether_it_is_new(store: Store, home: Home, ids: Ids) -> None:
    del home
    events = [f"e{number % 150}" for number in range(300)]
    fresh = await asyncio.gather(*(store.inbox.receive(_arrival(ids), event) for event in events))
    assert sum(fresh) == 150
    assert not await store.inbox.receive(_arrival(ids), "e3")


async def test_one_that_cannot_be_stored_keeps_no_other_from_it(store: Store, home: Home, ids: Ids) -> None:
    del home
    broken = Received(ids.new(), "telegram", "7", cast("bytes", {}))
    tries = [store.inbox.receive(one, f"e{n}") for n, one in enumerate([_arrival(ids), broken, _arrival(ids)])]
    first, trouble, last = await asyncio.gather(*tries, return_exceptions=True)
    assert (first, last) == (True, True)
    assert isinstance(trouble, Exception)


async def test_those_that_are_stored_together_go_on_in_the_order_in_which_they_came(store: Store, ids: Ids) -> None:
    told: list[str] = []

    async def arrive(event: str) -> None:
        await store.inbox.receive(_arrival(ids), event)
        told.append(event)

    events = [f"e{number}" for number in (9, 100, 10, 8)]
    await asyncio.gather(*(arrive(event) for event in events))
    assert told == events


async def test_an_arrival_is_stored_before_who_waits_to_write(store: Store, home: Home, ids: Ids) -> None:
    if not store.database.has_one_writer:
        pytest.skip("only a file has turns")
    order: list[str] = []

    async def write(name: str) -> None:
        async with home.as_asha() as uow:
            order.append(name)
            await uow.drafts.add(home.draft())
            await uow.commit()

    async def arrive() -> None:
        await store.inbox.receive(_arrival(ids), "e1")
        order.append("stored")

    async with home.as_asha() as uow:
        waiting = [asyncio.create_task(write(name)) for name in ("first", "second")]
        await _let_run()
        waiting.append(asyncio.create_task(arrive()))
        await _let_run()
        await uow.commit()
    await asyncio.gather(*waiting)
    assert order.index("stored") < order.index("second")


async def test_nobody_stores_from_within_a_transaction(home: Home, store: Store, ids: Ids) -> None:
    async with home.as_asha() as uow:
        await uow.drafts.add(home.draft())
        with pytest.raises(RuntimeError):
            await store.inbox.receive(_arrival(ids), "e1")


async def _let_run() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_turns_come_in_order_and_urgent_ones_first() -> None:
    turns, order = WriteTurns(), []

    async def take(name: str, *, urgent: bool = False) -> None:
        await turns.take(urgent=urgent)
        order.append(name)
        turns.give_back()

    await turns.take()
    tasks = [asyncio.create_task(take(name)) for name in "abc"]
    tasks.append(asyncio.create_task(take("now", urgent=True)))
    await _let_run()
    tasks[1].cancel()
    turns.give_back()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == ["now", "a", "c"]
    await turns.take()


async def test_a_turn_that_came_as_its_wait_was_ended_goes_to_the_next() -> None:
    turns = WriteTurns()
    await turns.take()
    first, second = asyncio.create_task(turns.take()), asyncio.create_task(turns.take())
    await _let_run()
    turns.give_back()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await second


async def test_a_turn_that_does_not_come_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_turns, "PATIENCE", 0)
    turns = WriteTurns()
    await turns.take()
    with pytest.raises(Fault):
        await turns.take()
    turns.give_back()
    await turns.take()
