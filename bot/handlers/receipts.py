"""Handlers for a photo or document: read it outside the transaction, make a draft card, and split its items."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.handlers import statements
from bot.handlers.cards import (
    draft_card,
    list_category_offers,
    make_page,
    note_card,
    phrase_reply,
    read_subject,
    use_case_context,
)
from bot.handlers.fields import read_category, read_members
from bot.handlers.loose_pictures import ask_about_picture, keep_for_next
from bot.handlers.message_context import MessageContext
from bot.handlers.originals import find_kept_photo, is_private_in_group
from bot.handlers.outside import PhotoRead, ReadPhoto
from bot.handlers.published_rates import bring_rates
from bot.handlers.purchases import make_joined_card
from bot.handlers.reading import make_reading_context
from bot.handlers.router import Router
from bot.messages import Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped
from bot.render.receipts import (
    decode_ticks,
    make_categories_page,
    make_items_page,
    make_members_page,
    make_receipt_card,
    make_saved_items_page,
)
from bot.verbs import Verb
from core.errors import Invalid, NotFound, Refusal
from core.language.recognise import recognise
from core.model.draft import Doubt, DoubtKind, Draft, DraftState, Patch
from core.model.entry import Line
from core.model.intent import Ask, ChangeDraft, Chatter, Command, Incomplete, Intent, RecordEntries
from core.model.money import Money
from core.model.provider import ModelResult
from core.model.receipt import Receipt
from core.usecases.change_line import MOST_LETTERS, change_line
from core.usecases.draft_result import DraftResult, is_current, load_current_result, load_draft
from core.usecases.exchange import list_missing_rates
from core.usecases.merge_purchase import merge_purchase
from core.usecases.propose_receipt import (
    Photo,
    ReceiptOrigin,
    complete_by_second_reading,
    find_like_paper,
    find_matching_entry,
    find_same_paper,
    list_of_same_file,
    list_receipt_doubts,
    make_receipt_line,
    propose_receipt,
)
from core.usecases.split_receipt import load_draft_receipt, split_receipt

router: Router[MessageContext] = Router()

_OFF = "reading-off"
_WORDLESS = "picture-without-words"
_TAG = re.compile(r"#\w+")
_LIKELY = 0.5
"""The confidence (0 to 1) in a category with which a caption begins: "health for Zoe" names one, "travel mug" not."""
AnswerText = Callable[[MessageContext], Awaitable[Sequence[Reply]]]
"""A function that answers the message's words as if they had been sent without pictures."""
ReadPictures = Callable[[MessageContext, AnswerText], Awaitable[Sequence[Reply]]]
"""A function that answers the message's pictures; its second argument answers the words if no receipt is found."""


async def record_photo(context: MessageContext, answer_text: AnswerText) -> Sequence[Reply]:
    """Make a draft card of a photo.

    ``answer_text`` answers the caption where no receipt is found or the caption is more than a remark on the photo.
    """
    use_case_context(context).require_writer()
    caption = find_caption_intent(context)
    if context.photo is None or len(list_caption_lines(caption)) > 1:
        return await answer_text(context)
    if is_apart_from_photo(context, caption):
        return await answer_both(context, answer_text, record_photo)
    before = await list_of_same_file(use_case_context(context), context.photo)
    if before:
        return [reply for draft in before for reply in await show_known_receipt(context, draft)]
    read = context.fetch_outside_result(ReadPhoto(context.photo, context.household, context.today))
    if read.refusal is not None:
        return await answer_unread(context, read.refusal, answer_text)
    if read.statement is not None:
        return await statements.preview_statement(context, read.statement, context.photo)
    papers = (read, *read.others)
    cards = [await _record_paper(context, paper, caption, priced=len(papers) == 1) for paper in papers]
    if not all(cards):
        return await answer_text(context) if context.inbound.text.strip() else [say_no_total(context, read.receipt)]
    return [reply for card in cards for reply in card]


async def _record_paper(
    context: MessageContext, read: PhotoRead, caption: Intent | None, *, priced: bool
) -> Sequence[Reply]:
    """Return the card of one receipt on a photo, or its earlier card if sent before; empty where it has no total."""
    seen = Photo(context.photo or b"", read.look, read.receipt)
    before = await find_same_paper(use_case_context(context), seen)
    if before is not None:
        return await show_known_receipt(context, before)
    seen = replace(seen, receipt=complete_by_second_reading(read.receipt, read.second.value))
    line = await make_receipt_line(use_case_context(context), context.services.categoriser, seen.receipt)
    if line is None:
        return []
    proposed = join_caption(
        line, read_caption(context, caption, line), describe_second_reading(read.second), priced=priced
    )
    return [await store_and_show_receipt(context, seen, proposed, read.preview)]


async def answer_both(context: MessageContext, answer_text: AnswerText, read: ReadPictures) -> Sequence[Reply]:
    """Answer the photos as if sent without a caption, then the caption as if sent alone."""
    whole = context.inbound
    context.inbound = replace(whole, text="")
    shown = await read(context, answer_text)
    context.inbound, context.photo, context.photos = whole, None, ()
    return [*shown, *await answer_text(context)]


def describe_second_reading(second: ModelResult[Receipt]) -> str:
    """Return "model" if the model read the receipt too, else the code why it did not, "" if none was asked."""
    return "model" if second.value is not None else second.trouble or ""


def find_caption_intent(context: MessageContext) -> Intent | None:
    """Return the intent of a photo's caption; None where there is none, or only tags (they go on the photo's card)."""
    if _read_bare_tags(context):
        return None
    return _recognise_alone(context, context.inbound.text) if context.inbound.text.strip() else None


def _read_bare_tags(context: MessageContext) -> tuple[str, ...]:
    """Return the tags of a caption that has only tags; empty for any other caption."""
    words = context.inbound.text.split()
    return tuple(word[1:].lower() for word in words) if all(_TAG.fullmatch(word) for word in words) else ()


def is_apart_from_photo(context: MessageContext, caption: Intent | None) -> bool:
    """Return whether a caption does not describe its photo, as it is a question, a command or chatter."""
    if isinstance(caption, Chatter):
        told = caption.topic == "other" and isinstance(
            _recognise_alone(context, f"{context.inbound.text.strip()} 45"), RecordEntries
        )
        return not told
    return isinstance(caption, Command) or is_question(context, caption)


def is_question(context: MessageContext, caption: Intent | None) -> bool:
    """Return whether a caption is a question about the book; a single word such as "groceries" describes the photo."""
    if not isinstance(caption, Ask):
        return False
    text = context.inbound.text.strip()
    return "?" in text or not isinstance(_recognise_alone(context, f"{text} 1"), RecordEntries)


def _recognise_alone(context: MessageContext, text: str, card: tuple[Line, ...] | None = None) -> Intent | None:
    """Return the intent of a photo's caption or a reply to a card, read without any earlier question."""
    try:
        return recognise(text, replace(make_reading_context(context, card), before=None))
    except Refusal:
        return None


def read_caption(context: MessageContext, caption: Intent | None, line: Line) -> Sequence[Line]:
    """Return the caption's words as entry lines: an amount alone, an entry, or a correction of the photo's ``line``."""
    if list_caption_lines(caption) or caption is None:
        return list_caption_lines(caption)
    if isinstance(caption, Incomplete) and caption.amount is not None:
        money = Money.of(caption.amount, caption.currency or line.money.currency)
        return [Line(line.kind, money, line.day)]
    text = context.inbound.text.strip()
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    whose = {piece: _read_whose(context, piece, line) for piece in pieces}
    rest = ", ".join(piece for piece in pieces if whose[piece] is None)
    said = Line(line.kind, line.money, line.day, description=rest[:MOST_LETTERS])
    worded = _recognise_alone(context, f"{line.money.amount} {line.money.currency} {rest}") if rest else None
    if isinstance(worded, RecordEntries) and len(worded.lines) == 1:
        said = replace(worded.lines[0], money=line.money)
    said = _name_category(context, said)
    for change in filter(None, whose.values()):
        said = change_line(said, change, context.household, context.today)
    return [said]


def _read_whose(context: MessageContext, piece: str, line: Line) -> ChangeDraft | None:
    """Return the members whom a part of a caption says the purchase was for ("mine"); None for any other text."""
    reading = _recognise_alone(context, piece, card=(line,))
    if not isinstance(reading, ChangeDraft) or reading.whom is None:
        return None
    return reading if reading == ChangeDraft(line=reading.line, whom=reading.whom) else None


def _name_category(context: MessageContext, said: Line) -> Line:
    """Return a line with the category its description names; likely only where it begins with the name."""
    described = said.description.casefold()
    for category in context.household.categories:
        for name in {category.key, context.words.category_name(category).casefold()}:
            if described == name:
                return replace(said, category=category.key, description="")
            if described.startswith(f"{name} "):
                return replace(said, category=category.key, confidence=_LIKELY)
    return said


def list_caption_lines(caption: Intent | None) -> Sequence[Line]:
    """Return the entry lines of a caption's intent; empty where it records none."""
    return caption.lines if isinstance(caption, RecordEntries) else ()


@dataclass(frozen=True, slots=True)
class ProposedReceipt:
    """The line proposed for a receipt's card, with the questions still open about it."""

    line: Line
    asked: bool
    heard: str
    """Who else read the receipt, as in ``Draft.heard``."""
    beside: tuple[Photo, ...] = ()
    """The other photos of the album."""
    printed: Money | None = None
    """The receipt's own total, where the caption states another."""
    album: Doubt | None = None
    """The question whether the photos are several receipts."""


async def store_and_show_receipt(
    context: MessageContext, seen: Photo, proposed: ProposedReceipt, preview: bytes
) -> Reply:
    """Return the card of a receipt, and store its photos with the draft."""
    use_case, receipt = use_case_context(context), seen.receipt
    line = replace(proposed.line, tags=_read_bare_tags(context) or proposed.line.tags)
    doubts: tuple[Doubt, ...] = list_receipt_doubts(receipt, line, context.today) if proposed.asked else ()
    if proposed.printed is not None:
        doubts = (Doubt(DoubtKind.AMOUNT, tuple((Patch(0, money=money),) for money in (line.money, proposed.printed))),)
    doubts = (proposed.album, *doubts) if proposed.album else doubts
    like = await find_like_paper(use_case, seen)
    noted = await find_matching_entry(use_case, line)
    await bring_rates(context, list_missing_rates([line], context.household.currency))
    draft = await propose_receipt(use_case, [line], doubts, _make_origin(context, seen, proposed))
    note_card(context, draft.id)
    page = make_page(context)
    return make_receipt_card(
        page,
        draft,
        receipt,
        offers=list_category_offers(context, draft),
        noted=noted,
        preview=preview,
        like=like,
        printed=proposed.printed,
    )


def _make_origin(context: MessageContext, seen: Photo, proposed: ProposedReceipt) -> ReceiptOrigin:
    beside = tuple((photo, find_kept_photo(context, photo.content)) for photo in proposed.beside)
    key, inbound, parted = find_kept_photo(context, seen.content), context.inbound, proposed.album is not None
    return ReceiptOrigin(inbound.channel, inbound.chat, seen, key, inbound.text, proposed.heard, beside, parted)


def join_caption(line: Line, said: Sequence[Line], heard: str, *, priced: bool = True) -> ProposedReceipt:
    """Merge the caption's line over the receipt's; the caption's amount is used only where ``priced``."""
    if not said:
        return ProposedReceipt(line, asked=True, heard=heard)
    (word,) = said
    differs = priced and word.money != line.money
    both = replace(
        line,
        money=word.money if priced else line.money,
        description=word.description or line.description,
        category=word.category or line.category,
        confidence=word.confidence if word.category else line.confidence,
        merchant=word.merchant or line.merchant,
        account=word.account or line.account,
        payer=word.payer or line.payer,
        tags=word.tags,
        visibility=word.visibility,
        shares=word.shares if priced else line.shares,
    )
    return ProposedReceipt(both, asked=not differs, heard=heard, printed=line.money if differs else None)


async def answer_unread(context: MessageContext, refusal: Refusal, answer_text: AnswerText) -> Sequence[Reply]:
    """Answer a photo that could not be read: answer its caption, else say why or store it for the next expense.

    In a group stay silent unless the bot is addressed.
    """
    if context.inbound.text.strip():
        return await answer_text(context)
    if refusal.code == _OFF:
        return [keep_for_next(context, context.words("photo-kept"), context.photo or b"")]
    if context.inbound.group and not context.inbound.addressed:
        return []
    if refusal.code == _WORDLESS and context.photo is not None:
        return [ask_about_picture(context, context.words.refusal(refusal), context.photo)]
    return [Reply((TextRun(context.words.refusal(refusal)),))]


def say_no_total(context: MessageContext, receipt: Receipt) -> Reply:
    """Say that a photo shows no total; store one with items or a day for the next message, else ask about it."""
    content = context.photo or b""
    if receipt.items or receipt.day:
        return keep_for_next(context, context.words("receipt-without-total"), content)
    return ask_about_picture(context, context.words("picture-no-receipt"), content)


async def show_known_receipt(context: MessageContext, draft: Draft) -> Sequence[Reply]:
    """Show the first card of a receipt sent before; in a group only say so where something on it is private."""
    saved = await context.uow.entries.list_of_draft(draft.id)
    if is_private_in_group(context, draft, saved):
        return [phrase_reply(context, "receipt-known")]
    shown = draft_card(context, DraftResult(draft, saved), done="toast-changed", fresh=True)
    return [phrase_reply(context, "receipt-again"), replace(shown, toast="")]


@router.tap(Verb.RECEIPT_LINES)
async def _show_items(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show a receipt's items to be ticked; on a saved card only as a list."""
    draft, receipt = await _load_receipt(context, tap)
    if draft.state is DraftState.CONFIRMED:
        if is_private_in_group(context, draft, await context.uow.entries.list_of_draft(draft.id)):
            raise NotFound("card-unknown")
        return [make_edit_of_tapped(context.inbound, make_saved_items_page(make_page(context), draft, receipt))]
    if not is_current(draft, tap.version):
        return [draft_card(context, await load_current_result(use_case_context(context), draft.id), done="toast-stale")]
    return [
        make_edit_of_tapped(
            context.inbound, make_items_page(make_page(context), draft, receipt, decode_ticks(tap.argument))
        )
    ]


@router.tap(Verb.RECEIPT_CATEGORIES)
async def _choose_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    draft, _ = await _load_receipt(context, tap)
    return [
        make_edit_of_tapped(
            context.inbound, make_categories_page(make_page(context), draft, decode_ticks(tap.argument))
        )
    ]


@router.tap(Verb.RECEIPT_PEOPLE)
async def _choose_member(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    draft, _ = await _load_receipt(context, tap)
    return [
        make_edit_of_tapped(context.inbound, make_members_page(make_page(context), draft, decode_ticks(tap.argument)))
    ]


@router.tap(Verb.RECEIPT_TO_CATEGORY)
async def _assign_to_category(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    masked, _, key = tap.argument.partition(".")
    return await _assign_items(context, tap, masked, ChangeDraft(category=read_category(context, key)))


@router.tap(Verb.RECEIPT_TO_MEMBER)
async def _assign_to_member(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    masked, _, value = tap.argument.partition(".")
    return await _assign_items(context, tap, masked, ChangeDraft(whom=read_members(context, value)))


async def _assign_items(context: MessageContext, tap: Tap, masked: str, change: ChangeDraft) -> Sequence[Reply]:
    result = await split_receipt(
        use_case_context(context), read_subject(tap), tap.version, decode_ticks(masked), change
    )
    return [draft_card(context, result, done="toast-changed")]


async def _load_receipt(context: MessageContext, tap: Tap) -> tuple[Draft, Receipt]:
    draft = await load_draft(use_case_context(context), read_subject(tap))
    return draft, await load_draft_receipt(use_case_context(context), draft)


@router.tap(Verb.RECEIPT_PUT)
async def _join_noted_purchase(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Join a receipt's draft to the purchase recorded before, of which the photo becomes a proof."""
    use_case, draft = use_case_context(context), await load_draft(use_case_context(context), read_subject(tap))
    noted = await find_matching_entry(use_case, draft.lines[0])
    if noted is None or noted.draft is None:
        raise Invalid("choice-gone")
    result = await merge_purchase(use_case, draft.id, noted.draft, tap.version)
    return [await make_joined_card(context, result, draft.id, done="receipt-put")]
