"""The runner: asks the database which job's turn has come, and sees it through household by household."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from uuid import UUID

from core.errors import PurserError
from core.ports import Jobs
from scheduler.jobs import Job, JobContext, JobDependencies, OutsideRequest
from scheduler.jobs.drafts import EXPIRE, REMIND
from scheduler.jobs.keys import RESEAL
from scheduler.jobs.photos import SWEEP
from scheduler.jobs.recurring import DRAFT_BILLS
from scheduler.jobs.trash import PURGE

log = logging.getLogger(__name__)

PLAN: tuple[Job, ...] = (REMIND, EXPIRE, PURGE, RESEAL, SWEEP, DRAFT_BILLS)
LOOK_SECONDS = 30.0
"""How often it is looked whether a turn has come."""


class Runner:
    """Runs the plan; several may run beside each other, each turn belongs to one of them."""

    def __init__(self, dependencies: JobDependencies, jobs: Jobs, plan: Sequence[Job] = PLAN) -> None:
        self.dependencies = dependencies
        self.jobs = jobs
        self.plan = plan

    async def run(self) -> None:
        """Look for turns until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> int:
        """Run every job whose turn has come; returns how many. One that breaks waits for its next turn."""
        ran = 0
        for job in self.plan:
            try:
                if await self.jobs.due(job.name, job.every):
                    ran += 1
                    await self.do(job)
            except Exception:  # a bug in one job must not stop the others
                log.exception("job %s broke", job.name)
        return ran

    async def do(self, job: Job) -> None:
        """Run a job in every household now; what breaks in one leaves the others alone."""
        for household in await self.dependencies.directory.households():
            try:
                await self._round(job, household)
            except PurserError as error:
                log.warning("job %s in household %s: %s", job.name, household, error)
            except Exception:  # likewise
                log.exception("job %s in household %s broke", job.name, household)

    async def _round(self, job: Job, household: UUID) -> None:
        """One household, one commit: what the job did with the notices that tell of it."""
        heard: dict[str, object] = {}
        now = self.dependencies.clock.now()
        while True:
            try:
                async with self.dependencies.units(household, None) as uow:
                    await job.run(JobContext(self.dependencies, await uow.books.household(), uow, now, heard))
                    await uow.commit()
                    return
            except OutsideRequest as wanted:
                heard[wanted.name] = await wanted.ask()
