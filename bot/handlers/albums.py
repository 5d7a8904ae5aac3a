"""Handlers for photos sent together (an album): each receipt on them gets a card; unclear photos are asked about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from bot.handlers import receipts
from bot.handlers.cards import draft_card, list_category_offers, make_page, note_card, read_subject, use_case_context
from bot.handlers.loose_pictures import ask_about_picture
from bot.handlers.message_context import MessageContext, Screen, Services
from bot.handlers.outside import list_printed_languages, second_reading
from bot.handlers.router import Router
from bot.messages import Reply, Tap, TextRun
from bot.render.cards import make_edit_of_tapped
from bot.render.receipts import make_receipt_card
from bot.verbs import Verb
from core.errors import Fault, Invalid, Refusal
from core.model.draft import Draft
from core.model.household import Household, Membership
from core.model.intent import Intent
from core.model.page import PageText
from core.model.provider import ModelResult
from core.model.receipt import JoinedReceipt, Receipt
from core.usecases.part_album import make_album_doubt, part_album
from core.usecases.propose_receipt import (
    Photo,
    complete_by_second_reading,
    find_matching_entry,
    find_same_paper,
    list_of_same_file,
    make_receipt_line,
)

router: Router[MessageContext] = Router()

Paper = tuple[PageText, ...]


@dataclass(frozen=True, slots=True)
class AlbumReceipt:
    """One receipt of an album, which may span several photos, with a preview image and a model's second reading."""

    joined: JoinedReceipt
    preview: bytes
    second: ModelResult[Receipt]


@dataclass(frozen=True, slots=True)
class AlbumRead:
    """What was read from an album: its receipts, and by photo number a perceptual hash and the reason if unreadable."""

    refusals: tuple[Refusal | None, ...]
    looks: tuple[int | None, ...]
    receipts: tuple[AlbumReceipt, ...]


@dataclass(frozen=True, slots=True)
class ReadAlbum:
    """A request to read photos that were sent together."""

    photos: tuple[bytes, ...]
    household: Household
    today: date

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> AlbumRead:
        """Read the receipts on the photos, each with a preview of the photo that shows its total."""
        del screen
        papers = [
            await _find_paper(services, photo, list_printed_languages(membership), self.household)
            for photo in self.photos
        ]
        looks = tuple(_hash_photo(services, paper) for paper in papers)
        refusals = tuple(paper if isinstance(paper, Refusal) else None for paper in papers)
        legible = {at: paper for at, paper in enumerate(papers) if not isinstance(paper, Refusal)}
        if services.receipts is None or not legible:
            return AlbumRead(refusals, looks, ())
        read = services.receipts.divide_album
        album = await asyncio.to_thread(read, list(legible.values()), self.household, self.today)
        joined_receipts = [_renumber_photos(joined, list(legible)) for joined in album.sheaves]
        return AlbumRead(
            refusals, looks, tuple([await self._show_photos(services, each, legible) for each in joined_receipts])
        )

    async def _show_photos(self, services: Services, joined: JoinedReceipt, papers: dict[int, Paper]) -> AlbumReceipt:
        pages, marked = papers[joined.shown], joined.marked
        preview = await services.pages.preview(pages[0], marked) if services.pages else b""
        together = [page for at in joined.photos for page in papers[at]]
        second = await second_reading(services, joined.receipt, together, self.household, self.today)
        return AlbumReceipt(joined, preview, second)


async def _find_paper(
    services: Services, photo: bytes, languages: tuple[str, ...], household: Household
) -> Paper | Refusal:
    if services.pages is None:
        return Invalid("reading-off")
    try:
        return await services.pages.read(photo, languages, household.id)
    except Refusal as refusal:
        return refusal
    except Fault:
        return Invalid("reading-off")


def _hash_photo(services: Services, paper: Paper | Refusal) -> int | None:
    return services.pages.fingerprint(paper[0]) if services.pages and not isinstance(paper, Refusal) else None


def _renumber_photos(joined: JoinedReceipt, numbers: Sequence[int]) -> JoinedReceipt:
    """Return a receipt of an album with its photos numbered among all photos sent, not only the readable ones."""
    return replace(
        joined,
        photos=tuple(numbers[at] for at in joined.photos),
        shown=numbers[joined.shown],
        otherwise=tuple(_renumber_photos(other, numbers) for other in joined.otherwise),
    )


async def record_album(context: MessageContext, answer_text: receipts.AnswerText) -> Sequence[Reply]:
    """Make draft cards of several photos.

    ``answer_text`` answers the caption where no receipt is found or the caption is more than a remark on the photos.
    """
    use_case_context(context).require_writer()
    caption = receipts.find_caption_intent(context)
    if len(receipts.list_caption_lines(caption)) > 1:
        return await answer_text(context)
    if receipts.is_apart_from_photo(context, caption):
        return await receipts.answer_both(context, answer_text, record_album)
    known, fresh, troubles = await _sort_photos(context)
    if len(fresh) == 1 and not known and not troubles:
        context.photo = fresh[0]
        return await receipts.record_photo(context, answer_text)
    replies = [reply for draft in known for reply in await receipts.show_known_receipt(context, draft)]
    left: list[bytes] = []
    if fresh:
        read = context.fetch_outside_result(ReadAlbum(tuple(fresh), context.household, context.today))
        troubles += [refusal for refusal in read.refusals if refusal is not None]
        replies += await _make_cards(context, fresh, read, caption)
        on_paper = {photo for each in read.receipts for photo in each.joined.photos}
        left = [photo for at, photo in enumerate(fresh) if at not in on_paper and read.refusals[at] is None]
    if not replies and troubles:
        return await receipts.answer_unread(context, troubles[0], answer_text)
    if left and not replies and context.inbound.text.strip():
        return await answer_text(context)
    told = [Reply((TextRun(context.words.refusal(each)),)) for each in {one.code: one for one in troubles}.values()]
    return [*replies, *_say_left(context, left), *told]


def _say_left(context: MessageContext, left: Sequence[bytes]) -> list[Reply]:
    """Say which photos of an album showed no receipt; of a single one ask what to do with it."""
    if not left:
        return []
    numbers = ", ".join(str(context.photos.index(photo) + 1) for photo in left)
    text = context.words("album-left", numbers=numbers, count=len(left))
    if len(left) > 1:
        return [Reply((TextRun(text),))]
    return [ask_about_picture(context, text, left[0])]


async def _sort_photos(context: MessageContext) -> tuple[list[Draft], list[bytes], list[Refusal]]:
    """Return the drafts of photos sent before, the new photos without duplicates, and why others were not fetched."""
    known: dict[UUID, Draft] = {}
    fresh: dict[str, bytes] = {}
    for photo in context.photos:
        before = await list_of_same_file(use_case_context(context), photo) if isinstance(photo, bytes) else []
        known |= {draft.id: draft for draft in before}
        if not before and isinstance(photo, bytes):
            fresh[sha256(photo).hexdigest()] = photo
    return list(known.values()), list(fresh.values()), [each for each in context.photos if isinstance(each, Refusal)]


async def _make_cards(
    context: MessageContext, fresh: Sequence[bytes], read: AlbumRead, caption: Intent | None
) -> list[Reply]:
    """Make a card for each new receipt of an album; the caption's amount is used only where there is one receipt."""
    replies: list[Reply] = []
    for each in read.receipts:
        seen, *others = _join_photos(fresh, read, each.joined)
        before = await find_same_paper(use_case_context(context), seen)
        if before is not None:
            replies += await receipts.show_known_receipt(context, before)
            continue
        seen = replace(seen, receipt=complete_by_second_reading(seen.receipt, each.second.value))
        line = await make_receipt_line(use_case_context(context), context.services.categoriser, seen.receipt)
        if line is None:
            context.photo = seen.content
            replies.append(receipts.say_no_total(context, seen.receipt))
            continue
        priced = len(read.receipts) == 1 and not each.joined.otherwise
        said = receipts.read_caption(context, caption, line)
        proposed = receipts.join_caption(line, said, receipts.describe_second_reading(each.second), priced=priced)
        proposed = _offer_joining(
            proposed, others, [_join_photos(fresh, read, other) for other in each.joined.otherwise], each.joined
        )
        replies.append(await receipts.store_and_show_receipt(context, seen, proposed, each.preview))
    return replies


def _join_photos(fresh: Sequence[bytes], read: AlbumRead, joined: JoinedReceipt) -> list[Photo]:
    """Return a receipt's photos, the one that shows its total first and with the receipt's reading."""
    order = [joined.shown, *(at for at in joined.photos if at != joined.shown)]
    return [Photo(fresh[at], read.looks[at], joined.receipt if at == joined.shown else Receipt()) for at in order]


def _offer_joining(
    proposed: receipts.ProposedReceipt, others: Sequence[Photo], apart: Sequence[Sequence[Photo]], joined: JoinedReceipt
) -> receipts.ProposedReceipt:
    """Attach a receipt's other photos; if they may be several receipts, attach each one's reading and ask."""
    if not apart:
        return replace(proposed, beside=tuple(others))
    alone = tuple(photo for paper in apart for photo in paper)
    return replace(proposed, beside=alone, album=make_album_doubt(joined.otherwise))


@router.tap(Verb.ALBUM_PARTS)
async def _split_album(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Split an album's card into one card for each receipt; the shown photo's receipt stays in the tapped message."""
    result, cards = await part_album(
        use_case_context(context), context.services.categoriser, read_subject(tap), tap.version
    )
    if not cards:
        return [draft_card(context, result, done="toast-changed")]
    whole = result.draft.lines[0].money
    shown = max(range(len(cards)), key=lambda at: cards[at][0].lines[0].money == whole)
    drawn = [await _draw_photo(context, draft, receipt) for draft, receipt in cards]
    return [make_edit_of_tapped(context.inbound, drawn.pop(shown), context.words("toast-changed")), *drawn]


async def _draw_photo(context: MessageContext, draft: Draft, receipt: Receipt) -> Reply:
    noted = await find_matching_entry(use_case_context(context), draft.lines[0])
    note_card(context, draft.id)
    return make_receipt_card(
        make_page(context), draft, receipt, offers=list_category_offers(context, draft), noted=noted, preview=b""
    )
