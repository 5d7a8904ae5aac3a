"""The Tesseract engine, an external program, for letters RapidOCR does not know, such as Cyrillic and Devanagari.

Each language is a pack of its own, and each further pack costs time and takes letters for those of another script: so a
photo is read in English and in its household's language, or in those the host names.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Final

import cv2
import numpy as np
from cv2.typing import MatLike

from core.errors import Fault
from core.model.page import Box, Word
from llm.ocr.child_process import die_with_parent
from llm.ocr.engine import Picture

log = logging.getLogger(__name__)

PACKS: Final[Mapping[str, str]] = {
    "en": "eng",
    "hi": "hin",
    "hi-Latn": "eng",
    "ru": "rus",
    "es": "spa",
    "de": "deu",
    "pt": "por",
    "fr": "fra",
}
"""The language pack that reads each of Purser's languages; any other name is taken as a pack's own."""
_ALWAYS: Final = "eng"
"""The pack always used, as brands, units and half of every receipt are in Latin letters."""
_FIRST: Final = frozenset({"rus"})
"""Packs listed before English: where two packs read the same print differently, the first wins.

With English first the name ``ВЕСНА`` was read as ``BECHA``; with Hindi first ``160.00`` was read as ``760.00``, so all
other packs come after English.
"""
_ONE_BLOCK: Final = "6"
"""Tesseract's page segmentation mode for one block of lines (tesseract --help-psm)."""
_START_SECONDS: Final = 30
_READ_SECONDS: Final = 120
"""Seconds for reading a picture where the caller sets no shorter deadline."""
_INK: Final = 100
"""The grey value below which a pixel counts as dark."""
_WHITE: Final = 255
_MOST_RIM: Final = 0.5
"""The greatest share of a picture whitened as a dark border; more is the background of light text on a screen."""
_WORD_LEVEL: Final = "5"
_COLUMNS: Final = 12
"""Columns of ``tesseract ... tsv``: level, five position numbers, left, top, width, height, confidence, text."""
_MOST_SAID: Final = 200
"""The most characters of the program's error output that are quoted."""


class TesseractEngine:
    """Runs the Tesseract program once for each picture, in one thread (by the process's OMP_THREAD_LIMIT)."""

    name = "tesseract"

    def __init__(self, program: str, installed: Sequence[str], packs: Sequence[str]) -> None:
        self._program, self._installed, self._packs = program, tuple(installed), tuple(packs)
        self._command = (program, "stdin", "stdout", "--psm", _ONE_BLOCK, "-l", "+".join(self._packs), "tsv")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages with an installed pack, as Purser names them, then other packs by their own names."""
        ours = tuple(language for language, pack in PACKS.items() if pack in self._installed)
        return (*ours, *(pack for pack in self._installed if pack not in PACKS.values()))

    def with_languages(self, languages: Sequence[str]) -> TesseractEngine:
        """Return the engine set to the packs for these languages; missing packs are left out with a warning."""
        packs = []
        for pack in _list_packs(languages):
            if pack in self._installed:
                packs.append(pack)
            else:
                _warn_missing(pack)
        return TesseractEngine(self._program, self._installed, packs or self._packs)

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Return the words of a picture, with boxes in its pixels."""
        grey = whiten_rim(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
        written, sheet = cv2.imencode(".pgm", grey)
        if not written:
            raise MemoryError
        return read_words(_run_program(self._command, np.asarray(sheet).tobytes(), _READ_SECONDS))


def open_engine(threads: int, languages: Sequence[str] = ()) -> TesseractEngine:
    """Open the engine. Raises Fault if the program, or a pack for a requested language, is missing."""
    del threads
    program = shutil.which("tesseract")
    if program is None:
        raise Fault(f"the program tesseract is not installed: {_advise_packs(_list_packs(languages))}")
    installed = _list_installed(program)
    wanted = _list_packs(languages)
    missing = [pack for pack in wanted if pack not in installed]
    if missing:
        raise Fault(f"tesseract has no language pack {', '.join(missing)}: {_advise_packs(missing)}")
    return TesseractEngine(program, installed, wanted)


def read_words(table: str) -> tuple[Word, ...]:
    """Return the words in Tesseract's tab-separated output, skipping invalid rows."""
    found = []
    for line in table.split("\n"):
        row = line.rstrip("\r").split("\t")
        if len(row) == _COLUMNS and row[0] == _WORD_LEVEL and row[11].strip():
            with suppress(ValueError):
                found.append(_make_word(row))
    return tuple(found)


def whiten_rim(grey: MatLike) -> Picture:
    """Return the picture with dark areas along its border white, as Tesseract would take pale print for more paper."""
    dark = cv2.copyMakeBorder((grey < _INK).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=1)
    _, rim, _, _ = cv2.floodFill(dark, None, (0, 0), 2)
    rim = cv2.dilate((rim[1:-1, 1:-1] == 2).astype(np.uint8), np.ones((7, 7), np.uint8))  # noqa: PLR2004  as filled
    white = np.uint8(_WHITE if rim.mean() < _MOST_RIM else 0)
    return np.asarray(np.maximum(grey, rim * white), np.uint8)


def _list_packs(languages: Iterable[str]) -> list[str]:
    """Return the packs for languages, always including English, in the order they are to be tried."""
    named = dict.fromkeys((_ALWAYS, *(PACKS.get(language, language) for language in languages)))
    return sorted(named, key=lambda pack: pack not in _FIRST)


def _list_installed(program: str) -> list[str]:
    """Return the installed packs, without ``osd``, which detects orientation only."""
    said = _run_program((program, "--list-langs"), b"", _START_SECONDS).splitlines()
    return [line for line in said if line and " " not in line and line != "osd"]


@cache
def _warn_missing(pack: str) -> None:
    """Warn the host that a language pack is missing, once per pack."""
    log.warning("photos are read without the language pack %s: %s", pack, _advise_packs([pack]))


def _advise_packs(packs: Iterable[str]) -> str:
    names = " ".join(f"tesseract-ocr-{pack.replace('_', '-')}" for pack in packs)
    return (
        f"apt-get install tesseract-ocr {names} (or brew install tesseract tesseract-lang), or set PURSER_OCR=rapidocr"
    )


def _make_word(row: Sequence[str]) -> Word:
    """Return the word in one row. Raises ValueError if a number is invalid."""
    left, top, width, height, sure = (float(value) for value in row[6:11])
    if not all(np.isfinite((left, top, width, height, sure))):
        raise ValueError(row)
    return Word(row[11], Box.from_edges(left, top, width, height), min(1.0, max(0.0, sure / 100)))


def _run_program(command: Sequence[str], given: bytes, seconds: float) -> str:
    """Return a program's output. Raises Fault if it cannot run, fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  a program of the host's, our own arguments; one thread forks here
            command, input=given, capture_output=True, check=True, timeout=seconds, preexec_fn=die_with_parent
        )
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode("utf-8", errors="replace").strip()
        raise Fault(f"tesseract ended with {failed.returncode}: {said[-_MOST_SAID:]}") from failed
    except (subprocess.SubprocessError, OSError) as trouble:
        raise Fault(f"tesseract: {type(trouble).__name__}") from trouble
    return done.stdout.decode("utf-8", errors="replace")
