"""From which day a change of a bill holds, and to which day it moves: a wrong one puts it into another month."""

from __future__ import annotations

from datetime import date

import pytest

from core.language.values.rhythms import read_move, read_since

TODAY = date(2026, 11, 21)
"""A Saturday."""


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("since 2026-03-01", date(2026, 3, 1)),
        ("from tomorrow", date(2026, 11, 22)),
        ("from next week", date(2026, 11, 28)),
        ("from next month", date(2026, 12, 1)),
        ("from next year", date(2027, 1, 1)),
        ("from march", date(2027, 3, 1)),
        ("from the 25th", date(2026, 11, 25)),
        ("from the 5th", date(2026, 12, 5)),
        ("from the 31st", date(2026, 11, 30)),
        ("from 29 february", date(2027, 2, 28)),
        ("from february 2027", date(2027, 2, 1)),
    ],
)
def test_a_change_holds_from_the_next_such_day(text: str, since: date) -> None:
    found = read_since(text, "en", TODAY)
    assert found is not None
    assert found.since == since


@pytest.mark.parametrize("text", ["since 2026-02-30", "since monday", "rent"])
def test_no_start_is_made_up(text: str) -> None:
    assert read_since(text, "en", TODAY) is None


@pytest.mark.parametrize(
    ("text", "weekdays", "month_days", "sure"),
    [
        ("moved to the 5th", (), (5,), True),
        ("moved to the 31st", (), (31,), True),
        ("moved to friday", (4,), (), True),
        ("moved to 5", (), (5,), False),
    ],
)
def test_a_bill_moves_to_a_day(
    text: str, weekdays: tuple[int, ...], month_days: tuple[int, ...], *, sure: bool
) -> None:
    found = read_move(text, "en", TODAY)
    assert found is not None
    assert found.rhythm is not None
    assert (found.rhythm.weekdays, found.rhythm.month_days, found.sure) == (weekdays, month_days, sure)


@pytest.mark.parametrize("text", ["moved to 45", "moved to the 5th, moved to the 8th", "moved"])
def test_a_day_that_is_none_or_two_is_not_guessed(text: str) -> None:
    assert read_move(text, "en", TODAY) is None
