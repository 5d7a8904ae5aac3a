"""Take ticked items of a receipt off its card as a line of their own; the two lines always add up to the total."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid
from core.model.draft import Draft
from core.model.entry import Line
from core.model.money import Money
from core.model.receipt import Receipt
from core.usecases.deed import Deed, as_json
from core.usecases.propose_receipt import receipt_of
from core.usecases.standing import Standing, held, is_current, moved, unmoved

_NAMED = 3
"""Items that give a line its words."""


async def receipt_behind(deed: Deed, draft: Draft) -> Receipt:
    """The receipt a card came from; raises Invalid where it came from none."""
    for proof in await deed.uow.proofs.of_draft(draft.id):
        receipt = receipt_of(proof)
        if receipt.items:
            return receipt
    raise Invalid("receipt-without-items")


async def split_receipt(deed: Deed, draft_id: UUID, version: int, ticked: Collection[int], category: str) -> Standing:
    """Two lines: the ticked items in a category, with their part of taxes and discounts, and the rest as it was."""
    deed.need_writer()
    draft = await held(deed, draft_id)
    if not is_current(draft, version):
        return await unmoved(deed, draft_id)
    lines = divided(draft, await receipt_behind(deed, draft), ticked, category)
    after = replace(draft, version=draft.version + 1, lines=lines, doubts=())
    await deed.note("split-receipt", draft.id, before=as_json(draft.lines), after=as_json(lines))
    return await moved(deed, after, was=draft.version)


def divided(draft: Draft, receipt: Receipt, ticked: Collection[int], category: str) -> tuple[Line, Line]:
    """(ticked, rest); raises Invalid where either would be nothing, or something is still asked about the card."""
    if draft.doubts:
        raise Invalid("receipt-doubts-first")
    whole = draft.lines[0].money.minor if len(draft.lines) == 1 else sum(line.money.minor for line in draft.lines)
    every = sum(item.amount.minor for item in receipt.items)
    chosen = [receipt.items[at] for at in sorted(ticked) if at < len(receipt.items)]
    part = whole * sum(item.amount.minor for item in chosen)
    if every <= 0 or not 0 < part < whole * every:
        raise Invalid("receipt-split-nothing")
    first = (2 * part + every) // (2 * every)
    if not 0 < first < whole:
        raise Invalid("receipt-split-nothing")
    rest = draft.lines[-1]
    names = ", ".join(item.name for item in chosen[:_NAMED])[:80]
    code = rest.money.currency
    apart = replace(rest, money=Money(first, code), category=category, confidence=1.0, description=names)
    return apart, replace(rest, money=Money(whole - first, code))
