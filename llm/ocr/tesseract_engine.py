"""Tesseract, the program: an engine for letters RapidOCR does not know, such as Cyrillic and Devanagari."""

from __future__ import annotations

import shutil
import subprocess
from typing import Final

import cv2
import numpy as np

from core.errors import Fault
from core.model.page import Box, Word
from llm.ocr.engine import Picture

_LANGUAGES: Final = ("eng", "hin", "rus", "spa", "deu", "por")
"""Purser's own; those whose packs are installed are read, all at once."""
_ONE_BLOCK: Final = "6"
"""Page segmentation: a receipt is one block of lines (tesseract --help-psm)."""
_START_SECONDS: Final = 30
_READ_SECONDS: Final = 120
_WORD_LEVEL: Final = "5"
_COLUMNS: Final = 12
"""Of ``tesseract ... tsv``: level, five numbers of place, left, top, width, height, confidence, text."""


class TesseractEngine:
    """The program, started once for each picture; it keeps to one thread by the process's OMP_THREAD_LIMIT."""

    name = "tesseract"

    def __init__(self, program: str, languages: str) -> None:
        self._command = (program, "stdin", "stdout", "--psm", _ONE_BLOCK, "-l", languages, "tsv")

    def read(self, image: Picture) -> tuple[Word, ...]:
        """The words of a picture."""
        written, sheet = cv2.imencode(".pgm", cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
        if not written:
            raise MemoryError
        return words_of(_run(self._command, np.asarray(sheet).tobytes(), _READ_SECONDS))


def open_engine(threads: int) -> TesseractEngine:
    """The engine; raises Fault where the program, or every one of our languages, is not installed."""
    del threads
    program = shutil.which("tesseract")
    if program is None:
        raise Fault("the program tesseract is not installed")
    installed = _run((program, "--list-langs"), b"", _START_SECONDS).split()
    languages = [each for each in _LANGUAGES if each in installed]
    if not languages:
        raise Fault(f"tesseract has none of the languages {', '.join(_LANGUAGES)}")
    return TesseractEngine(program, "+".join(languages))


def words_of(table: str) -> tuple[Word, ...]:
    """The words of Tesseract's table of tab-separated values."""
    rows = (line.split("\t") for line in table.splitlines())
    return tuple(
        Word(row[11], Box.upright(*(float(place) for place in row[6:10])), float(row[10]) / 100)
        for row in rows
        if len(row) == _COLUMNS and row[0] == _WORD_LEVEL and row[11].strip()
    )


def _run(command: tuple[str, ...], given: bytes, seconds: float) -> str:
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=seconds)  # noqa: S603  a program of the host's, our own arguments
    except (subprocess.SubprocessError, OSError) as trouble:
        raise Fault(f"tesseract: {trouble}") from trouble
    return done.stdout.decode("utf-8", errors="replace")
