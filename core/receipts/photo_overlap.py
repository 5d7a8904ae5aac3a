"""Find where one photo of a receipt continues in the next, so that rows on both are counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from core.receipts.ocr_letters import fold_text
from core.receipts.page_rows import PageRow

ALIKE: Final = 0.75
"""The similarity (0 to 1) from which two rows are readings of the same row."""
SHARE: Final = 0.7
"""The part of the overlapping rows that must be alike."""
MOST, LETTERS = 60, 80
"""The most rows that two photos may share, and the most letters of a row that are compared."""
CUT: Final = 2
"""The most rows at a photo's edge that may be cut through and unreadable."""
_NUMBER: Final = re.compile(r"\d[.,]\d{2}(?!\d)|\d{4}")

_NO_DIGIT: Final = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class PhotoOverlap:
    """The numbers of rows to drop from the end of the upper and the start of the lower photo.

    ``alike`` is how many rows the two photos show alike.
    """

    upper: int = 0
    lower: int = 0
    alike: int = 0

    @property
    def has_several_rows(self) -> bool:
        """Return whether more than one row is alike; a single one may be the same item bought twice."""
        return self.alike > 1


def find_overlap(upper: Sequence[PageRow], lower: Sequence[PageRow]) -> PhotoOverlap:
    """Return the overlap of two photos: the last rows of the upper one that the lower one begins with."""
    upper, lower = upper[-MOST:], lower[:MOST]
    one, other = ([fold_text(row.text)[:LETTERS] for row in rows] for rows in (upper, lower))
    best = PhotoOverlap()
    for size in range(min(len(one), len(other)), 0, -1):
        for end in range(min(CUT, len(one) - size) + 1):
            for start in range(min(CUT, len(other) - size) + 1):
                found = _count_same_rows(
                    one[len(one) - end - size : len(one) - end], other[start : start + size], best.alike
                )
                if found > best.alike and _has_number(upper[len(one) - end - size : len(one) - end]):
                    best = PhotoOverlap(end, start + size, found)
    return best


def _count_same_rows(one: Sequence[str], other: Sequence[str], least: int) -> int:
    """Return how many rows of two photos are the same; 0 where too few of them are."""
    if len(one) <= least or not _is_same_row(one[0], other[0]):
        return 0
    found = sum(_is_same_row(a, b) for a, b in zip(one, other, strict=True))
    return found if found >= SHARE * len(one) else 0


def _has_number(rows: Sequence[PageRow]) -> bool:
    """Return whether any row holds a number, as dashes and headings are alike everywhere."""
    return any(_NUMBER.search(row.text) for row in rows)


@lru_cache(4096)
def _is_same_row(one: str, other: str) -> bool:
    """Return whether two rows agree in words and numbers; the same item at two prices makes two rows."""
    if one == other:
        return bool(one)
    return _is_similar(one, other) and _is_similar(_NO_DIGIT.sub("", one), _NO_DIGIT.sub("", other))


def _is_similar(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
