"""A model as a second pair of eyes on a receipt: its rows are judged by their sums, and no digit of its own counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.model.money import Money
from core.model.provider import ModelError, ModelResult
from core.model.receipt import Receipt
from core.receipts.receipt_reader import ReceiptReader
from core.usecases.propose_receipt import complete_by_second_reading
from llm.jobs.receipt_witness import CopiedReceipt, ModelWitness, make_page
from tests.llm.rig import HOUSEHOLD, TODAY, Rig, rig

ROWS = (
    ("SUNRISE SUPERMARKET", ""),
    ("20/11/2026 18:32", ""),
    ("Basmati rice 5kg", "450.00"),
    ("Toor dal 1kg", "160.00"),
    ("Dish soap", "90.00"),
    ("TOTAL", "700.00"),
    ("CASH", "1000.00"),
    ("CHANGE", "300.00"),
)
MISREAD = tuple((text, "100.00" if text == "TOTAL" else amount) for text, amount in ROWS)


def copied(rows: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {"rows": [{"text": text, "amount": amount} for text, amount in rows]}


async def asked(made: Rig, rows: tuple[tuple[str, str], ...], picture: bytes = b"") -> ModelResult[Receipt]:
    """Ask about a paper that our own engine read as these rows."""
    page = replace(make_page(CopiedReceipt.model_validate(copied(rows))), picture=picture)
    return await ModelWitness(made.client, ReceiptReader()).read([page], HOUSEHOLD, TODAY)


async def test_what_adds_up_is_offered_and_never_called_verified() -> None:
    heard = await asked(rig(copied(ROWS)), MISREAD, b"picture")
    assert heard.value is not None
    assert heard.value.total is not None
    assert (heard.value.total.value, heard.value.verified) == (Money(70000, "INR"), False)


async def test_told_words_alone_it_may_use_no_other_digits() -> None:
    made = rig(copied(ROWS))
    assert (await asked(made, MISREAD)).trouble is ModelError.UNUSABLE
    assert not made.script.asked[0].images


async def test_what_does_not_add_up_is_of_no_use() -> None:
    """Nor is a total with nothing under it."""
    for rows in (MISREAD, (("SUNRISE", ""), ("TOTAL", "999.00"))):
        assert (await asked(rig(copied(rows)), MISREAD, b"picture")).value is None


async def test_card_numbers_stay_in_the_house() -> None:
    made = rig(copied(ROWS))
    await asked(made, (*MISREAD, ("VISA 4111 1111 1111 1111", "")))
    assert "4111 1111" not in made.told
    assert "TOTAL" in made.told


@pytest.mark.parametrize("trouble", [ModelError.DOWN, ModelError.CAP])
async def test_its_trouble_is_told(trouble: ModelError) -> None:
    assert (await asked(rig(trouble, trouble, trouble), MISREAD, b"picture")).trouble is trouble


def test_a_verified_reading_is_left_alone() -> None:
    receipt, page = ReceiptReader(), make_page(CopiedReceipt.model_validate(copied(ROWS)))
    sure = receipt.read_pages([page], HOUSEHOLD, TODAY)
    assert sure.verified
    lost = tuple((text, "123.45" if text == "TOTAL" else amount) for text, amount in ROWS)
    other = receipt.read_pages([make_page(CopiedReceipt.model_validate(copied(lost)))], HOUSEHOLD, TODAY)
    assert complete_by_second_reading(sure, other) == sure
    doubtful = complete_by_second_reading(other, sure).doubtful[0]
    assert (doubtful.offered, doubtful.total) == (Money(70000, "INR"), Money(70000, "INR"))


def test_a_total_taken_for_another_than_was_read_stays_asked_though_a_second_reading_agrees() -> None:
    receipt = ReceiptReader()
    mended, sure = (
        receipt.read_pages([make_page(CopiedReceipt.model_validate(copied(rows)))], HOUSEHOLD, TODAY)
        for rows in (MISREAD, ROWS)
    )
    doubtful = complete_by_second_reading(mended, sure).doubtful[0]
    assert (doubtful.offered, doubtful.total) == (Money(70000, "INR"), Money(10000, "INR"))
