"""Where banks' texts are read by ourselves: a mail folder now, a bank's own interface by one more file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of a source; ``id`` stays the same whenever it is read again."""

    id: str
    sender: str
    text: str
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class SourceBatch:
    """Some texts, oldest first, and the position after them."""

    texts: tuple[SourceText, ...]
    position: str
    strangers: int = 0
    """Texts left unread because their sender is not one of those allowed."""
    refused: int = 0
    """Texts of allowed senders that are too big or cannot be read."""
    has_more: bool = False


class Source(Protocol):
    """A place that holds banks' texts."""

    @property
    def name(self) -> str:
        """What tells this place apart from any other, without secrets."""
        ...

    async def count(self) -> int:
        """Return how many texts it holds, which proves that it can be read. Raises Fault."""
        ...

    async def read(self, after: str, now: datetime) -> SourceBatch:
        """Return what comes after a position; an empty position is the day that ``now`` is of. Raises Fault."""
        ...


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """How far a source is read, whose it is, and what was left in it."""

    member: UUID
    position: str = ""
    strangers: int = 0
    refused: int = 0

    def add(self, batch: SourceBatch) -> SourceProgress:
        """Return the progress after a batch."""
        return replace(
            self,
            position=batch.position,
            strangers=self.strangers + batch.strangers,
            refused=self.refused + batch.refused,
        )


class SourceProgresses(Protocol):
    """Remembers how far each source is read."""

    async def get(self, name: str) -> SourceProgress | None:
        """Return how far a source is read; None where it never was."""
        ...

    async def save(self, name: str, progress: SourceProgress) -> None:
        """Remember how far a source is read."""
        ...
