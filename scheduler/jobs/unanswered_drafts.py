"""The job for unanswered drafts: has members reminded after a day and closes the drafts after a week."""

from __future__ import annotations

from datetime import datetime

from core.ports import ALERTS_JOB, DRAFTS_JOB
from core.usecases.remind_drafts import expire_drafts, next_step
from scheduler.calendar import after_quiet
from scheduler.jobs import Job, JobContext


async def _handle_waiting_drafts(context: JobContext) -> datetime | None:
    quiet_until = after_quiet(context.household, context.now)
    for notice in await expire_drafts(context.uow, context.now, context.dependencies.ids):
        await context.announce(notice, due=quiet_until)
    await context.uow.jobs.wake(ALERTS_JOB, context.now)
    return await next_step(context.uow, context.now)


WAITING_DRAFTS = Job(DRAFTS_JOB, _handle_waiting_drafts, looks_ahead=True)
