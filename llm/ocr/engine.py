"""An Engine finds words in a prepared picture; each lies in a file of its own and is loaded when it is opened."""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from core.errors import Fault
from core.model.page import Word

Picture = NDArray[np.uint8]
"""Height x width x 3: red, green, blue."""


@runtime_checkable
class Engine(Protocol):
    """Reads one prepared picture."""

    name: str

    def read(self, image: Picture) -> tuple[Word, ...]:
        """The words of a picture with boxes in its pixels; none where it shows none."""
        ...


class Opens(Protocol):
    """What an engine's module has to have."""

    def open_engine(self, threads: int) -> Engine:
        """The engine, ready to read; raises ImportError or Fault where something of it is not installed."""
        ...


NAMES: Final = ("rapidocr", "tesseract", "easyocr")


def open_engine(name: str, threads: int = 1) -> Engine:
    """The engine of one of our names or of a dotted module, its models loaded; raises Fault where it cannot be had."""
    if name not in NAMES and "." not in name:
        raise Fault(f"there is no reading engine {name}; choose one of {', '.join(NAMES)}")
    try:
        module: Opens = import_module(f"llm.ocr.{name}_engine" if name in NAMES else name)
        return module.open_engine(threads)
    except ImportError as missing:
        raise Fault(f"the engine {name} is not installed: {missing}") from missing
