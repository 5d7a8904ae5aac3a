"""The job that plans a household's other jobs when it is created, its settings change or a new version adds jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.model.household import Household
from core.ports import PLAN_JOB, JobRuns
from scheduler.jobs import Job, JobContext


def make_planning_job(jobs: Sequence[Job]) -> Job:
    """Return the job that plans ``jobs``."""

    async def plan(context: JobContext) -> None:
        await plan_household(context.household, context.uow.jobs, jobs, context.now)
        for job in jobs:
            if job.looks_ahead:
                await context.uow.jobs.wake(job.name, context.now)

    return Job(PLAN_JOB, plan)


async def plan_household(household: Household, runs: JobRuns, jobs: Sequence[Job], now: datetime) -> None:
    """Plan one occurrence of each scheduled job, at the time the household's settings say.

    A waiting occurrence keeps its key; if its time has already passed in a new time zone, it runs at once.
    """
    planned = {run.job: run for run in await runs.list_planned()}
    for job in jobs:
        run = planned.pop(job.name, None)
        if run is not None and job.schedule is not None:
            same = job.schedule.find_new_time(household, run.occurrence)
            if same is None:
                await runs.cancel(run)
            elif same.at != run.run_at:
                await runs.move(run, same.at)
        await plan_next(household, runs, job, now)
    for run in planned.values():
        await runs.cancel(run)


async def plan_next(household: Household, runs: JobRuns, job: Job, after: datetime) -> None:
    """Plan a job's next occurrence, unless one is waiting; days on which it already ran are skipped."""
    occurrence = job.schedule.find_next(household, after) if job.schedule else None
    while occurrence and job.schedule and not await runs.plan(job.name, occurrence.key, occurrence.at):
        if any(run.job == job.name for run in await runs.list_planned()):
            return
        occurrence = job.schedule.find_next(household, occurrence.at)
