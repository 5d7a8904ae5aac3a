"""Limits on files, pictures, documents and the time and memory spent reading them."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 20_000_000
"""The most bytes of a file: Telegram's limit for downloads (getFile); the largest receipts seen have 4 MB."""
DECODED_PIXELS: Final = 60_000_000
"""The most pixels of a picture file, enough for a phone's 50-megapixel photo, which decodes to 180 MB."""
LOOK_PIXELS: Final = 4_000_000
"""The most pixels of the copy of a picture in which the sheet of paper is looked for."""
READ_PIXELS: Final = 1_600_000
"""The most pixels of a page given to an OCR engine; more pixels find no more words and cost more memory."""
READ_WIDTH: Final = 800
"""The least width in pixels of a long receipt, so that small print stays legible.

Such a picture has at most twice ``READ_PIXELS`` in all.
"""
MOST_READ_PIXELS: Final = 2 * READ_PIXELS + 100_000
"""The most pixels of any picture given to an engine; straightening a picture makes it a little larger."""
LEAST_SIDE: Final = 32
"""The least width and height of a picture in pixels; a smaller one cannot hold a line of print."""
PAGES: Final = 5

OPEN_CPU_SECONDS: Final = 4
"""The most processor seconds for opening one file; a 59-megapixel PNG takes less than one."""
OPEN_SECONDS: Final = 20.0
"""The most seconds of wall-clock time for opening one file on a busy machine."""
OPEN_MEMORY: Final = 700_000_000
"""The most bytes of memory for opening one file: twice a fully decoded picture, and the libraries."""
OPEN_AT_ONCE: Final = 4
"""The most files opened at the same time, one per household, so that two hostile files cannot block the others."""

PAGE_SECONDS: Final = 60.0
"""The most seconds for reading one page on a busy machine; usually it takes one, so a slower engine has hung."""
START_SECONDS: Final = 120.0
"""The most seconds for loading an engine's models."""
WAITING: Final = 8
"""The most files of one household that may wait to be read."""

ENGINE_MEMORY: Final = {"rapidocr": 1_700_000_000, "easyocr": 8_400_000_000}
"""The bytes of memory each engine needs on the largest page."""
_OTHER_ENGINE_MEMORY: Final = 700_000_000


def find_memory_limit(engine: str) -> int:
    """Return the most bytes of memory that a process with this engine may use."""
    return ENGINE_MEMORY.get(engine, _OTHER_ENGINE_MEMORY)
