"""Balances of accounts: what banks and members said they hold, what moved, and where the two do not add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.model.money import Money


@dataclass(frozen=True, slots=True)
class BalanceFact:
    """What an account held at an instant of a day, as an alert, a statement or a member said."""

    id: UUID
    account: str
    """The account's name, as entries name it."""
    money: Money
    day: date
    at: datetime
    """Orders facts of one day, and tells which of its entries came before."""
    source: str
    """alert, statement or member."""
    proof: UUID | None = None
    """The proof that says it; the fact holds as long as an entry of its card is in the book."""
    draft: UUID | None = None
    """The card that proof is behind now."""
    whole_day: bool = False
    """Whether it is what was left at the end of the day, all its entries included."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What an entry took out of an account or put into it, in minor units; negative where money left."""

    entry: UUID
    account: str
    money: Money
    day: date
    at: datetime
    """When it was first told of."""
    draft: UUID | None = None
    member: UUID | None = None
    """Who paid or received it."""
    base: Money | None = None
    """The same in the household's currency, where its own is another."""
    hidden: bool = False
    """Whether its detail is another member's own."""


@dataclass(frozen=True, slots=True)
class BalanceGap:
    """What the entries between two balances do not explain; negative where the account holds less than they say."""

    fact: UUID
    """The balance that did not add up."""
    money: Money
    since: date
    """The day of the balance before it."""
    day: date


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """How an account stands in one currency."""

    name: str
    balance: Money | None
    """None where nobody ever said what it holds."""
    told_on: date | None
    """The day of the last balance that was told; what moved after it is counted on."""
    came_in: Money
    """Of this month."""
    went_out: Money
    gaps: tuple[BalanceGap, ...] = ()
    hidden: bool = False
    """Whether all that is known of it is another member's own."""

    @property
    def unexplained(self) -> Money | None:
        """What does not add up in all; None where everything does."""
        minor = sum(gap.money.minor for gap in self.gaps)
        return Money(minor, self.came_in.currency) if self.gaps else None


@dataclass(frozen=True, slots=True)
class AccountsOverview:
    """All accounts of a household as one viewer may see them; sums count those that are not shown too."""

    accounts: tuple[AccountStatus, ...]
    hidden: tuple[Money, ...] = ()
    """What accounts hold that are another member's own, a sum per currency."""
    net_worth: tuple[Money, ...] = ()
    """What all accounts hold whose balance is known, a sum per currency."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """Accounts nobody ever told a balance of."""
        return tuple(each.name for each in self.accounts if each.balance is None)
