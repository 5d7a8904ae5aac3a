"""Photos of what is purged, and of cards that came to nothing, are erased a month after they came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.usecases.erase_photos import KEEP, sweep_photos
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.schedules import NIGHTLY


@dataclass(frozen=True, slots=True)
class ListOldFiles:
    """The files of a household from before an instant."""

    household: UUID
    before: datetime

    async def run_outside(self, dependencies: JobDependencies) -> Collection[str]:
        """Return their keys."""
        return await dependencies.files.list_keys(self.household, self.before)


@dataclass(frozen=True, slots=True)
class EraseFiles:
    """A request to erase these files of a household."""

    household: UUID
    keys: frozenset[str]

    async def run_outside(self, dependencies: JobDependencies) -> None:
        """Erase them."""
        for key in self.keys:
            await dependencies.files.remove(self.household, key)


async def _erase_files(context: JobContext) -> None:
    """Erase files before they are forgotten, so that what breaks in between is found again the next night."""
    household = context.household
    kept = context.outside(ListOldFiles(household.id, context.now - KEEP))
    context.outside(EraseFiles(household.id, await sweep_photos(context.uow, household, context.now, kept)))


SWEEP = Job("sweep-photos", _erase_files, NIGHTLY)
