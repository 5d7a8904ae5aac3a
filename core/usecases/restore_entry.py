"""Restore an entry from the trash, or all entries that one undo put there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.entry import Entry
from core.usecases.asked_lines import reopen_asked
from core.usecases.change_entry import EntryChange, find_visible_entry
from core.usecases.draft_result import DraftResult, load_draft
from core.usecases.undo import list_visible_entries
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def restore_entry(context: UseCaseContext, entry_id: UUID) -> EntryChange:
    """Restore an entry from the trash; one in the book already stays as it is."""
    context.require_writer()
    entry = await find_visible_entry(context, entry_id)
    return await _restore_entry(context, entry)


async def restore_draft(context: UseCaseContext, draft_id: UUID) -> DraftResult:
    """Restore the entries of a draft that one undo moved to the trash, and an import's drafts of doubtful lines."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    entries = await list_visible_entries(context, draft)
    last = max((entry.deleted_at for entry in entries if entry.deleted_at), default=None)
    if last is None:
        return DraftResult(draft, entries, acted=False)
    after = [await _restore_entry(context, each) if each.deleted_at == last else EntryChange(each) for each in entries]
    await reopen_asked(context, draft)
    return DraftResult(draft, tuple(each.entry for each in after))


async def _restore_entry(context: UseCaseContext, entry: Entry) -> EntryChange:
    if entry.deleted_at is None:
        return EntryChange(entry, acted=False)
    back = replace(entry, deleted_at=None, version=entry.version + 1)
    if not await context.uow.entries.save(back, was=entry.version):
        return EntryChange(await find_visible_entry(context, entry.id), acted=False)
    await context.record_action("restore-entry", entry.id, after=encode_lines(entry.line))
    return EntryChange(back)
