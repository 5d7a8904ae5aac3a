"""Straightening pictures of print: small tilts judged by rows of ink, quarter turns by what an engine can read."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from cv2.typing import MatLike

from core.model.page import PageText, Word
from core.receipts.read_receipt import has_total_or_date
from llm.ocr.engine import Engine, Picture, View

_WIDTH: Final = 400
"""The width in pixels of the copy in which rows of ink are counted."""
_LONGEST: Final = 120
"""The longest shape in that copy, in pixels, that still counts as print."""
_MOST_RATIO: Final = 2
"""The greatest ratio of height to width; of a longer receipt only the middle is examined."""
_COARSE: Final = np.arange(-12.0, 12.1, 1.5)
_FINE: Final = np.arange(-1.25, 1.26, 0.25)
"""The second, finer set of angles in degrees tried around the best coarse one."""
_LEAST_TILT: Final = 0.4
"""The smallest tilt in degrees that is corrected; engines read smaller ones as well."""
_GAIN: Final = 1.1
"""How many times sharper the rows must become for a turn to be accepted."""
_SURE: Final = {"rapidocr": 0.85, "tesseract": 0.45}
_SURE_OF_OTHERS: Final = 0.5
"""The mean confidence below which a page of an engine not in ``_SURE`` may be upside down.

Upright pages had at least 0.95 with RapidOCR and 0.53 with Tesseract, upside-down ones at most 0.73 and 0.39.
"""
_TALL: Final = 1.5
"""The ratio of height to width from which a word counts as lying on its side."""


@dataclass(frozen=True, slots=True)
class UprightPicture:
    """A picture in the orientation that reads best, with its words; ``turned`` is in degrees clockwise."""

    picture: Picture
    words: tuple[Word, ...]
    turned: float


def level_lines(picture: Picture) -> tuple[Picture, float]:
    """Return the picture with its lines of print level, and by how many degrees clockwise it was turned."""
    tilt = _find_tilt(picture)
    return (picture, 0.0) if abs(tilt) < _LEAST_TILT else (_rotate(picture, tilt), tilt)


def undo_turn(before: Picture, after: Picture, degrees: float) -> View:
    """Return the transformation from a picture turned clockwise about its middle back to the one before."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    turn = np.array([[cosine, sine, 0.0], [-sine, cosine, 0.0], [0.0, 0.0, 1.0]])
    turn[:2, 2] = np.array(before.shape[1::-1]) / 2 - turn[:2, :2] @ np.array(after.shape[1::-1]) / 2
    return turn


def read_upright(picture: Picture, engine: Engine) -> UprightPicture:
    """Read a straightened picture, trying quarter turns if it shows neither a total nor a date as it lies."""
    words = engine.read(picture)
    height, width = picture.shape[:2]
    legible = _is_upright(words) and has_total_or_date(PageText(words, width, height))
    turn = 0 if legible else _find_turn(picture, words, engine)
    if turn == 0:
        return UprightPicture(picture, words, 0.0)
    turned, tilt = level_lines(_turn_quarter(picture, turn))
    return UprightPicture(turned, engine.read(turned), turn + tilt)


def _find_turn(picture: Picture, words: tuple[Word, ...], engine: Engine) -> int:
    """Return the quarter turn, in degrees clockwise, after which a page reads best: the first sure one, or the best."""
    sure = _SURE.get(engine.name, _SURE_OF_OTHERS)
    worths: dict[int, float] = {}
    for turn in _list_turns_to_try(words, sure):
        read = engine.read(_turn_quarter(_cut_middle(picture), turn))
        if read and _is_upright(read) and _measure_confidence(read) >= sure:
            return turn
        worths[turn] = _rate_words(read)
    if worths:
        worths[0] = _rate_words(engine.read(_cut_middle(picture)))
    return max(worths, key=lambda turn: (worths[turn], turn == 0), default=0)


def _find_tilt(picture: Picture) -> float:
    """Return the turn, in degrees clockwise, that makes the rows of print sharpest; 0 if none helps much."""
    width = picture.shape[1]
    above = max(0, picture.shape[0] - _MOST_RATIO * width) // 2
    grey = cv2.cvtColor(picture[above : above + _MOST_RATIO * width], cv2.COLOR_RGB2GRAY)
    scale = min(1.0, _WIDTH / width)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = _remove_long_shapes(
        cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 12)
    )
    coarse = _find_sharpest(ink, _COARSE)
    best = _find_sharpest(ink, coarse + _FINE)
    return best if _measure_sharpness(ink, best) > _GAIN * _measure_sharpness(ink, 0.0) else 0.0


def _remove_long_shapes(ink: MatLike) -> MatLike:
    """Return the ink without shapes too long for a letter, such as edges of shadows and folds."""
    _, labels, sizes, _ = cv2.connectedComponentsWithStats(ink)
    short = (sizes[:, cv2.CC_STAT_WIDTH] < _LONGEST) & (sizes[:, cv2.CC_STAT_HEIGHT] < _LONGEST)
    short[0] = False  # what is not ink
    return np.asarray(short.astype(np.uint8)[labels])


def _find_sharpest(ink: MatLike, degrees: Iterable[float]) -> float:
    return float(max(degrees, key=lambda each: _measure_sharpness(ink, each)))


def _measure_sharpness(ink: MatLike, degrees: float) -> float:
    """Return how unevenly the ink falls into rows once the picture is turned by ``degrees``."""
    rows = _rotate(ink, degrees, border=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _rotate(picture: MatLike, degrees: float, border: int = 255) -> Picture:
    """Return the picture turned clockwise about its middle, enlarged to hold all of it."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    sine, cosine = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    turn[:, 2] += ((wide - width) / 2, (high - height) / 2)
    fill = (border, border, border)
    return np.asarray(cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_LINEAR, borderValue=fill), np.uint8)


def _list_turns_to_try(words: tuple[Word, ...], sure: float) -> tuple[int, ...]:
    """Return the quarter turns worth trying, in degrees."""
    if not _is_upright(words):
        return (90, 270)
    return () if words and _measure_confidence(words) >= sure else (180, 90, 270)


def _measure_confidence(words: tuple[Word, ...]) -> float:
    """Return the mean confidence of a letter, 0 to 1."""
    return sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)


def _is_upright(words: tuple[Word, ...]) -> bool:
    """Return whether at least half of the letters are in words that lie horizontally."""
    standing = sum(len(word.text) for word in words if _is_upended(word))
    return standing <= sum(len(word.text) for word in words) / 2


def _is_upended(word: Word) -> bool:
    box = word.box
    return len(word.text) > 1 and box.bottom - box.top > _TALL * (box.right - box.left)


def _rate_words(words: tuple[Word, ...]) -> float:
    """Return a score for how much was read with confidence, counting only words that lie horizontally."""
    return sum(len(word.text) * word.confidence**2 for word in words if not _is_upended(word))


def _cut_middle(picture: Picture) -> Picture:
    """Return the middle half of a picture each way: enough words to judge by, in a quarter of the time."""
    height, width = picture.shape[:2]
    return picture[height // 4 : -(height // 4) or None, width // 4 : -(width // 4) or None]


def _turn_quarter(picture: Picture, degrees: int) -> Picture:
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))
