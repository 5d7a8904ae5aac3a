"""Merge two tellings of one purchase, and take that back: what was merged stands as it stood before."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import msgspec

from core.errors import Invalid
from core.model.draft import DraftState
from core.usecases.draft_result import DraftResult, current_result, is_current, load_draft
from core.usecases.use_case_context import UseCaseContext

MERGE, PART = "merge-purchase", "part-purchase"


async def merge_purchase(
    context: UseCaseContext, draft_id: UUID, into: UUID, version: int | None = None
) -> DraftResult:
    """Put the proofs of a card behind another card, which is returned; the first is closed and enters no book."""
    context.need_writer()
    draft = await load_draft(context, draft_id)
    if not is_current(draft, version):
        return await current_result(context, draft_id)
    kept = await load_draft(context, into)
    if kept.state not in {DraftState.OPEN, DraftState.CONFIRMED} or into == draft_id:
        raise Invalid("choice-gone")
    moved = [proof.id for proof in await context.uow.proofs.of_draft(draft.id)]
    await context.uow.proofs.move(moved, kept.id)
    if not await context.uow.drafts.save(replace(draft, state=DraftState.DISCARDED), was=draft.version):
        raise Invalid("choice-gone")
    told = msgspec.json.encode({"into": kept.id, "proofs": moved}).decode()
    await context.note(MERGE, draft.id, after=told)
    return replace(await current_result(context, kept.id), acted=True)


async def part_purchase(context: UseCaseContext, draft_id: UUID) -> DraftResult:
    """Open a card again that was merged, its proofs behind it as before.

    Raises:
        Invalid: it is not merged now.
    """
    context.need_writer()
    draft = await load_draft(context, draft_id)
    trail = [each for each in await context.uow.changes(draft.id) if each.action in {MERGE, PART}]
    if not trail or trail[-1].action == PART or draft.state is not DraftState.DISCARDED:
        raise Invalid("choice-gone")
    told = msgspec.json.decode(trail[-1].after)
    opened = replace(draft, state=DraftState.OPEN, version=draft.version + 1)
    if not await context.uow.drafts.reopen(opened, was=draft.version):
        raise Invalid("choice-gone")
    await context.uow.proofs.move([UUID(each) for each in told["proofs"]], draft.id)
    await context.note(PART, draft.id, before=trail[-1].after)
    return DraftResult(opened)
