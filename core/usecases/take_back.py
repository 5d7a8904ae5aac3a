"""Take back the last change of a card or of saved entries: what stood there before stands there again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID
from zlib import crc32

import msgspec

from core.errors import Invalid
from core.model.draft import Doubt, Draft, DraftState
from core.model.entry import Entry, Line
from core.usecases.change_entry import Changed, entry_of
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held, is_current, moved, unmoved
from core.usecases.undo import of_draft

CARD_CHANGES = frozenset({"change-draft", "remove-line"})
"""Entries of the audit trail that hold a card as it was."""


class CardContent(msgspec.Struct):
    """What a card says and asks, as the audit trail keeps it."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()


def content_json(draft: Draft) -> str:
    """Return a card's content as the audit trail keeps it."""
    return msgspec.json.encode(CardContent(draft.lines, draft.doubts)).decode()


async def take_back_change(deed: Deed, draft_id: UUID, version: int) -> Standing:
    """Return an open card to what it said before its last change; another version or a closed card stays as it is.

    Raises: Invalid where nothing was changed.
    """
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    changes = await deed.uow.changes(draft.id)
    before = next((each.before for each in reversed(changes) if each.action in CARD_CHANGES), "")
    if not before:
        raise Invalid("choice-gone")
    content = msgspec.json.decode(before, type=CardContent)
    after = replace(draft, version=draft.version + 1, lines=content.lines, doubts=content.doubts)
    await deed.note("take-back", draft.id, before=as_json(draft.lines), after=as_json(after.lines))
    return await moved(deed, after, was=draft.version)


async def reopen_draft(deed: Deed, draft_id: UUID, version: int) -> Standing:
    """Open a card again that was discarded at a version; every other card stays as it is."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if draft.state is not DraftState.DISCARDED or draft.version != version:
        return await unmoved(deed, draft_id)
    opened = replace(draft, version=draft.version + 1, state=DraftState.OPEN)
    if not await deed.uow.drafts.reopen(opened, was=draft.version):
        return await unmoved(deed, draft_id)
    await deed.note("reopen", draft.id, after=as_json(draft.lines))
    return Standing(opened)


async def take_back_entry_change(deed: Deed, entry_id: UUID, version: int, *, before: str = "") -> Changed:
    """Return an entry to what it said before its last change, or to ``before``; another version stays as it is.

    Raises: Invalid where nothing was changed, NotAllowed once the edit window is over.
    """
    deed.need_writer()
    entry = await entry_of(deed, entry_id)
    if entry.deleted_at is not None or entry.version != version:
        return Changed(entry, acted=False)
    deed.need_window(entry)
    changes = await deed.uow.changes(entry.id)
    before = before or next((each.before for each in reversed(changes) if each.action == "change-entry"), "")
    if not before:
        raise Invalid("choice-gone")
    line = msgspec.json.decode(before, type=Line)
    after = replace(entry, line=line, version=entry.version + 1)
    if not await deed.uow.entries.save(after, was=entry.version):
        return Changed(await entry_of(deed, entry_id), acted=False)
    await deed.note("take-back-entry", entry.id, before=as_json(entry.line), after=as_json(line))
    return Changed(after, changed_back=True)


async def take_back_entry_changes(deed: Deed, draft_id: UUID, mark: str) -> Standing:
    """Return all entries of a card to what they said before a change of all of them.

    ``mark`` is what ``mark_versions`` gave after that change; where it no longer fits, nothing is done.
    """
    draft = await held(deed, draft_id)
    entries = await of_draft(deed, draft)
    live = [entry for entry in entries if entry.deleted_at is None]
    if mark_versions(live) != mark:
        return Standing(draft, entries, acted=False)
    for entry in live:
        await take_back_entry_change(deed, entry.id, entry.version)
    return Standing(draft, await of_draft(deed, draft))


def mark_versions(entries: Sequence[Entry]) -> str:
    """Return a short mark of some entries at their versions."""
    return f"{crc32(repr([(entry.id, entry.version) for entry in entries]).encode()):08x}"
