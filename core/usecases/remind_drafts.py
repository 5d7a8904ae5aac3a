"""Find the cards that wait for an answer: remind of them once, close them after a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.model.draft import Draft, DraftState
from core.model.notice import DraftExpired, DraftWaiting, Notice
from core.ports import Change, Ids, UnitOfWork
from core.usecases.use_case_context import encode_lines

REMIND_AFTER = timedelta(hours=20)
"""The next morning for an evening's card, and never at the same hour of the night."""
EXPIRE_AFTER = timedelta(days=7)


async def remind_drafts(uow: UnitOfWork, now: datetime) -> tuple[Notice, ...]:
    """Mark the cards that waited long enough as reminded of; a notice for each."""
    notices = []
    for draft in await uow.drafts.open():
        if draft.reminded_at is None and REMIND_AFTER <= now - draft.created_at < EXPIRE_AFTER:
            reminded = replace(draft, reminded_at=now)
            if await uow.drafts.save(reminded, was=draft.version):
                notices.append(DraftWaiting(reminded))
    return tuple(notices)


async def expire_drafts(uow: UnitOfWork, now: datetime, ids: Ids) -> tuple[Notice, ...]:
    """Close the cards nobody answered for a week; a notice for each."""
    old = [draft for draft in await uow.drafts.open() if now - draft.created_at >= EXPIRE_AFTER]
    expired = [replace(draft, state=DraftState.EXPIRED) for draft in old]
    return tuple([DraftExpired(draft) for draft in expired if await _expired(uow, draft, ids)])


async def _expired(uow: UnitOfWork, draft: Draft, ids: Ids) -> bool:
    if not await uow.drafts.save(draft, was=draft.version):
        return False
    await uow.log_change(Change(ids.new(), None, "expire", draft.id, before=encode_lines(draft.lines)))
    return True
