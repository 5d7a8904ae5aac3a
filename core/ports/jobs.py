"""Scheduled work: planned runs of jobs for each household, claimed by worker processes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

HOST = UUID(int=0)
"""The household id of runs that belong to the whole installation."""
PLAN_JOB = "plan"
"""The job that schedules a household's other jobs; changes of settings wake it."""
DRAFTS_JOB = "waiting-drafts"
"""The job that reminds members of open drafts and closes old ones; each new draft wakes it."""

BILLS_JOB = "draft-bills"
"""The job that makes drafts of recurring payments that fall due; new or changed rules wake it."""

WOKEN = "woken "
"""The prefix of the occurrence key of a run that something woke, besides the job's schedule."""
ASKED = "asked by "
"""The prefix of the occurrence key of a run that a member asked for; the member's id follows."""
DIGEST_JOB = "digest"
"""The job that sends the weekly digest; a member who wants one at once wakes it."""
REPORT_JOB = "report"
"""The job that sends the monthly report."""
DATE_JOB = "money-date"
"""The job that prepares two members' talk about their month's money; one of them wakes it."""


@dataclass(frozen=True, slots=True)
class JobRun:
    """One planned run of a job for a household, due at ``run_at``; ``attempts`` counts the tries so far."""

    household: UUID
    job: str
    occurrence: str
    run_at: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class FailedRun:
    """A run that was given up, with its error."""

    household: UUID
    job: str
    occurrence: str
    failed_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class JobCounts:
    """How many runs are due, running, waiting for their time, and failed."""

    due: int
    running: int
    waiting: int
    failed: int


class JobRuns(Protocol):
    """The planned runs of one household's jobs."""

    async def wake(self, job: str, at: datetime, asker: UUID | None = None) -> None:
        """Schedule a job to run at an instant outside its schedule, unless it is due by then anyway.

        With an ``asker`` it always runs, for that member.
        """
        ...

    async def plan(self, job: str, occurrence: str, at: datetime) -> bool:
        """Plan a scheduled run; False where it has run already or another one is planned."""
        ...

    async def list_planned(self) -> tuple[JobRun, ...]:
        """Return the scheduled runs that are not finished."""
        ...

    async def move(self, run: JobRun, at: datetime) -> None:
        """Move a planned run to another instant, unless it has begun."""
        ...

    async def cancel(self, run: JobRun) -> None:
        """Cancel a planned run, unless it has begun."""
        ...

    async def finish(self, run: JobRun) -> bool:
        """Mark a run as done; False where another process has taken it over."""
        ...

    async def fail(self, run: JobRun, error: str) -> bool:
        """Mark a run as failed for good; False where another process has taken it over."""
        ...


class Jobs(Protocol):
    """The planned runs of all households' jobs, stored in the database."""

    async def claim(self, limit: int) -> tuple[JobRun, ...]:
        """Lease due runs that no process holds to this process, the longest due first."""
        ...

    async def retry(self, run: JobRun, at: datetime, error: str) -> None:
        """Release a run that raised an error, to be tried again at an instant."""
        ...

    async def wake_everywhere(self, job: str, occurrence: str) -> int:
        """Schedule a job to run now in every household, once per ``occurrence``; return for how many it is new."""
        ...

    async def count_occurrences(self) -> JobCounts:
        """Count the runs by state."""
        ...

    async def list_failed(self, limit: int) -> tuple[FailedRun, ...]:
        """Return the runs that were given up, newest first."""
        ...
