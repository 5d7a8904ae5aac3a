"""The EasyOCR engine (on torch), an optional extra: slower and larger; models are downloaded when it is first opened.

One model reads one script beside English: by default the letters of Spanish and German, or those of Russian or Hindi if
the host names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import easyocr

from core.errors import Fault
from core.model.page import Box, Word
from llm.ocr.engine import Picture

_LATIN: Final = ("en", "de", "es", "pt")
"""Purser's languages that one Latin model of EasyOCR reads together."""
_CALLED: Final[Mapping[str, str]] = {"hi-Latn": "en"}
"""EasyOCR's language for each of Purser's languages that it has no name for."""

Found = tuple[Iterable[tuple[float, float]], str, float]
"""One finding of EasyOCR: the four corners, the text and the confidence."""


class EasyEngine:
    """A loaded EasyOCR reader."""

    name = "easyocr"

    def __init__(self, threads: int, languages: Sequence[str]) -> None:
        import torch  # noqa: PLC0415  EasyOCR's own

        torch.set_num_threads(threads)
        self._reader: Any = easyocr.Reader(list(languages), gpu=False, verbose=False)

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Return the pieces of lines found in a picture."""
        return read_words(self._reader.readtext(image))


def open_engine(threads: int, languages: Sequence[str] = ()) -> EasyEngine:
    """Open the engine with its models. Raises Fault if they are missing or no one model reads the languages."""
    named = tuple(dict.fromkeys(_CALLED.get(language, language) for language in (*languages, "en")))
    try:
        return EasyEngine(threads, named if languages else _LATIN)
    except ValueError as mixed:  # so it says that no model knows these languages, or all of them at once
        raise Fault(f"easyocr reads English and one script more, not {', '.join(named)}: {mixed}") from mixed
    except (OSError, RuntimeError, AssertionError) as trouble:  # no network; a damaged file; a damaged download
        raise Fault(f"easyocr's models cannot be had: {trouble}") from trouble


def read_words(found: Iterable[Found]) -> tuple[Word, ...]:
    """Return EasyOCR's findings as words."""
    return tuple(
        Word(text, _make_box(corners), float(confidence)) for corners, text, confidence in found if text.strip()
    )


def _make_box(corners: Iterable[tuple[float, float]]) -> Box:
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return Box((first, second, third, fourth))
