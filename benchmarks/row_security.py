"""Measure what PostgreSQL's row-level security costs: the same work with its policies, and on a copy without them."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg

from core.model.period import find_month
from core.model.report import Scope
from storage.security import GUARDED
from storage.store import Store
from storage.unit_of_work import SqlUnitOfWork
from tests import databases
from tests.databases import HandClock, SeededIds
from tests.households import DAY, Home, settle

GUARDED_DATABASE, BARE_DATABASE = "guarded", "bare"
LAST = 20
"""The number of entries that a list shows."""
WARM_UP = 20


def main(arguments: list[str]) -> int:
    """Run the measurements, print the ratios and, last, one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks row-security")
    parser.add_argument("--households", type=int, default=40)
    parser.add_argument("--entries", type=int, default=500, help="entries of each household, over a year")
    parser.add_argument("--rounds", type=int, default=300, help="times each is done on each database")
    chosen = parser.parse_args(arguments)
    figures = asyncio.run(_measure(chosen.households, chosen.entries, chosen.rounds))
    for name, (with_policies, without) in figures.items():
        print(f"{name:<22}{with_policies:>8.3f} ms{without:>8.3f} ms   ratio {with_policies / without:.2f}")
    print(json.dumps({name: round(with_policies / without, 3) for name, (with_policies, without) in figures.items()}))
    return 0


async def _measure(households: int, entries: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median milliseconds of each kind of work, with policies and without."""
    with tempfile.TemporaryDirectory() as folder, databases.postgres_server() as socket:
        server = databases.postgres_url(socket)
        await _run(server, f"CREATE DATABASE {GUARDED_DATABASE}")
        homes = await _fill(databases.postgres_url(socket, GUARDED_DATABASE), Path(folder), households, entries)
        await _run(server, f"CREATE DATABASE {BARE_DATABASE} TEMPLATE {GUARDED_DATABASE}")
        bare_url = databases.postgres_url(socket, BARE_DATABASE)
        for table in GUARDED:
            await _run(bare_url, f"ALTER TABLE {table.name} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
        stores = [
            await databases.opened(databases.postgres_url(socket, name), Path(folder), HandClock(), seed=3)
            for name in (GUARDED_DATABASE, BARE_DATABASE)
        ]
        try:
            return {name: await _compare(work, stores, homes, rounds) for name, work in WORK.items()}
        finally:
            for store in stores:
                await store.close()


async def _run(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


async def _fill(url: str, folder: Path, households: int, entries: int) -> list[Home]:
    await databases.prepare(url, folder)
    ids = SeededIds(2)
    store = await databases.opened(url, folder, HandClock())
    homes = [await settle(store, ids, f"home {number}") for number in range(households)]
    for home in homes:
        days = (DAY - timedelta(days=number % 365) for number in range(entries))
        await home.write(*(home.entry(home.line(day=day)) for day in days))
    await store.close()
    await _run(url, "ANALYZE")
    return homes


async def _sum_month(uow: SqlUnitOfWork, home: Home) -> None:
    del home
    await uow.reports.read_total(Scope(period=find_month(DAY)))


async def _read_last(uow: SqlUnitOfWork, home: Home) -> None:
    del home
    await uow.reports.list_entries(Scope(), limit=LAST)


async def _write_entry(uow: SqlUnitOfWork, home: Home) -> None:
    await uow.entries.add([home.entry()])
    await uow.commit()


Work = Callable[[SqlUnitOfWork, Home], Awaitable[None]]
WORK: dict[str, Work] = {
    "the month's sum": _sum_month,
    "the last entries": _read_last,
    "an entry written": _write_entry,
}


async def _compare(work: Work, stores: list[Store], homes: list[Home], rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of some work on both databases, done in turn so that other load affects both."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + WARM_UP):
        home = homes[number % len(homes)]
        for store, spent in zip(stores, times, strict=True):
            there = replace(home, store=store)
            started = time.perf_counter()
            async with there.as_asha() as uow:
                await work(uow, there)
            spent.append(time.perf_counter() - started)
    guarded, bare = (statistics.median(spent[WARM_UP:]) * 1000 for spent in times)
    return guarded, bare
