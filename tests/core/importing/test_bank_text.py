"""A bank's text is one entry or none, whoever the bank is (A9, A12, K3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.importing.bank_text import read_bank_text
from core.language.recognise import recognise
from core.model.intent import BankNotice, RecordEntries
from tests import sheets
from tests.core.language.home import context

ROWS = sheets.rows(Path(__file__).parent / "bank_texts.yaml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_text_of_a_bank(row: dict[str, Any]) -> None:
    found = recognise(row["text"], replace(context(), currency=row.get("home", "INR")))
    if row.get("not_a_bank"):
        assert read_bank_text(row["text"], "INR") is None
    elif "notice" in row:
        assert found == BankNotice(row["notice"])
    else:
        assert isinstance(found, RecordEntries)
        (line,) = found.lines
        assert line.money.amount == Decimal(row["amount"])
        assert line.kind == row["kind"]
        assert line.money.currency == row.get("currency", row.get("home", "INR"))
        assert line.account == row.get("account", line.account)


def test_which_way_the_money_went_is_asked_where_nothing_says_it() -> None:
    found = recognise("Acct XX4821 Rs 500.00 20-11-26 10:22 Ref 99812234", context())
    assert isinstance(found, RecordEntries)
    assert [doubt.kind for doubt in found.doubts] == ["kind"]
