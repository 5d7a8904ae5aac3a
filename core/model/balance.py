"""Who owes whom: the household's rule for splitting purchases, what each entry changes, and how to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.model.entry import Entry, EntryKind
from core.model.money import Money


class SplitKind(StrEnum):
    """How a household splits what was bought for everybody."""

    EQUAL = "equal"
    FIXED = "fixed"
    """In fixed parts, such as two to one."""
    PERCENT = "percent"
    INCOME = "income"
    """By each member's income when the rule was chosen."""
    OFF = "off"
    """Not split: only entries with their own shares are owed."""


@dataclass(frozen=True, slots=True)
class SplitRule:
    """The rule that splits entries written from an instant on.

    ``weights`` is empty where the rule splits evenly or not at all.
    An even split with weights is among those members alone, whenever they joined.
    """

    kind: SplitKind
    since: datetime
    weights: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class Stay:
    """The time during which a member belonged to the household; ``until`` is None for present members."""

    member: UUID
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SplitTerm:
    """The members who share entries written between two instants, each with a whole-number weight."""

    since: datetime
    until: datetime
    weights: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class SharedSum:
    """The sum one member paid for themselves and others in entries of one kind, in minor units of a currency."""

    kind: EntryKind
    payer: UUID
    currency: str
    minor: int
    parts: Mapping[UUID, int]
    """The part of the sum that was for each member; the parts add up to ``minor``."""
    count: int
    """How many entries were summed."""
    versions: int
    """The sum of the entries' version numbers, which changes when any of them does."""
    newest: datetime

    @property
    def refund_sign(self) -> int:
        """Return -1 for refunds, else 1."""
        return -1 if self.kind is EntryKind.REFUND else 1


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """The debts that one entry makes between members, in minor units of its currency; positive is owed to a member."""

    entry: Entry
    parts: Mapping[UUID, int]
    """The part of the entry that was for each member."""
    moves: Mapping[UUID, int]
    """What each member gains or owes by this entry; adds up to 0."""


@dataclass(frozen=True, slots=True)
class MemberBalance:
    """A member's payments and share in one currency, in minor units; positive ``net`` is owed to them."""

    member: UUID
    paid: int
    part: int
    given: int
    """What they gave to other members to settle, minus what they received."""

    @property
    def net(self) -> int:
        """Return what the others owe this member; negative where this member owes."""
        return self.paid - self.part + self.given


@dataclass(frozen=True, slots=True)
class Debt:
    """A payment from one member to another that settles part of their debts."""

    debtor: UUID
    creditor: UUID
    money: Money


@dataclass(frozen=True, slots=True)
class CurrencyBalances:
    """All members' balances in one currency, and the fewest payments that settle them."""

    currency: str
    members: tuple[MemberBalance, ...]
    debts: tuple[Debt, ...]


@dataclass(frozen=True, slots=True)
class Balances:
    """Who owes whom in each currency, the household's own currency first."""

    currencies: tuple[CurrencyBalances, ...]
    sums: tuple[SharedSum, ...]
    """The sums from which the balances are computed."""
    mark: int
    """A number made of the entries behind the balances, which differs once any of them has changed."""

    @property
    def debts(self) -> tuple[Debt, ...]:
        """Return every payment needed to settle, in all currencies."""
        return tuple(debt for currency in self.currencies for debt in currency.debts)

    @property
    def entry_count(self) -> int:
        """Return how many entries the balances are computed from."""
        return sum(each.count for each in self.sums)

    def sum_direct_debts(self, debtor: UUID, creditor: UUID) -> tuple[Money, ...]:
        """Return what ``debtor`` owes ``creditor`` from what each paid for the other alone; may be negative."""
        owed: dict[str, int] = {each.currency: 0 for each in self.currencies}
        for each in self.sums:
            owed[each.currency] += each.refund_sign * each.parts.get(debtor, 0) if each.payer == creditor else 0
            owed[each.currency] -= each.refund_sign * each.parts.get(creditor, 0) if each.payer == debtor else 0
        return tuple(Money(minor, currency) for currency, minor in owed.items() if minor)
