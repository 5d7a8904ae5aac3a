"""A second reading of a receipt by the household's model, which copies rows that our own arithmetic then judges.

It is asked only if the local reading does not add up. Given words alone, it may use no digits that were not read; what
it copied counts only if the sums of its rows confirm the total, and even then as an offer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from core.model.household import Household
from core.model.page import Box, PageText, Word
from core.model.provider import ModelError, ModelResult
from core.model.receipt import Receipt
from core.ports.receipts import Receipts
from core.receipts.page_rows import group_rows
from llm.jobs.interpret import ShapeFiller
from llm.jobs.reading import Closed, Span
from llm.privacy import mask_text
from llm.prompt import Image, Prompt
from llm.prompts import load_sheet

_ROWS: Final = 120
"""The most rows of a receipt sent to a model or accepted from one."""
_LONGEST: Final = 120
_WIDE, _HIGH, _COLUMN = 12, 40, 80
"""The width and height of a letter in pixels, and the letters before the column of amounts, as tills print them."""
_DIGITS: Final = re.compile(r"\d+")


class CopiedRow(Closed):
    """One printed row."""

    text: Span
    amount: Span = ""


class CopiedReceipt(Closed):
    """A receipt from top to bottom."""

    rows: Annotated[list[CopiedRow], Field(max_length=_ROWS)]


class ModelWitness:
    """Asks the household's model to copy a receipt; implements ``core.ports.Witness``."""

    def __init__(self, client: ShapeFiller, receipts: Receipts) -> None:
        self._client = client
        self._receipts = receipts

    async def read(self, pages: Sequence[PageText], household: Household, today: date) -> ModelResult[Receipt]:
        """Return the receipt that the model copied from the picture, or from words if it may not see the picture.

        The receipt is judged by its own sums.
        """
        prompt = load_sheet("receipt").make_prompt({"rows": []})
        pictures = [Image(page.picture) for page in pages[:1] if page.picture]
        heard: ModelResult[CopiedReceipt] = ModelResult(trouble=ModelError.CANNOT)
        if pictures:
            heard = await self._client.fill("receipt", household, prompt, CopiedReceipt, images=pictures)
        seen = heard.trouble is not ModelError.CANNOT
        if not seen:
            heard = await self._client.fill("receipt", household, _make_copy_prompt(pages), CopiedReceipt)
        if heard.value is None:
            return ModelResult(trouble=heard.trouble, by=heard.by, near_cap=heard.near_cap)
        receipt = self._receipts.read_pages([make_page(heard.value)], household, today)
        if not receipt.verified or not (seen or is_confirmed_by_ocr(heard.value, pages)):
            return ModelResult(trouble=ModelError.UNUSABLE, by=heard.by, near_cap=heard.near_cap)
        return ModelResult(replace(receipt, verified=False), by=heard.by, near_cap=heard.near_cap)


def _make_copy_prompt(pages: Sequence[PageText]) -> Prompt:
    found = [mask_text(row.text)[:_LONGEST] for page in pages for row in group_rows(page)]
    return load_sheet("receipt").make_prompt({"rows": found[:_ROWS]})


def make_page(copied: CopiedReceipt) -> PageText:
    """Return copied rows as a page of words laid out like a printed receipt, so that the same reader judges it."""
    words = [word for number, row in enumerate(copied.rows) for word in _make_words(row, number)]
    return PageText(tuple(words), _COLUMN * _WIDE, (len(copied.rows) + 1) * _HIGH)


def _make_words(row: CopiedRow, number: int) -> list[Word]:
    amount = row.amount.strip()
    parts = [(row.text.strip()[:_LONGEST], 0), (amount, (_COLUMN - len(amount)) * _WIDE)]
    return [
        Word(text, Box.from_edges(left, number * _HIGH, len(text) * _WIDE, _HIGH - 10), 1.0)
        for text, left in parts
        if text
    ]


def is_confirmed_by_ocr(copied: CopiedReceipt, pages: Sequence[PageText]) -> bool:
    """Return whether the digits of every copied amount were also read by our own OCR engine, in one row."""
    read = ["".join(_DIGITS.findall(row.text)) for page in pages for row in group_rows(page)]
    amounts = ["".join(_DIGITS.findall(row.amount)) for row in copied.rows]
    return all(any(amount in digits for digits in read) for amount in amounts if amount)
