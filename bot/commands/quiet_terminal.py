"""Keeps log lines out of a terminal in which somebody talks: they go to a file instead."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG = "chat.log"
"""The file in the data folder."""


@contextmanager
def log_to_file(folder: Path) -> Iterator[Path]:
    """Send all log lines to a file in a folder, which is made where there is none, until the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    root, file = logging.getLogger(), folder / LOG
    before, handler = root.handlers[:], logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.handlers[:] = [handler]
    try:
        yield file
    finally:
        root.handlers[:] = before
        handler.close()
