"""A household's language model connection: its provider, its encrypted key, and the log of calls."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.errors import Fault
from core.model.provider import Connection, DataSharing, ModelCallRecord, ModelCallUsage, Provider, ReadingUse
from core.ports import Clock
from storage import tables
from storage.database import HouseholdConnection, Row
from storage.keyring import Keyring
from storage.mappers import make_row
from storage.tables import call, connection, household

_OWN = connection.c.household_id == bindparam("household")
_GET = select(connection).where(_OWN)
_new = insert(connection)
_SAVE = _new.on_conflict_do_update(
    index_elements=["household_id"],
    set_={each.name: _new.excluded[each.name] for each in connection.columns if each.name != "household_id"},
)
_FORGET = delete(connection).where(_OWN)
_SEAL = update(connection).where(_OWN).values(key=bindparam("sealed"))
_ASSIST = (
    update(household)
    .where(household.c.id == bindparam("household"))
    .values(assisted=bindparam("on"), narrated=bindparam("narrated"), revision=household.c.revision + 1)
)
_LOG = insert(call)
_failed = cast(call.c.outcome != "ok", Integer)
_USAGE = (
    select(
        call.c.job,
        func.count().label("calls"),
        func.sum(_failed).label("failed"),
        func.sum(call.c.tokens_in).label("tokens_in"),
        func.sum(call.c.tokens_out).label("tokens_out"),
        func.sum(call.c.micros).label("micros"),
    )
    .where(call.c.household_id == bindparam("household"), call.c.at >= bindparam("since"))
    .group_by(call.c.job)
    .order_by(func.sum(call.c.micros).desc(), call.c.job)
)


class SqlConnections:
    """Stores a household's model connection and logs its calls; implements ``core.ports.Connections``."""

    def __init__(self, bound: HouseholdConnection, keyring: Keyring, clock: Clock) -> None:
        self._bound = bound
        self._keyring = keyring
        self._clock = clock

    async def get(self) -> Connection | None:
        """Return the household's model connection; its key is None if no encryption key fits any more."""
        rows = await self._bound.fetch(_GET)
        return self._read_connection(rows[0]) if rows else None

    async def save(self, connection: Connection) -> None:
        """Save the model connection; a key of None leaves the stored key, readable or not."""
        await self._bound.execute(_SAVE, **await self._make_row(connection))
        on = connection.reach is not DataSharing.OFF
        await self._bound.execute(_ASSIST, on=on, narrated=on and connection.narrates)

    async def delete_connection(self) -> None:
        """Delete the model connection and its key."""
        await self._bound.execute(_FORGET)
        await self._bound.execute(_ASSIST, on=False, narrated=False)

    async def reseal(self) -> tuple[int, int]:
        """Re-encrypt the key under the first encryption key; return how many were changed, and how many unreadable."""
        rows = await self._bound.fetch(_GET)
        if not rows or self._keyring.is_current(rows[0]["key"]):
            return 0, 0
        try:
            await self._bound.execute(_SEAL, sealed=self._keyring.reencrypt(rows[0]["key"]))
        except Fault:
            return 0, 1
        return 1, 0

    async def log_call(self, call: ModelCallRecord) -> None:
        """Log one call to the model."""
        took = call.took.days * 86_400_000_000 + call.took.seconds * 1_000_000 + call.took.microseconds
        await self._bound.insert(_LOG, [make_row(call, tables.call) | {"took_us": took}])

    async def sum_usage(self, since: datetime) -> tuple[ModelCallUsage, ...]:
        """Return the usage since an instant, one row per job, the costliest first."""
        rows = await self._bound.fetch(_USAGE, since=since)
        return tuple(_read_usage(row) for row in rows)

    async def _make_row(self, connection: Connection) -> dict[str, Any]:
        sealed = await self._seal_key(connection.key)
        return make_row(connection, tables.connection) | {"key": sealed, "changed_at": self._clock.now()}

    async def _seal_key(self, key: str | None) -> bytes:
        if key is not None:
            return self._keyring.encrypt(key.encode())
        rows = await self._bound.fetch(_GET)
        return rows[0]["key"] if rows else self._keyring.encrypt(b"")

    def _read_connection(self, row: Row) -> Connection:
        try:
            key = self._keyring.decrypt(row["key"]).decode()
        except Fault:
            key = None
        return Connection(
            Provider(row["provider"]),
            row["model"],
            key,
            row["base_url"],
            DataSharing(row["reach"]),
            row["cap_cents"],
            row["narrates"],
            ReadingUse(row["reading"]),
        )


def _read_usage(row: Row) -> ModelCallUsage:
    """Return a row's sums as whole numbers, as PostgreSQL returns sums of big integers as decimals."""
    counts = (int(row[name]) for name in ("calls", "failed", "tokens_in", "tokens_out", "micros"))
    return ModelCallUsage(row["job"], *counts)
