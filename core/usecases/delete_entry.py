"""Move an entry to the trash, from which it can be restored."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.usecases.change_entry import EntryChange, find_visible_entry
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def delete_entry(context: UseCaseContext, entry_id: UUID, *, version: int | None = None) -> EntryChange:
    """Move an entry to the trash; one that is there already or has another version stays as it is."""
    context.require_writer()
    entry = await find_visible_entry(context, entry_id)
    if entry.deleted_at is not None or version not in {None, entry.version}:
        return EntryChange(entry, acted=False)
    context.require_edit_window(entry)
    gone = replace(entry, deleted_at=context.now, version=entry.version + 1)
    if not await context.uow.entries.save(gone, was=entry.version):
        return EntryChange(await find_visible_entry(context, entry_id), acted=False)
    await context.record_action("delete-entry", entry.id, before=encode_lines(entry.line))
    return EntryChange(gone)
