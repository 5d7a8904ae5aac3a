"""What is seen from outside: how long work took, how it ended, and what looks like an attack; never whose it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.model.provider import Call


class Work(StrEnum):
    """Kinds of work that are timed."""

    INBOUND = "inbound"
    """One stored event, from being taken up until its replies are sent; named by its channel."""
    HANDLER = "handler"
    """One turn of a member; named by the file of handlers that answered it."""
    DELIVERY = "delivery"
    """One message sent; named by its channel."""
    JOB = "job"
    """One occurrence; named by its job."""


class SecurityEvent(StrEnum):
    """What a host wants to hear of."""

    WRONG_CODE = "wrong_code"
    """Somebody tried an invite code that opens nothing."""
    FAILED_LOGIN = "failed_login"
    """A name and a password that do not belong together."""
    TOO_MANY_LOGINS = "too_many_logins"
    """A client or a name was refused for trying too often."""
    REFRESH_REUSE = "refresh_reuse"
    """A token that was exchanged before came again: its session was ended."""


@dataclass(slots=True)
class Watched:
    """A piece of work under way; who does it may say more of it until it ends."""

    name: str
    outcome: str = "ok"


@dataclass(frozen=True, slots=True)
class Backlog:
    """Rows of a queue that are due and not done with."""

    rows: int = 0
    oldest: timedelta = timedelta()
    """How long the oldest of them waits."""


@dataclass(frozen=True, slots=True)
class HostLoad:
    """What the whole host has to do; no household's rows."""

    households: int
    jobs_due: int
    jobs_running: int
    inbox: Backlog
    outbox: Backlog


class Monitor(Protocol):
    """Counts and times; every name given to it is one of a few that the code knows."""

    def watch(self, work: Work, name: str, trace: UUID | None = None) -> AbstractContextManager[Watched]:
        """Time a block; one that raises is counted as failed. Blocks with the same ``trace`` are parts of one story."""
        ...

    def called_model(self, call: Call) -> None:
        """Count a call of a language model."""
        ...

    def note(self, event: SecurityEvent) -> None:
        """Count an event."""
        ...


class NoMonitor:
    """Looks away."""

    @contextmanager
    def watch(self, work: Work, name: str, trace: UUID | None = None) -> Iterator[Watched]:  # noqa: ARG002  a Monitor's
        """Do nothing besides."""
        yield Watched(name)

    def called_model(self, call: Call) -> None:
        """Count nothing."""

    def note(self, event: SecurityEvent) -> None:
        """Count nothing."""
