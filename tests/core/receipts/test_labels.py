"""Labels of totals, cash, change and rounding in their many spellings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from benchmarks.printing.printer import Printed
from benchmarks.printing.trial import TODAY
from benchmarks.printing.words import page
from core.model.money import Money
from core.model.receipt import FieldReading, Receipt
from core.receipts.read_receipt import HouseholdHabits, read_receipt
from tests import sheets

LABELS: Mapping[str, list[str]] = sheets.rows(Path(__file__).with_name("labels.yaml"))
CHANCE = Random(1)  # noqa: S311  chance that repeats is what tests want
TOP = ("KEDAI CUBA SDN BHD", "NO 5, JALAN UJI", "TAX INVOICE", "Date 03/05/2026 12:30")
ITEMS = ("Nasi Lemak    5.30", "Teh Ais    2.12")


def _read(*rows: str) -> Receipt:
    return read_receipt([page([Printed(row) for row in (*TOP, *rows)], CHANCE)], HouseholdHabits(TODAY, "MYR"))


def _minor(reading: FieldReading[Money] | None) -> int | None:
    return reading.value.minor if reading else None


@pytest.mark.parametrize("label", LABELS["totals"])
def test_a_total_by_its_label(label: str) -> None:
    paid = _read(*ITEMS, f"{label}    7.42", "CASH    10.00", "CHANGE    2.58")
    rounded = _read(*ITEMS, "Sub Total    7.42", "Total GST    0.42", "Rounding    -0.02", f"{label}    7.40")
    bare = _read(
        f"{label}    7.42", "GST Summary    Amount(RM)    Tax(RM)", "SR=6%    7.00    0.42", "Total    7.00    0.42"
    )
    assert [_minor(receipt.total) for receipt in (paid, rounded)] == [742, 740]
    assert _minor(bare.total) in {742, None}


@pytest.mark.parametrize("label", LABELS["cash"])
def test_cash_by_its_label(label: str) -> None:
    receipt = _read(*ITEMS, "Total    7.42", f"{label}    10.00", "Change    2.58")
    assert (_minor(receipt.total), _minor(receipt.paid)) == (742, 1000)


@pytest.mark.parametrize("label", LABELS["change"])
def test_change_by_its_label(label: str) -> None:
    receipt = _read(*ITEMS, "Total    7.42", "Cash    10.00", f"{label}    2.58")
    assert (_minor(receipt.total), _minor(receipt.change)) == (742, 258)


@pytest.mark.parametrize("label", LABELS["rounding"])
def test_rounding_by_its_label(label: str) -> None:
    receipt = _read(*ITEMS, "Total    7.42", f"{label}    -0.02", "Total    7.40", "Cash    10.00", "Change    2.60")
    assert (_minor(receipt.total), _minor(receipt.rounding)) == (740, -2)
