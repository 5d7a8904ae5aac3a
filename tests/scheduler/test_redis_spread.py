"""Without Redis nothing waits: the scheduler does its jobs itself."""

from __future__ import annotations

from scheduler.redis_spread import RedisSpread
from tests.core.usecases.book import Book
from tests.scheduler.test_runner import Counting, runner


async def test_without_redis_the_scheduler_does_it_itself(book: Book) -> None:
    counting = Counting()
    scheduler = runner(book, counting.job)
    await scheduler.run_due()
    nowhere = RedisSpread("redis://127.0.0.1:9", scheduler)
    scheduler.send = nowhere.send
    book.clock.wait(days=1)
    await scheduler.run_due()
    assert len(counting.days) == 1
    await nowhere.close()
