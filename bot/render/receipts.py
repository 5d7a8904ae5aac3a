"""A receipt as a card: what was read, whether its sums agree, and its items to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from bot.messages import Button, Original, Reply, Span, Tap
from bot.render.drafts import card
from bot.render.editor import short_key
from bot.render.entries import Page, label
from core.model.category import Category
from core.model.draft import Draft
from core.model.entry import Entry
from core.model.receipt import DoubtfulLine, Receipt

_SHOWN = 40
"""Items on a page: a mask of them fits into a tap."""
_DOUBTS = 2
_NAME = 28


def receipt_card(
    page: Page, draft: Draft, receipt: Receipt, *, offers: Sequence[Category], noted: Entry | None, preview: bytes
) -> Reply:
    """The open card with what the paper's arithmetic says, its items, and what may be the same purchase."""
    remarks = [*_judged(page, receipt), *_same(page, noted)]
    reply = card(page, draft, offers=offers, remarks=remarks)
    extra = [*_items_button(page, draft, receipt), *_same_button(page, draft, noted)]
    return replace(reply, buttons=(*reply.buttons, *extra), image=preview)


def _judged(page: Page, receipt: Receipt) -> list[str]:
    words = page.words
    if receipt.verified:
        return [words("receipt-verified", count=len(receipt.items))]
    if receipt.doubtful:
        doubtful = "; ".join(_doubtful(page, each) for each in receipt.doubtful[:_DOUBTS])
        return [words("receipt-doubtful", lines=doubtful)]
    return [words("receipt-unverified")]


def _doubtful(page: Page, doubtful: DoubtfulLine) -> str:
    words, name = page.words, doubtful.text[:_NAME]
    read = words.money(doubtful.read)
    if doubtful.offered is None:
        return words("receipt-doubtful-line", name=name, read=read)
    return words("receipt-doubtful-offer", name=name, read=read, offered=words.money(doubtful.offered))


def _same(page: Page, noted: Entry | None) -> list[str]:
    if noted is None:
        return []
    day = page.words.day(noted.line.day, page.today)
    return [page.words("receipt-noted", item=label(page, noted.line), day=day)]


def _items_button(page: Page, draft: Draft, receipt: Receipt) -> list[tuple[Button, ...]]:
    if len(receipt.items) < 2 or draft.doubts:  # noqa: PLR2004  one item cannot be split
        return []
    words = page.words("button-receipt-items", count=len(receipt.items))
    return [(Button(words, Tap("ri", draft.id, draft.version)),)]


def photo_button(page: Page, draft_id: UUID) -> Button:
    """Shows the kept original."""
    return Button(page.words("button-receipt-photo"), Tap("ro", draft_id))


def original_page(page: Page, draft: Draft, original: Original) -> Reply:
    """The kept original, with the way to be rid of it."""
    erase = Button(page.words("button-receipt-erase"), Tap("rx", draft.id))
    return Reply((Span(label(page, draft.lines[0])),), ((erase,),), original=original, subject=draft.id)


def erase_page(page: Page, draft: Draft, meant: str) -> Reply:
    """Whether it is meant: nobody can bring it back."""
    yes = Button(page.words("button-receipt-erase-yes"), Tap("rx", draft.id, argument=meant))
    return Reply((Span(page.words("receipt-photo-erase")),), ((yes,),), subject=draft.id)


def _same_button(page: Page, draft: Draft, noted: Entry | None) -> list[tuple[Button, ...]]:
    if noted is None:
        return []
    tap = Tap("rp", draft.id, draft.version)
    return [(Button(page.words("button-receipt-same", item=label(page, noted.line)), tap),)]


def items_page(page: Page, draft: Draft, receipt: Receipt, ticked: Collection[int]) -> Reply:
    """The items with a tick each; what is ticked may go to another category."""
    words, items = page.words, receipt.items[:_SHOWN]
    rows = [
        (Button(_tick(page, receipt, at, ticked), Tap("ri", draft.id, draft.version, mask(set(ticked) ^ {at}))),)
        for at in range(len(items))
    ]
    move = [(Button(words("button-receipt-move"), Tap("rc", draft.id, draft.version, mask(ticked))),)] if ticked else []
    back = (photo_button(page, draft.id), Button(words("button-back"), Tap("db", draft.id, draft.version)))
    return Reply((Span(words("receipt-items")),), (*rows, *move, back), subject=draft.id)


def _tick(page: Page, receipt: Receipt, at: int, ticked: Collection[int]) -> str:
    item = receipt.items[at]
    mark = "☑" if at in ticked else "☐"
    return f"{mark} {item.name[:_NAME]} {page.words.money(item.amount)}"


def categories_page(page: Page, draft: Draft, ticked: Collection[int]) -> Reply:
    """Where the ticked items belong."""
    shown = [category for category in page.household.categories if not category.income]
    buttons = [
        Button(page.words.category(each), Tap("rs", draft.id, draft.version, f"{mask(ticked)}.{short_key(each.key)}"))
        for each in shown
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    back = (Button(page.words("button-back"), Tap("ri", draft.id, draft.version, mask(ticked))),)
    return Reply((Span(page.words("receipt-move")),), (*rows, back), subject=draft.id)


def mask(ticked: Collection[int]) -> str:
    """Ticks as a hexadecimal number, short enough for a tap."""
    return f"{sum(1 << at for at in ticked):x}"


def ticks(masked: str) -> frozenset[int]:
    """The ticks of a mask; none where it is no number."""
    try:
        number = int(masked or "0", 16)
    except ValueError:
        return frozenset()
    return frozenset(at for at in range(_SHOWN) if number >> at & 1)
