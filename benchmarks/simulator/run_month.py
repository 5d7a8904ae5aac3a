"""Simulate a month of households on PostgreSQL and Redis while schedulers and workers are killed and restarted."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import msgspec
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from benchmarks.simulator.count_year import WRONG, count_year
from benchmarks.simulator.lives import FIRST, Life, move_in, pass_time
from benchmarks.simulator.run_year import FOLDER, make_runner
from benchmarks.simulator.servers import Place, Servers, SharedClock
from core.model.household_alert import AlertFacts
from core.ports import ALERTS_JOB, BILLS_JOB
from storage import tables
from storage.store import Store, open_store
from tests import databases
from tests.core.usecases.book import IDS, Clock
from tests.redis_server import redis_server

Told = Counter[tuple[object, ...]]
"""Counts of what households were sent, without ids, which differ from run to run."""


def main(arguments: Sequence[str]) -> int:
    """Run the month without and with kills and print both results; return 1 if they differ or a count is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks month")
    parser.add_argument("--households", type=int, default=5)
    parser.add_argument("--days", type=int, default=31)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    with (
        tempfile.TemporaryDirectory(dir=FOLDER) as folder,
        databases.postgres_server() as socket,
        redis_server() as redis,
    ):
        return asyncio.run(_compare(chosen, Path(folder), databases.postgres_url(socket), redis))


async def _compare(chosen: argparse.Namespace, folder: Path, url: str, redis: str) -> int:
    key = Fernet.generate_key().decode()
    await databases.hurry(url)
    calm_counts, calm_told = await _run_calm(chosen, folder / "calm", databases.sqlite_url(folder / "calm.db"), key)
    place = Place(url, redis, folder / "clock", folder, key)
    counts, told, faults = await _run_killed(chosen, place)
    differences = sum(((calm_told - told) + (told - calm_told)).values())
    for name, value in counts.items():
        sys.stdout.write(f"{name:44} {calm_counts[name]:>10,} {value:>10,}\n")
    faults[f"{WRONG}told otherwise than without kills"] = differences
    for name, value in faults.items():
        sys.stdout.write(f"{name:44} {'':>10} {value:>10,}\n")
    for thing, count in [*(calm_told - told).items(), *(told - calm_told).items()][:20]:
        sys.stdout.write(f"differs: {thing} {count}\n")
    sys.stdout.write(json.dumps(counts | faults) + "\n")
    return 1 if any(value for name, value in (counts | faults).items() if name.startswith(WRONG)) else 0


async def _run_calm(chosen: argparse.Namespace, folder: Path, url: str, key: str) -> tuple[dict[str, int], Told]:
    """Simulate the month in this process alone, on SQLite; return counts and messages."""
    await databases.prepare(url, folder)
    clock = Clock()
    store = await open_store(url, data_dir=folder, clock=clock, ids=IDS, key=key)
    try:
        runner = make_runner(store, clock)
        lives = await _settle(store, clock, chosen)
        return await _live(lives, clock, runner.run_due, chosen.days)
    finally:
        await store.close()


async def _run_killed(chosen: argparse.Namespace, place: Place) -> tuple[dict[str, int], Told, dict[str, int]]:
    """Simulate the month while the processes that run jobs are killed; return counts, messages and faults."""
    clock = SharedClock(place.clock)
    clock.instant = _first()
    store = await open_store(place.database, data_dir=place.folder / "driver", clock=clock, ids=IDS, key=place.key)
    await store.migrate()
    servers = Servers(place, store, clock, Random(chosen.seed), chosen.kills)
    began = time.perf_counter()
    try:
        lives = await _settle(store, clock, chosen)
        servers.start()
        likely = 3 * chosen.kills / (24 * chosen.days)
        counts, told = await _live(lives, clock, partial(servers.run_due, likely), chosen.days)
        run = tables.job_run.c
        again = await store.database.fetch(select(func.sum(run.attempts - 1).label("again")).where(run.attempts > 0))
        faults = {f"killed with -9: {role}s": count for role, count in servers.killed.items()}
        faults |= {"waits for a lease to run out": servers.leases_lost, "runs begun again": int(again[0]["again"])}
        return counts, told, faults | {"seconds": round(time.perf_counter() - began)}
    finally:
        servers.stop()
        await store.close()


async def _settle(store: Store, clock: Clock, chosen: argparse.Namespace) -> list[Life]:
    clock.instant = _first()
    return [await move_in(store, clock, chosen.seed + number) for number in range(chosen.households)]


async def _live(
    lives: Sequence[Life], clock: Clock, run_due: Callable[[], Awaitable[object]], days: int
) -> tuple[dict[str, int], Told]:
    await run_due()
    for day in range(1, days + 1):
        await pass_time(lives, clock, run_due, _first() + timedelta(days=day))
        sys.stderr.write(f"day {day}\n")
    store = lives[0].book.store
    return await count_year(store, lives, [BILLS_JOB, ALERTS_JOB], days), await _read_told(store, lives)


def _first() -> datetime:
    return datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)


async def _read_told(store: Store, lives: Sequence[Life]) -> Told:
    """Return counts of alerts with whether they were pushed, of digests, of drafted bills and of other messages."""
    home = {life.book.household.id: life.year.seed for life in lives}
    member = {str(each.id): each.name for life in lives for each in life.book.household.members}
    told: Told = Counter()
    for row in await store.database.fetch(select(tables.alert)):
        facts = msgspec.json.decode(row["facts"], type=AlertFacts)
        told["alert", home[row["household_id"]], row["kind"], facts.item, facts.category, facts.day, row["pushed"]] += 1
    for row in await store.database.fetch(select(tables.recurring_occurrence)):
        told["bill", home[row["household_id"]], row["number"], row["day"]] += 1
    for row in await store.database.fetch(select(tables.outbox.c.dedupe)):
        _, kind, *rest = row["dedupe"].split(":")
        if kind == "digest":
            told["digest", rest[0], rest[1], member[rest[2]]] += 1
        elif kind != "alert":
            told["message", kind] += 1
    return told
