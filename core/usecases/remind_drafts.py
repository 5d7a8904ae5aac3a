"""Mark open drafts as reminded of, and close drafts that nobody answered for a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.model.draft import EXPIRE_AFTER, REMIND_AFTER, Draft, DraftState
from core.model.notice import DraftExpired, DraftNotice
from core.ports import Change, Ids, UnitOfWork
from core.usecases.use_case_context import encode_lines


async def mark_reminded(uow: UnitOfWork, draft: Draft, now: datetime) -> Draft | None:
    """Mark an open draft as reminded of and return it; None where a reminder was sent before."""
    if draft.reminded_at is not None:
        return None
    reminded = replace(draft, reminded_at=now)
    return reminded if await uow.drafts.save(reminded, was=draft.version) else None


async def expire_drafts(uow: UnitOfWork, now: datetime, ids: Ids) -> tuple[DraftNotice, ...]:
    """Close the drafts nobody answered for a week; return a notice for each."""
    old = [draft for draft in await uow.drafts.list_open() if now - draft.created_at >= EXPIRE_AFTER]
    expired = [replace(draft, state=DraftState.EXPIRED) for draft in old]
    return tuple([DraftExpired(draft) for draft in expired if await _expire_draft(uow, draft, ids)])


async def find_next_step(uow: UnitOfWork, now: datetime) -> datetime | None:
    """Return when the next open draft is due for a reminder or for closing; None where none is."""
    steps = [draft.created_at + wait for draft in await uow.drafts.list_open() for wait in (REMIND_AFTER, EXPIRE_AFTER)]
    return min([step for step in steps if step > now], default=None)


async def _expire_draft(uow: UnitOfWork, draft: Draft, ids: Ids) -> bool:
    if not await uow.drafts.save(draft, was=draft.version):
        return False
    await uow.log_change(Change(ids.new(), None, "expire", draft.id, before=encode_lines(draft.lines)))
    return True
