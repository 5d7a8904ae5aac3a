"""Exchange rates: those a household keeps, and where new ones come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from core.model.entry import Entry
from core.model.rate import Rate


class Rates(Protocol):
    """The rates of one household, and the entries that wait for one."""

    async def save(self, rates: Sequence[Rate], source: str) -> None:
        """Keep rates; one of the same currency and day is replaced."""
        ...

    async def find(self, currency: str, day: date) -> Rate | None:
        """The rate of a day, else the last one of the few days before."""
        ...

    async def list_latest(self) -> tuple[Rate, ...]:
        """The newest rate of each currency."""
        ...

    async def list_waiting(self, currency: str, limit: int) -> tuple[Entry, ...]:
        """Entries of a currency, in the trash or not, that have no rate yet, the oldest first."""
        ...

    async def convert(self, entry: Entry) -> bool:
        """Keep an entry's rate and what it comes to; False where it has one by now."""
        ...


class RateSource(Protocol):
    """A place that publishes rates."""

    async def find(self, wanted: Collection[tuple[str, date]], base: str) -> Mapping[tuple[str, date], Decimal]:
        """The rates it knows of some currencies and days, in another currency; never raises."""
        ...
