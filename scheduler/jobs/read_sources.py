"""The job that reads new bank texts from the host's sources every few minutes, from where it last stopped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from scheduler.jobs import HostJob, JobDependencies
from scheduler.schedules import IntervalSchedule

READ_EVERY = timedelta(minutes=5)


def make_source_job(read: Callable[[datetime], Awaitable[object]]) -> HostJob:
    """Return the job that calls ``read`` every few minutes with the instant."""

    async def run(dependencies: JobDependencies, now: datetime) -> None:
        del dependencies
        await read(now)

    return HostJob("read-sources", run, IntervalSchedule(READ_EVERY))
