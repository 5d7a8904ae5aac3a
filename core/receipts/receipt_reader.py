"""The receipt reader that works without a model; implements ``core.ports.Receipts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.model.household import Household, NumberHabit
from core.model.page import PageText
from core.model.receipt import Album, Receipt
from core.receipts.album import divide_album
from core.receipts.parted_page import split_page
from core.receipts.read_receipt import HouseholdHabits, read_receipt


class ReceiptReader:
    """A reader of receipts (``core.ports.Receipts``) by rows, keywords and sums."""

    def read_pages(self, pages: Sequence[PageText], household: Household, today: date) -> Receipt:
        """Return the receipt on pages of recognised words, checked by its own sums."""
        return read_receipt(pages, _find_habits(household, today))

    def split_page(self, page: PageText, household: Household, today: date) -> tuple[PageText, ...]:
        """Return the receipts on a page, each as a page of its own; the page itself where it is one receipt."""
        return split_page(page, _find_habits(household, today))

    def divide_album(self, photos: Sequence[Sequence[PageText]], household: Household, today: date) -> Album:
        """Return the receipts on photos sent together, with the photos that belong to each."""
        return divide_album(photos, _find_habits(household, today))


def _find_habits(household: Household, today: date) -> HouseholdHabits:
    mark = "," if household.number_habit is NumberHabit.COMMA else "."
    return HouseholdHabits(today, household.currency, household.day_first, mark, household.language)
