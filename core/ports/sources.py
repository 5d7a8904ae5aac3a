"""Places that Purser itself reads bank messages from, such as a mail folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SourceText:
    """One bank message; its ``id`` is the same each time it is read."""

    id: str
    sender: str
    text: str
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class SourceBatch:
    """Some bank messages, oldest first, and the position to continue from."""

    texts: tuple[SourceText, ...]
    position: str
    strangers: int = 0
    """The number of messages skipped because their sender is not allowed."""
    refused: int = 0
    """The number of messages from allowed senders that are too large or unreadable."""
    has_more: bool = False


class Source(Protocol):
    """A place that bank messages are read from."""

    @property
    def name(self) -> str:
        """Return a name that distinguishes this place from others, without secrets."""
        ...

    async def count(self) -> int:
        """Return the number of messages, which proves that the place can be read; raises Fault where it cannot."""
        ...

    async def read(self, after: str, now: datetime) -> SourceBatch:
        """Return the messages after a position (empty: from the day of ``now`` on); raises Fault where that fails."""
        ...


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """How far a source has been read, the member whom its messages belong to, and how many messages were skipped."""

    member: UUID
    position: str = ""
    strangers: int = 0
    refused: int = 0

    def add(self, batch: SourceBatch) -> SourceProgress:
        """Return the progress with a batch added."""
        return replace(
            self,
            position=batch.position,
            strangers=self.strangers + batch.strangers,
            refused=self.refused + batch.refused,
        )


class SourceProgresses(Protocol):
    """Storage of how far each source has been read."""

    async def get(self, name: str) -> SourceProgress | None:
        """Return how far a source has been read; None where it never was."""
        ...

    async def save(self, name: str, progress: SourceProgress) -> None:
        """Store how far a source has been read."""
        ...
