"""Schedulers and workers as processes of their own on one made-up clock, which can be killed and started again."""

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
"""Where nothing was finished for so long, what is leased is taken as lost with who held it."""
ROLES = ("scheduler", "scheduler", "worker", "worker")


class FileClock:
    """A clock that stands where a file says, and moves a microsecond at each look."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _LAYOUT.size)
        self._looks = 0

    def now(self) -> datetime:
        """Return the instant."""
        self._looks += 1
        return self.read() + timedelta(microseconds=self._looks)

    def read(self) -> datetime:
        """Return where the clock stands."""
        return _EPOCH + timedelta(microseconds=_LAYOUT.unpack_from(self._shared)[0])

    def write(self, instant: datetime) -> None:
        """Move the clock, for every process that reads the file."""
        _LAYOUT.pack_into(self._shared, 0, (instant - _EPOCH) // timedelta(microseconds=1))


class SharedClock(Clock):
    """A simulator's clock that every process of a file sees move."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(_LAYOUT.size))
        self._file = FileClock(path)

    @property
    def instant(self) -> datetime:
        """Where the clock stands."""
        return self._file.read()

    @instant.setter
    def instant(self, instant: datetime) -> None:
        self._file.write(instant)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the processes meet."""

    database: str
    redis: str
    clock: Path
    folder: Path
    key: str


class Servers:
    """Two schedulers and two workers; with chance, one of them is killed while it works and started again."""

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
        """Start all of them."""
        self._processes = [self._start(number) for number in range(len(ROLES))]

    def stop(self) -> None:
        """End all of them."""
        for process in self._processes:
            process.kill()
            process.join()

    async def run_due(self, likely: float) -> None:
        """Return when all that is due has run; with a likelihood a process is killed meanwhile."""
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
        """Return how many occurrences wait or run now; None where none does."""
        counts = await self._store.jobs.count_occurrences()
        return counts.due + counts.running or None

    async def _kill_one(self) -> None:
        """Kill a process a moment after some occurrence was claimed, and start another in its place."""
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
    """Be a scheduler or worker of the product until killed."""
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
