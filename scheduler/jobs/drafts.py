"""Cards nobody answered: remind of them once by day, close them after a week."""

from __future__ import annotations

from core.usecases.remind_drafts import expire_drafts, remind_drafts
from scheduler.calendar import HOURLY, after_quiet, is_quiet
from scheduler.jobs import Job, JobContext


async def _remind(turn: JobContext) -> None:
    if is_quiet(turn.household, turn.now):
        return
    for notice in await remind_drafts(turn.uow, turn.now):
        await turn.announce(notice)


async def _expire(turn: JobContext) -> None:
    due = after_quiet(turn.household, turn.now)
    for notice in await expire_drafts(turn.uow, turn.now, turn.dependencies.ids):
        await turn.announce(notice, due=due)


REMIND = Job("remind-drafts", HOURLY, _remind)
EXPIRE = Job("expire-drafts", HOURLY, _expire)
