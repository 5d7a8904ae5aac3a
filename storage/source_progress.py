"""How far each of the host's sources of bank texts has been read."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from core.ports import SourceProgress
from storage.database import Database
from storage.tables import source_progress as table

_GET = select(table).where(table.c.name == bindparam("source"))
_new = insert(table)
_SAVE = _new.on_conflict_do_update(
    index_elements=["name"],
    set_={name: _new.excluded[name] for name in ("member_id", "position", "strangers", "refused")},
)


class SqlSourceProgresses:
    """Stores how far sources have been read; implements ``core.ports.SourceProgresses``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> SourceProgress | None:
        """Return how far a source has been read; None if never."""
        rows = await self._database.fetch(_GET, {"source": name})
        if not rows:
            return None
        row = rows[0]
        return SourceProgress(row["member_id"], row["position"], row["strangers"], row["refused"])

    async def save(self, name: str, progress: SourceProgress) -> None:
        """Save how far a source has been read."""
        row = {
            "name": name,
            "member_id": progress.member,
            "position": progress.position,
            "strangers": progress.strangers,
            "refused": progress.refused,
        }
        await self._database.execute(_SAVE, row)
