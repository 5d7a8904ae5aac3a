"""The job that deletes for good what has been in the trash for a month."""

from __future__ import annotations

from core.usecases.purge_trash import forget_old_answers, purge_trash
from scheduler.jobs import Job, JobContext
from scheduler.schedules import NIGHTLY


async def _purge(context: JobContext) -> None:
    await purge_trash(context.uow, context.now)
    await forget_old_answers(context.uow, context.now)


PURGE = Job("purge-trash", _purge, NIGHTLY)
