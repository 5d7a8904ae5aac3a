"""Decoding a picture file into an upright picture no larger than needed."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from core.errors import Invalid
from llm.ocr.bounds import DECODED_PIXELS, LEAST_SIDE, LOOK_PIXELS
from llm.ocr.engine import Picture

Image.MAX_IMAGE_PIXELS = None  # ours is checked before anything is decoded, and refuses where Pillow's would warn

_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The operation that turns a picture of each EXIF orientation upright (EXIF 2.3, table 6)."""
_WIDE_MODES: Final = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})
"""Pillow's modes with more than eight bits of grey."""


def decode_picture(content: bytes, kind: str) -> Picture:
    """Return the first picture of a file, turned as its EXIF says, with at most ``LOOK_PIXELS``.

    Raises Invalid where it is a bomb, too small or broken, and MemoryError where it does not fit.
    """
    try:
        image = _open_picture(content, kind)
        _check_header(image)
        return _decode_pixels(image)
    except (Invalid, MemoryError):
        raise
    except Exception as broken:  # decoders raise whatever their format suggests
        raise Invalid("picture-corrupt") from broken


def shrink_picture(image: Image.Image, pixels: int) -> Image.Image:
    """Return the picture scaled down to at most so many pixels."""
    scale = (pixels / (image.width * image.height)) ** 0.5
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _open_picture(content: bytes, kind: str) -> Image.Image:
    if kind == "HEIF":
        _register_heif()
    return Image.open(BytesIO(content), formats=[kind])


def _register_heif() -> None:
    try:
        import pi_heif  # noqa: PLC0415  an extra: its library is not under a permissive licence
    except ImportError:
        raise Invalid("picture-heic") from None
    pi_heif.register_heif_opener()


def _check_header(image: Image.Image) -> None:
    """Raise Invalid if the header shows too many or too few pixels, before anything is decoded."""
    if image.width * image.height > DECODED_PIXELS:
        raise Invalid("picture-too-many-pixels", megapixels=DECODED_PIXELS // 1_000_000)
    if min(image.size) < LEAST_SIDE:
        raise Invalid("picture-too-small")


def _decode_pixels(image: Image.Image) -> Picture:
    scale = (LOOK_PIXELS / (image.width * image.height)) ** 0.5
    if scale < 1:
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
    turn = _UPRIGHT.get(_read_orientation(image))
    flat = _flatten_colours(shrink_picture(_make_resizable(image), LOOK_PIXELS))
    return np.array(flat.transpose(turn) if turn is not None else flat)


def _read_orientation(image: Image.Image) -> int:
    with suppress(Exception):  # EXIF is whatever somebody wrote; a picture stands without it
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _make_resizable(image: Image.Image) -> Image.Image:
    """Return a picture that can be resized: no palette, eight bits a colour."""
    if image.mode in _WIDE_MODES:
        return _to_eight_bits(image)
    if image.mode in {"P", "PA", "1"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _to_eight_bits(image: Image.Image) -> Image.Image:
    grey = np.asarray(image, dtype=np.float32)
    low, high = float(grey.min()), float(grey.max())
    return Image.fromarray(((grey - low) * (255 / max(high - low, 1))).astype(np.uint8))


def _flatten_colours(image: Image.Image) -> Image.Image:
    """Return the picture as RGB, with transparent parts white."""
    if image.mode not in {"RGBA", "LA", "RGBa", "La"}:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
