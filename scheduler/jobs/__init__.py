"""What a job is; one file a job, and one line each in ``scheduler/catalogue.py``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from core.model.household import Household
from core.model.notice import Notice
from core.outside_answers import OutsideAnswers
from core.ports import ASKED, Clock, Directory, Files, Ids, Jobs, TeachableCategoriser, UnitOfWork, UnitsOfWork
from scheduler.schedules import IntervalSchedule, Schedule

T_co = TypeVar("T_co", covariant=True)


class Announce(Protocol):
    """Words a notice and queues it in the unit of work that made it true."""

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue it, to go out at ``due`` or at once; a notice that was queued before is left alone."""
        ...


class Prune(Protocol):
    """Deletes what is kept for a while only."""

    async def __call__(self, before: datetime) -> Mapping[str, int]:
        """Delete what is older than an instant; return how many rows of each table."""
        ...


@dataclass(frozen=True, slots=True)
class JobDependencies:
    """What jobs work with."""

    directory: Directory
    units: UnitsOfWork
    clock: Clock
    ids: Ids
    announce: Announce
    files: Files
    jobs: Jobs
    prune: Prune
    categoriser: TeachableCategoriser | None = None
    """Picks categories of long imports; None where this process knows none."""


class JobRequest(Protocol[T_co]):
    """Something only the outside can give to a job."""

    async def run_outside(self, dependencies: JobDependencies) -> T_co:
        """Return what was asked for, with no transaction open."""
        ...


@dataclass(frozen=True, slots=True)
class JobContext:
    """One job in one household: its unit of work is committed when the job returns."""

    dependencies: JobDependencies
    household: Household
    uow: UnitOfWork
    now: datetime
    outside_answers: OutsideAnswers = field(default_factory=OutsideAnswers)
    """What the outside gave so far."""
    occurrence: str = ""
    """Which time it runs: the day of a local schedule, ISO 8601; ``woken ...`` where something woke it."""

    @property
    def asked_for(self) -> UUID | None:
        """The member who asked for this run; None where a schedule or an event did."""
        head, _, rest = self.occurrence.partition(ASKED)
        return UUID(rest.split()[0]) if rest and not head else None

    def outside(self, request: JobRequest[T_co]) -> T_co:
        """What the outside gives; raises OutsideRequest the first time, which must leave the job."""
        answer: T_co = self.outside_answers.find(request)
        return answer

    async def announce(self, notice: Notice, *, due: datetime | None = None) -> None:
        """Leave a notice for this household."""
        await self.dependencies.announce(self.household, self.uow, notice, due=due)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do in a household; running it twice changes nothing more.

    It runs when its schedule says so, when ``uow.jobs.wake(name, at)`` asks for it, and at the instant its own run
    returned. What it does is one commit with the mark that this occurrence is done.
    """

    name: str
    run: Callable[[JobContext], Awaitable[datetime | None]]
    schedule: Schedule | None = None
    """None where it runs only when it is woken."""
    looks_ahead: bool = False
    """Whether it finds by itself when it is needed next, so that planning has it run once."""


@dataclass(frozen=True, slots=True)
class HostJob:
    """Something to do for the whole host, about no household."""

    name: str
    run: Callable[[JobDependencies, datetime], Awaitable[None]]
    schedule: IntervalSchedule
