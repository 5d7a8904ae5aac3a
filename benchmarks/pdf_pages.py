"""The words of a PDF's pages, as the reading process finds them."""

from __future__ import annotations

from core.model.page import Page, Source
from llm.ocr.document import draw_sheets, open_document


def pdf_pages(content: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF that has a text layer."""
    return tuple(
        Page(sheet.words, sheet.picture.shape[1], sheet.picture.shape[0], 0.0, Source.TEXT_LAYER)
        for sheet in draw_sheets(open_document(content))
    )
