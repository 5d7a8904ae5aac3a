"""The daily backup job: takes a backup and restores it once as a proof; a failure is retried and shown to the host."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from scheduler.jobs import HostJob, JobDependencies
from scheduler.schedules import IntervalSchedule


def make_backup_job(back_up: Callable[[datetime], Awaitable[object]]) -> HostJob:
    """Return the job that calls ``back_up`` every day with the instant."""

    async def run(dependencies: JobDependencies, now: datetime) -> None:
        del dependencies
        await back_up(now)

    return HostJob("backup", run, IntervalSchedule(timedelta(days=1)))
