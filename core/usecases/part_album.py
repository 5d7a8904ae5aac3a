"""Decide whether the photos of an album show one receipt or several, and make a draft of each receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch
from core.model.receipt import JoinedReceipt, Receipt
from core.ports import Proof, TeachableCategoriser
from core.usecases.discard_draft import discard_draft
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.propose_receipt import PHOTO, list_receipt_doubts, make_receipt_line, read_stored_receipt
from core.usecases.use_case_context import UseCaseContext


def make_album_doubt(otherwise: Sequence[JoinedReceipt]) -> Doubt:
    """Return the question whether an album shows one receipt or several; its choices show their totals."""
    totals = [sheaf.receipt.total.value for sheaf in otherwise if sheaf.receipt.total]
    return Doubt(DoubtKind.ALBUM, ((), tuple(Patch(0, money=total) for total in totals)))


async def part_album(
    context: UseCaseContext, categoriser: TeachableCategoriser, draft_id: UUID, version: int
) -> tuple[DraftResult, tuple[tuple[Draft, Receipt], ...]]:
    """Close the draft of a whole album and return a new draft for each receipt in it."""
    context.require_writer()
    draft = await load_draft(context, draft_id)
    asked = any(doubt.kind is DoubtKind.ALBUM for doubt in draft.doubts)
    if not asked or not is_current(draft, version):
        return await load_current_result(context, draft_id), ()
    papers = _group_photos(await context.uow.proofs.list_of_draft(draft_id))
    result = await discard_draft(context, draft_id, version)
    if not result.acted:
        return result, ()
    return result, tuple([await _make_receipt_draft(context, categoriser, draft, paper) for paper in papers])


def _group_photos(proofs: Sequence[Proof]) -> list[list[Proof]]:
    """Return photos grouped by receipt: one with a total begins a group, later ones without a total join it."""
    papers: list[list[Proof]] = []
    for proof in proofs:
        if proof.source == PHOTO and (not papers or read_stored_receipt(proof).total):
            papers.append([])
        if proof.source == PHOTO:
            papers[-1].append(proof)
    return papers


async def _make_receipt_draft(
    context: UseCaseContext, categoriser: TeachableCategoriser, before: Draft, paper: Sequence[Proof]
) -> tuple[Draft, Receipt]:
    """Return a new draft for one receipt of an album, with the tags, payer and visibility of the album's draft."""
    receipt, whole = read_stored_receipt(paper[0]), before.lines[0]
    line = await make_receipt_line(context, categoriser, receipt) or whole
    line = replace(line, tags=whole.tags, payer=whole.payer, visibility=whole.visibility)
    draft = replace(
        before,
        id=context.ids.new(),
        version=1,
        state=DraftState.OPEN,
        lines=(line,),
        doubts=list_receipt_doubts(receipt, line, context.today),
        created_at=context.now,
        reminded_at=None,
    )
    await context.uow.drafts.add(draft)
    for proof in paper:
        await context.uow.add_proof(replace(proof, id=context.ids.new(), draft=draft.id))
    return draft, receipt
