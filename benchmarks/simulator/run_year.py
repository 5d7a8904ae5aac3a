"""Simulate a year of seeded households and count what they were sent, each count beside the true number."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import logging
import sys
import tempfile
import time
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from math import inf
from multiprocessing import get_context
from pathlib import Path

import uvloop

from benchmarks.simulator.count_year import WRONG, count_year, join_counts
from benchmarks.simulator.inline_sqlite import run_sqlite_inline
from benchmarks.simulator.lives import FIRST, move_in, pass_time
from bot.announce import Announcer
from core.ports import ALERTS_JOB, BILLS_JOB
from scheduler.catalogue import JOBS
from scheduler.jobs import Job, JobDependencies
from scheduler.jobs.plan_jobs import make_planning_job
from scheduler.runner import Runner
from scheduler.schedules import NIGHTLY
from storage.store import Store, open_store
from tests import databases
from tests.core.usecases.book import IDS, Clock

Seeds = tuple[int, ...]
"""The seeds of the households that share one database."""
_MEMORY = Path("/dev/shm")  # noqa: S108  a folder in memory, on Linux
FOLDER = _MEMORY if _MEMORY.is_dir() else None
"""The folder for temporary databases, in memory on Linux; None for the system's default."""


def main(arguments: Sequence[str]) -> int:
    """Run the simulation and print the counts; return 1 if one is not what it must be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks year")
    parser.add_argument("--households", type=int, default=5)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--databases", type=int, default=1, help="so many at a time, a process each")
    parser.add_argument("--together", type=int, default=5, help="households that share a database")
    parser.add_argument("--no-nightly", action="store_true", help="leave out jobs that run by night and tell nobody")
    parser.add_argument("--minutes", type=float, default=inf, help="begin no database after so many minutes")
    parser.add_argument("--into", type=Path, help="keep each database's counts in this file, and go on where it ends")
    chosen = parser.parse_args(arguments)
    began = time.perf_counter()
    seeds = range(chosen.seed, chosen.seed + chosen.households)
    parts = [tuple(seeds[at : at + chosen.together]) for at in range(0, len(seeds), chosen.together)]
    lived = _read_kept(chosen)
    lived |= _live_all([part for part in parts if part not in lived], chosen)
    counts = join_counts([lived[part] for part in parts if part in lived])
    counts["households still to live"] = sum(len(part) for part in parts if part not in lived)
    counts["seconds"] = round(time.perf_counter() - began)
    for name, value in counts.items():
        sys.stdout.write(f"{name:44} {value:>10,}\n")
    sys.stdout.write(json.dumps(counts) + "\n")
    return 1 if any(value for name, value in counts.items() if name.startswith(WRONG)) else 0


def _read_kept(chosen: argparse.Namespace) -> dict[Seeds, dict[str, int]]:
    """Return earlier counts with the same settings from the file, by their households' seeds."""
    if chosen.into is None or not chosen.into.exists():
        return {}
    rows = [json.loads(line) for line in chosen.into.read_text().splitlines()]
    same = [row for row in rows if (row["days"], row["no_nightly"]) == (chosen.days, chosen.no_nightly)]
    return {tuple(row["seeds"]): row["counts"] for row in same}


def _live_all(parts: Sequence[Seeds], chosen: argparse.Namespace) -> dict[Seeds, dict[str, int]]:
    """Simulate the groups of households, some databases at a time, until all are done or the time is over.

    Return the counts by seeds, each stored in the file at once.
    """
    until = time.monotonic() + chosen.minutes * 60
    waiting, lived = deque(parts), dict[Seeds, dict[str, int]]()
    running: dict[Future[dict[str, int]], Seeds] = {}
    with ProcessPoolExecutor(chosen.databases, mp_context=get_context("spawn")) as pool:
        while True:
            while waiting and len(running) < chosen.databases and time.monotonic() < until:
                part = waiting.popleft()
                running[pool.submit(_live_apart, (part, chosen))] = part
            if not running:
                return lived
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                part = running.pop(done)
                lived[part] = done.result()
                _keep(chosen, part, lived[part])


def _keep(chosen: argparse.Namespace, part: Seeds, counts: Mapping[str, int]) -> None:
    """Append a database's counts to the file."""
    sys.stderr.write(f"{len(part)} households have lived {chosen.days} days\n")
    if chosen.into is None:
        return
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    row = {"seeds": part, "days": chosen.days, "no_nightly": chosen.no_nightly, "counts": counts}
    with chosen.into.open("a") as file:
        file.write(json.dumps(row) + "\n")


def _live_apart(given: tuple[Seeds, argparse.Namespace]) -> dict[str, int]:
    """Simulate some households in a separate process; return their counts."""
    seeds, chosen = given
    logging.disable(logging.WARNING)
    run_sqlite_inline()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(live(seeds, chosen.days, _choose_jobs(nightly=not chosen.no_nightly)))


def _choose_jobs(*, nightly: bool) -> tuple[Job, ...]:
    planned = tuple(job for job in JOBS[:-1] if nightly or job.schedule is not NIGHTLY)
    return (*planned, make_planning_job(planned))


async def live(seeds: Sequence[int], days: int, jobs: Sequence[Job]) -> dict[str, int]:
    """Simulate some households in a database of their own; return the counts."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        url = databases.sqlite_url(Path(folder, "purser.db"))
        await databases.prepare(url, Path(folder))
        clock = Clock()
        clock.instant = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
        store = await open_store(url, data_dir=Path(folder), clock=clock, ids=IDS)
        try:
            lives = [await move_in(store, clock, seed) for seed in seeds]
            gc.freeze()
            runner = make_runner(store, clock, jobs)
            await runner.run_due()
            for day in range(1, days + 1):
                until = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) + timedelta(days=day)
                await pass_time(lives, clock, runner.run_due, until)
            daily = [job.name for job in jobs if job.schedule is NIGHTLY]
            return await count_year(store, lives, [BILLS_JOB, ALERTS_JOB, *daily], days)
        finally:
            await store.close()


def make_runner(store: Store, clock: Clock, jobs: Sequence[Job] = JOBS) -> Runner:
    """Return a runner of some jobs on a database."""
    announce = Announcer(clock, IDS)
    dependencies = JobDependencies(
        store.directory, store.units, clock, IDS, announce, store.files, store.jobs, store.prune
    )
    return Runner(dependencies, jobs)
