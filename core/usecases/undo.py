"""Undo a confirmed draft by moving its entries to the trash."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft
from core.model.entry import Entry
from core.usecases.asked_lines import discard_asked
from core.usecases.draft_result import DraftResult, load_draft
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def undo_draft(context: UseCaseContext, draft_id: UUID) -> DraftResult:
    """Move all entries of a draft to the trash; a second call changes nothing.

    For the import of a statement, the drafts of its doubtful lines are discarded too.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    entries = await list_visible_entries(context, draft)
    live = [entry for entry in entries if entry.deleted_at is None]
    for entry in live:
        context.require_edit_window(entry)
    if not live:
        return DraftResult(draft, entries, acted=False)
    after = [await _move_to_trash(context, entry) if entry in live else entry for entry in entries]
    await context.record_action("undo", draft.id, before=encode_lines(entry.line for entry in live))
    await discard_asked(context, draft)
    return DraftResult(draft, tuple(after))


async def _move_to_trash(context: UseCaseContext, entry: Entry) -> Entry:
    gone = replace(entry, deleted_at=context.now, version=entry.version + 1)
    if await context.uow.entries.save(gone, was=entry.version):
        return gone
    return await context.uow.entries.get(entry.id) or entry


async def list_visible_entries(context: UseCaseContext, draft: Draft) -> tuple[Entry, ...]:
    """Return the entries of a confirmed draft that the member may see; raises NotFound where there are none."""
    entries = await context.uow.entries.list_of_draft(draft.id)
    seen = tuple(entry for entry in entries if entry.is_visible_to(context.member))
    if not seen:
        raise NotFound("card-not-saved")
    return seen
