"""A thumbnail of a read page, one box of it marked."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from core.model.page import Box, Page

_SIDE: Final = 800
"""Pixels; what a chat shows without opening it."""
_QUALITY: Final = 75
_AIR: Final = 5
"""Pixels between a box and its frame."""
_FRAME: Final = 4
_COLOUR: Final = (0, 150, 80)


def mark(page: Page, marked: Box | None = None) -> bytes:
    """The page as a small JPEG, a box framed."""
    with Image.open(BytesIO(page.picture), formats=["JPEG"]) as small:
        small.thumbnail((_SIDE, _SIDE))
        picture = small.convert("RGB")
    if marked is not None:
        corners = [(x * picture.width / page.width, y * picture.height / page.height) for x, y in marked.corners]
        _frame(picture, corners)
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _frame(picture: Image.Image, corners: list[tuple[float, float]]) -> None:
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    wider = [(x1 - _AIR, y1 - _AIR), (x2 + _AIR, y2 - _AIR), (x3 + _AIR, y3 + _AIR), (x4 - _AIR, y4 + _AIR)]
    ImageDraw.Draw(picture).polygon(wider, outline=_COLOUR, width=_FRAME)
