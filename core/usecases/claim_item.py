"""Assign one item of a receipt to the member who taps it; the lines of the draft still add up to the total."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft, DraftState
from core.usecases.draft_result import DraftResult, load_current_result, load_draft, save_draft
from core.usecases.split_receipt import divide_items, load_draft_receipt
from core.usecases.take_back import encode_content
from core.usecases.use_case_context import UseCaseContext, encode_lines


async def claim_item(context: UseCaseContext, draft_id: UUID, item: int) -> DraftResult:
    """Assign an item to the acting member, or release it if it is theirs already, and return the draft.

    Several owners share the item evenly and the payer bears the remainder; an item without an owner is for the whole
    household. The draft's version is not checked, so that two members who tap at once both succeed.

    Raises:
        Invalid: there is no such item, or a question about the draft is open.
    """
    context.require_writer()
    draft = await load_draft(context, draft_id)
    if draft.state is not DraftState.OPEN:
        return await load_current_result(context, draft_id)
    owners = find_owners(draft, item)
    if owners is None:
        raise Invalid("choice-gone")
    member = context.member.id
    after = tuple(each for each in owners if each != member) if member in owners else (*owners, member)
    receipt = await load_draft_receipt(context, draft)
    lines = divide_items(draft, receipt, {item}, lambda line: line.share_equally(after))
    claimed = replace(draft, version=draft.version + 1, lines=lines)
    await context.record_action("claim-item", draft.id, before=encode_content(draft), after=encode_lines(lines))
    return await save_draft(context, claimed, was=draft.version)


def find_owners(draft: Draft, item: int) -> tuple[UUID, ...] | None:
    """Return the members an item of a receipt is assigned to, empty if it is for all.

    Return None where no line of the draft holds the item.
    """
    line = next((line for line in draft.lines if item in line.items), None)
    return tuple(share.member for share in line.shares) if line is not None else None
