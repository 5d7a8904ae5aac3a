"""The pages of receipts: the list, and each receipt's photo with its recognised fields framed and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from fastapi import APIRouter, Request, Response

from bot.kinds import find_file_kind
from bot.render.entries import name_line
from bot.web.pages.page import PageReader, PageRenderer
from bot.web.pages.upload_form import send_form_file
from core.errors import NotFound, Refusal
from core.model.draft import Draft
from core.model.entry import Entry
from core.model.money import Money
from core.model.page import Box, OriginalPicture
from core.model.receipt import FieldReading, Receipt
from core.ports import Proof
from core.usecases.propose_receipt import PHOTO, read_stored_receipt
from core.usecases.use_case_context import UseCaseContext

T = TypeVar("T")
MOST: Final = 100
"""The most receipts on the list."""
_MOST_SUMS: Final = 3
"""The most lines of a split receipt whose amounts the list shows."""


@dataclass(frozen=True, slots=True)
class ListedReceipt:
    """A receipt in the list, with the current state of its entries."""

    draft: UUID
    name: str
    day: date
    sum: str
    judged: str
    """How far the receipt's own sums were checked, in words."""
    thumbnail: str
    """The address of the receipt's photo; empty where browsers cannot show it."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A recognised field of a receipt: its name, its value, and the corners of its frames on the photo."""

    name: str
    value: str
    frames: tuple[str, ...]


def receipt_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/receipts``, ``/receipts/DRAFT`` and the files ``/receipts/DRAFT/original/PROOF``."""
    router = APIRouter(include_in_schema=False)
    routes = _ReceiptPages(pages)

    @router.get("/receipts")
    async def receipts(request: Request) -> Response:
        return await routes.show_list(request, await pages.reader(request))

    @router.post("/receipts")
    async def upload_receipt(request: Request) -> Response:
        return await send_form_file(pages, request, routes.show_list, "/receipts?sent=1#done")

    @router.get("/receipts/{draft_id}")
    async def receipt(request: Request, draft_id: UUID) -> Response:
        return await routes.show(request, await pages.reader(request), draft_id)

    @router.get("/receipts/{draft_id}/original/{proof_id}")
    async def original(request: Request, draft_id: UUID, proof_id: UUID) -> Response:
        return await routes.original(await pages.reader(request), draft_id, proof_id)

    return router


class _ReceiptPages:
    def __init__(self, pages: PageRenderer) -> None:
        self._pages = pages

    async def show_list(self, request: Request, reader: PageReader, refusal: Refusal | None = None) -> Response:
        async with self._pages.context(reader) as context:
            filed = await context.uow.proofs.list_filed_drafts(reader.member.id, photos=True)
            drafts = sorted({draft.id: draft for draft, _ in filed}.values(), key=lambda one: one.lines[0].day)
            drafts = drafts[-MOST:]
            proofs = await context.uow.proofs.list_of_drafts([draft.id for draft in drafts])
            entries = await context.uow.entries.list_of_drafts([draft.id for draft in drafts])
        listed = [_list_receipt(reader, each, proofs.get(each.id, ()), entries.get(each.id, ())) for each in drafts]
        receipts = sorted(listed, key=lambda one: one.day, reverse=True)
        return await self._pages.show(request, "receipts.html", reader, refusal, receipts=receipts)

    async def show(self, request: Request, reader: PageReader, draft_id: UUID) -> Response:
        async with self._pages.context(reader) as context:
            draft, proofs = await _load(context, draft_id)
            entries = await context.uow.entries.list_of_draft(draft_id)
        papers = []
        for proof in proofs:
            receipt = read_stored_receipt(proof)
            fields = list(_list_fields(reader, receipt, _choose_currency(draft, receipt)))
            papers.append((proof, receipt.original, fields, _judge(reader, receipt)))
        title = name_line(reader.page, draft.lines[0])
        return await self._pages.show(
            request, "receipt.html", reader, title=title, draft=draft, papers=papers, entries=entries
        )

    async def original(self, reader: PageReader, draft_id: UUID, proof_id: UUID) -> Response:
        """Return an original receipt file: a picture to display, anything else as a download."""
        async with self._pages.context(reader) as context:
            _, proofs = await _load(context, draft_id)
        found = next((proof for proof in proofs if proof.id == proof_id), None)
        if found is None or found.file is None:
            raise NotFound("file-gone")
        content = await self._pages.api.services.files.get(reader.household.id, found.file)
        kind = find_file_kind(content)
        headers = {"Cache-Control": "no-store"}
        if not kind.picture:
            headers["Content-Disposition"] = f'attachment; filename="receipt{kind.ending}"'
        return Response(content, media_type=kind.mime, headers=headers)


def _list_receipt(reader: PageReader, draft: Draft, proofs: Sequence[Proof], entries: Sequence[Entry]) -> ListedReceipt:
    photos = _list_photos(proofs)
    lines = [entry.line for entry in entries] or draft.lines
    receipts = [(photo, read_stored_receipt(photo)) for photo in photos]
    main = next((receipt for _, receipt in receipts if receipt.total), Receipt())
    shown = next((photo for photo, receipt in receipts if receipt.original), None)
    total = " + ".join(reader.words.money(line.money) for line in lines[:_MOST_SUMS])
    name, thumbnail = name_line(reader.page, lines[0]), f"/receipts/{draft.id}/original/{shown.id}" if shown else ""
    return ListedReceipt(draft.id, name, lines[0].day, total, _judge(reader, main), thumbnail)


def _list_photos(proofs: Iterable[Proof]) -> list[Proof]:
    return [proof for proof in proofs if proof.file and proof.source == PHOTO]


def _judge(reader: PageReader, receipt: Receipt) -> str:
    """Return a sentence on how far a receipt's sums were checked; empty if no total was read."""
    if receipt.total is None:
        return ""
    if not receipt.verified:
        return reader.words("pages-receipt-unchecked")
    return reader.words("pages-receipt-checked" if receipt.do_items_add_up else "pages-receipt-total-checked")


async def has_receipt(context: UseCaseContext, draft_id: UUID) -> bool:
    """Return whether the member may see a receipt that belongs to this draft."""
    filed = await context.uow.proofs.list_filed_drafts(context.member.id, photos=True)
    return any(draft.id == draft_id for draft, _ in filed)


async def _load(context: UseCaseContext, draft_id: UUID) -> tuple[Draft, list[Proof]]:
    """Return a confirmed draft with its receipt photos. Raises NotFound if there are none or one is hidden."""
    filed = await context.uow.proofs.list_filed_drafts(context.member.id, photos=True)
    draft = next((draft for draft, _ in filed if draft.id == draft_id), None)
    if draft is None:
        raise NotFound("file-gone")
    return draft, _list_photos(await context.uow.proofs.list_of_draft(draft_id))


def _choose_currency(draft: Draft, receipt: Receipt) -> str | None:
    """Return the currency that the card was set to, where its sum is the receipt's total; else None."""
    currencies = {line.money.currency for line in draft.lines}
    if receipt.total is None or len(currencies) != 1:
        return None
    total = sum(line.money.amount for line in draft.lines)
    return currencies.pop() if total == receipt.total.value.amount else None


def _list_fields(reader: PageReader, receipt: Receipt, currency: str | None) -> Iterator[ShownField]:
    words = reader.words

    def write_sum(money: Money) -> str:
        return words.money(Money.of(money.amount, currency or money.currency))

    readings: list[tuple[str, FieldReading[str] | None]] = [
        (words("pages-merchant"), receipt.merchant),
        (words("pages-day"), _write_field(receipt.day, lambda day: words.day(day, reader.today))),
        (words("pages-total"), _write_field(receipt.total, write_sum)),
    ]
    shown = [(name, reading.value, reading.boxes) for name, reading in readings if reading is not None]
    shown += [(item.name, write_sum(item.amount), item.boxes) for item in receipt.items]
    shown += [(tax.name, write_sum(tax.amount), tax.boxes) for tax in receipt.taxes]
    shown += [(off.name, write_sum(-off.amount), off.boxes) for off in receipt.discounts]
    for name, value, boxes in shown:
        yield ShownField(name, value, tuple(_draw_frames(boxes, receipt.original)))


def _write_field(reading: FieldReading[T] | None, write: Callable[[T], str]) -> FieldReading[str] | None:
    return FieldReading(write(reading.value), reading.confidence, reading.boxes) if reading is not None else None


def _draw_frames(boxes: Iterable[Box], original: OriginalPicture | None) -> Iterator[str]:
    """Yield boxes as the points of SVG polygons on the photo."""
    if original is None:
        return
    for box in boxes:
        yield " ".join("{:.1f},{:.1f}".format(*original.map_to_photo(*corner)) for corner in box.corners)
