"""The words of a PDF's pages, as the reading process finds them."""

from __future__ import annotations

from core.model.page import PageText
from llm.ocr.document import draw_sheets, open_document


def pdf_pages(content: bytes) -> tuple[PageText, ...]:
    """Return the pages of a PDF that has a text layer."""
    return tuple(
        PageText(sheet.words, sheet.picture.shape[1], sheet.picture.shape[0])
        for sheet in draw_sheets(open_document(content))
    )
