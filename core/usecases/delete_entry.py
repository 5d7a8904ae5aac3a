"""Move an entry to the trash."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.usecases.change_entry import Changed, entry_of
from core.usecases.deed import Deed, as_json


async def delete_entry(deed: Deed, entry_id: UUID, *, version: int | None = None) -> Changed:
    """The entry in the trash; the same again where it lies there already, untouched where it changed meanwhile."""
    deed.need_writer()
    entry = await entry_of(deed, entry_id)
    if entry.deleted_at is not None or version not in {None, entry.version}:
        return Changed(entry, acted=False)
    deed.need_window(entry)
    gone = replace(entry, deleted_at=deed.now, version=entry.version + 1)
    if not await deed.uow.entries.save(gone, was=entry.version):
        return Changed(await entry_of(deed, entry_id), acted=False)
    await deed.note("delete-entry", entry.id, before=as_json(entry.line))
    return Changed(gone)
