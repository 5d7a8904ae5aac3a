"""Lines of a statement pasted into the chat are one table: each line one entry, its direction told or asked (A11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.errors import Invalid
from core.importing.pasted_lines import read_pasted_lines
from core.language.recognise import recognise
from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind
from core.model.intent import RecordEntries
from tests import sheets
from tests.core.language.home import ASHA, RAVI, TODAY, context

ROWS = sheets.rows(Path(__file__).parent / "pasted_lines.yaml")
PASTED = [row for row in ROWS if not row.get("not_pasted")]
WRITTEN = [row for row in ROWS if row.get("not_pasted")]


@pytest.mark.parametrize("row", PASTED, ids=lambda row: row["text"][:40])
def test_pasted_lines(row: dict[str, Any]) -> None:
    found = recognise(row["text"], context(row.get("lang", "en"), row["home"]))
    assert isinstance(found, RecordEntries)
    assert [[str(line.kind), line.money.amount, line.description] for line in found.lines] == [
        [kind, Decimal(str(amount)), name] for kind, amount, name in row["lines"]
    ]
    assert len(found.doubts) == row.get("asked", 0)
    if "days" in row:
        assert [str(line.day) for line in found.lines] == row["days"]


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row["text"][:40])
def test_what_people_write_is_no_statement(row: dict[str, Any]) -> None:
    assert read_pasted_lines(row["text"], context(currency="EUR")) is None


def test_a_transfer_with_a_member_has_giver_and_taker() -> None:
    found = recognise("FASTER PAYMENT FROM RAVI 50.00", context(currency="GBP"))
    assert isinstance(found, RecordEntries)
    (line,) = found.lines
    assert (line.kind, line.payer, line.transfer_receiver) == (EntryKind.TRANSFER, RAVI, ASHA)


def test_a_day_that_lies_ahead_is_asked_about() -> None:
    found = recognise(
        "12 NOV 2026 CARD PAYMENT NORTH 3.20\n12 DEC 2026 CARD PAYMENT SOUTH 4.20", context(currency="GBP")
    )
    assert isinstance(found, RecordEntries)
    assert [line.day for line in found.lines] == [date(2026, 11, 12), date(2026, 12, 12)]
    (doubt,) = found.doubts
    assert doubt == Doubt(DoubtKind.DATE, ((Patch(1, day=date(2026, 12, 12)),), (Patch(1, day=TODAY),)))


def test_a_day_that_does_not_exist_is_refused_unless_another_stands_beside_it() -> None:
    with pytest.raises(Invalid, match="date-impossible"):
        recognise("31/09/2026 CARD PAYMENT NORTH 3.20", context(currency="GBP"))
    found = recognise("01.03.2026 30.02.2026 LASTSCHRIFT NORD 3,20-", context("de", "EUR"))
    assert isinstance(found, RecordEntries)
    assert found.lines[0].day == date(2026, 3, 1)
