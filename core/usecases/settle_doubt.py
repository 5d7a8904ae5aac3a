"""Answer one thing a card asks back."""

from __future__ import annotations

from uuid import UUID

from core.usecases.deed import Deed, as_json
from core.usecases.standing import Standing, held, is_current, moved, unmoved


async def settle_doubt(deed: Deed, draft_id: UUID, version: int, doubt: int, reading: int) -> Standing:
    """The card with one reading chosen, a version on."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    after = draft.settle(doubt, reading)
    await deed.note("settle-doubt", draft.id, before=as_json(draft.lines), after=as_json(after.lines))
    return await moved(deed, after, was=draft.version)
