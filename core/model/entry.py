"""A Line (one thing with its amount, as read) and an Entry (a confirmed line in the household's book)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from core.model.money import Money
from core.model.rate import convert

if TYPE_CHECKING:
    from core.model.household import Member


class EntryKind(StrEnum):
    """The kinds of entry; a transfer between own accounts is never spending, and a refund lowers spending."""

    EXPENSE = "expense"
    INCOME = "income"
    REFUND = "refund"
    TRANSFER = "transfer"


class Visibility(StrEnum):
    """Who sees an entry; a private one counts in every total but shows its details to its creator alone."""

    SHARED = "shared"
    PRIVATE = "private"


_SPENDING = frozenset({EntryKind.EXPENSE, EntryKind.REFUND})


@dataclass(frozen=True, slots=True)
class Share:
    """One member's part of a line, or the receiver of a transfer, in minor units of the line's currency."""

    member: UUID
    minor: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing bought or received, as far as it is known; fields nobody gave are None until a default fills them."""

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
    """How likely the category is right, 0 to 1."""
    shares: tuple[Share, ...] = ()
    """Parts of the amount by the member it was for; empty where it was for the whole household."""
    notes: str = ""
    """The writer's notes, beside the description."""
    items: tuple[int, ...] = ()
    """Indexes of the receipt's items that this line stands for, while it is in a draft."""
    rate: str | None = None
    """The exchange rate of its currency into the household's on its day, as decimal text.

    It is "" until a rate is looked up, and None where none is known or the currency is the household's own.
    """
    base: Money | None = None
    """The amount in the household's currency at that rate."""
    into: str | None = None
    """The account that received a transfer; ``account`` is the one it left."""

    def __post_init__(self) -> None:
        if self.shares and not _is_exact_division(self.shares, self.money):
            raise ValueError("shares that do not add up to their line")

    @property
    def is_spending(self) -> bool:
        """Return whether the line is an expense or a refund."""
        return self.kind in _SPENDING

    @property
    def transfer_receiver(self) -> UUID | None:
        """Return the member who received a transfer; None for a transfer between own accounts and for other kinds."""
        return self.shares[0].member if self.shares and self.kind is EntryKind.TRANSFER else None

    @property
    def has_equal_shares(self) -> bool:
        """Return whether the shares are equal but for an indivisible remainder."""
        parts = [share.minor for share in self.shares]
        return not parts or max(parts) - min(parts) < len(parts)

    def with_amount(self, money: Money) -> Line:
        """Return the line with another amount; equal shares stay equal, others keep their proportions."""
        bare = replace(self, money=money, shares=())
        if self.rate and self.base and money.currency == self.money.currency:
            bare = replace(bare, base=convert(money, Decimal(self.rate), self.base.currency))
        elif money.currency != self.money.currency:
            bare = replace(bare, rate=None, base=None)
        if not self.shares or money == self.money:
            return replace(bare, shares=self.shares)
        weights = {share.member: 1 if self.has_equal_shares else abs(share.minor) for share in self.shares}
        return bare.share_by_weights(weights)

    def with_rate(self, rate: Decimal, currency: str) -> Line:
        """Return the line with an exchange rate and its amount in the household's currency."""
        return replace(self, rate=f"{rate:f}", base=convert(self.money, rate, currency))

    def share_equally(self, members: Iterable[UUID]) -> Line:
        """Return the line shared equally among some members; with none, for the whole household."""
        return self.share_by_weights(dict.fromkeys(members, 1))

    def share_by_weights(self, weights: Mapping[UUID, int]) -> Line:
        """Return the line shared by whole-number weights; the payer takes an indivisible remainder."""
        return replace(self, shares=divide_shares(self.money, weights, self.payer))


def divide_shares(money: Money, weights: Mapping[UUID, int], payer: UUID | None) -> tuple[Share, ...]:
    """Return members' shares of an amount by whole-number weights; the payer takes an indivisible remainder.

    Raises:
        Invalid: a weight is negative, or all are nothing.
    """
    if not weights:
        return ()
    people = sorted(weights)
    rest = people.index(payer) if payer is not None and weights.get(payer) else None
    parts = money.split(tuple(weights[each] for each in people), rest)
    return tuple(Share(who, part.minor) for who, part in zip(people, parts, strict=True))


def _is_exact_division(shares: tuple[Share, ...], money: Money) -> bool:
    people, parts = {share.member for share in shares}, [share.minor for share in shares]
    one_way = all(part * money.minor >= 0 for part in parts)
    return len(people) == len(shares) and one_way and sum(parts) == money.minor


@dataclass(frozen=True, slots=True)
class Entry:
    """A confirmed line in the book; ``author`` confirmed it, ``line.payer`` paid."""

    id: UUID
    line: Line
    author: UUID
    created_at: datetime
    version: int = 1
    draft: UUID | None = None
    deleted_at: datetime | None = None

    def is_visible_to(self, viewer: Member) -> bool:
        """Return whether a member may see the entry's details."""
        return self.line.visibility is Visibility.SHARED or viewer.id == self.author
