"""Reading the words off photos and documents."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

from core.model.page import Box, PageText


class DocumentReader(Protocol):
    """Whatever a member sent, as pages of words."""

    async def read(
        self, content: bytes, languages: Sequence[str] = (), household: Hashable = None
    ) -> tuple[PageText, ...]:
        """The pages of a photo or a PDF, the first first; at least one word stands on them.

        ``languages`` are those its paper is likely to be in, the likeliest first; some engines read better for it.
        Where files wait, each ``household`` has a turn before one has its second.

        Raises Invalid, each code with words that say what to do:

        ``picture-too-large`` (megabytes), ``picture-too-many-pixels`` (megapixels), ``picture-too-small``,
        ``picture-kind-unknown``, ``picture-heic``, ``picture-corrupt``, ``picture-without-words``,
        ``picture-too-slow``, ``picture-too-hard``, ``pdf-locked``, ``pdf-too-many-pages`` (most),
        ``reading-busy``, ``reading-off``. Raises Fault where the engine is not there.
        """
        ...

    async def preview(self, page: PageText, marked: Box | None = None) -> bytes:
        """A small JPEG of a page, one box of it marked."""
        ...

    def fingerprint(self, page: PageText) -> int | None:
        """What a page looks like in 64 bits, signed; None where it keeps no picture."""
        ...
