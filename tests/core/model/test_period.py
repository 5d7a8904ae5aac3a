"""Periods: both ends count, and the one before is the one a person means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.period import Period, find_month, find_week, find_year, make_day_period

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_each_holds_its_day(day: date) -> None:
    assert all(day in period for period in (make_day_period(day), find_week(day), find_month(day), find_year(day)))
    assert (make_day_period(day).days, find_week(day).days) == (1, 7)
    assert find_week(day).first.weekday() == 0


@given(DAYS, st.integers(1, 500))
def test_the_one_before_ends_the_day_before(day: date, days: int) -> None:
    for period in (
        make_day_period(day),
        find_week(day),
        find_month(day),
        find_year(day),
        Period(day, day + timedelta(days=days)),
    ):
        assert period.find_preceding().last == period.first - timedelta(days=1)
        assert period.first not in period.find_preceding()


@given(DAYS)
def test_before_a_month_is_a_month_and_before_a_year_a_year(day: date) -> None:
    assert find_month(day).find_preceding() == find_month(day.replace(day=1) - timedelta(days=1))
    assert find_year(day).find_preceding() == find_year(day.replace(year=day.year - 1, day=1))
    assert find_week(day).find_preceding() == find_week(day - timedelta(days=7))


def test_february_of_a_leap_year() -> None:
    assert find_month(date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))


def test_it_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2026, 11, 21), date(2026, 11, 20))
