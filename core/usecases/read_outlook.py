"""The data that forecasts are made from: a year of entries, which of them paid bills, and the bills still to come."""

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
from core.usecases.list_bills import list_bills_and_entries, list_unpaid

LOOKED_AT = timedelta(days=400)
LOOK_AHEAD = timedelta(days=45)
"""The least number of days ahead for which bills are loaded, so that one paid early is recognised as a bill."""


@dataclass(frozen=True, slots=True)
class OutlookBook:
    """The entries and open bills a forecast is made from, in the base currency.

    They include other members' private ones: for sums alone, never to be shown.
    """

    entries: tuple[Entry, ...]
    bills: tuple[Bill, ...]
    """The bills that are not fully paid, until the asked day or later."""
    paying: frozenset[UUID]
    """The ids of the entries that paid bills."""
    balance: int | None = None
    """The sum of all account balances in the household's currency, in minor units.

    It is None where no balance was ever stated.
    """

    @property
    def spending(self) -> tuple[Entry, ...]:
        """Return the entries that are expenses or refunds."""
        return tuple(each for each in self.entries if each.line.kind in SPENDING)

    @property
    def incomes(self) -> tuple[Entry, ...]:
        """Return the entries that are incomes."""
        return tuple(each for each in self.entries if each.line.kind is EntryKind.INCOME)


async def read_outlook(uow: UnitOfWork, household: Household, today: date, until: date) -> OutlookBook:
    """Return the entries up to today and the unpaid bills until a day, in the base currency."""
    period = Period(today - LOOKED_AT, max(until, today + LOOK_AHEAD))
    bills, entries = await list_bills_and_entries(uow, today, period)
    own = [bill for bill in bills if bill.occurrence.line.money.currency == household.currency]
    return OutlookBook(
        tuple(each for each in entries if each.line.money.currency == household.currency and each.line.day <= today),
        list_unpaid(own, today),
        frozenset(payment for bill in bills for payment in bill.payments),
        await _read_balance(uow, household, today),
    )


async def _read_balance(uow: UnitOfWork, household: Household, today: date) -> int | None:
    sums = await read_net_worth(uow, household.currency, today)
    return next((each.minor for each in sums if each.currency == household.currency), None)


def is_hidden(entry: Entry, viewer: UUID | None) -> bool:
    """Return whether an entry is private to another member than the viewer."""
    return entry.line.visibility is Visibility.PRIVATE and entry.author != viewer


def find_shown_category(entry: Entry, viewer: UUID | None) -> str:
    """Return the category under which a viewer sees an entry counted.

    Others' private entries have a category of their own.
    """
    return PRIVATE if is_hidden(entry, viewer) else entry.line.category or "other"
