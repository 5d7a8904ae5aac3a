"""Handlers for claiming receipt items: each member taps their own, in the group or in their private chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import draft_card, make_page, note_card, read_subject, use_case_context
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped
from bot.render.claims import label_item_with_cost, make_claims_page
from bot.verbs import Verb
from core.errors import Invalid
from core.model.draft import DraftState
from core.usecases.claim_item import claim_item, find_owners
from core.usecases.draft_result import load_current_result, load_draft
from core.usecases.split_receipt import load_draft_receipt

router: Router[MessageContext] = Router()


@router.tap(Verb.CLAIM_ITEMS)
async def _show_items(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a receipt's items as buttons for every member to tap."""
    use_case = use_case_context(context)
    draft = await load_draft(use_case, read_subject(tap))
    if draft.state is not DraftState.OPEN:
        return [draft_card(context, await load_current_result(use_case, draft.id), done="toast-stale")]
    receipt = await load_draft_receipt(use_case, draft)
    note_card(context, draft.id)
    return [make_edit_of_tapped(context.inbound, make_claims_page(make_page(context), draft, receipt))]


@router.tap(Verb.CLAIM_ITEM)
async def _claim_item(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Assign a receipt item to the member who tapped it, or unassign it where it was already theirs."""
    if not tap.argument.isdecimal():
        raise Invalid("choice-gone")
    use_case, item = use_case_context(context), int(tap.argument)
    result = await claim_item(use_case, read_subject(tap), item)
    if not result.acted:
        return [draft_card(context, result, done="toast-stale")]
    receipt, page = await load_draft_receipt(use_case, result.draft), make_page(context)
    is_theirs = context.member.id in (find_owners(result.draft, item) or ())
    toast = "toast-claimed" if is_theirs else "toast-unclaimed"
    note_card(context, result.draft.id)
    shown = make_edit_of_tapped(context.inbound, make_claims_page(page, result.draft, receipt, changed=True))
    return [replace(shown, toast=context.words(toast, item=label_item_with_cost(page, receipt.items[item])))]
