"""Photos of what is purged, and of cards that came to nothing, are erased a month after they came."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from core.ports import Files
from core.usecases.erase_photos import KEEP, sweep_photos
from scheduler.calendar import DAILY
from scheduler.jobs import Job, JobContext


async def _sweep(turn: JobContext) -> None:
    """Erased before it is forgotten: what breaks in between is found again by the next round."""
    files, household = turn.dependencies.files, turn.household.id
    kept = turn.outside("kept", lambda: files.keys(household, turn.now - KEEP))
    gone = await sweep_photos(turn.uow, turn.household, turn.now, kept)
    turn.outside("erased", lambda: _erase(files, household, gone))


async def _erase(files: Files, household: UUID, keys: Iterable[str]) -> None:
    for key in keys:
        await files.remove(household, key)


SWEEP = Job("sweep-photos", DAILY, _sweep)
