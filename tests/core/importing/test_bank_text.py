"""A bank's text is one entry or none, whoever the bank is (A9, A12, K3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from core.importing.alert_values import find_amounts, find_day, find_reference, find_tail, find_time
from core.importing.generic_alert import read_generic_alert
from core.importing.read_alert import read_alert
from core.language.recognise import recognise
from core.model.intent import BankNotice, RecordEntries
from tests import sheets
from tests.core.language.home import context

TODAY = date(2026, 11, 30)
ROWS = sheets.rows(Path(__file__).parent / "bank_texts.yaml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_text_of_a_bank(row: dict[str, Any]) -> None:
    found = recognise(row["text"], replace(context(), currency=row.get("home", "INR")))
    if row.get("not_a_bank"):
        assert read_generic_alert(row["text"], "INR", TODAY) is None
    elif "notice" in row:
        assert found == BankNotice(row["notice"])
    else:
        assert isinstance(found, RecordEntries)
        (line,) = found.lines
        assert line.money.amount == Decimal(row["amount"])
        assert line.kind == row["kind"]
        assert line.money.currency == row.get("currency", row.get("home", "INR"))
        assert line.account == row.get("account", line.account)
        check_alert(row, found)


def check_alert(row: dict[str, Any], found: RecordEntries) -> None:
    """Hold what a bank's text says beside its line against a row."""
    alert = found.alert
    assert alert is not None
    assert alert.counterparty == row.get("name", alert.counterparty)
    assert alert.reference == row.get("reference", alert.reference)
    if "balance" in row:
        assert alert.balance == Decimal(row["balance"])
    if "day" in row:
        assert str(alert.day) == row["day"]
    assert bool(found.doubts) is row.get("asked", bool(found.doubts))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Your Card ending 1177 was used for USD 20.00 (AED 73.50) at APPSHOP on 12/11/2026. Limit AED 5,000.00", 7350),
        ("Your Card ending 1177 was used for USD 20.00 at APPSHOP on 12/11/2026. Available limit AED 5,000.00", None),
    ],
)
def test_a_purchase_abroad_keeps_what_it_came_to_at_home(text: str, base: int | None) -> None:
    found = recognise(text, context(currency="AED"))
    assert isinstance(found, RecordEntries)
    (line,) = found.lines
    assert (line.money.minor, line.money.currency) == (2000, "USD")
    assert (line.base.minor if line.base else None) == base


def test_each_of_several_texts_in_one_message_is_a_line() -> None:
    first = "Rs.500 debited from A/c XX1177 on 12-11-26 to FOODIE Ref 1122334455."
    second = "Rs.900 credited to A/c XX1177 on 13-11-26 by ANIL Ref 1122334466."
    found = recognise(f"{first}\n{second}", context())
    assert isinstance(found, RecordEntries)
    assert [(str(line.kind), line.money.minor, line.description) for line in found.lines] == [
        ("expense", 50000, "FOODIE"),
        ("income", 90000, "ANIL"),
    ]
    assert isinstance(again := recognise(f"{first}\n{first}", context()), RecordEntries)
    assert len(again.lines) == 1


def test_which_way_the_money_went_is_asked_where_nothing_says_it() -> None:
    found = recognise("Acct XX4821 Rs 500.00 20-11-26 10:22 Ref 99812234", context())
    assert isinstance(found, RecordEntries)
    assert [doubt.kind for doubt in found.doubts] == ["kind"]


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "1,", "1.", "1 ", "1:", "x", "*", "((", "Rs ", "9" * 30 + " ", "\u0661"),
        *("Acct: X", "to a ", "debited ", "Ref A-", "at A\n", "UPI/CR/"),
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = "Rs 500 debited from A/c XX12 at SHOP Ref 12345 " + piece * 20_000
    began = process_time()
    read_alert(text, "INR", "", TODAY)
    read_alert(text, "INR", "VM-HDFCBK-S", TODAY)
    read_alert(text, "KES", "MPESA", TODAY)
    for read in (find_tail, find_reference, find_time):
        read(text[:4000])
    find_day(text[:4000], TODAY)
    find_amounts(text[:4000], "INR")
    assert process_time() - began < 4
