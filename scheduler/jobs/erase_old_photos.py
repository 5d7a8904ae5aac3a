"""Photos of what is purged, and of cards that came to nothing, are erased a month after they came."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from core.ports import Files
from core.usecases.erase_photos import KEEP, sweep_photos
from scheduler.jobs import Job, JobContext
from scheduler.schedules import NIGHTLY


async def _sweep(context: JobContext) -> None:
    """Erase files before they are forgotten, so that what breaks in between is found again the next night."""
    files, household = context.dependencies.files, context.household.id
    kept = context.outside("kept", lambda: files.keys(household, context.now - KEEP))
    gone = await sweep_photos(context.uow, context.household, context.now, kept)
    context.outside("erased", lambda: _erase(files, household, gone))


async def _erase(files: Files, household: UUID, keys: Iterable[str]) -> None:
    for key in keys:
        await files.remove(household, key)


SWEEP = Job("sweep-photos", _sweep, NIGHTLY)
