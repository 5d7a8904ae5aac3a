"""The real EasyOCR with its own models; an extra, so ``make test`` says where it leaves this file out."""

from __future__ import annotations

from datetime import date

import pytest

from core.model.money import Money
from core.receipts.read_receipt import HouseholdHabits, read
from llm.ocr.process import ReadingProcess
from tests.llm.ocr.drawn import LINES, receipt, saved


@pytest.mark.xdist_group("ocr")
@pytest.mark.timeout(300)  # torch takes its time to load
async def test_a_receipt_read_by_easyocr_adds_up() -> None:
    process = ReadingProcess("easyocr", page_seconds=120)
    await process.start()
    pages = [page async for page in process.read(saved(receipt(lines=LINES), "PNG"))]
    await process.stop()
    found = read(pages, HouseholdHabits(date(2026, 11, 21), "INR"))
    assert found.total
    assert found.total.value == Money.of("302.00", "INR")
    assert found.verified
