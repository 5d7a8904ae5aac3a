"""Transactions on both databases: turns, endings, and what the outside does to them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from core.errors import Fault
from core.model.report import Scope
from core.ports import Ids
from storage.store import Store, open_store
from tests.databases import HandClock, SeededIds
from tests.households import Home, settle


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


async def test_nothing_runs_outside_its_block(home: Home) -> None:
    unit = home.as_asha()
    with pytest.raises(RuntimeError):
        await unit.commit()
    async with unit:
        await unit.commit()
        with pytest.raises(RuntimeError):
            await unit.drafts.list_open()


async def test_after_a_commit_others_may_write_within_the_block(home: Home) -> None:
    draft, other = home.draft(), home.draft()
    async with home.as_asha() as uow:
        await uow.drafts.add(draft)
        await uow.commit()
        await home.keep(other)
    async with home.as_asha() as uow:
        assert len(await uow.drafts.list_open()) == 2


async def test_what_was_just_written_is_read(home: Home) -> None:
    """Inserts may wait for the next statement; nobody can tell."""
    draft, entry = home.draft(), home.entry(home.line(tags=("goa",)))
    async with home.as_asha() as uow:
        await uow.drafts.add(draft)
        assert await uow.drafts.get(draft.id) == draft
        await uow.drafts.add(home.draft())
        await uow.entries.add([entry])
        assert await uow.entries.get(entry.id) == entry
        assert len(await uow.drafts.list_open()) == 2
        await uow.commit()


async def test_a_cancelled_unit_of_work_undoes_itself_and_blocks_nobody(home: Home) -> None:
    draft, begun = home.draft(), asyncio.Event()

    async def dawdle() -> None:
        async with home.as_asha() as uow:
            await uow.drafts.add(draft)
            assert await uow.drafts.get(draft.id) == draft
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(dawdle())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with home.as_asha() as uow:
        assert await uow.drafts.list_open() == ()


async def test_fifty_at_once_lose_nothing(home: Home) -> None:
    await asyncio.gather(*(home.write(home.entry(home.line(str(n + 1), tags=("t",)))) for n in range(50)))
    async with home.as_asha() as uow:
        assert len(await uow.entries.list_trash(1)) == 0
        assert len((await uow.books.load_household()).tags) == 1
        total = await uow.reports.by_day(Scope())
    assert (total[0].count, total[0].money.minor) == (50, sum(range(1, 51)) * 100)


async def test_a_unit_inside_another_is_told_so_on_sqlite(home: Home) -> None:
    if not home.store.database.has_one_writer:
        return
    async with home.as_asha():
        with pytest.raises(RuntimeError, match="inside another"):
            async with home.as_ravi():
                pass


async def test_a_server_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        await open_store(f"postgresql://x@/x?host={tmp_path}", data_dir=tmp_path, clock=HandClock(), ids=SeededIds())


async def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'missing' / 'purser.db'}"
    with pytest.raises(Fault):
        await open_store(url, data_dir=tmp_path, clock=HandClock(), ids=SeededIds())


async def test_an_unknown_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mysql"):
        await open_store("mysql://x", data_dir=tmp_path, clock=HandClock(), ids=SeededIds())
