"""Throw a card away; nothing of it was in the book."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.model.draft import DraftState
from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held, is_current, moved, unmoved


async def discard_draft(deed: Deed, draft_id: UUID, version: int | None = None) -> Standing:
    """The card closed; another version or a decided card stays as it is."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    await deed.note("discard", draft.id, before=as_json(draft.lines))
    return await moved(deed, replace(draft, state=DraftState.DISCARDED), was=draft.version)
