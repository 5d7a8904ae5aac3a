"""The key of a household's language model comes under the first encryption key soon after that changed."""

from __future__ import annotations

from scheduler.calendar import DAILY
from scheduler.jobs import Job, JobContext


async def _reseal(turn: JobContext) -> None:
    await turn.uow.connections.reseal()


RESEAL = Job("reseal-keys", DAILY, _reseal)
