"""Exchange rates of one household, and entries that wait for a rate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.entry import Entry
from core.model.rate import MOST_AGE, Rate
from core.ports import Clock
from storage.database import HouseholdConnection, Row
from storage.mappers import read_entry
from storage.repositories.entries import select_entries
from storage.tables import entry, exchange_rate

_r, _e = exchange_rate.c, entry.c
_OWN = _r.household_id == bindparam("household")
_new = insert(exchange_rate)
_SAVE = _new.on_conflict_do_update(
    index_elements=["household_id", "currency", "day"],
    set_={name: _new.excluded[name] for name in ["rate", "source", "at"]},
)
_FIND = (
    select(exchange_rate)
    .where(_OWN, _r.currency == bindparam("which"), _r.day.between(bindparam("first"), bindparam("last")))
    .order_by(_r.day.desc())
    .limit(1)
)
_newest = select(_r.currency, func.max(_r.day).label("day")).where(_OWN).group_by(_r.currency).subquery("newest")
_LATEST = (
    select(exchange_rate)
    .join(_newest, (_newest.c.currency == _r.currency) & (_newest.c.day == _r.day))
    .where(_OWN)
    .order_by(_r.currency)
)
_WAITING = (
    select_entries()
    .where(_e.currency == bindparam("which"), _e.base_minor.is_(None))
    .order_by(_e.day, _e.id)
    .limit(bindparam("limit"))
)
_CONVERT = (
    update(entry)
    .where(_e.household_id == bindparam("household"), _e.id == bindparam("which"), _e.version == bindparam("was"))
    .where(_e.base_minor.is_(None))
    .values(rate=bindparam("at"), base_minor=bindparam("comes_to"), base_currency=bindparam("into"))
)


class SqlRates:
    """Stores exchange rates and converts entries; implements ``core.ports.Rates``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock) -> None:
        self._bound = bound
        self._clock = clock

    async def save(self, rates: Sequence[Rate], source: str) -> None:
        """Save exchange rates; one of the same currency and day is replaced."""
        now = self._clock.now()
        for rate in rates:
            row = {"currency": rate.currency, "day": rate.day, "rate": f"{rate.value:f}", "source": source, "at": now}
            await self._bound.execute(_SAVE, **row)

    async def find_rate(self, currency: str, day: date) -> Rate | None:
        """Return the rate of a day, or the latest of the few days before; None if there is none."""
        first = day - timedelta(days=MOST_AGE)
        rows = await self._bound.fetch(_FIND, which=currency, first=first, last=day)
        return _read_rate(rows[0]) if rows else None

    async def list_latest(self) -> tuple[Rate, ...]:
        """Return the newest rate of each currency."""
        return tuple(map(_read_rate, await self._bound.fetch(_LATEST)))

    async def list_waiting(self, currency: str, limit: int) -> tuple[Entry, ...]:
        """Return entries of a currency, in the trash or not, that have no rate yet, the oldest first."""
        return tuple(read_entry(row) for row in await self._bound.fetch(_WAITING, which=currency, limit=limit))

    async def save_conversion(self, entry: Entry) -> bool:
        """Save an entry's rate and converted amount; False if it has a rate already."""
        base = entry.line.base
        if base is None:
            return False
        values = {"at": entry.line.rate, "comes_to": base.minor, "into": base.currency}
        return await self._bound.execute(_CONVERT, which=entry.id, was=entry.version, **values) == 1


def _read_rate(row: Row) -> Rate:
    return Rate(row["currency"], row["day"], Decimal(row["rate"]))
