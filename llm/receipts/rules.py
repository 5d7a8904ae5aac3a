"""The reader of receipts that works with no model: implements ``core.ports.Receipts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from PIL import Image

from core.model.household import Household, NumberHabit
from core.model.page import Page
from core.model.receipt import Album, Receipt
from llm.receipts.album import read_album
from llm.receipts.reader import Habits, read

_SIDE = 8
"""A difference hash compares each of 8 by 8 points with its neighbour to the right (Krawetz 2013, dHash)."""
_BITS = _SIDE * _SIDE


class RuleReceipts:
    """Rows, sums and words, in the household's habits."""

    def read(self, pages: Sequence[Page], household: Household, today: date) -> Receipt:
        """What the pages say, judged by their own arithmetic."""
        return read(pages, _habits(household, today))

    def album(self, photos: Sequence[Sequence[Page]], household: Household, today: date) -> Album:
        """What photos sent together say: which of them are one paper, and what is on each."""
        return read_album(photos, _habits(household, today))

    def look(self, page: Page) -> int | None:
        """What a page looks like in 64 bits, signed; None where it keeps no picture."""
        if not page.picture:
            return None
        with Image.open(BytesIO(page.picture), formats=["JPEG"]) as picture:
            small = picture.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.BILINEAR)
        grey = small.tobytes()
        rows = (grey[at : at + _SIDE + 1] for at in range(0, len(grey), _SIDE + 1))
        bits = [row[x] > row[x + 1] for row in rows for x in range(_SIDE)]
        value = sum(bit << at for at, bit in enumerate(bits))
        return value - (1 << _BITS) if value >> (_BITS - 1) else value


def _habits(household: Household, today: date) -> Habits:
    mark = "," if household.number_habit is NumberHabit.COMMA else "."
    return Habits(today, household.currency, household.day_first, mark, household.language)
