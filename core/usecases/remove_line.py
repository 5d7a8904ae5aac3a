"""Take one line off a card."""

from __future__ import annotations

from uuid import UUID

from core.usecases.deed import Deed, as_json
from core.usecases.discard_draft import discard_draft
from core.usecases.standing import Standing, held, is_current, moved, unmoved
from core.usecases.take_back import content_json


async def remove_line(deed: Deed, draft_id: UUID, version: int, index: int) -> Standing:
    """The card without a line; without its last one it is discarded."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    after = draft.without(index)
    if not after.lines:
        return await discard_draft(deed, draft_id, version)
    await deed.note("remove-line", draft.id, before=content_json(draft), after=as_json(after.lines))
    return await moved(deed, after, was=draft.version)
