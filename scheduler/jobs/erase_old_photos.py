"""The job that erases photos a month after they came, if their entries are purged or their draft led to none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.usecases.erase_photos import KEEP, sweep_photos
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.schedules import NIGHTLY


@dataclass(frozen=True, slots=True)
class OldFilesRequest:
    """A request to list a household's files from before an instant."""

    household: UUID
    before: datetime

    async def run_outside(self, dependencies: JobDependencies) -> Collection[str]:
        """Return the keys of the files."""
        return await dependencies.files.list_keys(self.household, self.before)


@dataclass(frozen=True, slots=True)
class FileErasureRequest:
    """A request to erase some files of a household."""

    household: UUID
    keys: frozenset[str]

    async def run_outside(self, dependencies: JobDependencies) -> None:
        """Erase the files."""
        for key in self.keys:
            await dependencies.files.remove(self.household, key)


async def _erase_files(context: JobContext) -> None:
    """Erase files before their keys are removed, so that an interrupted run finds them again the next night."""
    household = context.household
    kept = context.fetch_outside_result(OldFilesRequest(household.id, context.now - KEEP))
    erased = await sweep_photos(context.uow, household, context.now, kept)
    if erased:
        context.fetch_outside_result(FileErasureRequest(household.id, erased))


SWEEP = Job("sweep-photos", _erase_files, NIGHTLY)
