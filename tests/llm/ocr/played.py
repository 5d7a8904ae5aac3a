"""A program in Tesseract's place, a few lines of shell, and an engine that runs it where the real one is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from llm.ocr.tesseract_engine import TesseractEngine

PACKS: Final = "deu eng hin osd rus"
HEAD: Final = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\\t")
ANSWER: Final = f"""cat > /dev/null
printf '{HEAD}\\n'
printf '4\\t1\\t1\\t1\\t1\\t0\\t10\\t20\\t130\\t14\\t-1\\t\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t60\\t14\\t96.5\\tTOTAL\\n'
printf '5\\t1\\t1\\t1\\t1\\t2\\t80\\t20\\t60\\t14\\t91\\t302.00\\n'
printf '5\\t1\\t1\\t1\\t1\\t3\\t150\\t20\\t60\\t14\\t95\\t \\n'
printf '5\\t1\\t1\\t1\\t1\\t4\\t10\\t40\\t60\\t14\\t90\\t%s\\n' "$*"
"""
"""A total, an empty cell, and what the program was called with."""


def program(folder: Path, answer: str = ANSWER, packs: str = PACKS) -> Path:
    """A ``tesseract`` in a folder that has these packs and answers every picture so."""
    listed = "\\n".join(('List of available languages in "/usr/share" (9):', *packs.split()))
    path = folder / "tesseract"
    path.write_text(
        f"#!/bin/sh\ncase \"$1\" in --list-langs) printf '{listed}\\n'; exit;; esac\n{answer}", encoding="utf-8"
    )
    path.chmod(0o755)
    return path


def open_engine(threads: int, languages: Sequence[str] = ()) -> TesseractEngine:
    """The program at the path that stands in the languages' place."""
    del threads
    return TesseractEngine(languages[0], ("eng", "rus"), ("eng",))
