"""An engine that reads one word off white paper, and at other colours does what engines do on a bad day."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Sequence

from core.model.page import Box, Word
from llm.ocr.engine import Picture

CRASHES, HANGS, EATS, CALLS_HOME, DAWDLES = "red", "blue", "lime", "yellow", "cyan"
_DARK = 100


class RoughEngine:
    """Reads ``paper`` with the names of its environment's variables as a second word."""

    name = "rough"

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Two words, or trouble."""
        red, green, blue = (bool(light) for light in image.reshape(-1, 3).mean(0) > _DARK)
        match (red, green, blue):
            case (True, False, False):
                os.kill(os.getpid(), signal.SIGSEGV)
            case (False, False, True):
                time.sleep(60)
            case (False, True, False):
                return (Word(str(len(bytearray(4_000_000_000))), Box.from_edges(0, 0, 1, 1), 1.0),)
            case (True, True, False):
                return (Word(_called_home(), Box.from_edges(0, 0, 1, 1), 1.0),)
            case (False, True, True):
                time.sleep(0.5)
            case _:
                pass
        box = Box.from_edges(10, 10, 100, 20)
        return (Word("paper", box, 0.9), Word(" ".join(sorted(os.environ)), box, 0.9))


def _called_home() -> str:
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except OSError as refused:
        return type(refused).__name__
    return "answered"


def open_engine(threads: int, languages: Sequence[str] = ()) -> RoughEngine:
    """As engines are opened."""
    del threads, languages
    return RoughEngine()
