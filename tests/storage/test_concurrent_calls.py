"""Calls that go together: none lost, none doubled, and nobody pays for another's trouble."""

from __future__ import annotations

import asyncio

from core.ports import Ids, Received
from storage.store import Store
from tests.databases import SeededIds


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


async def test_who_speaks_is_told_to_each_who_asks(store: Store) -> None:
    asked = [store.directory.identify("console", f"p{number % 3}", "den") for number in range(9)]
    assert all(who.membership is None and who.dialogue is None for who in await asyncio.gather(*asked))
