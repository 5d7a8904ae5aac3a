"""A Line (one "milk 60" as read) and an Entry (a confirmed fact in the book)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


_SPENDING = frozenset({EntryKind.EXPENSE, EntryKind.REFUND})


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a line that was for one member, in minor units of the line's currency."""

    member: UUID
    minor: int


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
    shares: tuple[Share, ...] = ()
    """For whom it was: parts that add up to the money, by member id; empty where it was for the whole household."""
    items: tuple[int, ...] = ()
    """The items of its receipt that it stands for, by their place there; known while it waits on a card."""

    def __post_init__(self) -> None:
        if self.shares and not _add_up(self.shares, self.money):
            raise ValueError("shares that do not add up to their line")

    @property
    def is_spending(self) -> bool:
        """Whether it can have been for somebody: an expense, or one that came back."""
        return self.kind in _SPENDING

    @property
    def is_even(self) -> bool:
        """Whether its shares differ by no more than the unit that cannot be divided."""
        parts = [share.minor for share in self.shares]
        return not parts or max(parts) - min(parts) <= 1

    def costing(self, money: Money) -> Line:
        """The line at another amount; even shares stay even, others keep their proportions."""
        if not self.shares or money == self.money:
            return replace(self, money=money)
        weights = tuple(1 if self.is_even else abs(share.minor) for share in self.shares)
        parts = zip(self.shares, money.split(weights), strict=True)
        return replace(self, money=money, shares=tuple(Share(each.member, part.minor) for each, part in parts))

    def meant_for(self, members: Iterable[UUID]) -> Line:
        """For some members in even shares; for the whole household where nobody is named."""
        people = sorted(set(members))
        parts = self.money.split((1,) * len(people)) if people else ()
        return replace(self, shares=tuple(Share(who, part.minor) for who, part in zip(people, parts, strict=True)))


def _add_up(shares: tuple[Share, ...], money: Money) -> bool:
    people, parts = {share.member for share in shares}, [share.minor for share in shares]
    one_way = all(part * money.minor >= 0 for part in parts)
    return len(people) == len(shares) and one_way and sum(parts) == money.minor


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
