"""Time, chance, files, jobs and a guess at categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.entry import Line
from core.model.household import Household


class Clock(Protocol):
    """Time."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        ...


class Ids(Protocol):
    """Identity and chance."""

    def new(self) -> UUID:
        """A new id, roughly ordered by time."""
        ...

    def code(self, length: int) -> str:
        """An unguessable code of capital letters and digits that read well aloud."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category with how sure it is, 0 to 1."""

    category: str
    confidence: float


class Categoriser(Protocol):
    """Picks a category for a line."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """The best category for a line; never one of another household."""
        ...

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """The best few categories for a line, the best first; as many as asked for where the household has them."""
        ...


class Files(Protocol):
    """Originals of photos and documents, encrypted at rest, apart per household.

    It may lie across a network: never ask it while a transaction is open. Each method raises Fault.
    """

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Keep a file; returns its key."""
        ...

    async def get(self, household: UUID, key: str) -> bytes:
        """A file's content; raises NotFound."""
        ...

    async def list_keys(self, household: UUID, before: datetime) -> tuple[str, ...]:
        """The files of a household that were kept before an instant."""
        ...

    async def list_sizes(self, household: UUID) -> Mapping[str, int]:
        """About how many bytes each file of a household has, by key."""
        ...

    async def remove(self, household: UUID, key: str) -> None:
        """Erase a file; one that is gone already is no matter."""
        ...
