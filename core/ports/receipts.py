"""Reading receipts from pages of words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from core.model.household import Household
from core.model.page import PageText
from core.model.provider import ModelResult
from core.model.receipt import Album, Receipt


class Receipts(Protocol):
    """Reads receipts by rules, without a language model."""

    def read_pages(self, pages: Sequence[PageText], household: Household, today: date) -> Receipt:
        """Return the receipt on some pages, checked by its own arithmetic."""
        ...

    def split_page(self, page: PageText, household: Household, today: date) -> tuple[PageText, ...]:
        """Return a page divided into one page per receipt, where several receipts lie on it; else the page alone."""
        ...

    def divide_album(self, photos: Sequence[Sequence[PageText]], household: Household, today: date) -> Album:
        """Return the receipts on photos sent together, with the photos that belong to each."""
        ...


class Witness(Protocol):
    """A household's language model as a second reader of receipts whose sums disagree."""

    async def read(self, pages: Sequence[PageText], household: Household, today: date) -> ModelResult[Receipt]:
        """Return another reading whose sums agree, never marked as verified; or the reason there is none."""
        ...
