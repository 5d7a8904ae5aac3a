"""The job that deletes old messages and job runs once they are older than the host wants to keep them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from scheduler.jobs import HostJob, JobDependencies
from scheduler.schedules import IntervalSchedule

log = logging.getLogger(__name__)


def make_pruning_job(keep: timedelta) -> HostJob:
    """Return the job that deletes, every day, rows older than ``keep``."""

    async def prune(dependencies: JobDependencies, now: datetime) -> None:
        for table, rows in (await dependencies.prune(now - keep)).items():
            if rows:
                log.info("deleted %d old rows of %s", rows, table)

    return HostJob("prune", prune, IntervalSchedule(timedelta(days=1)))
