"""What a statement says is left at the end of each day, whichever way it runs (D5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.model.statement import Statement, StatementLine
from core.usecases.note_balances import list_day_balances
from tests.core.usecases.book import TODAY


def _line(day: int, amount: int, balance: int | None = None, currency: str = "INR") -> StatementLine:
    left = None if balance is None else Decimal(balance)
    return StatementLine(TODAY + timedelta(days=day), Decimal(amount), currency, balance=left)


def _left(statement: Statement) -> dict[int, int]:
    """Return what is left, in rupees, by the day counted from today."""
    found = list_day_balances(statement)
    assert {currency for _, _, currency in found} <= {"INR"}
    return {(day - TODAY).days: int(amount) for day, amount, _ in found}


RUN = (_line(0, -10, 90), _line(0, -20, 70), _line(2, 50, 120))


@pytest.mark.parametrize("lines", [RUN, RUN[::-1]])
def test_it_is_the_last_of_each_day_and_what_was_before(lines: tuple[StatementLine, ...]) -> None:
    assert _left(Statement("csv", lines)) == {-1: 100, 0: 70, 2: 120}


@pytest.mark.parametrize("lines", [RUN[:2], RUN[1::-1]])
def test_within_one_day_balances_tell_which_way_it_runs(lines: tuple[StatementLine, ...]) -> None:
    assert _left(Statement("csv", lines)) == {-1: 100, 0: 70}


def test_what_the_file_says_at_its_ends_holds() -> None:
    bare = tuple(replace(line, balance=None) for line in RUN)
    assert _left(Statement("camt", bare)) == {}
    assert _left(Statement("camt", bare, opening=Decimal(100), closing=Decimal(120))) == {-1: 100, 2: 120}
    assert _left(Statement("camt", RUN, opening=Decimal(7), closing=Decimal(9))) == {-1: 7, 0: 70, 2: 9}


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (_line(0, -10, 90), _line(1, -5, 40, "USD")),
        (_line(0, -10, 90), _line(2, -20, 70), _line(1, 5, 75)),
    ],
)
def test_where_days_or_currencies_are_mixed_nothing_is_said(lines: tuple[StatementLine, ...]) -> None:
    assert _left(Statement("csv", lines, opening=Decimal(100), closing=Decimal(75))) == {}
