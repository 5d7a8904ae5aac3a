"""The page on which each member taps the receipt items that are theirs."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.changes import make_draft_undo_tap, make_undo_button
from bot.render.entries import CardContext
from bot.verbs import Verb
from core.model.draft import Draft
from core.model.entry import Line
from core.model.money import Money
from core.model.receipt import Receipt, ReceiptItem

MOST_ITEMS = 40
"""The most items on a page."""
_NAME = 20
"""The most characters of an item's name on a button, to leave room for its owners."""


def make_claims_page(page: CardContext, draft: Draft, receipt: Receipt, *, changed: bool = False) -> Reply:
    """Return the items with their owners, each member's total, and buttons for everybody to tap."""
    words = page.words
    lines = {at: line for line in draft.lines for at in line.items if at < len(receipt.items)}
    rows = [
        (Button(_label_item(page, receipt.items[at], lines[at]), Tap(Verb.CLAIM_ITEM, draft.id, 0, str(at))),)
        for at in sorted(lines)[:MOST_ITEMS]
    ]
    back = Button(words("button-back"), Tap(Verb.SHOW_DRAFT, draft.id, draft.version))
    undo = (make_undo_button(page, make_draft_undo_tap(draft)),) if changed else ()
    body = [TextRun(words("receipt-claims")), TextRun("\n\n" + "\n".join(_sum_by_member(page, draft)), "bold")]
    if len(lines) > MOST_ITEMS:
        body.append(TextRun("\n" + words("receipt-items-more", count=len(lines) - MOST_ITEMS), "quiet"))
    return Reply(tuple(body), (*rows, (*undo, back)), subject=draft.id)


def _label_item(page: CardContext, item: ReceiptItem, line: Line) -> str:
    """Return an item's button label, ``☑ Dish soap ₹90 · Ravi, Asha``; the box is empty where nobody has claimed it."""
    own = item.amount.currency == line.money.currency
    cost = page.words.money(item.amount) if own else page.words.amount(item.amount)
    names = ", ".join(_name_members(page, share.member) for share in line.shares)
    return f"☑ {item.name[:_NAME]} {cost} · {names}" if names else f"☐ {item.name[:_NAME]} {cost}"


def _sum_by_member(page: CardContext, draft: Draft) -> list[str]:
    """Return a line for each member's sum of items with taxes and discounts, and one for what is shared by all."""
    parts: Counter[tuple[str, UUID | None]] = Counter()
    for line in draft.lines:
        for share in line.shares:
            parts[line.money.currency, share.member] += share.minor
        if not line.shares:
            parts[line.money.currency, None] += line.money.minor
    return [
        page.words("claim-sum", member=_name_members(page, member), sum=page.words.money(Money(minor, currency)))
        for (currency, member), minor in parts.items()
    ]


def _name_members(page: CardContext, member: UUID | None) -> str:
    if member is None:
        return page.words("claim-rest")
    return page.household.find_name(member) or page.words("somebody-else")


def label_item_with_cost(page: CardContext, item: ReceiptItem) -> str:
    """Return an item with its cost, for the toast shown to whoever tapped it."""
    return f"{item.name[:_NAME]} {page.words.amount(item.amount)}"
