"""SQLite alone: what is short runs at once, what is long leaves the loop, and other processes are waited for."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest
from sqlalchemy import bindparam, func, select, update

from core.errors import Fault
from core.model.report import Scope
from core.ports import Answered, Received
from storage import link as links
from storage.engine import Store
from storage.link import FEW, Flush
from storage.sqlite import Sqlite, Turn
from storage.statement import Statement
from storage.tables import draft, entry, household, wrong_code
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
    pairs = Statement(_PAIRS)
    reading = asyncio.ensure_future(store.database.fetch(pairs, {}))
    assert await _ticks(reading) > 5  # type: ignore[arg-type]  # any result will do
    assert (await reading)[0]["many"] == TRIES * (TRIES - 1)
    assert pairs.lite.long


async def test_a_long_reading_in_a_transaction_sees_what_it_wrote(home: Home, tmp_path: Path) -> None:
    _fill(tmp_path)
    transaction = await home.store.database.begin(None)
    await transaction.execute(Statement(update(wrong_code).values(person="same")), {})
    assert (await transaction.fetch(Statement(_PAIRS), {}))[0]["many"] == 0
    await transaction.close()


async def test_many_rows_come_whole_and_in_python_types(store: Store, tmp_path: Path, clock: HandClock) -> None:
    _fill(tmp_path)
    rows = await store.database.fetch(Statement(_ALL), {})
    assert len(rows) == TRIES > FEW
    assert [row["id"].int for row in rows] == list(range(1, TRIES + 1))
    assert {row["at"] for row in rows} == {clock.now()}


async def test_many_entries_are_written_at_once(home: Home) -> None:
    await home.write(*(home.entry(home.line(tags=("goa",))) for _ in range(FEW + 1)))
    async with home.as_asha() as uow:
        assert (await uow.reports.total(Scope()))[0].count == FEW + 1


async def test_another_process_is_waited_for_while_others_read(home: Home, tmp_path: Path) -> None:
    with closing(_beside(tmp_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(home.write(home.entry()))
        for _ in range(5):
            assert await home.store.directory.households() == (home.id,)
            await asyncio.sleep(0.01)
        assert not writing.done()
        other.execute("ROLLBACK")
        await writing
    async with home.as_asha() as uow:
        assert (await uow.reports.total(Scope()))[0].count == 1


async def test_who_stops_waiting_for_another_process_gives_the_turn_back(home: Home, tmp_path: Path) -> None:
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
        figures = await uow.reports.total(Scope())
    assert all(figure.count % 2 == 0 for figure in figures)
    await home.write(home.entry())


async def test_a_full_disk_is_a_fault_and_what_was_begun_never_was(home: Home, tmp_path: Path) -> None:
    await home.write(home.entry())
    with closing(_beside(tmp_path)) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    link = home.store.database._writer  # type: ignore[attr-defined]  # noqa: SLF001 - a disk cannot be filled in a test
    link._raw.execute(f"PRAGMA max_page_count={pages}")  # noqa: SLF001 - as above
    with pytest.raises(Fault):
        await home.write(*(home.entry(home.line(description="x" * 500)) for _ in range(50)))
    link._raw.execute("PRAGMA max_page_count=1000000")  # noqa: SLF001 - as above
    await home.write(home.entry())
    async with home.as_asha() as uow:
        assert (await uow.reports.total(Scope()))[0].count == 2


async def test_the_log_does_not_grow_for_ever(home: Home, tmp_path: Path) -> None:
    log = tmp_path / "purser.db-wal"
    sizes = []
    for _ in range(8):
        await home.write(*(home.entry() for _ in range(500)))
        sizes.append(log.stat().st_size)
    assert sizes[-1] < 2 * sizes[2]


async def test_those_who_wait_for_the_disk_share_a_flush_and_its_failure(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        flush = Flush(str(tmp_path / "purser.db"), threads)
        waiting = [asyncio.create_task(flush.done()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(one) for one in outcomes] == [FileNotFoundError, asyncio.CancelledError, FileNotFoundError]
        (tmp_path / "purser.db-wal").touch()
        await flush.done()
        flush.close()


async def test_nothing_is_said_to_be_committed_before_it_is_on_the_disk(home: Home, tmp_path: Path) -> None:
    """Here the log cannot be brought onto the disk; what nobody waits for does not notice.

    An answer is such: were it lost its inbound, which is on the disk, would be answered again.
    """
    database, heard = home.store.database, Received(home.ids.new(), "console", "den", b"{}")
    assert isinstance(database, Sqlite)
    await home.store.inbox.receive(heard, "heard")
    database.flush = Flush(str(tmp_path / "elsewhere"), database.threads)
    with pytest.raises(Fault):
        await home.write(home.entry())
    with pytest.raises(Fault):
        await home.store.inbox.receive(Received(home.ids.new(), "console", "den", b"{}"), "event")
    await home.store.outbox.sent(home.ids.new(), "m1")
    async with home.as_asha() as uow:
        await uow.answered(Answered(heard.id, "console", "den", "asha", (), None))
        await uow.commit()


async def test_what_nobody_waits_for_comes_onto_the_disk_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SOON", 0.001)
    synced: Queue[int] = Queue()
    monkeypatch.setattr(links, "_fsync", synced.put)
    (tmp_path / "purser.db-wal").touch()
    with ThreadPoolExecutor(1) as threads:
        flush = Flush(str(tmp_path / "purser.db"), threads)
        for _ in range(3):
            await flush.done(unhurried=True)
        assert synced.empty()
        await asyncio.to_thread(synced.get, timeout=10)
        assert synced.empty()
        await flush.idle()
        flush.close()


async def test_who_closes_brings_onto_the_disk_what_nobody_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves nothing behind that comes when the threads are gone."""
    synced: list[int] = []
    monkeypatch.setattr(links, "SOON", 3600.0)
    monkeypatch.setattr(links, "_fsync", synced.append)
    (tmp_path / "purser.db-wal").touch()
    with ThreadPoolExecutor(1) as threads:
        flush = Flush(str(tmp_path / "purser.db"), threads)
        await flush.done(unhurried=True)
        await flush.idle()
        assert len(synced) == 1
        await flush.idle()
        assert len(synced) == 1
        flush.close()


async def test_a_short_reading_sees_nothing_that_is_not_committed(home: Home) -> None:
    """The writer's memory serves readings while nobody writes, and only then."""
    kept, statement = home.draft(), Statement(select(func.count()).select_from(draft))

    async def counted() -> int:
        (row,) = await home.store.database.fetch(statement, {})
        return int(next(iter(row.values())))

    assert await counted() == 0
    async with home.as_asha() as uow:
        await uow.drafts.add(kept)
        assert await counted() == 0
        await uow.commit()
    assert await counted() == 1


async def test_a_turn_offered_to_who_waits_no_longer_goes_to_the_next() -> None:
    turn, had = Turn(), []

    async def write(name: str) -> None:
        await turn.take()
        had.append(name)
        turn.leave()

    await turn.take()
    gone, stays = asyncio.create_task(write("gone")), asyncio.create_task(write("stays"))
    await asyncio.sleep(0)
    turn.leave()
    gone.cancel()
    await asyncio.wait_for(stays, 10)
    assert had == ["stays"]
    assert turn.free


async def test_who_closes_waits_for_those_who_wait_for_the_disk(home: Home) -> None:
    sending = [Received(home.ids.new(), "console", "den", b"{}") for _ in range(20)]
    waiting = [asyncio.create_task(home.store.inbox.receive(one, str(one.id))) for one in sending]
    await asyncio.sleep(0)
    await home.store.close()
    assert all(await asyncio.gather(*waiting))


@pytest.mark.parametrize(
    ("clause", "brief"),
    [
        (update(household).where(household.c.id == bindparam("household")), True),
        (update(entry).where(entry.c.household_id == bindparam("household"), entry.c.id == bindparam("which")), True),
        (update(entry).where(entry.c.household_id == bindparam("household")), False),
        (update(household).where((household.c.id == bindparam("a")) | (household.c.id == bindparam("b"))), False),
        (update(household).where(household.c.id != bindparam("household")), False),
        (update(household), False),
    ],
)
def test_only_what_names_its_row_is_brief(clause: object, brief: bool) -> None:  # noqa: FBT001 - what is expected
    assert Statement(clause).brief is brief  # type: ignore[arg-type]  # updates of many tables
