"""Empty the trash of what has lain there long enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.ports import UnitOfWork

KEEP = timedelta(days=30)


async def purge_trash(uow: UnitOfWork, now: datetime) -> int:
    """Remove for good what was thrown away more than 30 days ago; returns how many."""
    return await uow.entries.purge(now - KEEP)


ANSWERS_KEPT = timedelta(days=7)
"""How long the same request, sent again with its key, gets its answer again."""


async def forget_old_answers(uow: UnitOfWork, now: datetime) -> int:
    """Forget what requests were answered more than a week ago; returns how many."""
    return await uow.access.forget_answers(now - ANSWERS_KEPT)
