"""One file to its pages; this is what runs beside the bot, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from core.errors import Invalid
from core.model.page import Page, Source
from llm.ocr.bounds import FILE_BYTES, LEAST_SIDE, READ_PIXELS, READ_WIDTH
from llm.ocr.decode import decode, shrink
from llm.ocr.document import Sheet, open_document, sheets
from llm.ocr.engine import Engine, Picture
from llm.ocr.level import level, read_upright
from llm.ocr.paper import even_light, flatten
from llm.ocr.sniff import sniff

_PREVIEW_SIDE: Final = 1000
_PREVIEW_QUALITY: Final = 70


def read_pages(content: bytes, engine: Engine) -> Iterator[Page]:
    """The pages of a file as they are read; raises Invalid as ``core.ports.Pages`` says, and MemoryError."""
    if len(content) > FILE_BYTES:
        raise Invalid("picture-too-large", megabytes=FILE_BYTES // 1_000_000)
    kind = sniff(content)
    if kind == "PDF":
        for sheet in sheets(open_document(content)):
            yield _printed(sheet) if sheet.words else _photographed(sheet.picture, engine)
    else:
        yield _photographed(decode(content, kind), engine)


def _printed(sheet: Sheet) -> Page:
    height, width = sheet.picture.shape[:2]
    return Page(sheet.words, width, height, 0.0, Source.TEXT_LAYER, _preview(sheet.picture))


def _photographed(picture: Picture, engine: Engine) -> Page:
    if min(picture.shape[:2]) < LEAST_SIDE:
        raise Invalid("picture-too-small")
    flat = _to_size(flatten(picture))
    straight, tilt = level(even_light(flat))
    upright = read_upright(straight, engine)
    height, width = upright.picture.shape[:2]
    return Page(upright.words, width, height, tilt + upright.turned, Source.OCR, _preview(upright.picture))


def _to_size(picture: Picture) -> Picture:
    """What an engine wants: a long slip keeps its width, up to twice the pixels of an ordinary one."""
    height, width = picture.shape[:2]
    long_slip = READ_WIDTH**2 * max(height, width) // min(height, width)
    pixels = min(2 * READ_PIXELS, max(READ_PIXELS, long_slip))
    return np.asarray(shrink(Image.fromarray(picture), pixels))


def _preview(picture: Picture) -> bytes:
    small = Image.fromarray(picture)
    small.thumbnail((_PREVIEW_SIDE, _PREVIEW_SIDE), Image.Resampling.BOX)
    out = BytesIO()
    small.save(out, "JPEG", quality=_PREVIEW_QUALITY)
    return out.getvalue()
