"""Reading PDF files: words from the text layer, or a picture of a page without one."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pypdfium2
from pypdfium2 import raw

from core.errors import Invalid
from core.model.page import Box, Point, Word
from llm.ocr.bounds import LEAST_SIDE, PAGES, READ_PIXELS
from llm.ocr.engine import Picture

_MOST_LETTERS: Final = 20_000
"""The most letters read from one page's text layer; a receipt has about two thousand."""
_LEAST_WORDS: Final = 5
"""The fewest words of a usable text layer; fewer are a stamp on a scanned page."""
_LEAST_READABLE: Final = 0.8
"""The least share of characters that must be letters or digits; fonts without a character map give nonsense."""
_FAR: Final = 1000
"""The distance in points between the positions used to measure a page's mapping to pixels."""
_HUNDRED: Final = 100
_MOST_SCALE: Final = 6.0
"""The most pixels per point (1/72 inch) when a page is drawn: an 80 mm receipt becomes 1,360 pixels wide."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, with its words if it has a usable text layer."""

    picture: Picture
    words: tuple[Word, ...]


def open_document(content: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF with an allowed number of pages. Raises Invalid if it is locked, broken or too long."""
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as trouble:
        # its code may be that of an earlier file
        locked = trouble.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        raise Invalid("pdf-locked" if locked else "picture-corrupt") from trouble
    if pages == 0:
        raise Invalid("picture-corrupt")
    if pages > PAGES:
        raise Invalid("pdf-too-many-pages", most=PAGES)
    return document


def draw_sheets(document: pypdfium2.PdfDocument) -> Iterator[PageImage]:
    """Yield each page as a picture or words; it is drawn only when reached. Raises Invalid if one cannot be drawn."""
    for number in range(len(document)):
        try:
            page = document[number]
            yield _draw_sheet(page)
            page.close()
        except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError) as trouble:
            raise Invalid("picture-corrupt") from trouble


def _draw_sheet(page: pypdfium2.PdfPage) -> PageImage:
    width, height = page.get_size()
    if min(width, height) * _MOST_SCALE < LEAST_SIDE:
        raise Invalid("picture-too-small")
    scale = min(_MOST_SCALE, (READ_PIXELS / (width * height)) ** 0.5)
    drawn = page.render(scale=scale, rev_byteorder=True, no_smoothtext=False).to_numpy()
    picture = np.ascontiguousarray(drawn[..., :3] if drawn.ndim > 2 else np.stack([drawn] * 3, -1))  # noqa: PLR2004  grey has two
    words = tuple(_list_words(page, picture.shape[1], picture.shape[0]))
    return PageImage(picture, words if _has_usable_text(words) else ())


def _has_usable_text(words: tuple[Word, ...]) -> bool:
    text = "".join(word.text for word in words)
    readable = sum(
        letter.isprintable() and letter != "\ufffd" and not "\ue000" <= letter <= "\uf8ff" for letter in text
    )
    return (
        len(words) >= _LEAST_WORDS
        and readable >= _LEAST_READABLE * len(text)
        and any(letter.isdigit() for letter in text)
    )


def _list_words(page: pypdfium2.PdfPage, width: int, height: int) -> Iterator[Word]:
    layer, drawn = page.get_textpage(), _PageMapping(page, width, height)
    letters: list[str] = []
    boxes: list[Box] = []
    for index in range(min(layer.count_chars(), _MOST_LETTERS)):
        letter = chr(raw.FPDFText_GetUnicode(layer, index))
        if letter.isspace() or letter == "\0":
            yield from _make_word(letters, boxes)
            letters, boxes = [], []
        else:
            letters.append(letter)
            boxes.append(drawn.make_box(layer.get_charbox(index)))
    yield from _make_word(letters, boxes)


def _make_word(letters: list[str], boxes: list[Box]) -> Iterator[Word]:
    if letters:
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        yield Word("".join(letters), Box.from_edges(left, top, right - left, bottom - top), 1.0)


class _PageMapping:
    """The mapping of a page's points to pixels of its drawn picture, however the page is turned and cut."""

    def __init__(self, page: pypdfium2.PdfPage, width: int, height: int) -> None:
        origin, across, up = (_to_pixel(page, *point, width, height) for point in ((0, 0), (_FAR, 0), (0, _FAR)))
        self._origin = origin
        self._across = ((across[0] - origin[0]) / _FAR, (across[1] - origin[1]) / _FAR)
        self._up = ((up[0] - origin[0]) / _FAR, (up[1] - origin[1]) / _FAR)

    def make_box(self, edges: tuple[float, float, float, float]) -> Box:
        """Return the box in pixels of a rectangle given by its left, bottom, right and top."""
        left, bottom, right, top = edges
        (x1, y1), (x2, y2) = self._map_point(left, bottom), self._map_point(right, top)
        return Box.from_edges(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def _map_point(self, x: float, y: float) -> Point:
        return (
            self._origin[0] + x * self._across[0] + y * self._up[0],
            self._origin[1] + x * self._across[1] + y * self._up[1],
        )


def _to_pixel(page: pypdfium2.PdfPage, x: float, y: float, width: int, height: int) -> Point:
    """Return a point in pixels, precise to a hundredth, as pdfium itself gives whole pixels."""
    right, down = ctypes.c_int(), ctypes.c_int()
    size = (width * _HUNDRED, height * _HUNDRED)
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(right), ctypes.byref(down))
    return right.value / _HUNDRED, down.value / _HUNDRED
