"""Write as families at a steady pace for half an hour, and compare memory and open files at the start and the end.

Run by ``make soak``, or ``python -m benchmarks soak --minutes 2`` for a short one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp
import uvloop

from benchmarks.messenger import Messenger, People
from benchmarks.processes import Installation, count_open_files, read_memory, run_product, wait_rested
from storage.engines import CONNECTIONS
from tests import databases

FAMILIES = 48
SAMPLES = 20
"""The number of measurements during a run; the first and last quarter of them are compared."""
MEMORY_GROWTH, FILE_GROWTH = 1.05, 8 + CONNECTIONS
"""The most a process may grow before the run fails.

A factor for memory, and a number of files beside those its connection pool opens and keeps.
"""
REST_SECONDS = 20
"""Seconds without messages before open files are counted; connections to the messenger stay open for 15 s."""
PAGE_CACHES = 84.0
"""Megabytes that SQLite's page caches may fill besides: 16 MiB for each of a process's five connections."""
TEXTS = ("milk {}", "taxi {} and chai 20", "auto {} yesterday", "how much did we spend on milk?", "medicine {}")
PATIENCE = 300.0
"""Seconds an answer may take before the run fails, as work that met a busy database is retried after a while."""
Converse = Callable[[int], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement of the process."""

    minute: float
    done: int
    """The conversations finished so far."""
    memory: float
    """The process's memory in megabytes."""
    files: int


@dataclass(slots=True)
class Pace:
    """Starts conversations at a steady pace, each by a person who is not in one."""

    converse: Converse
    free: asyncio.Queue[int]
    done: int = 0
    slowest: float = 0.0
    """The seconds of the slowest answer."""

    async def keep(self, a_second: float, seconds: float) -> None:
        """Start ``a_second`` conversations per second for some seconds and wait for all of them.

        Raises their errors.
        """
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number in range(round(a_second * seconds)):
                await asyncio.sleep(max(0.0, began + number / a_second - time.perf_counter()))
                group.create_task(self._run(await self.free.get()))

    async def _run(self, person: int) -> None:
        self.slowest = max(self.slowest, await self.converse(person))
        self.done += 1
        self.free.put_nowait(person)


def queue_people(people: range) -> asyncio.Queue[int]:
    """Return a queue of the people who are free to write."""
    free: asyncio.Queue[int] = asyncio.Queue()
    for person in people:
        free.put_nowait(person)
    return free


async def converse(people: People, person: int, numbers: Iterator[int]) -> float:
    """Write a purchase and confirm its draft, or ask a question; return the seconds of the slower answer."""
    number = next(numbers)
    text = TEXTS[number % len(TEXTS)]
    answer, waited = await people.write(person, text.format(60 + number % 900))
    if "{}" in text:
        waited = max(waited, (await people.tap(person, answer))[1])
    return waited


def compare_ends(samples: list[Sample], files: tuple[int, int]) -> dict[str, float]:
    """Return the median memory of the first and the last quarter of the samples, and the open files at rest.

    Files are counted at rest, because while families write each answer in progress holds a connection.
    """
    quarter = max(1, len(samples) // 4)
    ends = {"start": samples[:quarter], "end": samples[-quarter:]}
    memory = {f"mb_at_{end}": statistics.median(each.memory for each in some) for end, some in ends.items()}
    return {name: round(value, 1) for name, value in memory.items()} | dict(
        zip(("files_at_start", "files_at_end"), files, strict=True)
    )


def has_grown(ends: dict[str, float], caches: float = 0.0) -> bool:
    """Return whether memory or files grew more than allowed, apart from some megabytes of caches."""
    memory = ends["mb_at_end"] > ends["mb_at_start"] * MEMORY_GROWTH + caches
    return memory or ends["files_at_end"] > ends["files_at_start"] + FILE_GROWTH


def main(arguments: list[str]) -> int:
    """Run the test, print each measurement and, last, one JSON line; return 1 if the process grew too much."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--warm-up", type=float, default=1, help="minutes before the first look")
    parser.add_argument("--pace", type=float, default=5, help="conversations begun in a second")
    parser.add_argument(
        "--sqlite", action="store_true", help="on SQLite, whose page caches fill first, instead of PostgreSQL"
    )
    chosen = parser.parse_args(arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        ends = runner.run(_soak(chosen))
    print(json.dumps(ends))
    return int(has_grown(ends, PAGE_CACHES if chosen.sqlite else 0.0))


async def _soak(chosen: argparse.Namespace) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = "" if chosen.sqlite else databases.postgres_url(stack.enter_context(databases.postgres_server()))
        messenger = Messenger()
        await messenger.start()
        stack.push_async_callback(messenger.stop)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        installation = Installation(url, folder / "data")
        await installation.found_homes(range(1, FAMILIES + 1))
        ours = await stack.enter_async_context(run_product(installation, messenger, session))
        ours.patience = PATIENCE
        await wait_rested(ours)
        numbers = count()
        pace = Pace(lambda person: converse(ours, person, numbers), queue_people(range(1, FAMILIES + 1)))
        await pace.keep(chosen.pace, chosen.warm_up * 60)
        files_at_start = await _count_at_rest(ours.pid)
        samples = []
        print(f"{'minute':>8}{'done':>8}{'MB':>9}{'files':>7}")
        for number in range(SAMPLES):
            samples.append(_look(ours.pid, number * chosen.minutes / SAMPLES, pace.done))
            await pace.keep(chosen.pace, chosen.minutes * 60 / SAMPLES)
        samples.append(_look(ours.pid, chosen.minutes, pace.done))
        files = files_at_start, await _count_at_rest(ours.pid)
    ran = {"minutes": chosen.minutes, "conversations": pace.done, "slowest_s": round(pace.slowest, 1)}
    return compare_ends(samples, files) | ran


async def _count_at_rest(pid: int) -> int:
    await asyncio.sleep(REST_SECONDS)
    return count_open_files(pid)


def _look(pid: int, minute: float, done: int) -> Sample:
    sample = Sample(minute, done, read_memory(pid), count_open_files(pid))
    print(f"{minute:>8.1f}{done:>8}{sample.memory:>9.1f}{sample.files:>7}", flush=True)
    return sample
