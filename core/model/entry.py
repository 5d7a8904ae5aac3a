"""A Line (one "milk 60" as read) and an Entry (a confirmed fact in the book)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from core.model.money import Money

if TYPE_CHECKING:
    from core.model.household import Member


class EntryKind(StrEnum):
    """A transfer between own accounts is never spending; a refund lowers it."""

    EXPENSE = "expense"
    INCOME = "income"
    REFUND = "refund"
    TRANSFER = "transfer"


class Visibility(StrEnum):
    """A private entry counts in every total but shows its detail to its creator alone."""

    SHARED = "shared"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing bought or received, as far as it is known; what nobody said is None until a use-case fills it."""

    kind: EntryKind
    money: Money
    day: date
    description: str = ""
    category: str | None = None
    merchant: str | None = None
    account: str | None = None
    payer: UUID | None = None
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.SHARED
    confidence: float = 1.0
    """How sure the category is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A confirmed line with its history; ``author`` confirmed it, ``line.payer`` paid."""

    id: UUID
    line: Line
    author: UUID
    created_at: datetime
    version: int = 1
    draft: UUID | None = None
    deleted_at: datetime | None = None

    def seen_by(self, viewer: Member) -> bool:
        """Whether a member may see its detail."""
        return self.line.visibility is Visibility.SHARED or viewer.id == self.author
