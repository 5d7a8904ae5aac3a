"""Due jobs reach workers over a real Redis, and a lost one comes back by its lease (REQUIREMENTS L2).

``make test`` says where it leaves this file out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from scheduler.redis_spread import RedisSpread
from tests.core.usecases.book import Book
from tests.redis_server import redis_server
from tests.scheduler.test_runner import Counting, runner


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    """A Redis server of its own, on a free port."""
    with redis_server() as url:
        yield url


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
    await scheduler.run_due()  # the plan of the household
    scheduler.send = sender.send
    book.clock.wait(days=1)
    assert await scheduler.run_due() == 1
    assert counting.days == [], "it is on its way"
    assert await scheduler.run_due() == 0, "and leased"
    working = asyncio.create_task(worker.work())
    await until(counting, 1)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    async with book.store.units(book.household.id, None) as uow:
        (run,) = await uow.jobs.list_planned()
    assert run.occurrence == "2026-11-23"


async def test_a_lost_message_comes_back_by_its_lease(
    book: Book, spreads: tuple[RedisSpread, RedisSpread, Counting]
) -> None:
    _, worker, counting = spreads

    async def lose(_: object) -> None:
        """A message that reaches nobody."""

    scheduler = runner(book, counting.job)
    await scheduler.run_due()
    scheduler.send = lose
    book.clock.wait(days=1)
    await scheduler.run_due()
    book.clock.wait(minutes=6)
    scheduler.send = spreads[0].send
    await scheduler.run_due()
    working = asyncio.create_task(worker.work())
    await until(counting, 1)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert len(counting.days) == 1
