"""Split a photo of several receipts at a gap that has a complete receipt on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.model.page import PageText, Word
from core.model.receipt import Receipt
from core.receipts.page_rows import group_rows, measure_box_height
from core.receipts.read_receipt import HouseholdHabits, read_receipt

FEWEST_WORDS = 6
"""The fewest recognised words (or lines, if the engine returns lines) of a receipt."""
WIDE, HIGH = 1.5, 1.8
"""The least width of a gap between receipts side by side, and height of one between receipts one above the other.

Both are relative to letter height.
"""
MOST_GAPS = 4
"""The most gaps that are tried, the widest first."""
MOST_PAPERS = 4


def split_page(page: PageText, habits: HouseholdHabits) -> tuple[PageText, ...]:
    """Return the receipts on a page, each as a page with its own words; the page itself where it is one receipt."""
    return tuple(_split_repeatedly(page, habits, MOST_PAPERS))


def _split_repeatedly(page: PageText, habits: HouseholdHabits, most: int) -> list[PageText]:
    if most < 2 or len(page.words) < 2 * FEWEST_WORDS:
        return [page]
    for words in _list_cuts(page):
        first, second = (replace(page, words=tuple(side)) for side in words)
        if is_other_receipt(*(read_receipt([side], habits) for side in (first, second))):
            found = _split_repeatedly(first, habits, most - 1)
            return [*found, *_split_repeatedly(second, habits, most - len(found))]
    return [page]


def is_other_receipt(one: Receipt, other: Receipt) -> bool:
    """Return whether two readings are each a complete receipt (verified sums, shop, day) with different totals."""
    whole = all(
        each.verified and each.merchant is not None and each.day is not None and each.total is not None
        for each in (one, other)
    )
    return whole and one.total is not None and other.total is not None and one.total.value != other.total.value


def _list_cuts(page: PageText) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Yield the ways to divide a page in two: at its widest vertical gaps, then at its highest horizontal ones."""
    size = sorted(measure_box_height(word.box) for word in page.words)[len(page.words) // 2]
    columns = sorted(page.words, key=lambda word: word.box.left)
    reach, gaps = columns[0].box.right, []
    for at, word in enumerate(columns[1:], 1):
        gaps.append((word.box.left - reach, at))
        reach = max(reach, word.box.right)
    wide = sorted((gap for gap in gaps if gap[0] > WIDE * size), reverse=True)[:MOST_GAPS]
    yield from ((columns[:at], columns[at:]) for _, at in wide if FEWEST_WORDS <= at <= len(columns) - FEWEST_WORDS)
    rows = group_rows(page)
    high = sorted(((lower.y - upper.y, at) for at, (upper, lower) in enumerate(pairwise(rows), 1)), reverse=True)
    for gap, at in high[:MOST_GAPS]:
        sides = [[word for row in some for word in row.words] for some in (rows[:at], rows[at:])]
        if gap > HIGH * size and min(map(len, sides)) >= FEWEST_WORDS:
            yield sides[0], sides[1]
