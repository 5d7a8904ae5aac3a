"""Schedulers and workers in separate processes on one simulated clock, which can be killed and restarted."""

from __future__ import annotations

import asyncio
import logging
import mmap
import multiprocessing
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from pydantic import SecretStr

from scheduler import runner as ticking
from storage.jobs import JOB_LEASE
from storage.store import Store
from tests.core.usecases.book import Clock

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LAYOUT = struct.Struct("<q")
TICK_SECONDS = 0.1
LOOK_SECONDS = 0.02
LOOKS = 200
KILL_WITHIN_SECONDS = 0.05
STUCK_SECONDS = 3.0
"""Seconds without a finished run after which the clock is moved past the leases of killed processes."""
ROLES = ("scheduler", "scheduler", "worker", "worker")


class FileClock:
    """A clock that reads its instant from a shared file and adds a microsecond at each reading."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _LAYOUT.size)
        self._looks = 0

    def now(self) -> datetime:
        """Return the file's instant plus a microsecond for each reading so far."""
        self._looks += 1
        return self.read() + timedelta(microseconds=self._looks)

    def read(self) -> datetime:
        """Return the instant in the file."""
        return _EPOCH + timedelta(microseconds=_LAYOUT.unpack_from(self._shared)[0])

    def write(self, instant: datetime) -> None:
        """Write the instant to the file, for every process that reads it."""
        _LAYOUT.pack_into(self._shared, 0, (instant - _EPOCH) // timedelta(microseconds=1))


class SharedClock(Clock):
    """The simulator's clock, whose instant is shared with other processes in a file."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(_LAYOUT.size))
        self._file = FileClock(path)

    @property
    def instant(self) -> datetime:
        """The clock's instant; setting it moves the clock of every process."""
        return self._file.read()

    @instant.setter
    def instant(self, instant: datetime) -> None:
        self._file.write(instant)


@dataclass(frozen=True, slots=True)
class Place:
    """What the processes share: database, Redis, clock file, folder and key."""

    database: str
    redis: str
    clock: Path
    folder: Path
    key: str


class Servers:
    """Two schedulers and two workers; at random times one is killed while it works and started again."""

    def __init__(self, place: Place, store: Store, clock: SharedClock, chance: Random, kills: int) -> None:
        self._place = place
        self._store = store
        self._clock = clock
        self._chance = chance
        self._kills_left = kills
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["bot.app", "scheduler.redis_spread"])
        self._processes: list[BaseProcess] = []
        self.killed = dict.fromkeys(ROLES, 0)
        self.leases_lost = 0

    def start(self) -> None:
        """Start all processes."""
        self._processes = [self._start(number) for number in range(len(ROLES))]

    def stop(self) -> None:
        """Kill all processes."""
        for process in self._processes:
            process.kill()
            process.join()

    async def run_due(self, likely: float) -> None:
        """Wait until every due job has run; with chance ``likely`` kill a process meanwhile."""
        if self._kills_left and self._chance.random() < likely:
            await self._kill_one()
        done, waited = -1, 0.0
        while (now_done := await self._look()) is not None:
            await asyncio.sleep(LOOK_SECONDS)
            waited = waited + LOOK_SECONDS if now_done == done else 0.0
            done = now_done
            if waited > STUCK_SECONDS:
                self._clock.instant += JOB_LEASE + timedelta(seconds=1)
                self.leases_lost += 1
                waited = 0.0

    async def _look(self) -> int | None:
        """Return how many occurrences are due or running; None if there are none."""
        counts = await self._store.jobs.count_occurrences()
        return counts.due + counts.running or None

    async def _kill_one(self) -> None:
        """Kill a random process just after an occurrence was claimed, and start another in its place."""
        for _ in range(LOOKS):
            if (await self._store.jobs.count_occurrences()).running:
                break
        await asyncio.sleep(self._chance.uniform(0, KILL_WITHIN_SECONDS))
        number = self._chance.randrange(len(ROLES))
        self._processes[number].kill()
        self._processes[number].join()
        self.killed[ROLES[number]] += 1
        self._kills_left -= 1
        self._processes[number] = self._start(number)

    def _start(self, number: int) -> BaseProcess:
        process = self._context.Process(target=_serve, args=(self._place, ROLES[number], number), daemon=True)
        process.start()
        return process


def _serve(place: Place, role: str, number: int) -> None:
    """Run as one of the product's schedulers or workers until killed."""
    logging.disable(logging.ERROR)
    ticking.TICK_SECONDS = TICK_SECONDS  # type: ignore[assignment]
    asyncio.run(_tend(place, role, place.folder / f"server-{number}"))


async def _tend(place: Place, role: str, folder: Path) -> None:
    from bot.app import ServerRole, open_app  # noqa: PLC0415  what its parent has imported already
    from bot.settings import Settings  # noqa: PLC0415

    key = SecretStr(place.key)
    settings = Settings(  # type: ignore[call-arg]
        database_url=place.database, redis_url=place.redis, data_dir=folder, encryption_key=key, _env_file=None
    )
    async with open_app(settings, clock=FileClock(place.clock)) as app:
        await app.tend_left_over_work({ServerRole(role)})
