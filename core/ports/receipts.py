"""Reading a receipt off pages of words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from core.model.household import Household
from core.model.page import PageText
from core.model.provider import ModelResult
from core.model.receipt import Album, Receipt


class Receipts(Protocol):
    """Pages into a receipt, with no model."""

    def read(self, pages: Sequence[PageText], household: Household, today: date) -> Receipt:
        """What the pages say, judged by their own arithmetic."""
        ...

    def part_page(self, page: PageText, household: Household, today: date) -> tuple[PageText, ...]:
        """The papers on a page, each a receipt without the others; the page alone where it is one paper."""
        ...

    def read_album(self, photos: Sequence[Sequence[PageText]], household: Household, today: date) -> Album:
        """What photos sent together say: which of them are one paper, and what is on each."""
        ...


class Witness(Protocol):
    """A household's model as a second reader of a receipt that does not add up."""

    async def read(self, pages: Sequence[PageText], household: Household, today: date) -> ModelResult[Receipt]:
        """Another reading whose own sums agree, never called verified; or why there is none."""
        ...
