"""Tables of banks of many countries, by the kinds of columns they have (A11)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.importing.statements.read_statement import read_statement
from tests import sheets

ROWS = sheets.rows(Path(__file__).parent / "bank_tables.yaml")

QUICKEN = (
    "!Account\nNChecking\nDMy account\nTBank\n^\n!Type:Bank\nD1/15' 6\nT-1,250\nPLandlord\nLRent:Home\n^\n"
    "D1/16' 6\nT-80.50\nPSavings\nL[Savings]\n^\n!Type:Cat\nNRent\nDThe rent\n^\n"
)
LOOSE_MT940 = (
    ":20:X\n :25:DE00/4821\n:60F:C260131EUR100,00\n :61:20260201 d1.234,50NMSCREF//1\n :86:Rent\n:61:260202C20,NTRFX\n"
)
LOOSE_OFX = "<OFX><BANKTRANLIST><STMTTRN><DTPOSTED>13/02/2026<TRNAMT>-5.00<NAME>KIOSK</STMTTRN></BANKTRANLIST></OFX>"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_table_of_a_bank_is_read(row: dict[str, Any]) -> None:
    found = read_statement(row["text"].encode(), row["currency"])
    read = [(line.day.isoformat(), line.amount, *_list_balance(line.balance)) for line in found.lines]
    wanted = [(day, *map(Decimal, numbers)) for day, *numbers in (line.split() for line in row["lines"])]
    assert read == wanted
    assert bool(found.doubts) is row.get("asked", False)
    assert found.account == row.get("account", found.account)
    assert all(line.description for line in found.lines) or row["name"] == "n26"


def _list_balance(balance: Decimal | None) -> list[Decimal]:
    return [] if balance is None else [balance]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (QUICKEN, [("2006-01-15", "-1250"), ("2006-01-16", "-80.50")]),
        (LOOSE_MT940, [("2026-02-01", "-1234.50"), ("2026-02-02", "20")]),
        (LOOSE_OFX, [("2026-02-13", "-5.00")]),
    ],
)
def test_files_that_take_liberties_are_read(text: str, wanted: list[tuple[str, str]]) -> None:
    lines = read_statement(text.encode(), "USD").lines
    assert [(line.day.isoformat(), line.amount) for line in lines] == [(day, Decimal(each)) for day, each in wanted]


def test_quicken_tells_categories_and_transfers() -> None:
    rent, saved = read_statement(QUICKEN.encode(), "USD").lines
    assert (rent.category, rent.moves) == ("Rent", False)
    assert (saved.category, saved.moves) == ("", True)
