"""List the original photos of receipts, erase them on request, and erase those stored long enough."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import NotFound
from core.model.draft import Draft
from core.model.entry import Visibility
from core.model.household import Household
from core.ports import Proof, UnitOfWork
from core.usecases.draft_result import load_draft
from core.usecases.use_case_context import UseCaseContext

KEEP = timedelta(days=30)
"""How long an unused photo stays: as long as the trash keeps its entry, so that a restored entry has its photo."""


async def can_see(context: UseCaseContext, draft: Draft) -> bool:
    """Return whether the member may see all lines of a draft and all its entries."""
    entries = await context.uow.entries.list_of_draft(draft.id)
    shared = all(line.visibility is Visibility.SHARED for line in draft.lines)
    return all(entry.is_visible_to(context.member) for entry in entries) and (
        shared or draft.author == context.member.id
    )


async def list_photo_keys(context: UseCaseContext, draft_id: UUID) -> tuple[str, ...]:
    """Return the file keys of a draft's photos; raises NotFound where the member may not see them or there are none."""
    draft = await load_draft(context, draft_id)
    if not await can_see(context, draft):
        raise NotFound("card-unknown")
    proofs = [proof for proof in await context.uow.proofs.list_of_draft(draft_id) if proof.file]
    if not proofs:
        raise NotFound("file-gone")
    for proof in proofs:
        await _require_all_drafts_visible(context, proof)
    return tuple(dict.fromkeys(proof.file for proof in proofs if proof.file))


async def _require_all_drafts_visible(context: UseCaseContext, photo: Proof) -> None:
    """Raise NotFound where one of the photos also belongs to a draft that the member may not see."""
    for other in await context.uow.proofs.find_same(photo.digest):
        if other.file == photo.file and other.draft != photo.draft:
            draft = await context.uow.drafts.get(other.draft)
            if draft is not None and not await can_see(context, draft):
                raise NotFound("card-unknown")


async def erase_photos(context: UseCaseContext, draft_id: UUID) -> tuple[str, ...]:
    """Detach the photos from a draft, whose lines stay, and return the file keys to erase for good."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if not await can_see(context, draft):
        raise NotFound("card-unknown")
    for entry in await context.uow.entries.list_of_draft(draft_id):
        context.require_edit_window(entry)
    let_go = await context.uow.proofs.release_files(draft_id)
    await context.record_action("erase-photo", draft_id)
    needed = await context.uow.proofs.list_needed_files()
    return tuple(key for key in let_go if key not in needed)


async def sweep_photos(uow: UnitOfWork, household: Household, now: datetime, kept: Iterable[str]) -> frozenset[str]:
    """Detach photos that are stored longer than the household wants, and return the file keys to erase for good.

    ``kept`` are the keys of all files older than a month: those that no draft refers to are returned too.
    """
    days = household.photo_days
    old = await uow.proofs.unfile_old(now - timedelta(days=days)) if days else ()
    found = frozenset((*old, *kept))
    return found - await uow.proofs.list_needed_files() if found else found
