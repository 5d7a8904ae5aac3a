"""Confirm one line of a card by itself; the others stay to be decided."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.ports import Proof
from core.usecases.confirm_draft import book
from core.usecases.deed import Deed
from core.usecases.standing import Standing, held, is_current, moved, unmoved


async def confirm_line(deed: Deed, draft_id: UUID, version: int, index: int) -> tuple[Standing, Standing | None]:
    """What is left of the card, and the line on a confirmed card of its own (None where nothing was done).

    Raises Invalid where the line is still in doubt or stands alone.
    """
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id), None
    rest = await moved(deed, _rest(draft, index), was=draft.version)
    if not rest.acted:
        return rest, None
    return rest, await _apart(deed, draft, index)


def _rest(draft: Draft, index: int) -> Draft:
    if len(draft.lines) == 1:
        raise Invalid("line-alone")
    if any(index in doubt.lines for doubt in draft.doubts):
        raise Invalid("doubt-open")
    return draft.without(index)


async def _apart(deed: Deed, draft: Draft, index: int) -> Standing:
    """The line on its own draft, so that it can be undone by itself."""
    line = draft.lines[index]
    own = replace(
        draft, id=deed.ids.new(), version=1, state=DraftState.CONFIRMED, lines=(line,), doubts=(), created_at=deed.now
    )
    await deed.uow.drafts.add(own)
    await deed.uow.prove(Proof(deed.ids.new(), own.id, "message", draft.text))
    return Standing(own, await book(deed, own))
