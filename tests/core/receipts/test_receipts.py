"""Whole receipts as data: what is printed, what has to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.printing.printer import Printed
from benchmarks.printing.words import Warp, page
from core.model.money import Money
from core.model.receipt import Receipt
from core.receipts.read_receipt import HouseholdHabits, read_receipt
from tests import sheets

CASES: list[dict[str, Any]] = sheets.rows(Path(__file__).with_name("receipts.yaml"))
TODAY = date(2026, 11, 21)
CHANCE = Random(1)  # noqa: S311  chance that repeats is what tests want


def _read(case: Mapping[str, Any]) -> Receipt:
    rows = [Printed(text) for text in case["printed"].splitlines()]
    paper = page(rows, CHANCE, Warp(tilt=case.get("tilt", 0)))
    return read_receipt(
        [paper], HouseholdHabits(TODAY, case["currency"], case.get("day_first", True), case.get("mark", "."))
    )


def _seen_money(receipt: Receipt) -> Money | None:
    return receipt.total.value if receipt.total else None


def _amounts(charges: tuple[Any, ...]) -> list[Decimal]:
    return [charge.amount.amount for charge in charges]


SEEN: dict[str, Callable[[Receipt], Any]] = {
    "currencies": lambda receipt: list(receipt.currencies),
    "verified": lambda receipt: receipt.verified,
    "is_refund": lambda receipt: receipt.is_refund,
    "is_total_printed": lambda receipt: receipt.is_total_printed,
    "items": lambda receipt: [[i.name, i.amount.amount, i.quantity] for i in receipt.items],
    "discounts": lambda receipt: _amounts(receipt.discounts),
    "deposits": lambda receipt: _amounts(receipt.deposits),
    "taxes": lambda receipt: [[t.amount.amount, t.rate, t.base and t.base.amount, t.inside] for t in receipt.taxes],
    "other_totals": lambda receipt: [d.total for d in receipt.doubtful if d.total not in {None, _seen_money(receipt)}],
    "doubtful": lambda receipt: [[d.text, d.offered and d.offered.amount] for d in receipt.doubtful[:1]],
}


def _seen(receipt: Receipt, name: str) -> Any:
    if name in SEEN:
        return SEEN[name](receipt)
    reading = getattr(receipt, name)
    value = reading.value if reading else None
    return getattr(value, "amount", value)


def _meant(value: Any) -> Any:
    """Amounts of the data as decimals, the rest as it is."""
    if isinstance(value, list):
        return [_meant(one) for one in value]
    text = str(value)
    number = isinstance(value, str) and text.replace(".", "", 1).removeprefix("-").isdigit() and len(text) > 0
    return Decimal(text) if number else value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_receipt_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    receipt = _read(case)
    for name, value in case["expected"].items():
        seen = _seen(receipt, name)
        meant = value if name in {"card", "time"} else _meant(value)
        assert (str(seen) if name == "time" else seen) == meant, name


def test_every_field_says_where_it_stands() -> None:
    receipt = _read(CASES[0])
    readings = [receipt.merchant, receipt.day, receipt.time, receipt.total, receipt.paid, receipt.change]
    assert all(reading and reading.boxes and 0 < reading.confidence <= 1 for reading in readings)
    assert all(item.boxes for item in receipt.items)
    assert receipt.total
    box = receipt.total.boxes[0]
    assert box.right - box.left < 6 * (box.bottom - box.top), "the amount's own place, not the row's"


def test_no_page_and_an_empty_page_are_empty_receipts() -> None:
    habits = HouseholdHabits(TODAY, "EUR")
    assert read_receipt([], habits).total is None
    assert not read_receipt([page([Printed("x")], CHANCE)], habits).items
