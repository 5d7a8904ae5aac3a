"""Detects a stored file's type by its first bytes: its ending, and whether every chat can show it as a photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FileKind:
    """A type of file: ``ending`` with its dot; ``picture`` where every chat and browser can show it."""

    ending: str
    mime: str
    picture: bool = False


_OPAQUE: Final = "application/octet-stream"
_KINDS: Final = (
    (b"\xff\xd8\xff", FileKind(".jpg", "image/jpeg", picture=True)),
    (b"\x89PNG\r\n", FileKind(".png", "image/png", picture=True)),
    (b"%PDF-", FileKind(".pdf", "application/pdf")),
    (b"II*\x00", FileKind(".tiff", _OPAQUE)),
    (b"MM\x00*", FileKind(".tiff", _OPAQUE)),
    (b"GIF8", FileKind(".gif", _OPAQUE)),
)
"""The first bytes of each file type (ITU-T T.81, PNG 5.2, ISO 32000, TIFF 6.0, GIF89a), and the type."""


def find_file_kind(content: bytes) -> FileKind:
    """Return the type of a file's content; a general one where it is unknown."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind(".webp", "image/webp", picture=True)
    if content[4:8] == b"ftyp":  # ISO/IEC 14496-12: HEIF, as telephones make it
        return FileKind(".heic", _OPAQUE)
    return next((kind for start, kind in _KINDS if content.startswith(start)), FileKind(".bin", _OPAQUE))
