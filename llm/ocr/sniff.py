"""Detecting a file's type by its first bytes; names and declared types are ignored."""

from __future__ import annotations

from typing import Final

from core.errors import Invalid

_STARTS: Final = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"%PDF-": "PDF",
}
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""The brands of HEIC pictures, which use HEVC (ISO/IEC 23008-12)."""


def find_kind(content: bytes) -> str:
    """Return a file's type: ``JPEG``, ``PNG``, ``WEBP``, ``GIF``, ``TIFF``, ``HEIF`` or ``PDF``.

    Raises: Invalid("picture-kind-unknown").
    """
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "HEIF"
    raise Invalid("picture-kind-unknown")
