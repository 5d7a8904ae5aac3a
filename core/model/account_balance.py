"""Balances of accounts: what banks and members reported, what entries changed, and the gaps between the two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.model.money import Money


@dataclass(frozen=True, slots=True)
class BalanceFact:
    """A balance of an account at one moment, as a bank alert, a statement or a member reported it."""

    id: UUID
    account: str
    """The account's name, as entries name it."""
    money: Money
    day: date
    at: datetime
    """When it was reported; orders several balances of one day."""
    source: str
    """Where the balance came from: alert, statement or member."""
    proof: UUID | None = None
    """The id of the stored alert or statement that reports it.

    The balance counts while its draft has an entry in the book.
    """
    draft: UUID | None = None
    """The id of the draft that was made from that alert or statement."""
    whole_day: bool = False
    """Whether this is the balance at the end of the day, after all entries of that day."""


@dataclass(frozen=True, slots=True)
class Movement:
    """The change of an account's balance by one entry, in minor units; negative where money left the account."""

    entry: UUID
    account: str
    money: Money
    day: date
    at: datetime
    """When the entry was first written down."""
    draft: UUID | None = None
    member: UUID | None = None
    """The id of the member who paid or received the money."""
    base: Money | None = None
    """The change of the balance in the household's currency; None where the entry is in that currency."""
    hidden: bool = False
    """Whether the entry is another member's private one."""


@dataclass(frozen=True, slots=True)
class BalanceGap:
    """The amount by which two reported balances of an account differ beyond the entries between them.

    It is negative where the account holds less than the entries say.
    """

    fact: UUID
    """The id of the later balance, which the earlier one and the entries between them do not explain."""
    money: Money
    since: date
    """The day of the earlier balance."""
    day: date


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """The state of one account in one currency: its balance, this month's movements and its gaps."""

    name: str
    balance: Money | None
    """The current balance; None where no balance was ever reported."""
    told_on: date | None
    """The day of the last reported balance; movements after it are added to it."""
    came_in: Money
    """Money that came in this month."""
    went_out: Money
    gaps: tuple[BalanceGap, ...] = ()
    hidden: bool = False
    """Whether all entries and balances of the account are another member's private ones."""

    @property
    def sum_of_gaps(self) -> Money | None:
        """Return the sum of the account's gaps; None where there are none."""
        minor = sum(gap.money.minor for gap in self.gaps)
        return Money(minor, self.came_in.currency) if self.gaps else None


@dataclass(frozen=True, slots=True)
class AccountsOverview:
    """All accounts that one member may see, with sums over all accounts, including those hidden from that member."""

    accounts: tuple[AccountStatus, ...]
    hidden: tuple[Money, ...] = ()
    """The sum per currency of accounts that are another member's private ones."""
    net_worth: tuple[Money, ...] = ()
    """The sum per currency of all accounts with a known balance."""

    @property
    def accounts_without_balance(self) -> tuple[str, ...]:
        """Return the names of accounts for which no balance was ever reported."""
        return tuple(each.name for each in self.accounts if each.balance is None)
