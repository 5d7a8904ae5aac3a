"""SQLite alone: what is short runs at once, what is long leaves the loop, and other processes are waited for."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from core.errors import Fault
from core.model.report import Scope
from storage.store import Store
from storage.tables import draft, wrong_code
from tests.databases import HandClock, SeededIds, opened
from tests.households import Home, settle

TRIES = 1500
_one, _other = wrong_code.alias("one"), wrong_code.alias("other")
_PAIRS = select(func.count().label("many")).select_from(_one.join(_other, _one.c.person != _other.c.person))
_ALL = select(wrong_code.c.id, wrong_code.c.person, wrong_code.c.at).order_by(wrong_code.c.person)


@pytest.fixture
async def store(sqlite: str, tmp_path: Path, clock: HandClock) -> AsyncIterator[Store]:
    made = await opened(sqlite, tmp_path, clock)
    yield made
    await made.close()


@pytest.fixture
async def home(store: Store) -> Home:
    return await settle(store, SeededIds(7))


def _beside(tmp_path: Path) -> sqlite3.Connection:
    """Another process, as far as locks are concerned."""
    return sqlite3.connect(tmp_path / "purser.db", isolation_level=None, check_same_thread=False)


def _fill(tmp_path: Path) -> None:
    with closing(_beside(tmp_path)) as raw:
        raw.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO wrong_code"
            " (id, channel, person, at) SELECT printf('%032x', i), 'c', printf('p%06d', i),"
            " '2026-11-21 12:00:00.000000' FROM n",
            (TRIES,),
        )


async def _ticks(work: asyncio.Future[object]) -> int:
    """How often the loop came round while something ran."""
    ticks = 0
    while not work.done():
        await asyncio.sleep(0.001)
        ticks += 1
    return ticks


async def test_a_long_reading_leaves_the_loop_alone(store: Store, tmp_path: Path) -> None:
    _fill(tmp_path)
    pairs = _PAIRS
    reading = asyncio.ensure_future(store.database.fetch(pairs, {}))
    assert await _ticks(reading) > 5  # type: ignore[arg-type]  # any result will do
    assert (await reading)[0]["many"] == TRIES * (TRIES - 1)


async def test_a_long_reading_in_a_transaction_sees_what_it_wrote(home: Home, tmp_path: Path) -> None:
    _fill(tmp_path)
    transaction = await home.store.database.begin(None)
    await transaction.execute((update(wrong_code).values(person="same")), {})
    assert (await transaction.fetch((_PAIRS), {}))[0]["many"] == 0
    await transaction.close()


async def test_many_rows_come_whole_and_in_python_types(store: Store, tmp_path: Path, clock: HandClock) -> None:
    _fill(tmp_path)
    rows = await store.database.fetch((_ALL), {})
    assert len(rows) == TRIES
    assert [row["id"].int for row in rows] == list(range(1, TRIES + 1))
    assert {row["at"] for row in rows} == {clock.now()}


async def test_many_entries_are_written_at_once(home: Home) -> None:
    await home.write(*(home.entry(home.line(tags=("goa",))) for _ in range(101)))
    async with home.as_asha() as uow:
        assert (await uow.reports.read_total(Scope()))[0].count == 101


async def test_another_process_is_waited_for_while_others_read(home: Home, tmp_path: Path) -> None:
    with closing(_beside(tmp_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(home.write(home.entry()))
        for _ in range(5):
            assert await home.store.directory.list_households() == (home.id,)
            await asyncio.sleep(0.01)
        assert not writing.done()
        other.execute("ROLLBACK")
        await writing
    async with home.as_asha() as uow:
        assert (await uow.reports.read_total(Scope()))[0].count == 1


async def test_who_stops_waiting_for_another_process_gives_the_turn_back(home: Home, tmp_path: Path) -> None:
    await _set_pragma(home, "busy_timeout=100")  # or the turn is given back after ten seconds
    with closing(_beside(tmp_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await home.write(home.entry())
    await home.write(home.entry())


async def test_a_cancelled_commit_is_whole_or_not_at_all(home: Home) -> None:
    for moment in range(12):
        task = asyncio.create_task(home.write(home.entry(), home.entry()))
        for _ in range(moment):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with home.as_asha() as uow:
        figures = await uow.reports.read_total(Scope())
    assert all(figure.count % 2 == 0 for figure in figures)
    await home.write(home.entry())


async def _set_pragma(home: Home, pragma: str) -> None:
    """Tell SQLite something about the one connection that writes."""
    async with home.store.database.transaction() as transaction:
        await transaction.execute(text(f"PRAGMA {pragma}"))
        await transaction.commit()


async def test_a_full_disk_is_a_fault_and_what_was_begun_never_was(home: Home, tmp_path: Path) -> None:
    await home.write(home.entry())
    with closing(_beside(tmp_path)) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    await _set_pragma(home, f"max_page_count={pages}")  # a full disk, which a test cannot have
    with pytest.raises(Fault, match="full"):
        await home.write(*(home.entry(home.line(description="x" * 500)) for _ in range(50)))
    await _set_pragma(home, "max_page_count=1000000")
    await home.write(home.entry())
    async with home.as_asha() as uow:
        assert (await uow.reports.read_total(Scope()))[0].count == 2


async def test_the_log_does_not_grow_for_ever(home: Home, tmp_path: Path) -> None:
    log = tmp_path / "purser.db-wal"
    sizes = []
    for _ in range(8):
        await home.write(*(home.entry(home.line(description="x" * 4000)) for _ in range(250)))
        sizes.append(log.stat().st_size)
    assert sizes[-1] < 2 * sizes[2]


async def test_a_short_reading_sees_nothing_that_is_not_committed(home: Home) -> None:
    """The writer's memory serves readings while nobody writes, and only then."""
    kept, statement = home.draft(), (select(func.count()).select_from(draft))

    async def counted() -> int:
        (row,) = await home.store.database.fetch(statement, {})
        return int(next(iter(row.values())))

    assert await counted() == 0
    async with home.as_asha() as uow:
        await uow.drafts.add(kept)
        assert await counted() == 0
        await uow.commit()
    assert await counted() == 1
