"""How fast jobs are claimed and run, and what a tick costs where nobody's job is due, on SQLite and PostgreSQL."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from bot.announce import Announcer
from core.ports import JobRun
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.runner import Runner
from storage import tables
from storage.repositories.job_runs import new_row
from storage.store import Store
from tests import databases
from tests.core.usecases.book import IDS
from tests.databases import NOON, HandClock
from tests.households import Home, settle

IDLE_JOBS = 8
"""Scheduled occurrences that wait in an idle household."""
LOOKS = 300


def main(arguments: Sequence[str]) -> int:
    """Print one table and one JSON line; the ratios say more than the times on a busy machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks jobs")
    parser.add_argument("--due", type=int, default=2000)
    parser.add_argument("--idle", type=int, nargs=2, default=(100, 10_000))
    chosen = parser.parse_args(arguments)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, databases.postgres_server() as socket:
        for name, url in (
            ("sqlite", databases.sqlite_url(Path(folder, "purser.db"))),
            ("postgres", databases.postgres_url(socket)),
        ):
            measured = asyncio.run(_measure(url, Path(folder), chosen))
            figures |= {f"{name}: {what}": value for what, value in measured.items()}
    for what, value in figures.items():
        sys.stdout.write(f"{what:58} {value:>10}\n")
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


async def _measure(url: str, folder: Path, chosen: argparse.Namespace) -> dict[str, float]:
    clock = HandClock()
    await databases.prepare(url, folder)
    store = await databases.opened(url, folder, clock)
    try:
        home = await settle(store, IDS)
        for run in await store.jobs.claim(50):
            await _finish(home, run)
        found: dict[str, float] = {}
        for number, idle in enumerate(chosen.idle):
            await _add_idle(store, idle - (chosen.idle[0] if number else 0), number)
            found[f"look where {idle} households are idle, ms"] = await _look(store)
        first, second = (found[f"look where {idle} households are idle, ms"] for idle in chosen.idle)
        found["ratio of the two looks"] = round(second / first, 2)
        return found | await _claim_all(store, chosen.due) | await _pick_up(home, clock)
    finally:
        await store.close()


async def _finish(home: Home, run: JobRun) -> None:
    async with home.as_asha() as uow:
        await uow.jobs.finish(run)
        await uow.commit()


async def _add_idle(store: Store, households: int, seed: int) -> None:
    """Write the waiting occurrences of so many households, over the days to come."""
    rows = [
        new_row(f"job {job}", "2026-12-01", NOON + timedelta(hours=1, minutes=number % 1440), scheduled=True)
        | {"household_id": UUID(int=(seed + 1) << 64 | number + 1)}
        for number in range(households)
        for job in range(IDLE_JOBS)
    ]
    async with store.database.transaction() as transaction:
        for start in range(0, len(rows), 2000):
            await transaction.insert(insert(tables.job_run), rows[start : start + 2000])
        await transaction.commit()


async def _look(store: Store) -> float:
    times = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        await store.jobs.claim(20)
        times.append(time.perf_counter() - began)
    return round(statistics.median(times) * 1000, 3)


async def _claim_all(store: Store, due: int) -> dict[str, float]:
    """Claim so many due occurrences by twenties."""
    rows = [
        new_row("due", f"{number}", NOON, scheduled=False) | {"household_id": UUID(int=9 << 64 | number + 1)}
        for number in range(due)
    ]
    async with store.database.transaction() as transaction:
        await transaction.insert(insert(tables.job_run), rows)
        await transaction.commit()
    began = time.perf_counter()
    claimed = 0
    while runs := await store.jobs.claim(20):
        claimed += len(runs)
    return {"claims a second": round(claimed / (time.perf_counter() - began))}


async def _pick_up(home: Home, clock: HandClock) -> dict[str, float]:
    """Wake a job that does nothing, and run it to its commit."""

    async def nothing(context: JobContext) -> None:
        del context

    store = home.store
    dependencies = JobDependencies(
        store.directory, store.units, clock, IDS, Announcer(clock, IDS), store.files, store.jobs, store.prune
    )
    runner = Runner(dependencies, (Job("nothing", nothing),))
    times = []
    for _ in range(100):
        async with home.as_asha() as uow:
            await uow.jobs.wake("nothing", clock.now())
            await uow.commit()
        began = time.perf_counter()
        await runner.tick()
        times.append(time.perf_counter() - began)
    return {
        "from claim to commit of one, ms (median)": round(statistics.median(times) * 1000, 1),
        "the same, ms (95th of 100)": round(sorted(times)[94] * 1000, 1),
    }
