"""Exchange rates: storage for one household, and outside sources of new ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from core.model.entry import Entry
from core.model.rate import Rate


class Rates(Protocol):
    """The exchange rates of one household, and its entries that still lack one."""

    async def save(self, rates: Sequence[Rate], source: str) -> None:
        """Store rates; one of the same currency and day is replaced."""
        ...

    async def find_rate(self, currency: str, day: date) -> Rate | None:
        """Return the rate of a day, else the latest of the few days before; None without one."""
        ...

    async def list_latest(self) -> tuple[Rate, ...]:
        """Return the newest rate of each currency."""
        ...

    async def list_waiting(self, currency: str, limit: int) -> tuple[Entry, ...]:
        """Return entries in a currency that have no rate yet, the oldest first, those in the trash included."""
        ...

    async def save_conversion(self, entry: Entry) -> bool:
        """Store an entry's rate and converted amount; False where it has a rate by now."""
        ...


class RateSource(Protocol):
    """A service that publishes exchange rates."""

    async def find(self, wanted: Collection[tuple[str, date]], base: str) -> Mapping[tuple[str, date], Decimal]:
        """Return the known rates of some currencies and days in the ``base`` currency; never raises."""
        ...
