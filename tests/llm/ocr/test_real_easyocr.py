"""The real EasyOCR with its own models; an extra, so ``make test`` says where it leaves this file out."""

from __future__ import annotations

from datetime import date

import pytest

from core.model.money import Money
from core.receipts.read_receipt import HouseholdHabits, read_receipt
from llm.ocr.readers import PageReaders
from tests.llm.ocr.drawn import LINES, receipt, saved


@pytest.mark.xdist_group("ocr")
@pytest.mark.timeout(300)  # torch takes its time to load
async def test_a_receipt_read_by_easyocr_adds_up() -> None:
    readers = PageReaders("easyocr", page_seconds=120)
    try:
        pages = await readers.read(saved(receipt(lines=LINES), "PNG"))
    finally:
        await readers.close()
    found = read_receipt(pages, HouseholdHabits(date(2026, 11, 21), "INR"))
    assert found.total
    assert found.total.value == Money.of("302.00", "INR")
    assert found.verified
