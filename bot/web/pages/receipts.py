"""The pages of receipts: their list, and each paper with what was read framed on it and listed beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final, TypeVar
from uuid import UUID

from fastapi import APIRouter, Request, Response

from bot.kinds import kind_of
from bot.render.entries import line_name
from bot.web.pages.page import PageReader, PageRenderer
from core.errors import NotFound
from core.model.draft import Draft
from core.model.page import Box
from core.model.receipt import FieldReading, Paper, Receipt
from core.ports import Proof
from core.usecases.propose_receipt import PHOTO, receipt_of
from core.usecases.use_case_context import UseCaseContext

T = TypeVar("T")
MOST: Final = 100
"""Receipts on the list, the newest first."""
_LEVEL: Final = 1e-6
"""Below this a page was turned by an eighth, where its sides before that cannot be told."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field that was read: what it is called, what it says, and the corners of its frames on the paper."""

    name: str
    value: str
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """How the original lies on the page that was read: turned about its middle, which stays."""

    width: int
    height: int
    turn: str
    left: float
    top: float
    own_width: float
    own_height: float


def receipt_routes(pages: PageRenderer) -> APIRouter:
    """``/receipts``, ``/receipts/DRAFT`` and the original ``/receipts/DRAFT/original/PROOF``."""
    router = APIRouter(include_in_schema=False)
    routes = _ReceiptPages(pages)

    @router.get("/receipts")
    async def receipts(request: Request) -> Response:
        return await routes.show_list(request, await pages.reader(request))

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

    async def show_list(self, request: Request, reader: PageReader) -> Response:
        async with self._pages.context(reader) as context:
            filed = await context.uow.proofs.filed(reader.member.id)
        drafts = list({draft.id: draft for draft, _ in reversed(filed)}.values())[:MOST]
        names = [(draft, line_name(reader.page, draft.lines[0]), _sum(reader, draft)) for draft in drafts]
        return await self._pages.show(request, "receipts.html", reader, receipts=names)

    async def show(self, request: Request, reader: PageReader, draft_id: UUID) -> Response:
        async with self._pages.context(reader) as context:
            draft, proofs = await _load(context, draft_id)
            entries = await context.uow.entries.of_draft(draft_id)
        papers = [(proof, *_read(reader, receipt_of(proof))) for proof in proofs]
        title = line_name(reader.page, draft.lines[0])
        return await self._pages.show(
            request, "receipt.html", reader, title=title, draft=draft, papers=papers, entries=entries
        )

    async def original(self, reader: PageReader, draft_id: UUID, proof_id: UUID) -> Response:
        """Hand over an original: a picture to be shown, anything else as a download."""
        async with self._pages.context(reader) as context:
            _, proofs = await _load(context, draft_id)
        found = next((proof for proof in proofs if proof.id == proof_id), None)
        if found is None or found.file is None:
            raise NotFound("file-gone")
        content = await self._pages.api.services.files.get(reader.household.id, found.file)
        kind = kind_of(content)
        headers = {"Cache-Control": "no-store"}
        if not kind.picture:
            headers["Content-Disposition"] = f'attachment; filename="receipt{kind.ending}"'
        return Response(content, media_type=kind.mime, headers=headers)


async def _load(context: UseCaseContext, draft_id: UUID) -> tuple[Draft, list[Proof]]:
    """Return a draft in the book with its photos; raises NotFound where none is, or where something on it is hidden."""
    filed = await context.uow.proofs.filed(context.member.id)
    draft = next((draft for draft, _ in filed if draft.id == draft_id), None)
    if draft is None:
        raise NotFound("file-gone")
    proofs = await context.uow.proofs.of_draft(draft_id)
    return draft, [proof for proof in proofs if proof.file and proof.source == PHOTO]


def _sum(reader: PageReader, draft: Draft) -> str:
    return " + ".join(reader.words.money(line.money) for line in draft.lines[:3])


def _read(reader: PageReader, receipt: Receipt) -> tuple[ShownPaper | None, list[ShownField]]:
    """Return how the original lies on the page that was read, and what was read off it."""
    return _lay(receipt.paper) if receipt.paper else None, list(_fields(reader, receipt))


def _fields(reader: PageReader, receipt: Receipt) -> Iterator[ShownField]:
    words = reader.words
    readings: list[tuple[str, FieldReading[str] | None]] = [
        (words("pages-merchant"), receipt.merchant),
        (words("pages-day"), _say(receipt.day, lambda day: words.day(day, reader.today))),
        (words("pages-total"), _say(receipt.total, words.money)),
    ]
    for name, reading in readings:
        if reading is not None:
            yield ShownField(name, reading.value, _corners(reading.boxes))
    for item in receipt.items:
        yield ShownField(item.name, words.money(item.amount), _corners(item.boxes))
    for tax in receipt.taxes:
        yield ShownField(tax.name, words.money(tax.amount), _corners(tax.boxes))
    for off in receipt.discounts:
        yield ShownField(off.name, words.money(-off.amount), _corners(off.boxes))


def _say(reading: FieldReading[T] | None, write: Callable[[T], str]) -> FieldReading[str] | None:
    return FieldReading(write(reading.value), reading.confidence, reading.boxes) if reading is not None else None


def _corners(boxes: Iterable[Box]) -> tuple[str, ...]:
    """Return boxes as the points of SVG polygons."""
    return tuple(" ".join(f"{x:.1f},{y:.1f}" for x, y in box.corners) for box in boxes)


def _lay(paper: Paper) -> ShownPaper | None:
    """Return where the original lies before it is turned; None where that cannot be told."""
    across, along = abs(cos(radians(paper.turned))), abs(sin(radians(paper.turned)))
    share = across * across - along * along
    if abs(share) < _LEVEL:
        return None
    own_width = (paper.width * across - paper.height * along) / share
    own_height = (paper.height * across - paper.width * along) / share
    left, top = (paper.width - own_width) / 2, (paper.height - own_height) / 2
    turn = f"rotate({paper.turned:.3f} {paper.width / 2:.1f} {paper.height / 2:.1f})"
    return ShownPaper(paper.width, paper.height, turn, left, top, own_width, own_height)
