"""A prepared picture to a page of words; this runs in the engine's process."""

from __future__ import annotations

from core.model.page import PageText, WordSource
from llm.ocr.engine import Engine
from llm.ocr.level import read_upright
from llm.ocr.preview import make_preview
from llm.ocr.wire import PreparedPicture


def read_page(prepared: PreparedPicture, engine: Engine) -> PageText:
    """Return the words of a picture as it stands upright; raises MemoryError, and Fault where the engine fails."""
    upright = read_upright(prepared.to_array(), engine)
    height, width = upright.picture.shape[:2]
    turned = prepared.tilt + upright.turned
    return PageText(
        upright.words, width, height, turned, WordSource.OCR, make_preview(upright.picture), prepared.is_cut
    )
