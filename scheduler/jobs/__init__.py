"""Every job with its rhythm; each runs a use-case in one household after another and leaves notices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from core.model.household import Household
from core.model.notice import Notice
from core.ports import Clock, Directory, Files, Ids, UnitOfWork, UnitsOfWork

T = TypeVar("T")


class Announce(Protocol):
    """Words a notice and queues it in the unit of work that made it true."""

    async def __call__(
        self, household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None
    ) -> None:
        """Queue it, to go out at ``due`` or at once; a notice that was queued before is left alone."""
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


class OutsideRequest(Exception):  # noqa: N818  no error: a job on its way
    """A job needs the outside first; it is undone, and runs again once the answer is there."""

    def __init__(self, name: str, ask: Callable[[], Awaitable[object]]) -> None:
        super().__init__(name)
        self.name = name
        self.ask = ask


@dataclass(frozen=True, slots=True)
class JobContext:
    """One job in one household: its unit of work is committed when the job returns."""

    dependencies: JobDependencies
    household: Household
    uow: UnitOfWork
    now: datetime
    heard: Mapping[str, Any] = field(default_factory=dict)
    """What the outside gave so far, by name."""

    def outside(self, name: str, ask: Callable[[], Awaitable[T]]) -> T:
        """What the outside gives; asked with no transaction open. Raises OutsideRequest, which must leave the job."""
        if name not in self.heard:
            raise OutsideRequest(name, ask)
        answer: T = self.heard[name]
        return answer

    async def announce(self, notice: Notice, *, due: datetime | None = None) -> None:
        """Leave a notice for this household."""
        await self.dependencies.announce(self.household, self.uow, notice, due=due)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do in every household, every so often; running it twice changes nothing more."""

    name: str
    every: timedelta
    run: Callable[[JobContext], Awaitable[None]]
