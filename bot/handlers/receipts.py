"""A photo or document: read outside the transaction, put on a card that adds up; its items can be split."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.handlers import entries
from bot.handlers.cards import deed_of, note_card, offers, page_of, says, stands, subject_of
from bot.handlers.fields import category_of, whom_of
from bot.handlers.originals import kept, private_here
from bot.handlers.outside import ReadPhoto
from bot.handlers.reading import context_of
from bot.handlers.turn import TapHandler, Turn
from bot.messages import Reply, Span, Tap
from bot.render.cards import in_place
from bot.render.receipts import categories_page, items_page, receipt_card, ticks, whom_page
from core.errors import Invalid, Refusal
from core.language.recognise import recognise
from core.model.draft import Doubt, DoubtKind, Draft, Patch
from core.model.entry import Line
from core.model.intent import Ask, ChangeDraft, Incomplete, Intent, RecordEntries
from core.model.money import Money
from core.model.provider import Heard
from core.model.receipt import Receipt
from core.usecases.change_line import MOST_LETTERS
from core.usecases.discard_draft import discard_draft
from core.usecases.propose_receipt import (
    Photo,
    ReceiptOrigin,
    doubts_of,
    find_like_paper,
    find_noted,
    line_of,
    propose_receipt,
    same_file,
    same_paper,
    with_witness,
)
from core.usecases.split_receipt import receipt_behind, split_receipt
from core.usecases.standing import Standing, held, is_current, unmoved

_OFF = "reading-off"
_TAG = re.compile(r"#\w+")
Said = Callable[[Turn], Awaitable[Sequence[Reply]]]
"""Reads the inbound's words as if they had come alone."""


async def photo(turn: Turn, said: Said) -> Sequence[Reply]:
    """A picture as a card; with a caption that is more than a word on it, or where it holds no receipt, as ``said``."""
    deed_of(turn).need_writer()
    caption = caption_of(turn)
    if turn.photo is None or _is_question(turn, caption) or len(lines_said(caption)) > 1:
        return await said(turn)
    before = await same_file(deed_of(turn), turn.photo)
    if before is not None:
        return await again(turn, before)
    read = turn.outside(ReadPhoto(turn.photo, turn.household, turn.today))
    if read.refusal is not None:
        return await unread(turn, read.refusal, said)
    seen = Photo(turn.photo, read.look, read.receipt)
    before = await same_paper(deed_of(turn), seen)
    if before is not None:
        return await again(turn, before)
    seen = replace(seen, receipt=with_witness(read.receipt, read.second.value))
    line = line_of(deed_of(turn), turn.services.categoriser, seen.receipt)
    if line is None:
        return await said(turn) if turn.inbound.text.strip() else await without_total(turn)
    proposed = joined(line, read_caption(turn, caption, line), heard_as(read.second))
    return [await card_of(turn, seen, proposed, read.preview)]


def heard_as(second: Heard[Receipt]) -> str:
    """See ``Draft.heard``."""
    return "model" if second.value is not None else second.trouble or ""


def caption_of(turn: Turn) -> Intent | None:
    """What the words with a picture mean; tags alone are for its card and no question."""
    if _bare_tags(turn):
        return None
    try:
        return recognise(turn.inbound.text, context_of(turn)) if turn.inbound.text.strip() else None
    except Refusal:
        return None


def _bare_tags(turn: Turn) -> tuple[str, ...]:
    """The tags of a caption that is nothing but tags."""
    words = turn.inbound.text.split()
    return tuple(word[1:].lower() for word in words) if all(_TAG.fullmatch(word) for word in words) else ()


def _is_question(turn: Turn, caption: Intent | None) -> bool:
    """Whether a caption asks about the book; a bare word such as "groceries" beside a picture is about the picture."""
    if not isinstance(caption, Ask):
        return False
    text = turn.inbound.text.strip()
    return "?" in text or not isinstance(_recognise(turn, f"{text} 1"), RecordEntries)


def _recognise(turn: Turn, text: str) -> Intent | None:
    try:
        return recognise(text, context_of(turn))
    except Refusal:
        return None


def read_caption(turn: Turn, caption: Intent | None, line: Line) -> Sequence[Line]:
    """Return what the words with a picture say as a line: an amount alone, an entry, or words about the paper's own."""
    if lines_said(caption) or caption is None:
        return lines_said(caption)
    if isinstance(caption, Incomplete) and caption.amount is not None:
        money = Money.of(caption.amount, caption.currency or line.money.currency)
        return [Line(line.kind, money, line.day)]
    text = turn.inbound.text.strip()
    for category in turn.household.categories:
        if text.casefold() in {category.key, turn.words.category_name(category).casefold()}:
            return [Line(line.kind, line.money, line.day, category=category.key)]
    worded = _recognise(turn, f"{text} {line.money.amount} {line.money.currency}")
    if isinstance(worded, RecordEntries) and len(worded.lines) == 1:
        return [replace(worded.lines[0], money=line.money)]
    return [Line(line.kind, line.money, line.day, description=text[:MOST_LETTERS])]


def lines_said(caption: Intent | None) -> Sequence[Line]:
    """The lines a caption holds."""
    return caption.lines if isinstance(caption, RecordEntries) else ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """The line of a card and what is still asked about it."""

    line: Line
    asked: bool
    heard: str
    """See ``Draft.heard``."""
    beside: tuple[Photo, ...] = ()
    """Other photos of its album."""
    printed: Money | None = None
    """The paper's total where the caption names another."""
    album: Doubt | None = None
    """Whether these photos are several receipts."""


async def card_of(turn: Turn, seen: Photo, proposed: Proposed, preview: bytes) -> Reply:
    """The card of a receipt, its photos kept behind it."""
    deed, receipt = deed_of(turn), seen.receipt
    line = replace(proposed.line, tags=_bare_tags(turn) or proposed.line.tags)
    doubts: tuple[Doubt, ...] = doubts_of(receipt, line) if proposed.asked else ()
    if proposed.printed is not None:
        doubts = (Doubt(DoubtKind.AMOUNT, tuple((Patch(0, money=money),) for money in (line.money, proposed.printed))),)
    doubts = (proposed.album, *doubts) if proposed.album else doubts
    like = await find_like_paper(deed, seen)
    noted = await find_noted(deed, line)
    draft = await propose_receipt(deed, [line], doubts, _origin(turn, seen, proposed))
    note_card(turn, draft.id)
    page = page_of(turn)
    return receipt_card(page, draft, receipt, offers=offers(turn, draft), noted=noted, preview=preview, like=like)


def _origin(turn: Turn, seen: Photo, proposed: Proposed) -> ReceiptOrigin:
    beside = tuple((photo, kept(turn, photo.content)) for photo in proposed.beside)
    key, inbound, parted = kept(turn, seen.content), turn.inbound, proposed.album is not None
    return ReceiptOrigin(inbound.channel, inbound.chat, seen, key, inbound.text, proposed.heard, beside, parted)


def joined(line: Line, said: Sequence[Line], heard: str, *, priced: bool = True) -> Proposed:
    """A caption's word counts more than the paper's; its amount only where it is one paper's (``priced``)."""
    if not said:
        return Proposed(line, asked=True, heard=heard)
    (word,) = said
    differs = priced and word.money != line.money
    both = replace(
        line,
        money=word.money if priced else line.money,
        description=word.description or line.description,
        category=word.category or line.category,
        confidence=1.0 if word.category else line.confidence,
        merchant=word.merchant or line.merchant,
        account=word.account or line.account,
        payer=word.payer or line.payer,
        tags=word.tags,
        visibility=word.visibility,
        shares=word.shares if priced else line.shares,
    )
    return Proposed(both, asked=not differs, heard=heard, printed=line.money if differs else None)


async def unread(turn: Turn, refusal: Refusal, said: Said) -> Sequence[Reply]:
    """What could not be read: its caption is read alone and the picture goes with it; a family's own talk is let be."""
    if turn.inbound.text.strip():
        return await said(turn)
    if refusal.code == _OFF:
        return await entries.photo(turn)
    if turn.inbound.group and not turn.inbound.addressed:
        return []
    return [Reply((Span(turn.words.refusal(refusal)),))]


async def without_total(turn: Turn) -> Sequence[Reply]:
    """The picture is kept for what is written next."""
    await entries.photo(turn)
    return [says(turn, "receipt-without-total")]


async def again(turn: Turn, draft: Draft) -> Sequence[Reply]:
    """The first card once more; in a group only that it is known, where something on it is private."""
    saved = await turn.uow.entries.of_draft(draft.id)
    if private_here(turn, draft, saved):
        return [says(turn, "receipt-known")]
    shown = stands(turn, Standing(draft, saved), done="toast-changed", fresh=True)
    return [says(turn, "receipt-again"), replace(shown, toast="")]


async def _items(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The items, with what is ticked so far."""
    draft, receipt = await _receipt(turn, tap)
    if not is_current(draft, tap.version):
        return [stands(turn, await unmoved(deed_of(turn), draft.id), done="toast-stale")]
    return [in_place(turn.inbound, items_page(page_of(turn), draft, receipt, ticks(tap.argument)))]


async def _categories(turn: Turn, tap: Tap) -> Sequence[Reply]:
    draft, _ = await _receipt(turn, tap)
    return [in_place(turn.inbound, categories_page(page_of(turn), draft, ticks(tap.argument)))]


async def _people(turn: Turn, tap: Tap) -> Sequence[Reply]:
    draft, _ = await _receipt(turn, tap)
    return [in_place(turn.inbound, whom_page(page_of(turn), draft, ticks(tap.argument)))]


async def _to_category(turn: Turn, tap: Tap) -> Sequence[Reply]:
    masked, _, key = tap.argument.partition(".")
    return await _split(turn, tap, masked, ChangeDraft(category=category_of(turn, key)))


async def _to_member(turn: Turn, tap: Tap) -> Sequence[Reply]:
    masked, _, value = tap.argument.partition(".")
    return await _split(turn, tap, masked, ChangeDraft(whom=whom_of(turn, value)))


async def _split(turn: Turn, tap: Tap, masked: str, change: ChangeDraft) -> Sequence[Reply]:
    standing = await split_receipt(deed_of(turn), subject_of(tap), tap.version, ticks(masked), change)
    return [stands(turn, standing, done="toast-changed")]


async def _receipt(turn: Turn, tap: Tap) -> tuple[Draft, Receipt]:
    draft = await held(deed_of(turn), subject_of(tap))
    return draft, await receipt_behind(deed_of(turn), draft)


async def _put_to(turn: Turn, tap: Tap) -> Sequence[Reply]:
    """The photo becomes a proof of what was written down before; its own card goes."""
    deed, draft = deed_of(turn), await held(deed_of(turn), subject_of(tap))
    noted = await find_noted(deed, draft.lines[0])
    if noted is None or noted.draft is None:
        raise Invalid("choice-gone")
    for proof in await turn.uow.proofs.of_draft(draft.id):
        await turn.uow.prove(replace(proof, id=turn.new_id(), draft=noted.draft))
    standing = await discard_draft(deed, draft.id, tap.version)
    return [stands(turn, standing, done="receipt-put")]


TAPS: dict[str, TapHandler] = {
    "ri": _items,
    "rc": _categories,
    "rs": _to_category,
    "rw": _people,
    "rf": _to_member,
    "rp": _put_to,
}
