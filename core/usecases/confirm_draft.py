"""Confirm: the lines of a card become entries, once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.model.entry import Entry
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held, is_current, moved, unmoved


async def confirm_draft(deed: Deed, draft_id: UUID, version: int | None = None) -> Standing:
    """The entries of a card; the same again where it was confirmed, the current card where it changed.

    Raises Invalid while something is asked that the card as it stands does not answer.
    """
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    if draft.must_answer:
        raise Invalid("doubt-open")
    closed = replace(draft, state=DraftState.CONFIRMED, doubts=())
    standing = await moved(deed, closed, was=draft.version)
    return Standing(closed, await book(deed, closed)) if standing.acted else standing


async def book(deed: Deed, draft: Draft) -> tuple[Entry, ...]:
    """Write the lines of a closed draft; their author is who wrote the message, the trail names who confirmed."""
    entries = tuple(Entry(deed.ids.new(), line, draft.author, deed.now, draft=draft.id) for line in draft.lines)
    await deed.uow.entries.add(entries)
    await deed.note("confirm", draft.id, after=as_json(draft.lines))
    return entries
