"""Pictures drawn for tests: plain ones, receipts, and receipts lying on a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.model.page import PageText
from llm.ocr.engine import Engine, Picture
from llm.ocr.open_file import open_file
from llm.ocr.read_page import read_page
from llm.ocr.wire import PageRead

LINES = (
    "CORNER GROCERY",
    "12 High Street",
    "19/11/2026 18:04",
    "Basmati rice      240.00",
    "Milk 2 x 31.00     62.00",
    "TOTAL             302.00",
    "CASH              500.00",
    "CHANGE            198.00",
)
CYRILLIC = (
    "ООО ВЕСНА",
    "ул. Садовая, 12",
    "19.11.2026 18:04",
    "Молоко      89,00",
    "Сыр         420,00",
    "ИТОГО       509,00",
    "НАЛИЧНЫМИ   600,00",
    "СДАЧА       91,00",
)
DEVANAGARI = (
    "अन्नपूर्णा भोजनालय",
    "दिनांक 19/11/2026",
    "मसाला डोसा   120.00",
    "चाय   40.00",
    "कुल राशि   160.00",
    "नकद   200.00",
    "वापस   40.00",
)
_FONT = "analytics/fonts/NotoSans-Regular.ttf"
_INDIAN_FONT = "analytics/fonts/NotoSansDevanagari-Regular.ttf"


def plain(colour: str = "white", size: tuple[int, int] = (200, 300)) -> Image.Image:
    """One colour all over."""
    return Image.new("RGB", size, colour)


def receipt(width: int = 420, size: int = 26, lines: Sequence[str] = LINES) -> Image.Image:
    """A few lines of print on white."""
    image = Image.new("RGB", (width, 60 + 45 * len(lines)), "white")
    font = ImageFont.truetype(_INDIAN_FONT if lines == DEVANAGARI else _FONT, size)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((30, 30 + 45 * number), line, font=font, fill="black")
    return image


def on_a_table(corners: tuple[tuple[int, int], ...], size: tuple[int, int] = (700, 800)) -> Picture:
    """The receipt as a sheet whose corners lie there, on brown wood."""
    sheet = np.asarray(receipt())
    height, width = sheet.shape[:2]
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    view = cv2.getPerspectiveTransform(edges, np.array(corners, np.float32))
    table = np.full((size[1], size[0], 3), (120, 80, 50), np.uint8)
    return np.asarray(cv2.warpPerspective(sheet, view, size, dst=table, borderMode=cv2.BORDER_TRANSPARENT), np.uint8)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture as a file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read_file(content: bytes, engine: Engine) -> Iterator[PageText]:
    """The pages of a file, opened and read in this process."""
    for page in open_file(content):
        yield page.page if isinstance(page, PageRead) else read_page(page, engine)
