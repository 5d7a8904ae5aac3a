"""Periods: both ends count, and the one before is the one a person means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.period import Period, month, single, week, year

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_each_holds_its_day(day: date) -> None:
    assert all(day in period for period in (single(day), week(day), month(day), year(day)))
    assert (single(day).days, week(day).days) == (1, 7)
    assert week(day).first.weekday() == 0


@given(DAYS, st.integers(1, 500))
def test_the_one_before_ends_the_day_before(day: date, days: int) -> None:
    for period in (single(day), week(day), month(day), year(day), Period(day, day + timedelta(days=days))):
        assert period.before().last == period.first - timedelta(days=1)
        assert period.first not in period.before()


@given(DAYS)
def test_before_a_month_is_a_month_and_before_a_year_a_year(day: date) -> None:
    assert month(day).before() == month(day.replace(day=1) - timedelta(days=1))
    assert year(day).before() == year(day.replace(year=day.year - 1, day=1))
    assert week(day).before() == week(day - timedelta(days=7))


def test_february_of_a_leap_year() -> None:
    assert month(date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))


def test_it_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2026, 11, 21), date(2026, 11, 20))
