"""Take an entry, or all that one undo threw away, out of the trash."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.entry import Entry
from core.usecases.change_entry import Changed, entry_of
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held
from core.usecases.undo import of_draft


async def restore_entry(deed: Deed, entry_id: UUID) -> Changed:
    """The entry back in the book; the same again where it is there already."""
    deed.need_writer()
    entry = await entry_of(deed, entry_id)
    return await _restored(deed, entry)


async def restore_draft(deed: Deed, draft_id: UUID) -> Standing:
    """The entries of a card that went to the trash together, back in the book."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    entries = await of_draft(deed, draft)
    last = max((entry.deleted_at for entry in entries if entry.deleted_at), default=None)
    if last is None:
        return Standing(draft, entries, acted=False)
    after = [await _restored(deed, each) if each.deleted_at == last else Changed(each) for each in entries]
    return Standing(draft, tuple(each.entry for each in after))


async def _restored(deed: Deed, entry: Entry) -> Changed:
    if entry.deleted_at is None:
        return Changed(entry, acted=False)
    back = replace(entry, deleted_at=None, version=entry.version + 1)
    if not await deed.uow.entries.save(back, was=entry.version):
        return Changed(await entry_of(deed, entry.id), acted=False)
    await deed.note("restore-entry", entry.id, after=as_json(entry.line))
    return Changed(back)
