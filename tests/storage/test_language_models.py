"""The household's provider: its key is encrypted, may be rotated, and lost without harm to the rest (K2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from core.model.provider import Connection, DataSharing, ModelCallRecord, ModelCallUsage, Provider, ReadingUse
from core.model.transcript import AttachedFile, Author
from storage.sealing import ResealResult, reencrypt_all
from storage.store import Store, open_store
from storage.tables import connection as table
from tests.databases import NOON, HandClock, SeededIds, sqlite_url
from tests.households import Home, settle

OURS = Connection(Provider.OPENAI, "small-1", "sk-very-secret", cap_cents=300, narrates=True, reading=ReadingUse.ALWAYS)
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
async def home(store: Store) -> Home:
    return await settle(store, SeededIds(9))


async def _stored(store: Store) -> bytes:
    rows = await store.database.fetch((select(table)), {})
    return bytes(rows[0]["key"])


async def test_a_provider_is_kept_replaced_and_forgotten(home: Home) -> None:
    async with home.as_asha() as uow:
        assert await uow.connections.get() is None
        await uow.connections.save(OURS)
        assert await uow.connections.get() == OURS
        household = await uow.books.load_household()
        assert (household.assisted, household.narrated) == (True, True)
        await uow.connections.save(replace(OURS, key=None, reach=DataSharing.OFF, cap_cents=None))
        assert await uow.connections.get() == replace(OURS, reach=DataSharing.OFF, cap_cents=None)
        assert not (await uow.books.load_household()).assisted
        await uow.connections.delete_connection()
        assert await uow.connections.get() is None
        await uow.commit()


async def test_the_key_is_nowhere_in_the_open(home: Home) -> None:
    async with home.as_asha() as uow:
        await uow.connections.save(OURS)
        await uow.commit()
    assert OURS.key
    assert OURS.key.encode() not in await _stored(home.store)
    assert OURS.key not in repr(OURS)


async def test_calls_are_summed_by_job_since_an_instant(home: Home) -> None:
    call = ModelCallRecord(
        home.ids.new(), NOON, "interpret", Provider.OPENAI, "small-1", "ok", 100, 20, 1500, timedelta(seconds=1)
    )
    async with home.as_asha() as uow:
        for more in (call, replace(call, id=home.ids.new(), outcome="slow", micros=0, tokens_out=0)):
            await uow.connections.log_call(more)
        await uow.connections.log_call(replace(call, id=home.ids.new(), job="narrate", micros=9000))
        await uow.connections.log_call(replace(call, id=home.ids.new(), at=NOON - timedelta(days=40)))
        month = await uow.connections.sum_usage(NOON - timedelta(days=20))
    assert month == (ModelCallUsage("narrate", 1, 0, 100, 20, 9000), ModelCallUsage("interpret", 2, 1, 200, 20, 1500))


async def _with_keys(folder: Path, keys: str, *, accept_loss: bool = False) -> Store:
    url = sqlite_url(folder / "keys.db")
    store = await open_store(
        url, data_dir=folder, clock=HandClock(), ids=SeededIds(), key=keys, accept_loss=accept_loss
    )
    await store.migrate()
    return store


async def test_keys_are_rotated_and_a_lost_one_is_told_apart(tmp_path: Path) -> None:
    """Old and new are both read; once sealed anew the old one may go; without either the rest still works."""
    store = await _with_keys(tmp_path, OLD)
    home = await settle(store, SeededIds(9))
    async with home.as_asha() as uow:
        await uow.connections.save(OURS)
        await uow.commit()
    photo = await store.files.put(home.id, home.ids.new(), b"photo")
    await store.transcript.add("asha", Author.MEMBER, b"{}", enclosure=AttachedFile("a.png", "image/png", b"upload"))
    await store.close()
    rounds = (
        (f"{NEW},{OLD}", ResealResult(3, 0)),
        (f"{NEW},{OLD}", ResealResult(0, 0)),
        (NEW, ResealResult(0, 0)),
        (OLD, ResealResult(0, 3)),
    )
    for keys, sealing in rounds:
        store = await _with_keys(tmp_path, keys, accept_loss=bool(sealing.lost))
        async with store.units(home.id, None) as uow:
            assert await uow.connections.get() == replace(OURS, key=None if sealing.lost else OURS.key)
            assert (await uow.books.load_household()).assisted
        assert await reencrypt_all(store) == sealing
        if not sealing.lost:
            assert await store.files.get(home.id, photo) == b"photo"
            assert await store.transcript.load_file("asha", 1) == AttachedFile("a.png", "image/png", b"upload")
        await store.close()
