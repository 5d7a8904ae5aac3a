"""Distributing due jobs to workers on other machines over Redis Streams, while the database stays the truth.

The process that claims an occurrence sends its name and the number of its attempt. A worker does it as if it had
claimed it itself, so a message that comes twice, late or never changes nothing: the attempt's number is a fence, and a
lease that runs out brings a lost one back.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from uuid import UUID

from redis.exceptions import RedisError
from taskiq.api import run_receiver_task
from taskiq.exceptions import TaskiqError
from taskiq_redis import RedisStreamBroker

from core.errors import Fault
from core.ports import JobRun
from scheduler.runner import AT_A_TIME, Runner

log = logging.getLogger(__name__)

STREAM = "purser-jobs"
MOST_MESSAGES = 100_000
"""The number of messages to which Redis trims the stream; older ones were run, or their lease ends and they return."""
LOST_MILLISECONDS = 5 * 60 * 1000
"""Milliseconds after which a worker takes over an occurrence another one received but did not acknowledge."""
LOCK_SECONDS = 10.0
READ_MILLISECONDS = 1000
AGAIN_SECONDS = 5
UNREACHABLE = (OSError, TaskiqError, RedisError)


class RedisSpread:
    """Sends claimed occurrences of jobs to workers, and runs those that are sent to this process."""

    def __init__(self, url: str, runner: Runner) -> None:
        self._broker = RedisStreamBroker(
            url,
            queue_name=STREAM,
            consumer_group_name="workers",
            consumer_id="0",
            maxlen=MOST_MESSAGES,
            idle_timeout=LOST_MILLISECONDS,
            unacknowledged_lock_timeout=LOCK_SECONDS,
            xread_block=READ_MILLISECONDS,
            xread_count=AT_A_TIME,
        )

        async def run_job(household: str, job: str, occurrence: str, run_at: str, attempts: int) -> None:
            run = JobRun(UUID(household), job, occurrence, datetime.fromisoformat(run_at), attempts)
            await runner.try_run(run)

        self._task = self._broker.register_task(run_job, task_name="run-job")

    async def start(self) -> None:
        """Connect to Redis, retrying for as long as it is out of reach."""
        while True:
            try:
                await self._broker.startup()
            except UNREACHABLE as error:
                log.warning("redis is out of reach: %s", type(error).__name__)
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                return

    async def close(self) -> None:
        """Close the connections to Redis."""
        await self._broker.shutdown()

    async def send(self, run: JobRun) -> None:
        """Send a claimed occurrence to whichever worker is free. Raises Fault if Redis does not accept it."""
        try:
            await self._task.kiq(str(run.household), run.job, run.occurrence, run.run_at.isoformat(), run.attempts)
        except UNREACHABLE as error:
            raise Fault(f"redis: {type(error).__name__}") from None

    async def work(self) -> None:
        """Run the occurrences sent to this process, until cancelled."""
        self._broker.is_worker_process = True
        while True:
            try:
                await run_receiver_task(self._broker, max_async_tasks=AT_A_TIME)
            except UNREACHABLE as error:
                log.warning("redis is out of reach: %s", type(error).__name__)
            await asyncio.sleep(AGAIN_SECONDS)
