"""Photos of what is purged, and of cards that came to nothing, are erased a month after they came."""

from __future__ import annotations

from core.usecases.erase_photos import sweep_photos
from scheduler.calendar import DAILY
from scheduler.jobs import Job, Round


async def _sweep(turn: Round) -> None:
    await sweep_photos(turn.uow, turn.office.files, turn.household, turn.now)


SWEEP = Job("sweep-photos", DAILY, _sweep)
