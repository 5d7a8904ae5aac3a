"""Originals: who may see one, erasing it at a member's word, and sweeping out those nothing needs any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft
from core.model.entry import Visibility
from core.model.household import Household
from core.ports import UnitOfWork
from core.usecases.deed import Deed
from core.usecases.standing import held

KEEP = timedelta(days=30)
"""As long as the trash keeps an entry, so that what is taken back has its photo still."""


async def may_see(deed: Deed, draft: Draft) -> bool:
    """Whether the member may see all that stands on a card, as it is by now."""
    entries = await deed.uow.entries.of_draft(draft.id)
    shared = all(line.visibility is Visibility.SHARED for line in draft.lines)
    return all(entry.seen_by(deed.member) for entry in entries) and (shared or draft.author == deed.member.id)


async def photos_behind(deed: Deed, draft_id: UUID) -> tuple[str, ...]:
    """The keys of the photos behind a card; raises NotFound where there is none, or the member may not see them."""
    draft = await held(deed, draft_id)
    if not await may_see(deed, draft):
        raise NotFound("card-unknown")
    files = tuple(dict.fromkeys(proof.file for proof in await deed.uow.proofs.of_draft(draft_id) if proof.file))
    if not files:
        raise NotFound("file-gone")
    return files


async def erase_photos(deed: Deed, draft_id: UUID) -> tuple[str, ...]:
    """Let go of the originals behind a card; what was read off them stays. Returns the keys to be erased for good."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not await may_see(deed, draft):
        raise NotFound("card-unknown")
    for entry in await deed.uow.entries.of_draft(draft_id):
        deed.need_window(entry)
    let_go = await deed.uow.proofs.unfile(draft_id)
    await deed.note("erase-photo", draft_id)
    needed = await deed.uow.proofs.needed()
    return tuple(key for key in let_go if key not in needed)


async def sweep_photos(uow: UnitOfWork, household: Household, now: datetime, kept: Iterable[str]) -> frozenset[str]:
    """Let go of what is older than the household keeps photos; returns the keys to be erased for good.

    ``kept`` are files from before a month: those that stand behind nothing go too.
    """
    days = household.photo_days
    old = await uow.proofs.unfile_old(now - timedelta(days=days)) if days else ()
    found = frozenset((*old, *kept))
    return found - await uow.proofs.needed() if found else found
