"""The real Tesseract, on print RapidOCR has no letters for too; ``make test`` says where it leaves this file out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest
import pytest_asyncio
from PIL import ImageOps

from core.model.money import Money
from core.receipts.read_receipt import HouseholdHabits, read_receipt
from llm.ocr.readers import PageReaders
from tests.llm.ocr.drawn import CYRILLIC, DEVANAGARI, LINES, receipt, saved

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("ocr")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readers() -> AsyncIterator[PageReaders]:
    """One process for all of them."""
    made = PageReaders("tesseract")
    await made.engines[0].start()
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("lines", "language", "mark", "rim", "merchant", "total"),
    [
        (LINES, "en", ".", 25, "CORNER GROCERY", "302.00"),
        (CYRILLIC, "ru", ",", 0, "ООО ВЕСНА", "509.00"),
        (DEVANAGARI, "hi", ".", 0, "अन्नपूर्णा भोजनालय", "160.00"),
    ],
    ids=["latin", "cyrillic", "devanagari"],
)
async def test_a_receipt_in_its_household_s_letters(  # noqa: PLR0917  pytest passes them by name
    readers: PageReaders, lines: tuple[str, ...], language: str, mark: str, rim: int, merchant: str, total: str
) -> None:
    """A black rim is what scanners leave."""
    assert language in readers.engines[0].languages, "its language pack is not installed"
    photo = ImageOps.expand(receipt(lines=lines), rim, "black")
    pages = await readers.read(saved(photo, "PNG"), (language,))
    found = read_receipt(pages, HouseholdHabits(date(2026, 11, 21), "INR", mark=mark))
    assert found.merchant
    assert found.merchant.value == merchant
    assert found.total
    assert found.total.value == Money.of(total, "INR")
    assert found.verified
    assert found.day
    assert found.day.value == date(2026, 11, 19)
