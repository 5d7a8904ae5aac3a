"""A Page: the words of a picture or of one page of a PDF, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, pi

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
        """Return a box with level sides."""
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


@dataclass(frozen=True, slots=True)
class OriginalPicture:
    """The picture a page was read from, standing as its EXIF asks, and how the page lies on it."""

    width: int
    height: int
    view: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    """Three rows of three: a page's (x, y, 1) to the original's x and y, each times the third number."""

    def locate(self, x: float, y: float) -> Point:
        """Return the point of the original that a point of the page is."""
        a, b, c, d, e, f, g, h, i = self.view
        depth = g * x + h * y + i
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth

    @property
    def turn(self) -> int:
        """The quarter turn, in degrees clockwise, after which the original stands as the page does."""
        (left, top), (right, bottom) = self.locate(0, 0), self.locate(1, 0)
        return -90 * round(atan2(bottom - top, right - left) / (pi / 2)) % 360


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page, in no promised order; boxes are in pixels of the prepared page."""

    words: tuple[Word, ...]
    width: int
    height: int
    picture: bytes = b""
    """The prepared page as a small JPEG, its sides in the page's proportions; for thumbnails."""
    original: OriginalPicture | None = None
    """None for the page of a document that has words of its own."""
