"""Find the cards that wait for an answer: remind of them once, close them after a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.model.draft import EXPIRE_AFTER, REMIND_AFTER, Draft, DraftState
from core.model.notice import DraftExpired, DraftWaiting, Notice
from core.ports import Change, Ids, UnitOfWork
from core.usecases.use_case_context import encode_lines


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


async def next_reminder(uow: UnitOfWork) -> datetime | None:
    """Return when the next open card is to be reminded of or closed; None where none is open."""
    return min([_next_step(draft) for draft in await uow.drafts.open()], default=None)


def _next_step(draft: Draft) -> datetime:
    return draft.created_at + (REMIND_AFTER if draft.reminded_at is None else EXPIRE_AFTER)


async def _expired(uow: UnitOfWork, draft: Draft, ids: Ids) -> bool:
    if not await uow.drafts.save(draft, was=draft.version):
        return False
    await uow.log_change(Change(ids.new(), None, "expire", draft.id, before=encode_lines(draft.lines)))
    return True
