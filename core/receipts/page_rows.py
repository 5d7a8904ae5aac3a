"""Group the words of a photo into rows, after finding the tilt and keystone with which the fewest rows result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from statistics import median

from core.model.page import Box, PageText, Word

TILTS = tuple(step / 100 for step in range(-18, 19, 2))
"""The slopes of rows that are tried: about ten degrees either way."""

KEYSTONES = (-0.12, -0.08, -0.04, 0.0, 0.04, 0.08, 0.12)
"""The changes of slope from the page's middle to its edge that are tried, for photos taken at an angle."""

NEAR = 0.5
"""The largest distance of two words' middles on one row, relative to letter height."""

TRUST, LITTLE_TRUST, MOST_DOUBT = 5.0, 0.5, 0.5
"""The weights of the penalty for a frame whose slope differs from that of the boxes, and its maximum.

The penalty is small if all boxes are upright, as those of some engines always are.
"""

LONG = 3
"""The least width of a box, in letter heights, from which its own slope is reliable."""

MOST_WORDS, MOST_LETTERS = 1500, 120
"""The most words of a page and letters of a word that are read, so that a huge page takes no time."""

FINE = (-0.01, 0.0, 0.01)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The slope of the text lines in the middle of a page, and how it changes towards top and bottom."""

    tilt: float
    keystone: float
    width: int
    height: int

    def find_slope(self, y: float) -> float:
        """Return the slope of rows at a y coordinate."""
        return self.tilt + self.keystone * (2 * y / max(1, self.height) - 1)

    def find_level_y(self, x: float, y: float) -> float:
        """Return the y coordinate that a point has once the rows are made level."""
        return y - self.find_slope(y) * (x - self.width / 2)


@dataclass(frozen=True)
class PageRow:
    """The words of one row from left to right; ``y`` is the row's middle once rows are made level."""

    words: tuple[Word, ...]
    y: float = 0.0
    height: float = 1.0

    @cached_property
    def text(self) -> str:
        """Return the words joined with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Return the boxes of the words."""
        return tuple(word.box for word in self.words)

    @property
    def confidence(self) -> float:
        """Return the lowest OCR confidence of the words; 0 without words."""
        return min((word.confidence for word in self.words), default=0.0)


def find_centre(box: Box) -> tuple[float, float]:
    """Return the centre of a box."""
    xs, ys = zip(*box.corners, strict=True)
    return sum(xs) / 4, sum(ys) / 4


def measure_box_height(box: Box) -> float:
    """Return the height of the letters in a box, at least 1, whatever its tilt."""
    (_, a), (_, b), (_, c), (_, d) = box.corners
    return max(1.0, (d - a + c - b) / 2)


def group_rows(page: PageText) -> tuple[PageRow, ...]:
    """Return the rows of a page from top to bottom."""
    words = [_cut_long_text(word) for word in page.words[:MOST_WORDS] if word.text.strip()]
    if not words:
        return ()
    size = median(measure_box_height(word.box) for word in words)
    flat = [word for word in words if measure_box_height(word.box) < 4 * size]
    frame = _find_frame(flat, page, size)
    return _group_words(flat, frame, size)


@dataclass(frozen=True, slots=True)
class _WordPlace:
    """The place of a word on the page, computed once for all frames that are tried."""

    x: float
    y: float
    left: float
    right: float

    @classmethod
    def from_box(cls, box: Box) -> _WordPlace:
        """Return the place of a word by its box."""
        return cls(*find_centre(box), box.left, box.right)


def _cut_long_text(word: Word) -> Word:
    return word if len(word.text) <= MOST_LETTERS else replace(word, text=word.text[:MOST_LETTERS])


def _find_frame(words: Sequence[Word], page: PageText, size: float) -> PageFrame:
    """Return the page frame in which words form the best rows, searched coarsely, then finely."""
    coarse = [PageFrame(t, k, page.width, page.height) for t, k in product(TILTS, KEYSTONES)]
    first = _choose_frame(words, coarse, size)
    fine = [PageFrame(first.tilt + t, first.keystone + 2 * k, page.width, page.height) for t, k in product(FINE, FINE)]
    return _choose_frame(words, fine, size)


def _choose_frame(words: Sequence[Word], frames: Iterable[PageFrame], size: float) -> PageFrame:
    slopes = [_measure_slope(word.box) for word in words if word.box.right - word.box.left > LONG * size]
    weight = max(1.0, sum(width for _, _, width in slopes))
    spots = [_WordPlace.from_box(word.box) for word in words]

    trust = TRUST if any(slope for _, slope, _ in slopes) else LITTLE_TRUST

    def rate_frame_by_slopes(frame: PageFrame) -> float:
        apart = sum(width * abs(frame.find_slope(y) - slope) for y, slope, width in slopes) / weight
        return _rate_frame(spots, frame, size) * (1 - min(MOST_DOUBT, trust * apart))

    return max(frames, key=lambda f: (rate_frame_by_slopes(f), -abs(f.tilt) - abs(f.keystone)))


def _measure_slope(box: Box) -> tuple[float, float, float]:
    """Return the middle height of a box, the slope of its letters, and its width."""
    (ax, ay), (bx, by), _, _ = box.corners
    return find_centre(box)[1], (by - ay) / max(1.0, bx - ax), bx - ax


def _rate_frame(spots: Sequence[_WordPlace], frame: PageFrame, size: float) -> float:
    """Return the score of a frame: neighbours side by side on a row add to it, overlapping words subtract."""
    placed = sorted([(frame.find_level_y(spot.x, spot.y), spot.left, spot.right) for spot in spots])
    found, most, room = 0.0, NEAR * size, size / 2
    for index, (y, left, right) in enumerate(placed):
        for other, other_left, other_right in placed[index + 1 : index + 6]:
            if other - y > most:
                break
            beside = other_left >= right - room or left >= other_right - room
            found += (most - other + y) if beside else -(most - other + y)
    return found


def _group_words(words: Sequence[Word], frame: PageFrame, size: float) -> tuple[PageRow, ...]:
    placed = sorted(((frame.find_level_y(*find_centre(word.box)), word) for word in words), key=lambda pair: pair[0])
    lines: list[list[tuple[float, Word]]] = []
    for y, word in placed:
        line = _find_row(lines[-3:], y, word, size)
        if line is None:
            lines.append([(y, word)])
        else:
            line.append((y, word))
    made = [_make_row(line) for line in lines]
    return tuple(sorted(made, key=lambda row: row.y))


def _find_row(
    lines: Sequence[list[tuple[float, Word]]], y: float, word: Word, size: float
) -> list[tuple[float, Word]] | None:
    """Return the nearest row that a word may join, close in height and free at the word's x; None without one."""
    best, least = None, NEAR
    for line in lines:
        nearest = min(line, key=lambda pair: abs(find_centre(pair[1].box)[0] - find_centre(word.box)[0]))
        height = min(measure_box_height(word.box), max(measure_box_height(nearest[1].box), size / 2))
        gap = abs(y - (nearest[0] + sum(level for level, _ in line) / len(line)) / 2) / height
        if gap < least and not any(_is_overlapping_horizontally(word.box, other.box) for _, other in line):
            best, least = line, gap
    return best


def _is_overlapping_horizontally(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.4 * min(one.right - one.left, other.right - other.left)


def _make_row(line: Sequence[tuple[float, Word]]) -> PageRow:
    words = tuple(word for _, word in sorted(line, key=lambda pair: pair[1].box.left))
    return PageRow(words, sum(y for y, _ in line) / len(line), median(measure_box_height(word.box) for word in words))
