"""The trash is emptied of what lay in it for a month."""

from __future__ import annotations

from core.usecases.purge_trash import purge_trash
from scheduler.calendar import DAILY
from scheduler.jobs import Job, JobContext


async def _purge(turn: JobContext) -> None:
    await purge_trash(turn.uow, turn.now)


PURGE = Job("purge-trash", DAILY, _purge)
