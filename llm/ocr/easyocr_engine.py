"""EasyOCR on torch, an extra: slower and larger by far; its models are downloaded when it is first opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import easyocr

from core.model.page import Box, Word
from llm.ocr.engine import Picture

_LANGUAGES: Final = ("en", "de", "es", "pt")
"""Those of Purser's that one model of its reads together."""

Found = tuple[Iterable[tuple[float, float]], str, float]
"""As EasyOCR says it: four corners, text, confidence."""


class EasyEngine:
    """One loaded reader."""

    name = "easyocr"

    def __init__(self, threads: int) -> None:
        import torch  # noqa: PLC0415  EasyOCR's own

        torch.set_num_threads(threads)
        self._reader: Any = easyocr.Reader(list(_LANGUAGES), gpu=False, verbose=False)

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Pieces of lines."""
        return words_of(self._reader.readtext(image))


def open_engine(threads: int) -> EasyEngine:
    """The engine with its models loaded."""
    return EasyEngine(threads)


def words_of(found: Iterable[Found]) -> tuple[Word, ...]:
    """EasyOCR's findings as words."""
    return tuple(Word(text, _box(corners), float(confidence)) for corners, text, confidence in found if text.strip())


def _box(corners: Iterable[tuple[float, float]]) -> Box:
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return Box((first, second, third, fourth))
