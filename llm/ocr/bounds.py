"""Limits on files, pictures, documents and the time and memory spent reading them."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 20_000_000
"""What Telegram hands out at most (getFile); the largest receipts we saw have 4 MB."""
DECODED_PIXELS: Final = 60_000_000
"""A phone's 50-megapixel photo passes; decoded whole it is 180 MB."""
LOOK_PIXELS: Final = 4_000_000
"""What is kept of a picture to look for paper in."""
READ_PIXELS: Final = 1_600_000
"""What an engine is given of a page; more finds no more words on receipts, and costs as much more memory."""
READ_WIDTH: Final = 800
"""Pixels across a long receipt, so that its small print stays legible; at most twice ``READ_PIXELS`` in all."""
MOST_READ_PIXELS: Final = 2 * READ_PIXELS + 100_000
"""Of any picture an engine is given; turning a picture level makes it a little larger."""
LEAST_SIDE: Final = 32
"""Pixels; below, not even one line of print fits."""
PAGES: Final = 5

OPEN_CPU_SECONDS: Final = 4
"""Of processor for opening one file; the slowest honest one we know, a PNG of 59 megapixels, takes less than one."""
OPEN_SECONDS: Final = 20.0
"""By the clock for opening one file, the machine being busy."""
OPEN_MEMORY: Final = 700_000_000
"""Bytes one file may fill while it is opened: a picture decoded whole, twice, and what libraries hold."""
OPEN_AT_ONCE: Final = 4
"""Files being opened at a time, of one household one: two hostile ones do not keep a third household waiting."""

PAGE_SECONDS: Final = 60.0
"""For one page, the machine being busy; an ordinary one takes one. An engine that is still reading then has hung."""
START_SECONDS: Final = 120.0
"""For loading an engine's models."""
WAITING: Final = 8
"""Files of one household that may wait; with more a member would wait longer than they believe in."""

ENGINE_MEMORY: Final = {"rapidocr": 1_700_000_000, "easyocr": 8_400_000_000}
"""Bytes an engine needs on the largest page we give it."""
_OTHER_ENGINE_MEMORY: Final = 700_000_000


def engine_memory(engine: str) -> int:
    """Return the most bytes of memory that a process with this engine may use."""
    return ENGINE_MEMORY.get(engine, _OTHER_ENGINE_MEMORY)
