"""Undo: what a card put in the book goes to the trash again; a step back from what a member did last."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft
from core.model.entry import Entry
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held


async def undo(deed: Deed, draft_id: UUID) -> Standing:
    """All entries of a card to the trash, once; the same again where they lie there already."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    entries = await of_draft(deed, draft)
    live = [entry for entry in entries if entry.deleted_at is None]
    for entry in live:
        deed.need_window(entry)
    if not live:
        return Standing(draft, entries, acted=False)
    after = [await _thrown(deed, entry) if entry in live else entry for entry in entries]
    await deed.note("undo", draft.id, before=as_json(entry.line for entry in live))
    return Standing(draft, tuple(after))


async def _thrown(deed: Deed, entry: Entry) -> Entry:
    gone = replace(entry, deleted_at=deed.now, version=entry.version + 1)
    if await deed.uow.entries.save(gone, was=entry.version):
        return gone
    return await deed.uow.entries.get(entry.id) or entry


async def of_draft(deed: Deed, draft: Draft) -> tuple[Entry, ...]:
    """The entries of a confirmed card that the member may see; raises NotFound where there are none."""
    entries = await deed.uow.entries.of_draft(draft.id)
    seen = tuple(entry for entry in entries if entry.seen_by(deed.member))
    if not seen:
        raise NotFound("card-not-saved")
    return seen
