"""Measure how fast long statements are imported: ``python -m benchmarks imports [--lines N] [--postgres]``.

A separate process reads a statement of N lines, compares it with the book and writes its entries. It is killed (-9) in
the middle of writing and started again; the entries are counted at the end. On PostgreSQL the bulk write of confirmed
lines alone is compared with a COPY of as many rows, into a table without references and into the table of entries.
Rates are given by the clock and by the process's CPU time, which other load on the machine does not change.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
from sqlalchemy import text

from analytics.categorise.ruled_categoriser import RuledCategoriser
from analytics.categorise.shipped_categoriser import ShippedCategoriser
from bot.world import SystemClock, SystemIds
from core.importing.statements.column_questions import ColumnAnswers
from core.model.draft import Draft, DraftState
from core.model.entry import Entry, EntryKind, Line
from core.model.household import Household, Member, Membership, NumberHabit, Role
from core.model.money import Money
from core.model.statement_import import ImportState, StatementImport
from core.ports import Identity
from core.usecases.import_long_statement import (
    StatementParts,
    begin_writing,
    load_import,
    read_import,
    stage_import,
    work_on_import,
)
from core.usecases.import_statement import ImportFile
from core.usecases.propose_entries import DraftOrigin
from core.usecases.use_case_context import UseCaseContext
from storage.store import Store, open_store
from tests.databases import postgres_server, postgres_url

T = TypeVar("T")
HOUSEHOLD, MEMBER = UUID(int=1), UUID(int=2)
SHOPS = ("GREEN GROCER", "CITY TRAM", "COFFEE HOUSE", "BOOK NOOK", "WATER WORKS", "CINEMA ROYAL", "BAKERY")
_AT_ONCE = 1000
"""The number of lines written in one commit of the bulk write."""

KILLED_AT = 0.4
"""The share of lines written when the process is killed."""


def main(arguments: list[str]) -> int:
    """Run the measurements, print the figures and, last, one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks imports")
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--postgres", action="store_true", help="measure on PostgreSQL too")
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.work:
        asyncio.run(_work(chosen.work[0], Path(chosen.work[1])))
        return 0
    figures = {"sqlite": asyncio.run(_measure(None, chosen.lines))}
    if chosen.postgres:
        with postgres_server() as folder:
            figures["postgresql"] = asyncio.run(_measure(folder, chosen.lines))
    for name, found in figures.items():
        print(name, found)
    print(json.dumps(figures))
    return 0


def make_statement(lines: int) -> bytes:
    """Return a bank's CSV file over three years with several lines a day, some of them alike."""
    first = date(2023, 11, 1)
    rows = []
    for number in range(lines):
        day = first + timedelta(days=number * 1000 // lines)
        rows.append(f"{day},{SHOPS[number % 7]} {number % 40},-{1 + number % 90}.{number % 10}0")
    return "\n".join(["Date,Description,Amount", *rows]).encode()


async def _measure(postgres: str | None, lines: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="purser-imports-") as name:
        folder = Path(name)
        url = postgres_url(postgres) if postgres else f"sqlite:///{folder / 'purser.db'}"
        began = time.perf_counter()
        (folder / "year.csv").write_bytes(make_statement(lines))
        await _found(url, folder)
        kill = await _run_worker(url, folder, stop_at=int(lines * KILLED_AT))
        rest = await _run_worker(url, folder)
        seconds = time.perf_counter() - began
        found = await _count(url, folder)
        writing = kill["writing_cpu_s"] + rest["writing_cpu_s"]
        found |= {"lines": lines, "seconds": round(seconds, 1), "killed_at": kill["handled"], **kill, **rest}
        found |= {"writing_cpu_s": writing, "comparing_cpu_s": kill["comparing_cpu_s"]}
        found["entries_a_cpu_second"] = round(lines / max(writing, 0.001))
        found["entries_a_second"] = round(lines / max(kill["writing_s"] + rest["writing_s"], 0.001))
        if postgres:
            found |= await _book_at_once(url, folder, lines)
            found |= await _copy(url, lines)
            for share, copied in (("share_of_copy", "copied"), ("share_of_copy_into_entries", "copied_as_entries")):
                at_best = found["booked_a_second_at_best"] / found[f"{copied}_a_second_at_best"]
                found[share] = round(found["booked_a_second"] / found[f"{copied}_a_second"], 3)
                found[f"{share}_at_best"] = round(at_best, 3)
        return found


async def _open(url: str, folder: Path) -> Store:
    store = await open_store(url, data_dir=folder / "data", clock=SystemClock(), ids=SystemIds())
    await store.migrate()
    return store


async def _found(url: str, folder: Path) -> None:
    store = await _open(url, folder)
    member = Member(MEMBER, "Asha", Role.ADMIN)
    home = Household(HOUSEHOLD, "Home", "EUR", "Europe/Paris", "en", NumberHabit.POINT)
    async with store.directory.begin_onboarding() as transaction:
        await transaction.create_household(home, member, Identity("console", "asha", "Asha"))
        await transaction.commit()
    await store.close()


async def _run_worker(url: str, folder: Path, stop_at: int = 0) -> dict[str, Any]:
    """Run a process that imports the file; with ``stop_at`` kill it once so many lines are written.

    Return the figures that the process reported last.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks", "imports", "--work", url, str(folder)), stdout=asyncio.subprocess.PIPE
    )
    last: dict[str, Any] = {"writing_cpu_s": 0.0, "writing_s": 0.0, "handled": 0}
    if process.stdout is None:
        raise RuntimeError("no output of the worker")
    async for line in process.stdout:
        last |= json.loads(line)
        if stop_at and last.get("state") == ImportState.WRITING and last["handled"] >= stop_at:
            process.send_signal(signal.SIGKILL)
            break
    await process.wait()
    return last


@dataclass(slots=True)
class _Worker:
    store: Store
    membership: Membership

    async def do(self, act: Callable[[UseCaseContext], Awaitable[T]]) -> T:
        """Call a use-case in a unit of work of its own, commit it and return its result."""
        async with self.store.units(HOUSEHOLD, MEMBER) as uow:
            context = UseCaseContext(uow, self.membership, SystemClock().now(), SystemIds())
            done = await act(context)
            await uow.commit()
            return done


async def _work(url: str, folder: Path) -> None:
    """Read, compare and write what remains of the file, and print the progress after each part."""
    store = await _open(url, folder)
    async with store.units(HOUSEHOLD, MEMBER) as uow:
        home = await uow.books.load_household()
        running = await uow.imports.list_newest(1)
    worker = _Worker(store, Membership(home, home.members[0]))
    made = running[0] if running else await _stage(worker, (folder / "year.csv").read_bytes())
    categoriser = RuledCategoriser(ShippedCategoriser())
    writing = comparing = waited = 0.0
    while made.state is not ImportState.DONE:
        if made.state is ImportState.READY:
            made = await worker.do(partial(begin_writing, import_id=made.id))
        began, clocked, state = time.process_time(), time.perf_counter(), made.state
        worked = await worker.do(partial(work_on_import, categoriser=categoriser, import_id=made.id))
        made = made if worked is None else worked
        spent = time.process_time() - began
        if state is ImportState.WRITING:
            writing, waited = writing + spent, waited + time.perf_counter() - clocked
        elif state is ImportState.COMPARING:
            comparing += spent
        _report(
            state=made.state,
            handled=made.handled,
            writing_cpu_s=round(writing, 2),
            writing_s=round(waited, 2),
            comparing_cpu_s=round(comparing, 2),
        )
    await store.close()


async def _stage(worker: _Worker, content: bytes) -> StatementImport:
    began = time.process_time()
    cut = read_import(content, "EUR", ColumnAnswers(), {})
    if not isinstance(cut, StatementParts):
        raise SystemExit("the file is not long enough")
    _report(reading_cpu_s=round(time.process_time() - began, 2))
    key = hashlib.sha256(content).hexdigest()  # of the stored file, as the chat gives it
    origin = DraftOrigin("console", "asha", "", key)
    made = await worker.do(lambda context: stage_import(context, cut, content, origin, ImportFile("year.csv")))
    return await worker.do(lambda context: load_import(context, made.id))


def _report(**figures: object) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({**figures, "peak_mb": peak}), flush=True)


async def _count(url: str, folder: Path) -> dict[str, Any]:
    """Return how many entries there are, and how many lines of a draft have more than one entry."""
    store = await _open(url, folder)
    rows = await store.database.fetch(text("select count(*) as n, count(distinct id) as own from entry"))
    twice = await store.database.fetch(
        text(
            "select count(*) as n from (select draft_id, line from entry group by draft_id, line having count(*) > 1) x"
        )
    )
    await store.close()
    return {"entries": rows[0]["n"], "doubled": twice[0]["n"]}


async def _book_at_once(url: str, folder: Path, lines: int) -> dict[str, Any]:
    """Return how many confirmed lines become entries per second, written a thousand per commit with their drafts.

    The fastest commit is given too, because other load on the machine slows it least.
    """
    store = await _open(url, folder)
    ids, now = SystemIds(), SystemClock().now()
    first = date(2023, 11, 1)
    told = tuple(
        Line(
            EntryKind.EXPENSE,
            Money(100 + number % 900, "EUR"),
            first + timedelta(days=number % 1000),
            f"{SHOPS[number % 7]} {number % 40}",
            "groceries",
            account="Card",
            payer=MEMBER,
        )
        for number in range(lines)
    )
    began, worked = time.perf_counter(), time.process_time()
    commits = []
    for start in range(0, lines, _AT_ONCE):
        part, started = told[start : start + _AT_ONCE], time.perf_counter()
        draft = Draft(ids.new(), 1, DraftState.CONFIRMED, MEMBER, part, (), now, "console", "asha")
        async with store.units(HOUSEHOLD, MEMBER) as uow:
            await uow.drafts.add(draft)
            await uow.entries.add([Entry(ids.new(), line, MEMBER, now, draft=draft.id) for line in part])
            await uow.commit()
        commits.append((time.perf_counter() - started) / len(part))
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    await store.close()
    return {
        "booked_a_second": round(lines / seconds),
        "booked_a_second_at_best": round(1 / min(commits)),
        "booked_a_cpu_second": round(lines / max(cpu, 0.001)),
    }


async def _copy(url: str, lines: int) -> dict[str, Any]:
    """Return how many rows per second COPY writes into a table without references, and into the table of entries."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("create table bare (like entry including defaults including indexes)")
        rows = await connection.fetch("select * from entry limit $1", lines)
        names = list(rows[0].keys())
        bare = await _time_copy(connection, "bare", names, [tuple(row.values()) for row in rows])
        ids = SystemIds()
        fresh = [tuple({**row, "id": ids.new(), "draft_id": None, "line": None}.values()) for row in rows]
        entries = await _time_copy(connection, "entry", names, fresh)
        return {
            "copied_a_second": bare[0],
            "copied_a_second_at_best": bare[1],
            "copied_as_entries_a_second": entries[0],
            "copied_as_entries_a_second_at_best": entries[1],
        }
    finally:
        await connection.close()


async def _time_copy(connection: Any, table: str, names: list[str], records: list[tuple[Any, ...]]) -> tuple[int, int]:
    """Return how many rows per second COPY writes, a thousand per commit, in all and in the fastest commit."""
    commits = []
    for start in range(0, len(records), _AT_ONCE):
        part, began = records[start : start + _AT_ONCE], time.perf_counter()
        await connection.copy_records_to_table(table, records=part, columns=names)
        commits.append((time.perf_counter() - began, len(part)))
    seconds = sum(spent for spent, _ in commits)
    return round(len(records) / seconds), round(1 / min(spent / count for spent, count in commits))
