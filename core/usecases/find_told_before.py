"""Find the earlier entry or draft that a new draft from a bank or a receipt may repeat; the member decides."""

from __future__ import annotations

from dataclasses import dataclass

from core.importing.matching import ProofSource
from core.model.draft import Draft
from core.usecases.find_adjusted_purchase import AdjustedPurchase, find_adjusted_purchase
from core.usecases.find_same_purchase import SamePurchase, find_same_purchase, read_new_proof
from core.usecases.pair_transfer import find_transfer
from core.usecases.use_case_context import UseCaseContext


@dataclass(frozen=True, slots=True)
class RepeatedRecord:
    """The record a draft may repeat: the same purchase, a transfer's other side, or a purchase of another amount.

    At most one of the three is set.
    """

    same: SamePurchase | None = None
    other_side: SamePurchase | None = None
    adjusted: AdjustedPurchase | None = None

    @property
    def purchase(self) -> SamePurchase | None:
        """Return the record that may be repeated, whichever of the three kinds it is; None where there is none."""
        return self.same or self.other_side or (self.adjusted.same if self.adjusted is not None else None)


async def find_repeated_record(context: UseCaseContext, draft: Draft) -> RepeatedRecord:
    """Return what a draft may repeat; nothing for drafts of typed messages or of several lines."""
    proof = await read_new_proof(context, draft)
    if proof.source is ProofSource.MESSAGE or len(draft.lines) > 1:
        return RepeatedRecord()
    if (same := await find_same_purchase(context, draft.lines[0], proof)) is not None:
        return RepeatedRecord(same=same)
    if (other := await find_transfer(context, draft, proof.source)) is not None:
        return RepeatedRecord(other_side=other)
    return RepeatedRecord(adjusted=await find_adjusted_purchase(context, draft.lines[0], proof))


async def is_possible_repeat(context: UseCaseContext, draft: Draft) -> bool:
    """Return whether a draft may repeat an entry or an older draft, so that the member has to be asked."""
    told = (await find_repeated_record(context, draft)).purchase
    return told is not None and (told.entry is not None or told.draft.created_at < draft.created_at)
