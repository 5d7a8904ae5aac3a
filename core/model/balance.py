"""Who owes whom: how a household splits what it buys, what each entry moves, and what would settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.model.entry import Entry, EntryKind
from core.model.money import Money


class SplitKind(StrEnum):
    """How a household splits what was bought for all of it."""

    EQUAL = "equal"
    FIXED = "fixed"
    """In fixed parts: two to one."""
    PERCENT = "percent"
    INCOME = "income"
    """By what each had come in when it was chosen."""
    OFF = "off"
    """Not at all: only what an entry itself splits is owed."""


@dataclass(frozen=True, slots=True)
class SplitRule:
    """How the household splits what is written down from an instant on; ``weights`` is empty for equal and off."""

    kind: SplitKind
    since: datetime
    weights: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class Stay:
    """When a member was in the household; ``until`` None where they still are."""

    member: UUID
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SplitTerm:
    """Who shares what is written down from an instant until another, and in which whole parts."""

    since: datetime
    until: datetime
    weights: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class SharedSum:
    """What one member paid for themselves and others in some entries of a kind, in minor units of one currency."""

    kind: EntryKind
    payer: UUID
    currency: str
    minor: int
    parts: Mapping[UUID, int]
    """What of it was for whom; adds up to ``minor``."""
    count: int
    """How many entries it sums."""
    versions: int
    """Their versions added up; with the instant at which the newest was written it tells whether one has changed."""
    newest: datetime

    @property
    def sign(self) -> int:
        """Return -1 for what came back, else 1."""
        return -1 if self.kind is EntryKind.REFUND else 1


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """What one entry moves between members, in minor units of its currency: more than 0 is owed to them."""

    entry: Entry
    parts: Mapping[UUID, int]
    """What of it was for whom."""
    moves: Mapping[UUID, int]
    """Adds up to nothing."""


@dataclass(frozen=True, slots=True)
class MemberBalance:
    """A member's side in one currency, in minor units; ``net`` is owed to them where it is more than 0."""

    member: UUID
    paid: int
    part: int
    given: int
    """What they gave to others to settle, less what they got."""

    @property
    def net(self) -> int:
        """What they are owed."""
        return self.paid - self.part + self.given


@dataclass(frozen=True, slots=True)
class Debt:
    """One transfer that helps to settle."""

    debtor: UUID
    creditor: UUID
    money: Money


@dataclass(frozen=True, slots=True)
class CurrencyBalance:
    """Everybody's side in one currency, and the fewest transfers that settle it."""

    currency: str
    members: tuple[MemberBalance, ...]
    debts: tuple[Debt, ...]


@dataclass(frozen=True, slots=True)
class Balances:
    """Who owes whom, per currency, the household's own first."""

    currencies: tuple[CurrencyBalance, ...]
    sums: tuple[SharedSum, ...]
    """What it is reckoned from."""
    mark: int
    """A short mark of the entries behind it, which tells whether they have changed."""

    @property
    def debts(self) -> tuple[Debt, ...]:
        """Every transfer that settles."""
        return tuple(debt for currency in self.currencies for debt in currency.debts)

    @property
    def count(self) -> int:
        """How many entries are behind it."""
        return sum(each.count for each in self.sums)

    def between(self, debtor: UUID, creditor: UUID) -> tuple[Money, ...]:
        """Return what one member owes another for what these two paid for one another, nobody else; may be below 0."""
        owed: dict[str, int] = {each.currency: 0 for each in self.currencies}
        for each in self.sums:
            owed[each.currency] += each.sign * each.parts.get(debtor, 0) if each.payer == creditor else 0
            owed[each.currency] -= each.sign * each.parts.get(creditor, 0) if each.payer == debtor else 0
        return tuple(Money(minor, currency) for currency, minor in owed.items() if minor)
