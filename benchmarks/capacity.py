"""Measure what one machine can serve: messages per second from webhook to reply, their cost, and idle households.

A baseline endpoint that stores a row and sends a message, one process on SQLite, one on PostgreSQL, and two on
PostgreSQL and Redis are measured in turn on the same machine, so that its other load affects all alike. Run as ``python
-m benchmarks capacity``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import asyncpg
import uvloop

from benchmarks.messenger import Messenger, People
from benchmarks.processes import Installation, read_memory, run_floor, run_product, wait_rested
from tests import databases
from tests.redis_server import redis_server

CROWD = 48
"""The number of people who write at the same time, each waiting for the reply before the next message."""
ROUNDS = 5
"""How often each set-up is measured, after one warm-up."""
A_DAY, BUSY_HOURS = 20, 4
"""The messages of a household per day, and the number of hours in which all of them fall."""
REPLICAS = (("web", "bot"), ("web", "bot"), ("worker", "scheduler"))
FLOOR, TWO = "bare floor", "two on PostgreSQL"
ONE = ("one on SQLite", "one on PostgreSQL")
Write = Callable[[People, int], Awaitable[float]]


@dataclass(slots=True)
class Side:
    """One measured set-up: the processes that receive messages, and the measurements."""

    hooks: tuple[People, ...]
    helpers: tuple[People, ...] = ()
    """Further processes of the set-up that receive no messages."""
    waits: list[float] = field(default_factory=list)
    """Seconds from each webhook to its reply."""
    rates: list[float] = field(default_factory=list)
    """Messages per second of each turn."""
    cpu: list[float] = field(default_factory=list)
    """CPU milliseconds per message in each turn, summed over the set-up's processes."""

    def hook_of(self, person: int) -> People:
        """Return the process that a person's messages are posted to."""
        return self.hooks[person % len(self.hooks)]

    def cpu_seconds(self) -> float:
        """Return the CPU seconds used so far by all processes of the set-up."""
        return sum(each.cpu_seconds() for each in (*self.hooks, *self.helpers))

    def memory(self) -> float:
        """Return the megabytes of memory that the set-up's processes hold."""
        return sum(read_memory(each.pid) for each in (*self.hooks, *self.helpers))

    def forget(self) -> None:
        """Drop the measurements made so far."""
        for found in (self.waits, self.rates, self.cpu):
            found.clear()


async def write_purchase(people: People, person: int) -> float:
    """Post a purchase as a message; return the seconds until its draft was shown."""
    return (await people.write(person, "milk 60"))[1]


async def take_turn(side: Side, people: Sequence[int], each: int, write: Write = write_purchase) -> None:
    """Have people write ``each`` messages at the same time, and record rate, waits and CPU time."""

    async def converse(person: int) -> None:
        for _ in range(each):
            side.waits.append(await write(side.hook_of(person), person))

    spent, began = side.cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(converse(person) for person in people))
    messages = len(people) * each
    side.rates.append(messages / (time.perf_counter() - began))
    side.cpu.append((side.cpu_seconds() - spent) / messages * 1000)


async def weigh_idle(side: Side, homes: range) -> float:
    """Return the megabytes of memory used per 1,000 households that wrote once and then rest.

    As many messages of households that had written before go first, so that memory which any message leaves behind is
    not counted.
    """
    for _ in range(len(homes) // CROWD):
        await take_turn(side, range(1, CROWD + 1), 1)
    await wait_rested(side.hooks[0])
    before = side.memory()
    for first in range(homes.start, homes.stop, CROWD):
        await take_turn(side, range(first, min(first + CROWD, homes.stop)), 1)
    await wait_rested(side.hooks[0])
    return (side.memory() - before) / len(homes) * 1000


def summarise(side: Side) -> dict[str, float]:
    """Return the median rate, the percentiles of the waits in milliseconds, and CPU milliseconds per message."""
    at = statistics.quantiles(side.waits, n=100)
    return {
        "per_second": round(statistics.median(side.rates), 1),
        "p50_ms": round(at[49] * 1000, 1),
        "p95_ms": round(at[94] * 1000, 1),
        "p99_ms": round(at[98] * 1000, 1),
        "cpu_ms": round(statistics.median(side.cpu), 2),
    }


def count_households(per_second: float) -> int:
    """Return how many households together write so many messages per second in the busiest hours."""
    return int(per_second * BUSY_HOURS * 3600 / A_DAY)


def main(arguments: list[str]) -> int:
    """Run the measurements, print the tables and, last, one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks capacity")
    parser.add_argument("--each", type=int, default=8, help="messages of each person in a turn")
    parser.add_argument("--idle", type=int, default=1000, help="households that write once and rest")
    chosen = parser.parse_args(arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(_measure(chosen.each, chosen.idle))))
    return 0


async def _measure(each: int, idle: int) -> dict[str, dict[str, float]]:
    homes = range(CROWD + 1, CROWD + 1 + idle)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        messenger = Messenger()
        await messenger.start()
        stack.push_async_callback(messenger.stop)
        lines = aiohttp.TCPConnector(limit=0, keepalive_timeout=2)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=lines))
        sides = await stack.enter_async_context(_open_sides(folder, messenger, session, range(1, homes.stop)))
        at_rest = {name: round(side.memory(), 1) for name, side in sides.items()}
        alone = await _take_turns(sides, range(1, 2), each * 4)
        crowd = await _take_turns(sides, range(1, CROWD + 1), each)
        idle_takes = {name: round(await weigh_idle(sides[name], homes), 1) for name in ONE}
    return _report(alone, crowd, at_rest, idle_takes)


async def _take_turns(sides: dict[str, Side], people: range, each: int) -> dict[str, dict[str, float]]:
    for number in range(ROUNDS + 1):
        for side in sides.values():
            if number == 1:  # the first turn was the warm-up
                side.forget()
            await take_turn(side, people, each)
    found = {name: summarise(side) for name, side in sides.items()}
    for side in sides.values():
        side.forget()
    return found


@asynccontextmanager
async def _open_sides(
    folder: Path, messenger: Messenger, session: aiohttp.ClientSession, people: range
) -> AsyncIterator[dict[str, Side]]:
    """Start all measured processes, yield them once they are idle, and stop them at the end."""
    async with AsyncExitStack() as stack:
        socket = stack.enter_context(databases.postgres_server())
        redis = stack.enter_context(redis_server())
        floor, one, two = (databases.postgres_url(socket, name) for name in ("postgres", "one", "two"))
        await _create_databases(floor, "one", "two")
        bare = await stack.enter_async_context(run_floor(floor, messenger, session))
        sides = {FLOOR: Side((bare,))}
        alone = (Installation("", folder / "sqlite"), Installation(one, folder / "postgresql"))
        for name, installation in zip(ONE, alone, strict=True):
            await installation.found_homes(people)
            started = await stack.enter_async_context(run_product(installation, messenger, session))
            sides[name] = Side((started,))
        replicas = Installation(two, folder / "two", redis)
        await replicas.found_homes(people)
        running = [
            await stack.enter_async_context(run_product(replicas, messenger, session, roles)) for roles in REPLICAS
        ]
        sides[TWO] = Side(tuple(running[:2]), tuple(running[2:]))
        for side in sides.values():
            for process in (*side.hooks, *side.helpers):
                await wait_rested(process)
        yield sides


async def _create_databases(url: str, *names: str) -> None:
    connection = await asyncpg.connect(url)
    for name in names:
        await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()


def _report(
    alone: dict[str, dict[str, float]],
    crowd: dict[str, dict[str, float]],
    at_rest: dict[str, float],
    idle_takes: dict[str, float],
) -> dict[str, dict[str, float]]:
    """Print the tables and return all figures by set-up."""
    for title, found in (("one person at a time", alone), (f"{CROWD} people at once", crowd)):
        print(f"\n{title:<22}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")
        for name, figures in found.items():
            rate, *times = figures.values()
            print(f"{name:<22}{rate:>10}" + "".join(f"{each:>9}" for each in times))
    report = {name: {**crowd[name], "mb_at_rest": at_rest[name]} for name in crowd}
    for name, figures in alone.items():
        report[name] |= {f"alone_{what}": value for what, value in figures.items()}
    print(f"\n{'':<22}{'MB at rest':>12}{'MB a 1,000 idle':>17}{'households at half the rate':>29}")
    for name in (*ONE, TWO):
        households = count_households(crowd[name]["per_second"] / 2)
        print(f"{name:<22}{at_rest[name]:>12}{idle_takes.get(name, '-'):>17}{households:>29}")
        report[name]["households_at_half"] = households
    for name, megabytes in idle_takes.items():
        report[name]["mb_per_1000_idle"] = megabytes
    return report
