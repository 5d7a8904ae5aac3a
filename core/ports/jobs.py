"""Work for later: the occurrences of jobs, planned in one household and claimed across all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

HOST = UUID(int=0)
"""Stands in the place of a household where a job is about none."""
PLAN_JOB = "plan"
"""The job that plans a household's other jobs; it is woken where a setting they depend on changes."""
DRAFTS_JOB = "waiting-drafts"
"""The job that reminds of cards and closes them; it is woken by each new card."""

BILLS_JOB = "draft-bills"
"""The job that puts recurring payments on cards; it is woken by a new or changed rule."""

ASKED = "asked by "
"""How the occurrence of a job begins that a member asked for; their id follows."""
DIGEST_JOB = "digest"
"""The job of the weekly digest; a member who wants one now wakes it."""
REPORT_JOB = "report"
"""The job of the monthly report."""
DATE_JOB = "money-date"
"""The job that prepares two members' talk about their month; they wake it."""


@dataclass(frozen=True, slots=True)
class JobRun:
    """One occurrence of a job in a household, due at ``run_at``; ``attempts`` counts the tries begun so far."""

    household: UUID
    job: str
    occurrence: str
    run_at: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class FailedRun:
    """An occurrence that was given up, and why."""

    household: UUID
    job: str
    occurrence: str
    failed_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class JobCounts:
    """How many occurrences are due and not begun, are running, wait for their time, and have failed."""

    due: int
    running: int
    waiting: int
    failed: int


class JobRuns(Protocol):
    """The occurrences of one household's jobs."""

    async def wake(self, job: str, at: datetime, asker: UUID | None = None) -> None:
        """Have a job run at an instant, beside its schedule; nothing where it runs by then anyway.

        With an ``asker`` it runs for that member, whatever else runs.
        """
        ...

    async def plan(self, job: str, occurrence: str, at: datetime) -> bool:
        """Plan a scheduled occurrence; False where it ran already or another one waits."""
        ...

    async def list_planned(self) -> tuple[JobRun, ...]:
        """Return the scheduled occurrences that are not finished."""
        ...

    async def move(self, run: JobRun, at: datetime) -> None:
        """Have a planned occurrence run at another instant, unless it began."""
        ...

    async def cancel(self, run: JobRun) -> None:
        """Take a planned occurrence away, unless it began."""
        ...

    async def finish(self, run: JobRun) -> bool:
        """Mark an occurrence done; False where another process took it over meanwhile."""
        ...

    async def fail(self, run: JobRun, error: str) -> bool:
        """Give an occurrence up; False where another process took it over meanwhile."""
        ...


class Jobs(Protocol):
    """The occurrences of all households' jobs; the database is the truth."""

    async def claim(self, limit: int) -> tuple[JobRun, ...]:
        """Lease what is due and held by nobody to this process, the longest due first."""
        ...

    async def retry(self, run: JobRun, at: datetime, error: str) -> None:
        """Let go of an occurrence that broke, to be tried again at an instant."""
        ...

    async def wake_everywhere(self, job: str, occurrence: str) -> int:
        """Have a job run now in every household, once for each ``occurrence``; return in how many it was not yet."""
        ...

    async def count_occurrences(self) -> JobCounts:
        """Count the occurrences by where they stand."""
        ...

    async def list_failed(self, limit: int) -> tuple[FailedRun, ...]:
        """Return what was given up, newest first."""
        ...
