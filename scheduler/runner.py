"""Running due jobs: claims their occurrences, runs each in one commit, and retries what failed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from core.errors import Fault, NotFound, PurserError
from core.outside_answers import OutsideAnswers, OutsideRequest
from core.ports import HOST, PLAN_JOB, JobRun, Monitor, NoMonitor, UnitOfWork, Watched, Work
from scheduler.catalogue import JOBS, make_plan_version
from scheduler.jobs import HostJob, Job, JobContext, JobDependencies
from scheduler.jobs.plan_jobs import plan_next

log = logging.getLogger(__name__)

TICK_SECONDS = 1
"""Seconds between two checks for due jobs; a check that finds none costs one index lookup."""
PLAN_AGAIN_SECONDS = 30
CLAIMED_AT_ONCE = 20
AT_A_TIME = 4
"""The most occurrences run at the same time in one process."""
ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=1)
"""The wait before the first retry; each further wait is four times as long, seventeen hours in all."""


UNKNOWN_JOB = "unknown"
"""The job name under which occurrences are counted whose job this version does not know."""


def make_trace_id(run: JobRun) -> UUID:
    """Return the trace id shared by all attempts at an occurrence, in whichever process they run."""
    return uuid5(run.household, f"{run.job} {run.occurrence}")


class TakenOver(Exception):  # noqa: N818  no error: somebody else does the work
    """Raised when another process has taken over the occurrence being run."""


class Runner:
    """Runs jobs; several runners may work at once, on one machine or many, and each occurrence takes effect once."""

    def __init__(
        self,
        dependencies: JobDependencies,
        jobs: Sequence[Job] = JOBS,
        host_jobs: Sequence[HostJob] = (),
        monitor: Monitor | None = None,
    ) -> None:
        self.dependencies = dependencies
        self.jobs: Mapping[str, Job] = {job.name: job for job in jobs}
        self.host_jobs: Mapping[str, HostJob] = {job.name: job for job in host_jobs}
        self.monitor = monitor or NoMonitor()
        self.send: Callable[[JobRun], Awaitable[None]] | None = None
        """Sends a claimed occurrence to a worker elsewhere; None where this process runs what it claims."""
        self._ticking = asyncio.Lock()

    async def run(self) -> None:
        """Run due jobs until cancelled; return only once the round in progress has ended."""
        # Its misfire and overlap rules are off the way: what a tick missed, the next one finds in the database.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        ticker = AsyncIOScheduler(timezone=UTC)
        ticker.add_job(
            self._tick_safely,
            IntervalTrigger(seconds=TICK_SECONDS, timezone=UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        ticker.start()
        try:
            await asyncio.Event().wait()
        finally:
            ticker.shutdown(wait=False)  # cancels the tick under way, and does not wait until it has let go
            async with self._ticking:
                pass

    async def wake_planning_job(self) -> None:
        """Plan jobs for households that this version has not planned yet, and plan the host's own jobs."""
        await self.dependencies.jobs.wake_everywhere(PLAN_JOB, make_plan_version(tuple(self.jobs.values())))
        now = self.dependencies.clock.now()
        async with self.dependencies.units(HOST, None) as uow:
            for job in self.host_jobs.values():
                occurrence = job.schedule.find_next(None, now)
                await uow.jobs.plan(job.name, occurrence.key, occurrence.at)
            await uow.commit()

    async def plan_patiently(self) -> None:
        """Wake the planning job and plan the host's own jobs, again and again while the database is out of reach.

        It waits ``PLAN_AGAIN_SECONDS`` between two tries.
        """
        while True:
            try:
                await self.wake_planning_job()
            except PurserError as error:
                log.warning("planning waits: %s", error)
                await asyncio.sleep(PLAN_AGAIN_SECONDS)
            else:
                return

    async def run_due(self) -> int:
        """Run all jobs that are due now; return how many occurrences were attempted."""
        tried = 0
        places = asyncio.Semaphore(AT_A_TIME)
        while claimed := await self.dependencies.jobs.claim(CLAIMED_AT_ONCE):
            async with asyncio.TaskGroup() as tasks:
                for run in claimed:
                    tasks.create_task(self._send_or_try(run, places))
            tried += len(claimed)
        return tried

    async def run_by_hand(self, name: str) -> int:
        """Run a job now in every household, and all that is due; return how many occurrences were attempted."""
        await self.dependencies.jobs.wake_everywhere(name, f"by hand {self.dependencies.ids.new()}")
        return await self.run_due()

    async def try_run(self, run: JobRun) -> None:
        """Run one claimed occurrence; after a failure it is retried later, or given up and shown to the host."""
        name = run.job if run.job in self.jobs or run.job in self.host_jobs else UNKNOWN_JOB
        with self.monitor.watch(Work.JOB, name, make_trace_id(run)) as watched:
            await self._try_watched(run, watched)

    async def _try_watched(self, run: JobRun, watched: Watched) -> None:
        try:
            await self._run_occurrence(run)
        except TakenOver:
            watched.outcome = "taken_over"
            log.warning("job %s was taken over", run.job)
        except PurserError as error:
            watched.outcome = "failed"
            log.warning("job %s in household %s: %s", run.job, run.household, error)
            await self._retry_or_give_up(run, f"{type(error).__name__}: {error}")
        except Exception as error:  # a bug in one occurrence must not stop the others
            watched.outcome = "failed"
            log.exception("job %s in household %s broke", run.job, run.household)
            await self._retry_or_give_up(run, type(error).__name__)

    async def _tick_safely(self) -> None:
        async with self._ticking:
            try:
                await self.run_due()
            except PurserError as error:
                log.warning("jobs wait: %s", error)
            except asyncio.CancelledError:  # by the ticker's shutdown, which would log it as an error of the job
                log.info("a tick is given up: the program stops")

    async def _send_or_try(self, run: JobRun, places: asyncio.Semaphore) -> None:
        async with places:
            if self.send is None:
                await self.try_run(run)
                return
            try:
                await self.send(run)
            except Fault as fault:
                log.warning("a job that cannot be sent on is done here: %s", fault)
                await self.try_run(run)

    async def _run_occurrence(self, run: JobRun) -> None:
        if run.household == HOST:
            await self._run_host_job(run)
            return
        job = self.jobs.get(run.job)
        if job is None:
            raise Fault(f"this version knows no job {run.job}")
        answers, now = OutsideAnswers(), self.dependencies.clock.now()
        while True:
            try:
                await self._run_and_commit(run, job, answers, now)
            except OutsideRequest as needed:
                answers.add(needed.request, await needed.request.run_outside(self.dependencies))
            else:
                return

    async def _run_and_commit(self, run: JobRun, job: Job, answers: OutsideAnswers, now: datetime) -> None:
        """Run an occurrence in one commit with its notices, the mark that it is done, and its next run."""
        async with self.dependencies.units(run.household, None) as uow:
            household = await uow.books.load_household()
            context = JobContext(self.dependencies, household, uow, now, answers, run.occurrence, run.run_at)
            again = await job.run(context)
            await _finish(uow, run)
            if again is not None:
                await uow.jobs.wake(job.name, again)
            if context.woken_at is None:  # what was woken runs besides the schedule, whose next run is planned
                await plan_next(household, uow.jobs, job, max(now, run.run_at))
            await uow.commit()

    async def _run_host_job(self, run: JobRun) -> None:
        job = self.host_jobs[run.job]
        now = self.dependencies.clock.now()
        await job.run(self.dependencies, now)
        async with self.dependencies.units(HOST, None) as uow:
            await _finish(uow, run)
            occurrence = job.schedule.find_next(None, now)
            await uow.jobs.plan(job.name, occurrence.key, occurrence.at)
            await uow.commit()

    async def _retry_or_give_up(self, run: JobRun, error: str) -> None:
        now = self.dependencies.clock.now()
        if run.attempts < ATTEMPTS:
            await self.dependencies.jobs.retry(run, now + FIRST_WAIT * 4 ** (run.attempts - 1), error)
            return
        async with self.dependencies.units(run.household, None) as uow:
            await uow.jobs.fail(run, error)
            await self._plan_next_after_giving_up(uow, run, now)
            await uow.commit()

    async def _plan_next_after_giving_up(self, uow: UnitOfWork, run: JobRun, now: datetime) -> None:
        """Plan the next scheduled run of a job whose occurrence was given up."""
        if run.household == HOST:
            host_job = self.host_jobs.get(run.job)
            if host_job is not None:
                occurrence = host_job.schedule.find_next(None, now)
                await uow.jobs.plan(run.job, occurrence.key, occurrence.at)
        elif run.job in self.jobs:
            try:
                household = await uow.books.load_household()
            except NotFound:
                return
            await plan_next(household, uow.jobs, self.jobs[run.job], now)


async def _finish(uow: UnitOfWork, run: JobRun) -> None:
    if not await uow.jobs.finish(run):
        raise TakenOver
