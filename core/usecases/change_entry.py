"""Change a confirmed entry, within the household's edit window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from core.errors import NotFound
from core.model.entry import Entry
from core.model.intent import ChangeDraft
from core.usecases.change_line import change_line
from core.usecases.exchange import convert_lines
from core.usecases.use_case_context import UseCaseContext, encode_lines


@dataclass(frozen=True, slots=True)
class EntryChange:
    """The entry after an attempt to change it; ``acted`` False means nothing was changed."""

    entry: Entry
    acted: bool = True
    changed_back: bool = False
    """Whether the action undid an earlier change of the entry."""


async def find_visible_entry(context: UseCaseContext, entry_id: UUID) -> Entry:
    """Return an entry that the member may see, deleted or not; raises NotFound otherwise."""
    entry = await context.uow.entries.get(entry_id)
    if entry is None or not entry.is_visible_to(context.member):
        raise NotFound("entry-unknown")
    return entry


async def change_entry(
    context: UseCaseContext, entry_id: UUID, change: ChangeDraft, *, version: int | None = None
) -> EntryChange:
    """Change an entry and return its next version; before and after are recorded in the audit trail.

    Raises:
        NotAllowed: the edit window is over.
        NotFound: the entry is in the trash.
    """
    context.require_writer()
    entry = await find_visible_entry(context, entry_id)
    if entry.deleted_at is not None:
        raise NotFound("entry-in-trash")
    if version not in {None, entry.version}:
        return EntryChange(entry, acted=False)
    context.require_edit_window(entry)
    line = change_line(entry.line, change, context.household, context.today)
    (line,) = await convert_lines(context.uow, [line], context.household.currency)
    after = replace(entry, line=line, version=entry.version + 1)
    if not await context.uow.entries.save(after, was=entry.version):
        return EntryChange(await find_visible_entry(context, entry_id), acted=False)
    await context.record_action("change-entry", entry.id, before=encode_lines(entry.line), after=encode_lines(line))
    return EntryChange(after)
