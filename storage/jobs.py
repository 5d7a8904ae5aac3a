"""When periodic work is due again; the database decides which process does it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from core.ports import Clock
from storage.database import Database
from storage.tables import job as table

_new = insert(table)
_DUE = _new.on_conflict_do_update(
    index_elements=["name"],
    set_={"next_at": _new.excluded.next_at, "leased_by": _new.excluded.leased_by},
    where=table.c.next_at <= bindparam("now"),
).returning(table.c.name)


class Jobs:
    """Implements ``core.ports.Jobs``."""

    def __init__(self, database: Database, clock: Clock, instance: UUID) -> None:
        self._database = database
        self._clock = clock
        self._instance = instance

    async def due(self, name: str, every: timedelta) -> bool:
        """Whether a periodic job's turn has come; True leases this turn to this process alone."""
        now = self._clock.now()
        values = {"name": name, "next_at": now + every, "leased_by": self._instance, "now": now}
        return bool(await self._database.fetch(_DUE, values))
