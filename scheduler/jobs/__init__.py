"""The base of all jobs; each job has a file here and a line in ``scheduler/catalogue.py``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from core.model.household import Household
from core.model.notice import Notice
from core.outside_answers import OutsideAnswers
from core.ports import ASKED, WOKEN, Clock, Directory, Files, Ids, Jobs, TeachableCategoriser, UnitOfWork, UnitsOfWork
from scheduler.schedules import IntervalSchedule, Schedule

T_co = TypeVar("T_co", covariant=True)


class NoticeAnnouncer(Protocol):
    """A function that words a notice and queues it in the unit of work that caused it."""

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue a notice, to be sent at ``due`` or at once; one that was queued before is not queued again."""
        ...


class RowPruner(Protocol):
    """A function that deletes old rows."""

    async def __call__(self, before: datetime) -> Mapping[str, int]:
        """Delete rows older than an instant; return how many were deleted from each table."""
        ...


@dataclass(frozen=True, slots=True)
class JobDependencies:
    """The storage, clock, ids and services that jobs use."""

    directory: Directory
    units: UnitsOfWork
    clock: Clock
    ids: Ids
    announce: NoticeAnnouncer
    files: Files
    jobs: Jobs
    prune: RowPruner
    categoriser: TeachableCategoriser | None = None
    """Picks categories for the lines of long imports; None in a process that has no categoriser."""


class JobRequest(Protocol[T_co]):
    """A request of a job to something outside the database, made when no transaction is open."""

    async def run_outside(self, dependencies: JobDependencies) -> T_co:
        """Return the result of the request; called with no transaction open."""
        ...


@dataclass(frozen=True, slots=True)
class JobContext:
    """One run of a job in one household; its unit of work is committed when the job returns."""

    dependencies: JobDependencies
    household: Household
    uow: UnitOfWork
    now: datetime
    outside_answers: OutsideAnswers = field(default_factory=OutsideAnswers)
    """The results of the outside requests made so far in this run."""
    occurrence: str = ""
    """The key of this run: the day of a local schedule, ISO 8601, or ``woken ...`` for a run that something woke."""
    run_at: datetime | None = None
    """When this run was due."""

    @property
    def woken_at(self) -> datetime | None:
        """The instant for which something woke the job; None if its schedule, a member or the host caused this run."""
        return self.run_at if self.occurrence.startswith(WOKEN) else None

    @property
    def asked_for(self) -> UUID | None:
        """The member who asked for this run; None if a schedule or an event caused it."""
        head, _, rest = self.occurrence.partition(ASKED)
        return UUID(rest.split()[0]) if rest and not head else None

    def fetch_outside_result(self, request: JobRequest[T_co]) -> T_co:
        """Return the result of an outside request; the first time, raise OutsideRequest, which must leave the job."""
        answer: T_co = self.outside_answers.find(request)
        return answer

    async def announce(self, notice: Notice, *, due: datetime | None = None) -> None:
        """Queue a notice to this household."""
        await self.dependencies.announce(self.household, self.uow, notice, due=due)


@dataclass(frozen=True, slots=True)
class Job:
    """A job that runs in each household; running it twice has no further effect.

    It runs when its schedule says so, when ``uow.jobs.wake(name, at)`` asks for it, and at the instant that its own
    last run returned. Its changes and the mark that this occurrence is done are one commit.
    """

    name: str
    run: Callable[[JobContext], Awaitable[datetime | None]]
    schedule: Schedule | None = None
    """When the job runs; None if it runs only when it is woken."""
    looks_ahead: bool = False
    """Whether each run returns the instant of the next one; planning a household then starts a first run."""


@dataclass(frozen=True, slots=True)
class HostJob:
    """A job for the whole host rather than for one household."""

    name: str
    run: Callable[[JobDependencies, datetime], Awaitable[None]]
    schedule: IntervalSchedule
