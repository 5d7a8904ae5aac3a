"""The job that re-encrypts a household's model key under the first encryption key, soon after that has changed."""

from __future__ import annotations

from scheduler.jobs import Job, JobContext
from scheduler.schedules import NIGHTLY


async def _reseal(context: JobContext) -> None:
    await context.uow.connections.reseal()


RESEAL = Job("reseal-keys", _reseal, NIGHTLY)
