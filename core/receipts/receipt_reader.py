"""The reader of receipts that works with no model: implements ``core.ports.Receipts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.model.household import Household, NumberHabit
from core.model.page import PageText
from core.model.receipt import Album, Receipt
from core.receipts.album import read_album
from core.receipts.parted_page import part_page
from core.receipts.read_receipt import HouseholdHabits, read_receipt


class ReceiptReader:
    """Rows, sums and words, in the household's habits."""

    def read(self, pages: Sequence[PageText], household: Household, today: date) -> Receipt:
        """What the pages say, judged by their own arithmetic."""
        return read_receipt(pages, _habits_of(household, today))

    def part_page(self, page: PageText, household: Household, today: date) -> tuple[PageText, ...]:
        """The papers on a page, each a receipt without the others; the page alone where it is one paper."""
        return part_page(page, _habits_of(household, today))

    def read_album(self, photos: Sequence[Sequence[PageText]], household: Household, today: date) -> Album:
        """What photos sent together say: which of them are one paper, and what is on each."""
        return read_album(photos, _habits_of(household, today))


def _habits_of(household: Household, today: date) -> HouseholdHabits:
    mark = "," if household.number_habit is NumberHabit.COMMA else "."
    return HouseholdHabits(today, household.currency, household.day_first, mark, household.language)
