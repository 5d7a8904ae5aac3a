"""A Page: the words of a picture or of one page of a PDF, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
"""Pixels of the prepared page, x to the right and y down from its top left corner."""


@dataclass(frozen=True, slots=True)
class Box:
    """Four corners as one reads: before the first letter above, after the last above, after it below, before it below.

    A box of a tilted line is tilted; the first and the second corner give the line's slope.
    """

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def upright(cls, left: float, top: float, width: float, height: float) -> Box:
        """A box with level sides."""
        right, bottom = left + width, top + height
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)))

    @property
    def left(self) -> float:
        """The leftmost x."""
        return min(x for x, _ in self.corners)

    @property
    def top(self) -> float:
        """The uppermost y."""
        return min(y for _, y in self.corners)

    @property
    def right(self) -> float:
        """The rightmost x."""
        return max(x for x, _ in self.corners)

    @property
    def bottom(self) -> float:
        """The lowest y."""
        return max(y for _, y in self.corners)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of one line as the engine found it, often several words, spaces not always kept."""

    text: str
    box: Box
    confidence: float
    """How sure the engine is, 0 to 1; 1 for a PDF's own text."""


class WordSource(StrEnum):
    """Where words come from."""

    OCR = "ocr"
    TEXT_LAYER = "text-layer"


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page, in no promised order; boxes are in pixels of the prepared page."""

    words: tuple[Word, ...]
    width: int
    height: int
    turned: float = 0.0
    """Degrees clockwise the picture was turned to stand upright, after what its EXIF asks."""
    source: WordSource = WordSource.OCR
    picture: bytes = b""
    """The prepared page as a small JPEG, its sides in the page's proportions; for thumbnails."""
    is_cut: bool = False
    """Whether a sheet was cut out of the photo and laid flat, so that boxes do not lie on the original."""
