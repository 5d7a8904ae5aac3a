"""Opening a file into pages: pictures prepared for an engine, or a PDF's own words. Runs in the file's own process."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image

from core.errors import Invalid
from core.model.page import OriginalPicture, PageText
from llm.ocr.bounds import FILE_BYTES, LEAST_SIDE, READ_PIXELS, READ_WIDTH
from llm.ocr.decode import decode_picture, shrink_picture
from llm.ocr.document import PageImage, draw_sheets, open_document
from llm.ocr.engine import Picture
from llm.ocr.level import level_lines, undo_turn
from llm.ocr.paper import flatten_paper, remove_shadows
from llm.ocr.preview import make_preview
from llm.ocr.sniff import find_kind
from llm.ocr.wire import PageRead, PreparedPicture


def open_file(content: bytes) -> Iterator[PreparedPicture | PageRead]:
    """Yield the pages of a file. Raises Invalid as ``core.ports.Pages`` says, and MemoryError."""
    if len(content) > FILE_BYTES:
        raise Invalid("picture-too-large", megabytes=FILE_BYTES // 1_000_000)
    kind = find_kind(content)
    if kind == "PDF":
        for sheet in draw_sheets(open_document(content)):
            yield _make_text_page(sheet) if sheet.words else prepare_picture(sheet.picture)
    else:
        yield prepare_picture(decode_picture(content, kind))


def prepare_picture(picture: Picture) -> PreparedPicture:
    """Return a picture flattened, levelled and sized for an engine. Raises Invalid if it is too small for print."""
    if min(picture.shape[:2]) < LEAST_SIDE:
        raise Invalid("picture-too-small")
    sheet, view = flatten_paper(picture)
    sized = _resize_picture(sheet)
    straight, tilt = level_lines(remove_shadows(sized))
    scale = np.diag((sheet.shape[1] / sized.shape[1], sheet.shape[0] / sized.shape[0], 1.0))
    view = view @ scale @ undo_turn(sized, straight, tilt)
    return PreparedPicture.from_array(
        straight, OriginalPicture(picture.shape[1], picture.shape[0], tuple(view.ravel().tolist()))
    )


def _make_text_page(sheet: PageImage) -> PageRead:
    height, width = sheet.picture.shape[:2]
    return PageRead(PageText(sheet.words, width, height, make_preview(sheet.picture)))


def _resize_picture(picture: Picture) -> Picture:
    """Return the picture in the size engines want; a long slip keeps its width, with up to twice the pixels."""
    height, width = picture.shape[:2]
    long_slip = READ_WIDTH**2 * max(height, width) // min(height, width)
    pixels = min(2 * READ_PIXELS, max(READ_PIXELS, long_slip))
    return np.asarray(shrink_picture(Image.fromarray(picture), pixels))
