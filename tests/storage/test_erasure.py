"""A household is erased whole, and its neighbour not touched (C7)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from core.model.transcript import Author
from storage import tables
from storage.store import Store
from tests.databases import SeededIds
from tests.tenancy.neighbours import belongings, move_in, neighbour

GONE = neighbour("GONE", SeededIds(100), 60_00)
STAYS = neighbour("STAYS", SeededIds(200), 777_77)


async def _everything(store: Store) -> list[dict[str, Any]]:
    """Every row of every table."""
    rows: list[dict[str, Any]] = []
    for table in tables.metadata.sorted_tables:
        rows += [dict(row) for row in await store.database.fetch(select(table), {})]
    return rows


async def test_nothing_of_an_erased_household_is_left(store: Store) -> None:
    await move_in(store, GONE)
    await move_in(store, STAYS)
    chats = {}
    for who in (GONE, STAYS):
        chats[who.mark] = await store.access.find_or_bind_web_chat(
            who.id, who.member.id, f"chat {who.mark}", who.entry.created_at
        )
        await store.transcript.add(chats[who.mark], Author.MEMBER, f"said {who.mark}".encode())
        await store.files.put(who.id, who.proof.id, f"photo {who.mark}".encode())
    before = await belongings(store, STAYS.id)

    await store.eraser.erase(GONE.id)
    await store.eraser.erase(GONE.id)

    left = repr(await _everything(store))
    for trace in (GONE.mark, str(GONE.id), GONE.id.hex, str(GONE.member.id), str(GONE.entry.id)):
        assert trace not in left
    assert await store.files.list_sizes(GONE.id) == {}
    assert await belongings(store, STAYS.id) == before
    assert await store.transcript.find_latest(chats[STAYS.mark]) == 1
    assert len(await store.files.list_sizes(STAYS.id)) == 1
    assert (await store.directory.identify("console", f"person {GONE.mark}", f"den {GONE.mark}")).membership is None
    await move_in(store, GONE)
