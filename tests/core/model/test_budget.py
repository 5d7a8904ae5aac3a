"""Budgets: what is carried is the sum of history, exactly all is not over, and crossings are told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.budget import (
    Budget,
    BudgetEvery,
    BudgetLimit,
    BudgetScope,
    BudgetState,
    BudgetStatus,
    BudgetWarningKind,
    UpcomingAmount,
    assess_budget,
)
from core.model.money import Money
from core.model.period import PayCalendar, Period, WeekendRule, find_month
from core.model.report import SpendingPart

ASHA, RAVI = UUID(int=1), UUID(int=2)
CALENDAR = PayCalendar()
FIRST = date(2026, 1, 1)


def part(
    day: date, minor: int, category: str = "groceries", member: UUID = ASHA, currency: str = "INR"
) -> SpendingPart:
    return SpendingPart(day, category, member, Money(minor, currency))


def budget(*limits: BudgetLimit, **more: object) -> Budget:
    made = Budget(
        UUID(int=9), BudgetScope(("groceries",)), BudgetEvery.MONTH, "INR", limits or (BudgetLimit(FIRST, 1000),)
    )
    return replace(made, **more)  # type: ignore[arg-type]


def assess(of: Budget, day: date, *parts: SpendingPart, bills: tuple[UpcomingAmount, ...] = ()) -> BudgetStatus:
    status = assess_budget(of, day, CALENDAR, parts, bills)
    assert status is not None
    return status


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SPENDINGS = st.lists(st.tuples(DAYS, st.integers(-500, 3000)), max_size=40)
LIMITS = st.lists(st.tuples(DAYS, st.integers(1, 5000), st.booleans()), max_size=6)
CALENDARS = st.builds(PayCalendar, st.integers(1, 31), st.sampled_from(WeekendRule))


@given(SPENDINGS, SPENDINGS, LIMITS, st.tuples(st.sampled_from(BudgetEvery), CALENDARS), st.data())
def test_what_is_carried_is_the_sum_of_history_under_any_change_of_it(
    first: list[tuple[date, int]],
    other: list[tuple[date, int]],
    limits: list[tuple[date, int, bool]],
    cut: tuple[BudgetEvery, PayCalendar],
    data: st.DataObject,
) -> None:
    """G1: carry = carry before + limit - spent, whatever was edited, added or deleted in the past."""
    every, calendar = cut
    kept = data.draw(st.lists(st.sampled_from(first), unique=True)) if first else []
    of = budget(BudgetLimit(FIRST, 1000), *(BudgetLimit(*limit) for limit in limits), every=every, rollover_from=FIRST)
    for history in (first, kept + other):
        parts = [part(day, minor) for day, minor in history]
        before, period = 0, of.find_period(FIRST, calendar)
        while period.first <= date(2026, 12, 31):
            status = assess_budget(of, period.last, calendar, parts)
            assert status is not None
            assert status.carry.minor == before
            assert status.spent.minor == sum(minor for day, minor in history if day in period)
            before = status.remaining.minor
            period = of.find_period(period.last + timedelta(days=1), calendar)


@pytest.mark.parametrize("rule", list(WeekendRule))
@pytest.mark.parametrize("start_day", range(1, 32))
def test_each_day_is_in_exactly_one_period(start_day: int, rule: WeekendRule) -> None:
    """31 start days and 48 months: the periods follow one another without a gap, and each day names its own."""
    calendar, day = PayCalendar(start_day, rule), date(2024, 1, 1)
    while day < date(2028, 1, 1):
        period = calendar.find_month(day)
        assert all(calendar.find_month(period.first + timedelta(days=at)) == period for at in range(period.days))
        assert day == period.first or day == date(2024, 1, 1)
        assert 25 <= period.days <= 34
        day = period.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("start_day", "rule", "day", "first", "last"),
    [
        (31, WeekendRule.NONE, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 30)),
        (31, WeekendRule.NONE, date(2026, 3, 31), date(2026, 3, 31), date(2026, 4, 29)),
        (1, WeekendRule.BEFORE, date(2026, 7, 31), date(2026, 7, 31), date(2026, 8, 31)),
        (31, WeekendRule.AFTER, date(2026, 11, 1), date(2026, 9, 30), date(2026, 11, 1)),
        (25, WeekendRule.BEFORE, date(2026, 10, 23), date(2026, 10, 23), date(2026, 11, 24)),
        (25, WeekendRule.AFTER, date(2026, 10, 26), date(2026, 10, 26), date(2026, 11, 24)),
    ],
)
def test_a_payday_on_a_weekend_or_past_the_end_of_a_month(
    start_day: int, rule: WeekendRule, day: date, first: date, last: date
) -> None:
    assert PayCalendar(start_day, rule).find_month(day) == Period(first, last)


def test_a_new_limit_leaves_closed_periods_as_they_were() -> None:
    of = budget(
        BudgetLimit(FIRST, 1000), BudgetLimit(date(2026, 3, 1), 2000), BudgetLimit(date(2026, 2, 1), 500, once=True)
    )
    limits = [of.find_limit(find_month(date(2026, at, 1))) for at in (1, 2, 3, 4)]
    assert [limit.minor for limit in limits if limit] == [1000, 500, 2000, 2000]
    assert of.find_limit(find_month(date(2025, 12, 1))) is None


def test_a_removed_budget_keeps_its_past() -> None:
    of = budget(ended_on=date(2026, 3, 1))
    assert of.find_limit(find_month(date(2026, 2, 1))) == Money(1000, "INR")
    assert of.find_limit(find_month(date(2026, 3, 1))) is None


@pytest.mark.parametrize(
    ("spent", "state", "percent"),
    [
        (0, BudgetState.OK, 0),
        (799, BudgetState.OK, 79),
        (800, BudgetState.WARN, 80),
        (999, BudgetState.WARN, 99),
        (1000, BudgetState.WARN, 100),
        (1001, BudgetState.EXCEEDED, 101),
        (-200, BudgetState.OK, -20),
    ],
)
def test_exactly_all_is_not_over(spent: int, state: BudgetState, percent: int) -> None:
    status = assess(budget(), date(2026, 1, 20), part(date(2026, 1, 5), spent))
    assert (status.state, status.percent) == (state, percent)


def test_refunds_lower_it_and_other_scopes_and_currencies_do_not_count() -> None:
    day = date(2026, 1, 5)
    of = budget(scope=BudgetScope(("groceries",), RAVI))
    parts = (
        part(day, 700, member=RAVI),
        part(day, -200, member=RAVI),
        part(day, 50),
        part(day, 60, "dining", RAVI),
        part(day, 70, member=RAVI, currency="USD"),
    )
    assert assess(of, day, *parts).spent == Money(500, "INR")


def test_left_per_day_before_and_after_bills() -> None:
    of = budget(BudgetLimit(FIRST, 31_000))
    bill = UpcomingAmount(date(2026, 1, 30), Money(1000, "INR"), "groceries")
    past = replace(bill, day=date(2026, 1, 21))
    status = assess(of, date(2026, 1, 22), part(date(2026, 1, 2), 20_000), bills=(bill, past))
    assert (status.days_left, status.elapsed_percent, status.percent) == (10, 70, 64)
    assert status.left_per_day == Money(1100, "INR")
    assert status.left_per_day_after_bills == Money(1000, "INR")


def test_nothing_is_left_per_day_where_all_is_spent_or_carried_away() -> None:
    of = budget(rollover_from=FIRST)
    status = assess(of, date(2026, 2, 3), part(date(2026, 1, 2), 2500))
    assert (status.carry.minor, status.available.minor) == (-1500, -500)
    assert (status.percent, status.left_per_day, status.state) == (None, None, BudgetState.EXCEEDED)


@pytest.mark.parametrize(("spent", "left"), [(998, 2), (999, 1), (1000, None), (1001, None)])
def test_the_last_paisa_may_still_be_spent(spent: int, left: int | None) -> None:
    status = assess(budget(), date(2026, 1, 31), part(date(2026, 1, 2), spent))
    assert status.left_per_day == (None if left is None else Money(left, "INR"))


@pytest.mark.parametrize(
    ("spent", "day", "reach"),
    [
        (490, 8, None),
        (550, 8, BudgetWarningKind.PACE),
        (550, 20, None),
        (800, 8, BudgetWarningKind.THRESHOLD),
        (1000, 31, BudgetWarningKind.THRESHOLD),
        (1001, 31, BudgetWarningKind.OVER),
    ],
)
def test_what_a_budget_has_come_to(spent: int, day: int, reach: BudgetWarningKind | None) -> None:
    assert assess(budget(), date(2026, 1, day), part(date(2026, 1, 5), spent)).gravest_warning == reach
