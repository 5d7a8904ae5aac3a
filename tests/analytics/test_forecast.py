"""G6: forecasts add up, keep their promises on simulated families, and leave one-offs out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analytics.forecast.find_repeats import Payment, find_repeats
from analytics.forecast.forecast import Spend, find_one_offs, forecast_period, round_about
from core.model.money import Money
from core.model.period import Period, find_month

TODAY = date(2026, 11, 15)
MONTH = find_month(TODAY)


def daily(days: int, minor: int = 10_000) -> list[Spend]:
    return [Spend(TODAY - timedelta(days=at), "groceries", minor) for at in range(days)]


def test_month_end_is_spent_so_far_and_bills_and_the_rest() -> None:
    found = forecast_period(daily(200), [Spend(date(2026, 11, 20), "housing", 500_000)], TODAY, MONTH, "INR")
    assert found is not None
    assert (found.spent, found.bills) == (150_000, 500_000)
    assert found.expected == 150_000 + 500_000 + 15 * 10_000
    assert sum(found.by_category.values()) == found.expected
    assert found.likely.low <= found.expected <= found.likely.high
    assert found.nearly_sure.low <= found.likely.low <= found.likely.high <= found.nearly_sure.high


def test_the_course_ends_where_the_whole_does_and_jumps_where_a_bill_is_due() -> None:
    found = forecast_period(daily(200), [Spend(date(2026, 11, 20), "housing", 500_000)], TODAY, MONTH, "INR")
    assert found is not None
    values = {day: value for day, value, _ in found.course}
    assert values[MONTH.last] == found.expected
    assert values[date(2026, 11, 20)] - values[date(2026, 11, 19)] == 510_000


@pytest.mark.parametrize("days", [1, 10, 20])
def test_a_young_book_is_not_forecast(days: int) -> None:
    assert forecast_period(daily(days), [], TODAY, MONTH, "INR") is None


def test_a_period_that_is_over_is_not_forecast() -> None:
    assert forecast_period(daily(200), [], TODAY, find_month(date(2026, 10, 1)), "INR") is None


def test_a_later_period_leaves_the_days_before_it_out() -> None:
    found = forecast_period(daily(200), [], TODAY, find_month(date(2026, 12, 1)), "INR")
    assert found is not None
    assert (found.spent, found.expected) == (0, 31 * 10_000)


def test_a_large_single_thing_is_left_out_and_told() -> None:
    fridge = Spend(date(2026, 9, 1), "household", 4_000_000)
    spends = [*daily(200), fridge, *(Spend(date(2026, 9, at), "household", 20_000) for at in range(2, 9))]
    assert find_one_offs(spends, 200) == (fridge,)
    found = forecast_period(spends, [], TODAY, MONTH, "INR")
    assert found is not None
    assert found.one_offs == (fridge,)
    assert found.expected < 400_000


def test_what_comes_monthly_is_found_with_its_next_days() -> None:
    rent = [
        Payment(date(2026, at, 31 if at in {5, 7, 8, 10} else 30), "rent", "housing", 500_000) for at in range(5, 11)
    ]
    coffee = [Payment(TODAY - timedelta(days=at * 3 + at % 2), "coffee", "dining", 100 + 90 * at) for at in range(20)]
    (found,) = find_repeats([*rent, *coffee], TODAY)
    assert (found.name, found.gap, found.minor) == ("rent", 30, 500_000)
    assert found.list_due_days(TODAY, date(2027, 1, 31)) == [date(2026, 11, 30), date(2026, 12, 30), date(2027, 1, 30)]


def test_who_moved_has_the_new_rent_to_come() -> None:
    rent = [Payment(date(2026, at, 1), "rent", "housing", 400_000 if at < 8 else 700_000) for at in range(1, 12)]
    (found,) = find_repeats(rent, TODAY)
    assert (found.minor, found.list_due_days(TODAY, date(2026, 12, 31))) == (700_000, [date(2026, 12, 1)])
    assert find_repeats(rent[:9], date(2026, 9, 21)) == ()


def test_what_stopped_is_found_no_more() -> None:
    gym = [Payment(date(2026, at, 5), "gym", "entertainment", 150_000) for at in range(3, 9)]
    assert find_repeats(gym, TODAY) == ()


@pytest.mark.parametrize(
    ("minor", "about"), [(9_289_697, 9_290_000), (64_151, 64_200), (95, 100), (0, 0), (-9_289_697, -9_290_000)]
)
def test_about_is_three_digits(minor: int, about: int) -> None:
    assert round_about(Money(minor, "INR")) == Money(about, "INR")


def test_the_same_book_is_forecast_the_same() -> None:
    period = Period(TODAY + timedelta(days=1), TODAY + timedelta(days=30))
    one, other = (forecast_period(daily(100), [], TODAY, period, "INR") for _ in range(2))
    assert one == other
