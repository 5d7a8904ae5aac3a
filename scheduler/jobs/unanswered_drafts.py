"""Cards nobody answered: remind of them once by day, close them after a week."""

from __future__ import annotations

from datetime import datetime

from core.ports import DRAFTS_JOB
from core.usecases.remind_drafts import expire_drafts, next_reminder, remind_drafts
from scheduler.calendar import after_quiet
from scheduler.jobs import Job, JobContext


async def _handle_waiting_drafts(context: JobContext) -> datetime | None:
    quiet_until = after_quiet(context.household, context.now)
    for notice in await expire_drafts(context.uow, context.now, context.dependencies.ids):
        await context.announce(notice, due=quiet_until)
    if quiet_until is not None:
        return quiet_until
    for notice in await remind_drafts(context.uow, context.now):
        await context.announce(notice)
    return await next_reminder(context.uow)


WAITING_DRAFTS = Job(DRAFTS_JOB, _handle_waiting_drafts)
