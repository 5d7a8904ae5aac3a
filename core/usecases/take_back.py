"""Undo the last change of a draft or of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID
from zlib import crc32

import msgspec

from core.errors import Invalid
from core.model.draft import Doubt, Draft, DraftState
from core.model.entry import Entry, Line
from core.usecases.change_entry import EntryChange, find_visible_entry
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft, save_draft
from core.usecases.undo import list_visible_entries
from core.usecases.use_case_context import UseCaseContext, encode_lines

CARD_CHANGES = frozenset({"change-draft", "remove-line", "claim-item"})
"""The actions in the audit trail that stored a draft's lines and questions before a change."""


class CardContent(msgspec.Struct):
    """The lines and open questions of a draft, as the audit trail stores them."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()


def encode_content(draft: Draft) -> str:
    """Return a draft's lines and questions as JSON for the audit trail."""
    return msgspec.json.encode(CardContent(draft.lines, draft.doubts)).decode()


async def take_back_change(context: UseCaseContext, draft_id: UUID, version: int) -> DraftResult:
    """Restore an open draft to its state before the last change; one of another version or closed stays as it is.

    Raises:
        Invalid: nothing was changed.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await load_current_result(context, draft_id)
    changes = await context.uow.list_changes(draft.id)
    before = next((each.before for each in reversed(changes) if each.action in CARD_CHANGES), "")
    if not before:
        raise Invalid("choice-gone")
    content = msgspec.json.decode(before, type=CardContent)
    after = replace(draft, version=draft.version + 1, lines=content.lines, doubts=content.doubts)
    await context.record_action(
        "take-back", draft.id, before=encode_lines(draft.lines), after=encode_lines(after.lines)
    )
    return await save_draft(context, after, was=draft.version)


async def reopen_draft(context: UseCaseContext, draft_id: UUID, version: int) -> DraftResult:
    """Reopen a draft that was discarded at this version; any other stays as it is."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if draft.state is not DraftState.DISCARDED or draft.version != version:
        return await load_current_result(context, draft_id)
    opened = replace(draft, version=draft.version + 1, state=DraftState.OPEN)
    if not await context.uow.drafts.reopen(opened, was=draft.version):
        return await load_current_result(context, draft_id)
    await context.record_action("reopen", draft.id, after=encode_lines(draft.lines))
    return DraftResult(opened)


async def take_back_entry_change(
    context: UseCaseContext, entry_id: UUID, version: int, *, before: str = ""
) -> EntryChange:
    """Restore an entry to its state before the last change, or to ``before``.

    An entry with another version stays as it is.

    Raises:
        Invalid: nothing was changed.
        NotAllowed: the edit window is over.
    """
    context.require_writer()
    entry = await find_visible_entry(context, entry_id)
    if entry.deleted_at is not None or entry.version != version:
        return EntryChange(entry, acted=False)
    context.require_edit_window(entry)
    changes = await context.uow.list_changes(entry.id)
    before = before or next((each.before for each in reversed(changes) if each.action == "change-entry"), "")
    if not before:
        raise Invalid("choice-gone")
    line = msgspec.json.decode(before, type=Line)
    after = replace(entry, line=line, version=entry.version + 1)
    if not await context.uow.entries.save(after, was=entry.version):
        return EntryChange(await find_visible_entry(context, entry_id), acted=False)
    await context.record_action("take-back-entry", entry.id, before=encode_lines(entry.line), after=encode_lines(line))
    return EntryChange(after, changed_back=True)


async def take_back_entry_changes(context: UseCaseContext, draft_id: UUID, mark: str) -> DraftResult:
    """Undo a change that was made to all entries of a draft.

    ``mark`` is what ``hash_versions`` returned after that change; nothing is done where the entries changed since.
    """
    draft = await load_draft(context, draft_id)
    entries = await list_visible_entries(context, draft)
    live = [entry for entry in entries if entry.deleted_at is None]
    if hash_versions(live) != mark:
        return DraftResult(draft, entries, acted=False)
    for entry in live:
        await take_back_entry_change(context, entry.id, entry.version)
    return DraftResult(draft, await list_visible_entries(context, draft))


def hash_versions(entries: Sequence[Entry]) -> str:
    """Return a short checksum of some entries and their versions."""
    return f"{crc32(repr([(entry.id, entry.version) for entry in entries]).encode()):08x}"
