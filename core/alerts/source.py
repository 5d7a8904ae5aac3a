"""The interface of alert sources, and the data they read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.model.household import Household
from core.model.household_alert import AlertKind, Condition
from core.model.period import Period
from core.model.recurring import MOST_LEAD, Bill
from core.ports import UnitOfWork
from core.usecases.list_bills import list_bills

LONGEST_BACK = timedelta(days=63)
"""As far back as any source looks at bills: those that an entry of the last days may have paid."""
LONGEST_AHEAD = timedelta(days=MOST_LEAD)
"""As far ahead: what is budgeted ends sooner than the longest lead of a bill."""


@dataclass(frozen=True, slots=True)
class AlertContext:
    """What an alert source reads: the household, the time, and a unit of work that sees no private detail."""

    uow: UnitOfWork
    household: Household
    now: datetime
    _readings: dict[Period, tuple[Bill, ...]] = field(default_factory=dict, compare=False, repr=False)

    async def read_bills(self, back: timedelta, ahead: timedelta = timedelta()) -> tuple[Bill, ...]:
        """Return the bills from ``back`` ago to ``ahead`` from today in today's state, private ones included.

        A reading that covers these days is reused; whoever asks several sources reads the longest span first.
        """
        wanted = Period(self.today - back, self.today + ahead)
        for held, bills in self._readings.items():
            if held.first <= wanted.first and wanted.last <= held.last:
                return tuple(bill for bill in bills if bill.occurrence.day in wanted)
        self._readings[wanted] = await list_bills(self.uow, self.today, wanted)
        return self._readings[wanted]

    @property
    def today(self) -> date:
        """Return the household's date."""
        return self.household.today(self.now)


@dataclass(frozen=True, slots=True)
class AlertSource:
    """A function that finds the alert conditions of some kinds that hold now.

    A condition that is no longer found has ended. The same book and day always give the same conditions; a condition
    about what only one member may see names that member.
    """

    kinds: frozenset[AlertKind]
    find: Callable[[AlertContext], Awaitable[Sequence[Condition]]]
