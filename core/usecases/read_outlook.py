"""What a look ahead stands on: a year's entries, the bills among them, and the bills still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.model.entry import Entry, EntryKind, Visibility
from core.model.household import Household
from core.model.period import Period
from core.model.recurring import Bill
from core.model.report import PRIVATE, SPENDING
from core.ports import UnitOfWork
from core.usecases.account_status import read_net_worth
from core.usecases.list_bills import keep_open, list_bills_and_entries

LOOKED_AT = timedelta(days=400)
LOOK_AHEAD = timedelta(days=45)
"""How far ahead bills are always looked at, so that what was paid early is known as a bill whatever is asked."""


@dataclass(frozen=True, slots=True)
class OutlookBook:
    """Entries in the household's currency, private ones of others among them: for sums alone, never shown."""

    entries: tuple[Entry, ...]
    bills: tuple[Bill, ...]
    """Of which something is still to be paid, up to the day that is looked at or beyond."""
    paying: frozenset[UUID]
    """The entries that paid bills."""
    balance: int | None = None
    """What all accounts hold in the household's currency, in minor units; None where nobody ever told."""

    @property
    def spending(self) -> tuple[Entry, ...]:
        """Expenses and refunds."""
        return tuple(each for each in self.entries if each.line.kind in SPENDING)

    @property
    def incomes(self) -> tuple[Entry, ...]:
        """What came in."""
        return tuple(each for each in self.entries if each.line.kind is EntryKind.INCOME)


async def read_outlook(uow: UnitOfWork, household: Household, today: date, until: date) -> OutlookBook:
    """Return what the book knows up to today, and what falls due until a day."""
    period = Period(today - LOOKED_AT, max(until, today + LOOK_AHEAD))
    bills, entries = await list_bills_and_entries(uow, today, period)
    own = [bill for bill in bills if bill.occurrence.line.money.currency == household.currency]
    return OutlookBook(
        tuple(each for each in entries if each.line.money.currency == household.currency and each.line.day <= today),
        keep_open(own, today),
        frozenset(payment for bill in bills for payment in bill.payments),
        await _read_balance(uow, household, today),
    )


async def _read_balance(uow: UnitOfWork, household: Household, today: date) -> int | None:
    sums = await read_net_worth(uow, household.currency, today)
    return next((each.minor for each in sums if each.currency == household.currency), None)


def is_hidden(entry: Entry, viewer: UUID | None) -> bool:
    """Return whether the detail of an entry is another member's own."""
    return entry.line.visibility is Visibility.PRIVATE and entry.author != viewer


def category_of(entry: Entry, viewer: UUID | None) -> str:
    """Return the category an entry is counted under for a viewer."""
    return PRIVATE if is_hidden(entry, viewer) else entry.line.category or "other"
