"""Measurements for the host: how long work took, how it ended, suspicious events; never tied to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.model.provider import ModelCallRecord


class Work(StrEnum):
    """The kinds of work whose duration is measured."""

    INBOUND = "inbound"
    """Handling of one stored incoming message until its replies are sent; named by its channel."""
    HANDLER = "handler"
    """Handling of one message or button by a handler; named by the handler's file."""
    DELIVERY = "delivery"
    """Sending of one message; named by its channel."""
    JOB = "job"
    """One run of a job; named by the job."""


class SecurityEvent(StrEnum):
    """Suspicious events that are counted for the host."""

    WRONG_CODE = "wrong_code"
    """Somebody tried an unknown invite code."""
    FAILED_LOGIN = "failed_login"
    """Somebody gave a wrong login name or password."""
    TOO_MANY_LOGINS = "too_many_logins"
    """A client or login name was refused after too many attempts."""
    REFRESH_REUSE = "refresh_reuse"
    """A used refresh token was presented again; its session was ended."""


@dataclass(slots=True)
class Watched:
    """The record of a running piece of work, to which details can be added until it ends."""

    name: str
    outcome: str = "ok"


@dataclass(frozen=True, slots=True)
class Backlog:
    """The number of unfinished due rows in a queue, and the age of the oldest."""

    rows: int = 0
    oldest: timedelta = timedelta()
    """The age of the oldest unfinished row."""


@dataclass(frozen=True, slots=True)
class HostLoad:
    """The workload of the whole installation: its households, due and running jobs, and queue backlogs."""

    households: int
    jobs_due: int
    jobs_running: int
    inbox: Backlog
    outbox: Backlog


class Monitor(Protocol):
    """Counts and times work; every name given to it is one of a few fixed in the code."""

    def watch(self, work: Work, name: str, trace: UUID | None = None) -> AbstractContextManager[Watched]:
        """Measure a ``with`` block, as failed where it raises; blocks with the same ``trace`` belong together."""
        ...

    def called_model(self, call: ModelCallRecord) -> None:
        """Count a call to a language model."""
        ...

    def note(self, event: SecurityEvent) -> None:
        """Count a suspicious event."""
        ...


class NoMonitor:
    """A Monitor that measures nothing."""

    @contextmanager
    def watch(self, work: Work, name: str, trace: UUID | None = None) -> Iterator[Watched]:  # noqa: ARG002  a Monitor's
        """Run the block without measuring."""
        yield Watched(name)

    def called_model(self, call: ModelCallRecord) -> None:
        """Do nothing."""

    def note(self, event: SecurityEvent) -> None:
        """Do nothing."""
