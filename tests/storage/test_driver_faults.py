"""What the server, the network and odd texts do to statements; nothing a member wrote reaches a log or an error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core.errors import Fault
from core.ports import Parsing
from storage import tables
from storage.engines import REPLACEMENT
from storage.store import Store, open_store
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.households import Home, settle

STRAY_ROW = b"D\x00\x00\x00\x0a\x00\x02\x00\x00\x00\x00"
"""A row of two columns nobody asked for (PostgreSQL, message formats)."""


@pytest.fixture
async def home(store: Store) -> Home:
    return await settle(store, SeededIds(7))


class Proxy:
    """Stands between asyncpg and the server, and can say things the server did not."""

    def __init__(self, server: Path) -> None:
        self._server = server
        self.garbage = False

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Join a client to the server until one of them leaves."""
        from_server, to_server = await asyncio.open_unix_connection(self._server)
        pipes = [
            asyncio.create_task(self._pipe(reader, to_server)),
            asyncio.create_task(self._pipe(from_server, writer, spoil=True)),
        ]
        try:
            await asyncio.wait(pipes, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pipe in pipes:
                pipe.cancel()
            for each in (writer, to_server):
                each.close()

    async def _pipe(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, spoil: bool = False) -> None:
        while content := await source.read(65536):
            target.write(STRAY_ROW + content if spoil and self.garbage else content)
            await target.drain()


@asynccontextmanager
async def _proxied(socket: str, folder: Path) -> AsyncIterator[tuple[Proxy, str]]:
    name = ".s.PGSQL.5432"
    (server,) = Path(socket).glob(".s.PGSQL.*[0-9]")  # noqa: ASYNC240  once, before anything waits
    proxy = Proxy(server)
    async with await asyncio.start_unix_server(proxy.accept, folder / name):
        yield proxy, databases.postgres_url(str(folder))


async def test_a_server_that_talks_nonsense_is_a_fault_and_its_connection_is_given_up(
    postgres: str, postgres_socket: str, tmp_path: Path
) -> None:
    """Check asyncpg's InternalClientError, which it raises as a server dies."""
    del postgres
    async with _proxied(postgres_socket, tmp_path) as (proxy, url):
        store = await open_store(url, data_dir=tmp_path, clock=HandClock(), ids=SeededIds())
        assert await store.directory.list_households() == ()
        proxy.garbage = True
        with pytest.raises(Fault, match="ProtocolError"):
            await store.directory.list_households()
        proxy.garbage = False
        assert await store.directory.list_households() == ()
        await store.close()


async def test_a_server_that_was_started_again_is_found_at_once(
    postgres: str, postgres_socket: str, tmp_path: Path
) -> None:
    store = await databases.opened(postgres, tmp_path, HandClock())
    assert await store.directory.list_households() == ()
    await asyncio.to_thread(databases.cut_power, postgres_socket)
    assert await store.directory.list_households() == ()
    await store.close()


async def test_a_server_that_dies_under_a_statement_is_a_fault(
    postgres: str, postgres_socket: str, tmp_path: Path
) -> None:
    store = await databases.opened(postgres, tmp_path, HandClock())
    async with store.database.transaction() as transaction:
        await transaction.fetch(text("SELECT 1"))
        databases.cut_power(postgres_socket)
        with pytest.raises(Fault):
            await transaction.fetch(text("SELECT 1"))
    assert await store.directory.list_households() == ()
    await store.close()


async def test_prepared_statements_have_names_of_their_own(postgres: str, tmp_path: Path) -> None:
    """A pooler between us and the server may have two of our connections share one of its own."""
    store = await databases.opened(postgres, tmp_path, HandClock())
    names: list[str] = []

    async def prepare() -> None:
        async with store.database.transaction() as transaction:
            await transaction.fetch(select(tables.household.c.id))
            await asyncio.sleep(0.05)
            rows = await transaction.fetch(text("SELECT name FROM pg_prepared_statements"))
            names.extend(row["name"] for row in rows)

    await asyncio.gather(prepare(), prepare())
    assert len(names) == len(set(names)) >= 4
    await store.close()


@pytest.mark.parametrize("written", ["milk\0 60", "milk \ud83d60", "\0"])
async def test_what_no_database_keeps_is_replaced(home: Home, written: str) -> None:
    draft = home.draft(text=written)
    async with home.as_asha() as uow:
        await uow.drafts.add(draft)
        await uow.log_parsing(Parsing(home.ids.new(), home.asha.id, written, "rules", "{}"))
        await uow.commit()
    async with home.as_asha() as uow:
        kept = await uow.drafts.get(draft.id)
    assert kept is not None
    assert kept.text == written.replace("\0", REPLACEMENT).replace("\ud83d", REPLACEMENT)


async def test_no_log_and_no_error_holds_what_a_member_wrote(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "sk-very-secret"
    again = home.entry(home.line(description=secret))
    await home.write(again)
    with pytest.raises(DBAPIError) as broken:
        await home.write(again)
    assert secret not in str(broken.value)
    assert secret not in caplog.text
