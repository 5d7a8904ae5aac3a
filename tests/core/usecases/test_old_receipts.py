"""A receipt whose day is long past asks for it once."""

from __future__ import annotations

from datetime import date

import pytest

from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.receipt import Receipt
from core.usecases.propose_receipt import list_receipt_doubts

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "asks"), [(date(2026, 11, 1), False), (date(2026, 9, 1), True), (date(2020, 3, 3), True)]
)
def test_a_day_long_past_is_asked(day: date, asks: bool) -> None:  # noqa: FBT001  a column of the table
    line = Line(EntryKind.EXPENSE, Money(100, "INR"), day)
    doubts = list_receipt_doubts(Receipt(), line, TODAY)
    assert [doubt.kind for doubt in doubts] == ([DoubtKind.DATE] if asks else [])
    if asks:
        assert [reading[0].day for reading in doubts[0].readings] == [day, TODAY]
