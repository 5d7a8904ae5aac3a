"""A receipt as a card: what was read, whether its sums agree, and its items to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from bot.messages import Button, Original, Reply, Tap, TextRun
from bot.render.drafts import make_draft_card
from bot.render.editor import make_people_rows, shorten_key
from bot.render.entries import CardContext, label_line
from bot.render.whom import for_whom
from bot.verbs import Verb
from core.model.category import Category
from core.model.draft import Draft
from core.model.entry import Entry, Line
from core.model.money import Money
from core.model.receipt import DoubtfulLine, Receipt, ReceiptItem

_SHOWN = 40
"""The most items on a page; their ticks fit into callback data as a bit mask."""
_DOUBTS = 2
_NAME = 28


def make_receipt_card(
    page: CardContext,
    draft: Draft,
    receipt: Receipt,
    *,
    offers: Sequence[Category],
    noted: Entry | None,
    preview: bytes,
    like: Draft | None = None,
    printed: Money | None = None,
) -> Reply:
    """Return an open receipt's card: whether its sums agree, its items, and questions about duplicates.

    ``noted`` may be the same purchase and ``like`` the same receipt; ``printed`` is the receipt's total where the
    caption stated another.
    """
    judged = [*_write_judgement(page, receipt), *_write_other_total(page, receipt)]
    if printed is not None:
        written = page.words.money(draft.lines[0].money)
        judged = [page.words("receipt-caption-differs", printed=page.words.money(printed), written=written)]
    if receipt.day is None and draft.lines[0].day == page.today:
        judged.append(page.words("receipt-without-day"))
    remarks = [*judged, *_say_noted_before(page, noted), *_ask_same_receipt(page, like)]
    reply = make_draft_card(page, draft, offers=offers, remarks=remarks)
    return replace(reply, buttons=(*reply.buttons, *_make_same_receipt_buttons(page, draft, noted)), image=preview)


def _write_judgement(page: CardContext, receipt: Receipt) -> list[str]:
    words = page.words
    if receipt.verified:
        if receipt.do_items_add_up:
            return [words("receipt-verified", count=len(receipt.items))]
        return [words("receipt-total-verified")]
    if not receipt.is_total_printed:
        return [words("receipt-total-summed")]
    if receipt.doubtful:
        doubtful = "; ".join(_write_doubtful(page, each) for each in receipt.doubtful[:_DOUBTS])
        return [words("receipt-doubtful", lines=doubtful)]
    return [words("receipt-unverified")]


def _write_other_total(page: CardContext, receipt: Receipt) -> list[str]:
    """Return which amount was taken where a receipt has two that look like its total."""
    if receipt.other_total is None or receipt.total is None:
        return []
    other, taken = (page.words.money(field.value) for field in (receipt.other_total, receipt.total))
    return [page.words("receipt-other-total", other=other, taken=taken)]


def _write_doubtful(page: CardContext, doubtful: DoubtfulLine) -> str:
    words, name = page.words, doubtful.text[:_NAME]
    read = words.money(doubtful.read)
    if doubtful.offered is None:
        return words("receipt-doubtful-line", name=name, read=read)
    return words("receipt-doubtful-offer", name=name, read=read, offered=words.money(doubtful.offered))


def _ask_same_receipt(page: CardContext, like: Draft | None) -> list[str]:
    """Return a question whether this is an earlier receipt of the same shop, day and total."""
    if like is None:
        return []
    line = like.lines[0]
    return [page.words("receipt-like-earlier", item=label_line(page, line), day=page.words.day(line.day, page.today))]


def _say_noted_before(page: CardContext, noted: Entry | None) -> list[str]:
    if noted is None:
        return []
    day = page.words.day(noted.line.day, page.today)
    return [page.words("receipt-noted", item=label_line(page, noted.line), day=day)]


def make_photo_button(page: CardContext, draft_id: UUID) -> Button:
    """Return the button that shows the stored photo."""
    return Button(page.words("button-receipt-photo"), Tap(Verb.PHOTO, draft_id))


def make_original_page(page: CardContext, draft: Draft, original: Original) -> Reply:
    """Return the stored photo, with a button to erase it."""
    erase = Button(page.words("button-receipt-erase"), Tap(Verb.ERASE_PHOTO, draft.id))
    return Reply((TextRun(label_line(page, draft.lines[0])),), ((erase,),), original=original, subject=draft.id)


def ask_erase_page(page: CardContext, draft: Draft, meant: str) -> Reply:
    """Return the question whether to erase a photo for good."""
    yes = Button(page.words("button-receipt-erase-yes"), Tap(Verb.ERASE_PHOTO, draft.id, argument=meant))
    keep = Button(page.words("button-keep"), Tap(Verb.NEVER_MIND))
    return Reply((TextRun(page.words("receipt-photo-erase")),), ((yes,), (keep,)), subject=draft.id)


def _make_same_receipt_buttons(page: CardContext, draft: Draft, noted: Entry | None) -> list[tuple[Button, ...]]:
    if noted is None:
        return []
    tap = Tap(Verb.RECEIPT_PUT, draft.id, draft.version)
    return [(Button(page.words("button-receipt-same", item=label_line(page, noted.line)), tap),)]


def make_items_page(page: CardContext, draft: Draft, receipt: Receipt, ticked: Collection[int]) -> Reply:
    """Return a receipt's items with tick boxes; ticked ones can get another category or owner."""
    words = page.words
    rows = [
        (
            Button(
                f"{'☑' if at in ticked else '☐'} {told}", _make_page_tap(Verb.RECEIPT_LINES, draft, set(ticked) ^ {at})
            ),
        )
        for at, told in _list_items(page, draft, receipt)
    ]
    back = (
        make_photo_button(page, draft.id),
        Button(words("button-back"), Tap(Verb.SHOW_DRAFT, draft.id, draft.version)),
    )
    body = [TextRun(words("receipt-items"))]
    if not receipt.do_items_add_up:
        body.append(TextRun("\n" + _explain_difference(page, draft, receipt), "quiet"))
    more = sum(len(line.items) for line in draft.lines) - len(rows)
    if more > 0:
        body.append(TextRun("\n" + words("receipt-items-more", count=more), "quiet"))
    return Reply(tuple(body), (*rows, *_make_way_buttons(page, draft, ticked), back), subject=draft.id)


def _explain_difference(page: CardContext, draft: Draft, receipt: Receipt) -> str:
    """Return how the difference is divided among the items if they do not add up to the total."""
    currency = draft.lines[0].money.currency
    items = Money(sum(item.amount.minor for item in receipt.items), currency)
    total = Money(sum(line.money.minor for line in draft.lines), currency)
    return page.words("receipt-items-spread", sum=page.words.money(items), total=page.words.money(total))


def make_saved_items_page(page: CardContext, draft: Draft, receipt: Receipt) -> Reply:
    """Return a saved receipt's items, for reading only."""
    items = [f"\n{item.name} {_write_cost(page, draft.lines[0], item)}" for item in receipt.items]
    back = (make_photo_button(page, draft.id), Button(page.words("button-back"), Tap(Verb.SHOW_DRAFT, draft.id)))
    return Reply((TextRun(label_line(page, draft.lines[0]), "bold"), *map(TextRun, items)), (back,), subject=draft.id)


def _write_cost(page: CardContext, line: Line, item: ReceiptItem) -> str:
    """Return an item's cost; without its currency if that differs from the draft's."""
    own = item.amount.currency == line.money.currency
    return page.words.money(item.amount) if own else page.words.amount(item.amount)


def _list_items(page: CardContext, draft: Draft, receipt: Receipt) -> list[tuple[int, str]]:
    """Return the items on the card by number, each with its cost and where it was moved."""
    lines = {at: line for line in draft.lines for at in line.items}
    shown = [at for at in sorted(lines) if at < min(_SHOWN, len(receipt.items))]
    return [(at, _write_item(page, draft, receipt.items[at], lines[at])) for at in shown]


def _write_item(page: CardContext, draft: Draft, item: ReceiptItem, line: Line) -> str:
    cost, where = _write_cost(page, line, item), _describe_line(page, draft, line)
    return f"{item.name[:_NAME]} {cost} · {where}" if where else f"{item.name[:_NAME]} {cost}"


def _describe_line(page: CardContext, draft: Draft, line: Line) -> str:
    """Return what distinguishes an item's line from the rest of the receipt: its category and whom it is for."""
    rest = draft.lines[-1]
    category = page.household.category(line.category) if line.category != rest.category else None
    told = [category.icon] if category else []
    return " ".join([*told, *([for_whom(page.words, page.household, line)] if line.shares else [])])


def _make_way_buttons(page: CardContext, draft: Draft, ticked: Collection[int]) -> list[tuple[Button, ...]]:
    """Return buttons to move ticked items to another category or to another member."""
    if not ticked:
        return []
    move = Button(page.words("button-receipt-move"), _make_page_tap(Verb.RECEIPT_CATEGORIES, draft, ticked))
    whom = Button(page.words("button-receipt-whom"), _make_page_tap(Verb.RECEIPT_PEOPLE, draft, ticked))
    return [(move,), (whom,)] if len(page.household.members) > 1 else [(move,)]


def _make_page_tap(verb: Verb, draft: Draft, ticked: Collection[int]) -> Tap:
    return Tap(verb, draft.id, draft.version, encode_ticks(ticked))


def make_categories_page(page: CardContext, draft: Draft, ticked: Collection[int]) -> Reply:
    """Return the categories the ticked items can be moved to."""
    shown = [category for category in page.household.categories if not category.income]
    buttons = [
        Button(
            page.words.category(each),
            Tap(Verb.RECEIPT_TO_CATEGORY, draft.id, draft.version, f"{encode_ticks(ticked)}.{shorten_key(each.key)}"),
        )
        for each in shown
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return _make_choice_reply(page, draft, "receipt-move", ticked, rows)


def make_members_page(page: CardContext, draft: Draft, ticked: Collection[int]) -> Reply:
    """Return the members the ticked items can be assigned to."""
    rows = make_people_rows(
        page, lambda value: Tap(Verb.RECEIPT_TO_MEMBER, draft.id, draft.version, f"{encode_ticks(ticked)}.{value}")
    )
    return _make_choice_reply(page, draft, "receipt-whom", ticked, rows)


def _make_choice_reply(
    page: CardContext, draft: Draft, ask: str, ticked: Collection[int], rows: Iterable[tuple[Button, ...]]
) -> Reply:
    back = (Button(page.words("button-back"), _make_page_tap(Verb.RECEIPT_LINES, draft, ticked)),)
    return Reply((TextRun(page.words(ask)),), (*rows, back), subject=draft.id)


def encode_ticks(ticked: Collection[int]) -> str:
    """Return the ticked items as a hexadecimal number, short enough for a button."""
    return f"{sum(1 << at for at in ticked):x}"


def decode_ticks(masked: str) -> frozenset[int]:
    """Return the ticked items of a hexadecimal number; empty where it is no number."""
    try:
        number = int(masked or "0", 16)
    except ValueError:
        return frozenset()
    return frozenset(at for at in range(_SHOWN) if number >> at & 1)
