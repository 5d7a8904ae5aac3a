"""The RapidOCR engine (ONNX Runtime, PP-OCRv6 small), whose models are included in its wheel.

It reads Latin, Greek, Chinese and Japanese letters; it finds lines, and does not always keep the spaces within them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import rapidocr

from core.model.page import Box, Point, Word
from llm.ocr.engine import Picture

_MODELS: Final = Path(rapidocr.__file__).parent / "models"
_FIND_PIXELS: Final = 900_000
_FIND_SHARE: Final = 0.56
"""The share of a picture's pixels that line detection sees, unless ``_FIND_PIXELS`` is more; recognition sees all."""


_LEAST_WIDTH: Final = 240
"""Pixels to which a short word (48 high) is padded; the library's 320 read no better and take a seventh longer."""


class RapidEngine:
    """A loaded RapidOCR engine."""

    name = "rapidocr"

    def __init__(self, threads: int) -> None:
        cv2.setNumThreads(threads)
        self._ocr: Any = rapidocr.RapidOCR(params=_make_settings(threads))
        self._ocr(_print_sample())  # models load, and get ready, at the first picture with print on it
        self._ocr.use_cls = False

    def read(self, image: Picture) -> tuple[Word, ...]:
        """Return lines of print, or parts of lines, each as one word."""
        height, width = image.shape[:2]
        seen = max(_FIND_PIXELS, _FIND_SHARE * height * width)
        self._ocr.text_det.limit_side_len = max(height, width) * min(1.0, (seen / (height * width)) ** 0.5)
        found = self._ocr(np.ascontiguousarray(image[..., ::-1]))
        if found.txts is None or found.boxes is None:
            return ()
        return tuple(
            Word(text, Box(_to_corners(box)), min(1.0, float(score)))
            for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
        )


def open_engine(threads: int, languages: Sequence[str] = ()) -> RapidEngine:
    """Open the engine with the models from its wheel; one model reads all its letters, so languages are ignored."""
    del languages
    return RapidEngine(threads)


def _make_settings(threads: int) -> dict[str, object]:
    """Return RapidOCR's settings, with full paths to the models, as it would else download them."""
    return {
        "Global.use_cls": False,
        "Global.max_side_len": 100_000,
        "Global.log_level": "error",
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "Det.limit_type": "max",
        "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
        "Rec.rec_img_shape": [3, 48, _LEAST_WIDTH],
        "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
    }


def _print_sample() -> Picture:
    """Return a sample page of print that makes both detector and recogniser run."""
    page = np.full((1200, 900, 3), 255, np.uint8)
    for row in range(60, 1200, 60):
        cv2.putText(page, "TOTAL 1234.50", (60, row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2)
    return page


def _to_corners(box: Any) -> tuple[Point, Point, Point, Point]:
    first, second, third, fourth = ((float(x), float(y)) for x, y in box)
    return first, second, third, fourth
