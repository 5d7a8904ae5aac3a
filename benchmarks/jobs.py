"""Measure how fast jobs are claimed, started and run, beside procrastinate, and what a check without due jobs costs."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, update

from bot.announce import Announcer
from core.ports import JobRun
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.redis_spread import RedisSpread
from scheduler.runner import Runner
from storage import tables
from storage.repositories.job_runs import make_run_row
from storage.store import Store
from tests import databases
from tests.core.usecases.book import IDS
from tests.databases import NOON, HandClock
from tests.households import Home, settle
from tests.redis_server import redis_server

IDLE_JOBS = 8
"""The scheduled occurrences that wait in each idle household."""
LOOKS = 300


PEER = "procrastinate"
_RUN = tables.job_run.c
_FINISH_CLAIMED = (
    update(tables.job_run)
    .where(_RUN.job == "due", _RUN.attempts > 0, _RUN.done_at.is_(None))
    .values(done_at=bindparam("done"))
)


def main(arguments: Sequence[str]) -> int:
    """Run the measurements and print a table and a JSON line.

    On a busy machine the ratios are more reliable than times.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks jobs")
    parser.add_argument("--due", type=int, default=1000)
    parser.add_argument("--pickups", type=int, default=20)
    parser.add_argument("--idle", type=int, nargs=2, default=(100, 10_000))
    chosen = parser.parse_args(arguments)
    logging.disable(logging.ERROR)  # a tick that is cancelled at the end
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, databases.postgres_server() as socket:
        postgres = databases.postgres_url(socket)
        for name, url in (("sqlite", databases.sqlite_url(Path(folder, "purser.db"))), ("postgres", postgres)):
            measured = asyncio.run(_measure(url, Path(folder), chosen))
            figures |= {f"{name}: {what}": value for what, value in measured.items()}
        with redis_server() as redis:
            measured = asyncio.run(_measure_redis(postgres, redis, Path(folder), chosen))
        figures |= {f"postgres and redis: {what}": value for what, value in measured.items()}
        figures |= _measure_peer(postgres, chosen)
    figures |= {f"postgres / {PEER}: {what}": ratio for what, ratio in _ratios(figures)}
    for what, value in figures.items():
        sys.stdout.write(f"{what:64} {value:>10}\n")
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


def _measure_peer(url: str, chosen: argparse.Namespace) -> dict[str, float]:
    """Return procrastinate's figures on the same server; none if it is not installed (``uv sync --group bench``)."""
    try:
        from benchmarks.procrastinate_jobs import measure_procrastinate  # noqa: PLC0415  it may not be there
    except ModuleNotFoundError:
        sys.stdout.write(f"LEFT OUT: {PEER} is not installed (uv sync --group bench)\n")
        return {}
    measured = asyncio.run(measure_procrastinate(url, chosen.due, chosen.pickups))
    return {f"{PEER}: {what}": value for what, value in measured.items()}


def _ratios(figures: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for name, value in figures.items():
        ours = figures.get(name.replace(f"{PEER}: ", "postgres: "))
        if name.startswith(PEER) and ours is not None:
            yield name.partition(": ")[2], round(ours / value, 2)


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
        found["claims a second, by twenties"] = await _claim_all(store, chosen.due, 20, 9)
        found["claims a second, one by one"] = await _claim_all(store, chosen.due, 1, 10)
        runner, began = _make_runner(home, clock)
        await _wake(home, clock, chosen.due)
        started = time.perf_counter()
        found["runs to their end a second"] = round(await runner.run_due() / (time.perf_counter() - started))
        found["from wake to start, ms (median)"] = await _pick_up(home, clock, runner.run(), began, chosen.pickups)
        return found
    finally:
        await store.close()


async def _measure_redis(url: str, redis: str, folder: Path, chosen: argparse.Namespace) -> dict[str, float]:
    """Return the figures with a scheduler that sends claimed jobs over Redis to a worker that runs them."""
    clock = HandClock()
    store = await databases.opened(url, folder, clock)
    try:
        home = await settle(store, IDS, "home of redis")
        for run in await store.jobs.claim(50):
            await _finish(home, run)
        scheduler, _ = _make_runner(home, clock)
        worker, began = _make_runner(home, clock)
        sender, receiver = RedisSpread(redis, scheduler), RedisSpread(redis, worker)
        for spread in (sender, receiver):
            await spread.start()
        scheduler.send = sender.send
        working = asyncio.create_task(receiver.work())
        await _wake(home, clock, chosen.due)
        started = time.perf_counter()
        await scheduler.run_due()
        for _ in range(chosen.due):
            await began.get()
        found: dict[str, float] = {"starts a second": round(chosen.due / (time.perf_counter() - started))}
        picked = await _pick_up(home, clock, scheduler.run(), began, chosen.pickups)
        found["from wake to start, ms (median)"] = picked
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        for spread in (sender, receiver):
            await spread.close()
        return found
    finally:
        await store.close()


def _make_runner(home: Home, clock: HandClock) -> tuple[Runner, asyncio.Queue[float]]:
    """Return a runner whose job only records when it started, and the queue of those times."""
    began: asyncio.Queue[float] = asyncio.Queue()

    async def nothing(context: JobContext) -> None:
        del context
        began.put_nowait(time.perf_counter())

    store = home.store
    dependencies = JobDependencies(
        store.directory, store.units, clock, IDS, Announcer(clock, IDS), store.files, store.jobs, store.prune
    )
    return Runner(dependencies, (Job("nothing", nothing),)), began


async def _wake(home: Home, clock: HandClock, times: int) -> None:
    """Make the job run now, so many times."""
    async with home.as_asha() as uow:
        for _ in range(times):
            await uow.jobs.wake("nothing", clock.now(), home.asha.id)  # as asked for: no two of them are one
        await uow.commit()


async def _pick_up(
    home: Home, clock: HandClock, running: Coroutine[Any, Any, None], began: asyncio.Queue[float], times: int
) -> float:
    """Return the median milliseconds from waking the job to its start.

    The runner checks for due jobs as often as in production.
    """
    task = asyncio.create_task(running)
    while not began.empty():
        began.get_nowait()
    waits = []
    for _ in range(times):
        await _wake(home, clock, 1)
        woken = time.perf_counter()
        waits.append(await began.get() - woken)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return round(statistics.median(waits) * 1000, 1)


async def _finish(home: Home, run: JobRun) -> None:
    async with home.as_asha() as uow:
        await uow.jobs.finish(run)
        await uow.commit()


async def _add_idle(store: Store, households: int, seed: int) -> None:
    """Store the waiting occurrences of so many idle households, due over the next day."""
    rows = [
        make_run_row(f"job {job}", "2026-12-01", NOON + timedelta(hours=1, minutes=number % 1440), scheduled=True)
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


async def _claim_all(store: Store, due: int, at_once: int, seed: int) -> float:
    """Claim so many due occurrences, ``at_once`` per claim; return how many per second."""
    rows = [
        make_run_row("due", f"{number}", NOON, scheduled=False) | {"household_id": UUID(int=seed << 64 | number + 1)}
        for number in range(due)
    ]
    async with store.database.transaction() as transaction:
        await transaction.insert(insert(tables.job_run), rows)
        await transaction.commit()
    claimed, spent = 0, 0.0
    while True:
        began = time.perf_counter()
        runs = await store.jobs.claim(at_once)
        spent += time.perf_counter() - began
        if not runs:
            return round(claimed / spent)
        claimed += len(runs)
        # Nobody leaves thousands leased: what was claimed before is done.
        await store.database.execute(_FINISH_CLAIMED, {"done": NOON})
