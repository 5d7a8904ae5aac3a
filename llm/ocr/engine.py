"""The interface of OCR engines, each of which is a module of its own that is loaded when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault
from core.model.page import Word

Picture = NDArray[np.uint8]
"""An array of height x width x 3 bytes: red, green, blue."""
View = NDArray[np.float64]
"""A 3 x 3 projective matrix from homogeneous coordinates of a picture to those of the picture it was made from."""


@runtime_checkable
class Engine(Protocol):
    """An OCR engine, which reads one prepared picture at a time."""

    name: str

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Return the words of a picture, with boxes in its pixels; empty if it shows none."""
        ...


@runtime_checkable
class MultilingualEngine(Engine, Protocol):
    """An engine that reads better when told which languages to expect."""

    languages: tuple[str, ...]
    """The languages the engine can read, by Purser's codes where there is one, else by the engine's own names."""

    def with_languages(self, languages: Sequence[str]) -> Engine:
        """Return the engine set to these languages, as far as it knows them."""
        ...


class EngineModule(Protocol):
    """What an engine's module must contain."""

    def open_engine(self, threads: int, languages: Sequence[str]) -> Engine:
        """Return the engine for these languages, ready to read; for none named, for its default ones.

        Raises: ImportError or Fault if a part of it is not installed.
        """
        ...


NAMES: Final = ("rapidocr", "tesseract", "easyocr")


def open_engine(name: str, threads: int = 1, languages: Sequence[str] = ()) -> Engine:
    """Open the engine with one of ``NAMES``, or one in a module with a dotted name.

    Raises Fault if it is not available.
    """
    if name not in NAMES and "." not in name:
        raise Fault(f"there is no reading engine {name}; choose one of {', '.join(NAMES)}")
    try:
        module: EngineModule = import_module(f"llm.ocr.{name}_engine" if name in NAMES else name)
        return module.open_engine(threads, languages)
    except ImportError as missing:
        raise Fault(f"the engine {name} is not installed ({missing}): {_advise_install(name)}") from missing


def _advise_install(name: str) -> str:
    return f"uv sync --inexact --extra {name}" if name == "easyocr" else "make setup"
