"""The job for unanswered drafts: has members reminded after a day and closes the drafts after a week."""

from __future__ import annotations

from datetime import datetime

from core.ports import ALERTS_JOB, DRAFTS_JOB
from core.usecases.remind_drafts import expire_drafts, find_next_step
from scheduler.calendar import find_end_of_quiet
from scheduler.jobs import Job, JobContext


async def _expire_and_wake_alerts(context: JobContext) -> datetime | None:
    quiet_until = find_end_of_quiet(context.household, context.now)
    for notice in await expire_drafts(context.uow, context.now, context.dependencies.ids):
        await context.announce(notice, due=quiet_until)
    await context.uow.jobs.wake(ALERTS_JOB, context.now)
    return await find_next_step(context.uow, context.now)


WAITING_DRAFTS = Job(DRAFTS_JOB, _expire_and_wake_alerts, looks_ahead=True)
