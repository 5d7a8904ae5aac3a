"""What a source of alerts is, and what it looks at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.model.household import Household
from core.model.household_alert import AlertKind, Condition
from core.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class AlertContext:
    """What a source looks at: a unit of work that sees no private detail, and now."""

    uow: UnitOfWork
    household: Household
    now: datetime

    @property
    def today(self) -> date:
        """The household's day."""
        return self.household.today(self.now)


@dataclass(frozen=True, slots=True)
class AlertSource:
    """Finds the conditions of its kinds that hold now, entries of this minute included.

    What it no longer finds has eased. It finds the same conditions each time it is asked about the same book and day;
    a condition about what only one member may see names that member.
    """

    kinds: frozenset[AlertKind]
    find: Callable[[AlertContext], Awaitable[Sequence[Condition]]]
