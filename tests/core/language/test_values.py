"""One value alone, as the field editor reads it (REQUIREMENTS A3, A4, A5, B2)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from core.errors import Invalid
from core.language.context import Context, Person
from core.language.entries.single_values import read_amount, read_day

CONTEXT = Context(date(2026, 11, 21), "INR", UUID(int=1), (Person(UUID(int=1), ("Asha",)),))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("145", ["145.00 INR"]),
        ("it was 145", ["145.00 INR"]),
        ("₹ 1,200", ["1200.00 INR"]),
        ("1.200", ["1200.00 INR", "1.20 INR"]),
        ("1.5k", ["1500.00 INR"]),
        ("two hundred", ["200.00 INR"]),
        ("3x40", ["120.00 INR"]),
        ("12.50 eur", ["12.50 EUR"]),
        ("0", ["0.00 INR"]),
        ("bread 40", []),
        ("40 and 50", []),
        ("no idea", []),
        ("", []),
    ],
)
def test_an_amount_alone(text: str, readings: list[str]) -> None:
    assert [f"{money.amount} {money.currency}" for money in read_amount(text, CONTEXT)] == readings


@pytest.mark.parametrize(("text", "code"), [("9" * 40, "amount-too-large"), ("-5", "amount-negative")])
def test_an_amount_nobody_can_keep(text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read_amount(text, CONTEXT)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday", ["2026-11-20"]),
        ("on 12 nov", ["2026-11-12"]),
        ("12/11", ["2026-11-12"]),
        ("2026-11-03", ["2026-11-03"]),
        ("banana", []),
        ("today and yesterday", []),
    ],
)
def test_a_day_alone(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in read_day(text, CONTEXT)] == days


def test_no_such_day() -> None:
    with pytest.raises(Invalid, match="date-impossible"):
        read_day("31 feb", CONTEXT)
