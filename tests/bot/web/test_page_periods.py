"""Pages show the last thirty days while a month has just begun, unless a period was chosen."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from bot.web.pages.filters import PeriodChoice, read_filter
from core.model.household import Household, NumberHabit
from core.model.period import Period, find_month

HOME = Household(UUID(int=1), "Home", "EUR", "Europe/Berlin", "en", NumberHabit.POINT)
FIRST = date(2026, 12, 1)


@pytest.mark.parametrize("day", [1, 3])
def test_a_month_that_has_just_begun_shows_the_last_thirty_days(day: int) -> None:
    today = FIRST.replace(day=day)
    chosen = read_filter({}, HOME, today)
    assert (chosen.choice, chosen.widened) == (PeriodChoice.LATELY, True)
    assert chosen.period == Period(date(2026, 11, day + 1), today)
    assert read_filter(dict(pair.split("=") for pair in chosen.query().split("&")), HOME, today).period == chosen.period


@pytest.mark.parametrize(
    ("query", "today"), [({"period": "this-month"}, FIRST), ({}, FIRST.replace(day=4)), ({}, FIRST.replace(day=31))]
)
def test_a_chosen_month_or_a_later_day_shows_the_month(query: dict[str, str], today: date) -> None:
    chosen = read_filter(query, HOME, today)
    assert (chosen.choice, chosen.period, chosen.widened) == (PeriodChoice.THIS_MONTH, find_month(today), False)
