"""The words found on a photo or on one page of a PDF, each with its position."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, pi

Point = tuple[float, float]
"""A position in pixels of the prepared page image, x to the right and y down from the top left corner."""


@dataclass(frozen=True, slots=True)
class Box:
    """A quadrilateral around some text: top left, top right, bottom right, bottom left corner, as the text is read.

    A box of a tilted line is tilted; the first and the second corner give the line's slope.
    """

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def from_edges(cls, left: float, top: float, width: float, height: float) -> Box:
        """Return an axis-parallel box from its left and top edge, width and height."""
        right, bottom = left + width, top + height
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)))

    @property
    def left(self) -> float:
        """Return the smallest x of the corners."""
        return min(x for x, _ in self.corners)

    @property
    def top(self) -> float:
        """Return the smallest y of the corners."""
        return min(y for _, y in self.corners)

    @property
    def right(self) -> float:
        """Return the largest x of the corners."""
        return max(x for x, _ in self.corners)

    @property
    def bottom(self) -> float:
        """Return the largest y of the corners."""
        return max(y for _, y in self.corners)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text found by OCR, often several words of one line, sometimes with spaces missing."""

    text: str
    box: Box
    confidence: float
    """How sure the OCR engine is, 0 to 1; 1 for text stored in a PDF."""


@dataclass(frozen=True, slots=True)
class OriginalPicture:
    """The uploaded photo, rotated as its EXIF data says, and where the prepared page lies on it."""

    width: int
    height: int
    view: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    """The 3 x 3 projective matrix that maps page coordinates (x, y, 1) to homogeneous ones of the photo."""

    def map_to_photo(self, x: float, y: float) -> Point:
        """Return the position on the photo that corresponds to a position on the page."""
        a, b, c, d, e, f, g, h, i = self.view
        depth = g * x + h * y + i
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth

    @property
    def clockwise_turn(self) -> int:
        """Return how far to rotate the photo so that it stands like the page: 0, 90, 180 or 270 degrees clockwise."""
        (left, top), (right, bottom) = self.map_to_photo(0, 0), self.map_to_photo(1, 0)
        return -90 * round(atan2(bottom - top, right - left) / (pi / 2)) % 360


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one page in no particular order, with boxes in pixels of the prepared page image."""

    words: tuple[Word, ...]
    width: int
    height: int
    picture: bytes = b""
    """The prepared page image as a small JPEG of the same proportions, for thumbnails."""
    original: OriginalPicture | None = None
    """The uploaded photo; None for a document's page that has stored text."""
