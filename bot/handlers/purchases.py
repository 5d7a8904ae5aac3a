"""Handlers that join a bank's text or a receipt to the recorded purchase, ask if unsure, and separate them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bot.handlers.cards import (
    draft_card,
    list_category_offers,
    make_page,
    make_reader,
    note_card,
    phrase_reply,
    read_subject,
    use_case_context,
)
from bot.handlers.message_context import MessageContext
from bot.handlers.originals import is_private_in_group
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.drafts import make_open_card
from bot.render.entries import CardContext, label_line
from bot.verbs import Verb
from core.errors import Invalid
from core.model.draft import Draft
from core.model.money import Money
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.find_adjusted_purchase import AdjustedPurchase, find_adjusted_purchase, merge_into_adjusted_purchase
from core.usecases.find_same_purchase import SamePurchase, find_same_purchase, read_new_proof
from core.usecases.find_told_before import RepeatedRecord, find_repeated_record
from core.usecases.merge_purchase import merge_purchase, undo_merge
from core.usecases.pair_transfer import find_transfer, make_transfer

router: Router[MessageContext] = Router()

_KINDS = {"message": "message", "photo": "photo", "album": "photo", "alert": "alert", "statement": "statement"}
"""The word key for each source of a proof."""


def hide_private(context: MessageContext, found: SamePurchase | None) -> SamePurchase | None:
    """Return the matched purchase; None in a group where something on its card is private."""
    if found is None or is_private_in_group(context, found.draft, (found.entry,) if found.entry else ()):
        return None
    return found


def list_same_remarks(page: CardContext, same: SamePurchase | None) -> list[str]:
    """Return a remark that asks whether a draft is the same purchase as an earlier one."""
    if same is None:
        return []
    day = page.words.day(same.line.day, page.today)
    return [page.words("purchase-maybe", item=label_line(page, same.line), day=day)]


def add_same_button(page: CardContext, draft: Draft, same: SamePurchase | None, reply: Reply) -> Reply:
    """Add a button that says the draft is the same purchase as an earlier one; unchanged where ``same`` is None."""
    if same is None:
        return reply
    tap = Tap(Verb.PURCHASE_SAME, draft.id, draft.version)
    button = Button(page.words("button-purchase-same", item=label_line(page, same.line)), tap)
    return replace(reply, buttons=((button,), *reply.buttons))


async def join_purchase(context: MessageContext, draft: Draft, same: SamePurchase) -> Sequence[Reply]:
    """Join a draft to the purchase it certainly repeats, and show the result with a button that separates them."""
    result = await merge_purchase(use_case_context(context), draft.id, same.draft.id)
    if is_private_in_group(context, result.draft, result.entries):
        return [phrase_reply(context, "alert-known")]
    page = make_page(context)
    joined = phrase_reply(context, "purchase-joined", item=label_line(page, same.line))
    return [
        joined,
        replace(await make_joined_card(context, result, draft.id, done="receipt-put", fresh=True), toast=""),
    ]


async def make_joined_card(
    context: MessageContext, result: DraftResult, merged: UUID, *, done: str, fresh: bool = False
) -> Reply:
    """Return the card of a purchase that a draft was joined to, with its sources and a button to separate them."""
    shown = draft_card(context, result, done=done, fresh=fresh, remarks=[await describe_proofs(context, result.draft)])
    part = Button(context.words("button-purchase-part"), Tap(Verb.PURCHASE_PART, merged))
    return replace(shown, buttons=(*shown.buttons, (part,)))


async def describe_proofs(context: MessageContext, draft: Draft) -> str:
    """Return what a draft was made from (message, receipt, bank's texts), each kind once with its number."""
    proofs = await context.uow.proofs.list_of_draft(draft.id)
    kinds = Counter(_KINDS.get(proof.source, "message") for proof in proofs)
    names = [context.words(f"proof-{kind}", count=count) for kind, count in kinds.items()]
    return context.words("proofs-behind", count=len(proofs), names=make_reader(context).join_names(names))


@router.tap(Verb.PURCHASE_SAME)
async def _join_same_purchase(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Join a draft to the earlier purchase that its card asked about."""
    use_case = use_case_context(context)
    draft = await load_draft(use_case, read_subject(tap))
    if not is_current(draft, tap.version):
        return [draft_card(context, await load_current_result(use_case, draft.id), done="toast-stale")]
    same = await find_same_purchase(use_case, draft.lines[0], await read_new_proof(use_case, draft))
    if same is None:
        raise Invalid("choice-gone")
    result = await merge_purchase(use_case, draft.id, same.draft.id, tap.version)
    return [await make_joined_card(context, result, draft.id, done="receipt-put")]


async def find_adjusted(context: MessageContext, draft: Draft) -> AdjustedPurchase | None:
    """Return an earlier purchase that may be the draft's with another amount; None where this chat may not see it."""
    if len(draft.lines) > 1:
        return None
    use_case = use_case_context(context)
    found = await find_adjusted_purchase(use_case, draft.lines[0], await read_new_proof(use_case, draft))
    return found if found is not None and hide_private(context, found.same) is not None else None


def list_adjusted_remarks(page: CardContext, draft: Draft, found: AdjustedPurchase | None) -> list[str]:
    """Return a remark that asks whether a draft is an earlier purchase, and names both amounts."""
    if found is None:
        return []
    told, known = draft.lines[0], found.same.line
    more = ""
    if told.money.currency == known.money.currency:
        more = page.words.money(Money(abs(told.money.minor - known.money.minor), told.money.currency))
    day = page.words.day(known.day, page.today)
    sums = {"told": page.words.money(told.money), "more": more}
    return [page.words(f"adjusted-{found.kind}", item=label_line(page, known), day=day, **sums)]


def add_adjusted_button(page: CardContext, draft: Draft, found: AdjustedPurchase | None, reply: Reply) -> Reply:
    """Add a button that joins the draft to an earlier purchase with another amount."""
    if found is None:
        return reply
    told = page.words.money(draft.lines[0].money)
    text = page.words("button-purchase-adjust", item=found.same.line.merchant or found.same.line.description, sum=told)
    button = Button(text, Tap(Verb.PURCHASE_ADJUST, draft.id, draft.version))
    return replace(reply, buttons=((button,), *reply.buttons))


@router.tap(Verb.PURCHASE_ADJUST)
async def _join_adjusted_purchase(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Join a draft to the earlier purchase its card asked about, which gets the bank's amount."""
    use_case = use_case_context(context)
    draft = await load_draft(use_case, read_subject(tap))
    if not is_current(draft, tap.version):
        return [draft_card(context, await load_current_result(use_case, draft.id), done="toast-stale")]
    done = await merge_into_adjusted_purchase(use_case, draft.id, tap.version)
    if done is None:
        raise Invalid("choice-gone")
    return [await make_joined_card(context, done[0], draft.id, done="receipt-put")]


def list_transfer_remarks(page: CardContext, other: SamePurchase | None) -> list[str]:
    """Return a remark that asks whether a draft and an earlier one are the two sides of a transfer."""
    if other is None:
        return []
    day = page.words.day(other.line.day, page.today)
    return [page.words("transfer-maybe", account=other.line.account or "", day=day)]


def add_transfer_button(page: CardContext, draft: Draft, other: SamePurchase | None, reply: Reply) -> Reply:
    """Add a button that says the draft is one side of a transfer."""
    if other is None:
        return reply
    button = Button(page.words("button-transfer"), Tap(Verb.TRANSFER_PAIR, draft.id, draft.version))
    return replace(reply, buttons=((button,), *reply.buttons))


async def ask_about_purchase(context: MessageContext, draft: Draft) -> Reply:
    """Return the draft card of a bank's text, with a question where it may repeat an earlier purchase or transfer."""
    page, told = make_page(context), await find_repeated_record(use_case_context(context), draft)
    hidden = told.purchase is not None and hide_private(context, told.purchase) is None
    told = RepeatedRecord() if hidden else told
    remarks = [
        *list_same_remarks(page, told.same),
        *list_transfer_remarks(page, told.other_side),
        *list_adjusted_remarks(page, draft, told.adjusted),
    ]
    shown = make_open_card(page, draft, offers=list_category_offers(context, draft), remarks=remarks)
    shown = add_adjusted_button(page, draft, told.adjusted, add_same_button(page, draft, told.same, shown))
    return add_transfer_button(page, draft, told.other_side, shown)


async def show_waiting_purchase(context: MessageContext, draft: Draft) -> Reply:
    """Return an open draft's card again as the newest of this chat, with what it may repeat."""
    note_card(context, draft.id)
    return await ask_about_purchase(context, draft)


@router.tap(Verb.TRANSFER_PAIR)
async def _pair_transfer(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Join a payment out of one account and a payment into another to one transfer."""
    use_case = use_case_context(context)
    draft = await load_draft(use_case, read_subject(tap))
    if not is_current(draft, tap.version):
        return [draft_card(context, await load_current_result(use_case, draft.id), done="toast-stale")]
    other = await find_transfer(use_case, draft, (await read_new_proof(use_case, draft)).source)
    if other is None:
        raise Invalid("choice-gone")
    result = await merge_purchase(use_case, draft.id, other.draft.id, tap.version, learn=make_transfer)
    return [await make_joined_card(context, result, draft.id, done="transfer-paired")]


@router.tap(Verb.PURCHASE_PART)
async def _separate_purchase(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Separate a draft that was joined to another, and open its card again."""
    result = await undo_merge(use_case_context(context), read_subject(tap))
    note_card(context, result.draft.id)
    page = make_page(context)
    return [make_open_card(page, result.draft, offers=list_category_offers(context, result.draft))]
