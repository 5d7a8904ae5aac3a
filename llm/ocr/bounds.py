"""How much of a file, a picture, a document and a minute reading may take."""

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
LEAST_SIDE: Final = 32
"""Pixels; below, not even one line of print fits."""
PAGES: Final = 5
PAGE_SECONDS: Final = 60.0
"""For one page, the machine being busy; an ordinary one takes two."""
START_SECONDS: Final = 120.0
"""For loading an engine's models."""
WAITING: Final = 8
"""Files that may wait for a free process; with more a member would wait longer than they believe in."""
BASE_MEMORY: Final = 700_000_000
"""Bytes a worker may fill beside its engine: a picture decoded whole, twice, and what libraries hold."""
ENGINE_MEMORY: Final = {"rapidocr": 1_300_000_000, "easyocr": 8_000_000_000}
"""Bytes an engine needs on the largest page we give it."""


def memory(engine: str) -> int:
    """Bytes a worker with an engine may fill."""
    return BASE_MEMORY + ENGINE_MEMORY.get(engine, 0)
