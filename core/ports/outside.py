"""The clock, ids, stored files and the categoriser, as protocols so that tests can replace them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.entry import Line
from core.model.household import Household


class Clock(Protocol):
    """The source of the current time."""

    def now(self) -> datetime:
        """Return the current instant in UTC."""
        ...


class Ids(Protocol):
    """The source of new ids and random codes."""

    def new(self) -> UUID:
        """Return a new id; later ids sort roughly after earlier ones."""
        ...

    def code(self, length: int) -> str:
        """Return an unguessable code of capital letters and digits that are easy to tell apart."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category and how likely it is right, 0 to 1."""

    category: str
    confidence: float


class Categoriser(Protocol):
    """Chooses a category for a line."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """Return the most likely category of the household for a line."""
        ...

    def list_likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """Return up to ``most`` categories for a line, the most likely first."""
        ...


class Files(Protocol):
    """Storage of photos and documents, encrypted and separate per household.

    It may be across a network, so it must not be used while a transaction is open. Each method can raise Fault.
    """

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Store a file; returns its key."""
        ...

    async def get(self, household: UUID, key: str) -> bytes:
        """Return a file's content; raises NotFound where it is gone."""
        ...

    async def list_keys(self, household: UUID, before: datetime) -> tuple[str, ...]:
        """Return the keys of a household's files stored before an instant."""
        ...

    async def list_sizes(self, household: UUID) -> Mapping[str, int]:
        """Return the approximate size in bytes of each of a household's files, by key."""
        ...

    async def remove(self, household: UUID, key: str) -> None:
        """Delete a file; does nothing where it is gone."""
        ...
