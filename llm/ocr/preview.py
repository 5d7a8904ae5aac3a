"""Small pictures of a page: a thumbnail stored with its words, one with a marked box, and a perceptual hash."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from core.model.page import Box, PageText
from llm.ocr.engine import Picture

_KEPT_SIDE: Final = 1000
_KEPT_QUALITY: Final = 70
_SIDE: Final = 800
"""The longer side in pixels of a preview, as a chat shows it without opening."""
_QUALITY: Final = 75
_AIR: Final = 5
"""The pixels between a box and the frame drawn around it."""
_FRAME: Final = 4
_HASH_SIDE: Final = 8
"""The points per row and column of a difference hash, each compared with its right neighbour (Krawetz 2013, dHash)."""
_HASH_BITS: Final = _HASH_SIDE * _HASH_SIDE
_COLOUR: Final = (0, 150, 80)


def make_preview(picture: Picture) -> bytes:
    """Return a prepared picture as a small JPEG."""
    small = Image.fromarray(picture)
    small.thumbnail((_KEPT_SIDE, _KEPT_SIDE), Image.Resampling.BOX)
    out = BytesIO()
    small.save(out, "JPEG", quality=_KEPT_QUALITY)
    return out.getvalue()


def mark_page(page: PageText, marked: Box | None = None) -> bytes:
    """Return a page's picture as a small JPEG with a box framed."""
    with Image.open(BytesIO(page.picture), formats=["JPEG"]) as small:
        small.thumbnail((_SIDE, _SIDE))
        picture = small.convert("RGB")
    if marked is not None:
        corners = [(x * picture.width / page.width, y * picture.height / page.height) for x, y in marked.corners]
        _draw_frame(picture, corners)
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _draw_frame(picture: Image.Image, corners: list[tuple[float, float]]) -> None:
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    wider = [(x1 - _AIR, y1 - _AIR), (x2 + _AIR, y2 - _AIR), (x3 + _AIR, y3 + _AIR), (x4 - _AIR, y4 + _AIR)]
    ImageDraw.Draw(picture).polygon(wider, outline=_COLOUR, width=_FRAME)


def fingerprint_page(page: PageText) -> int | None:
    """Return a 64-bit perceptual hash of a page's picture, as a signed integer; None if it has no picture."""
    if not page.picture:
        return None
    with Image.open(BytesIO(page.picture), formats=["JPEG"]) as picture:
        small = picture.convert("L").resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.BILINEAR)
    grey, width = small.tobytes(), _HASH_SIDE + 1
    bits = [grey[at] > grey[at + 1] for at in range(len(grey)) if at % width < _HASH_SIDE]
    value = sum(bit << at for at, bit in enumerate(bits))
    return value - (1 << _HASH_BITS) if value >> (_HASH_BITS - 1) else value
