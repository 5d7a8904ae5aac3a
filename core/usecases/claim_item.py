"""One item of a receipt becomes a member's own, or is theirs no longer; the lines still add up to the total."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.usecases.draft_result import DraftResult, current_result, load_draft, save_draft
from core.usecases.split_receipt import divide_items, receipt_behind
from core.usecases.take_back import content_json
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def claim_item(context: UseCaseContext, draft_id: UUID, item: int) -> DraftResult:
    """Return the card once an item is the acting member's; where it was, it is theirs no longer.

    Several who claim one share it evenly, what cannot be divided falls to the payer, and what nobody claims is for the
    whole household. Whoever taps means the card as it stands, so that two who tap at once both have what they tapped.

    Raises: Invalid where there is no such item, or something is still asked about the card.
    """
    context.need_writer()
    draft = await load_draft(context, draft_id)
    if draft.state is not DraftState.OPEN:
        return await current_result(context, draft_id)
    owners = find_owners(draft, item)
    if owners is None:
        raise Invalid("choice-gone")
    member = context.member.id
    after = tuple(each for each in owners if each != member) if member in owners else (*owners, member)
    receipt = await receipt_behind(context, draft)
    lines = divide_items(draft, receipt, {item}, lambda line: line.meant_for(after))
    claimed = replace(draft, version=draft.version + 1, lines=lines)
    await context.note("claim-item", draft.id, before=content_json(draft), after=encode_lines(lines))
    return await save_draft(context, claimed, was=draft.version)


def find_owners(draft: Draft, item: int) -> tuple[UUID, ...] | None:
    """Return whose an item is, nobody's for what is for all; None where it is on no line of the card."""
    line = next((line for line in draft.lines if item in line.items), None)
    return tuple(share.member for share in line.shares) if line is not None else None
