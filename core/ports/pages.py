"""Reading the words of photos and documents (OCR)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

from core.model.page import Box, PageText


class DocumentReader(Protocol):
    """Reads photos and documents into pages of words."""

    async def read(
        self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
    ) -> tuple[PageText, ...]:
        """Return the pages of a photo or PDF in order; at least one word is on them.

        ``languages`` are the likely languages of the text, the likeliest first; some engines read better for it.

        Where files queue, each ``household`` gets a turn before any gets its second.

        Raises Invalid, each code with words that say what to do:

        ``picture-too-large`` (megabytes), ``picture-too-many-pixels`` (megapixels), ``picture-too-small``,
        ``picture-kind-unknown``, ``picture-heic``, ``picture-corrupt``, ``picture-without-words``,
        ``picture-too-slow``, ``picture-too-hard``, ``pdf-locked``, ``pdf-too-many-pages`` (most),
        ``reading-busy``, ``reading-off``. Raises Fault where the engine is not there.
        """
        ...

    async def preview(self, page: PageText, marked: Box | None = None) -> bytes:
        """Return a small JPEG of a page, with one box marked where it is given."""
        ...

    def fingerprint(self, page: PageText) -> int | None:
        """Return a 64-bit signed fingerprint of a page's look, for finding similar photos; None without a picture."""
        ...
