"""Delete old entries from the trash, and old stored answers to repeated requests."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.ports import UnitOfWork

KEEP = timedelta(days=30)


async def purge_trash(uow: UnitOfWork, now: datetime) -> int:
    """Delete entries that have been in the trash for more than 30 days; return how many."""
    return await uow.entries.purge(now - KEEP)


ANSWERS_KEPT = timedelta(days=7)
"""How long the answer to a request is stored, to be returned again for the same Idempotency-Key."""


async def forget_old_answers(uow: UnitOfWork, now: datetime) -> int:
    """Delete stored answers to requests older than a week; return how many."""
    return await uow.access.delete_old_answers(now - ANSWERS_KEPT)
