"""G8: what a week needs is enough and no more than that, and a goal is reached exactly when nothing is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from core.model.goal import Goal, GoalStatus
from core.model.money import MOST_MINOR, Money

TODAY = date(2026, 11, 21)


@given(st.integers(1, MOST_MINOR), st.integers(0, MOST_MINOR), st.integers(-30, 2000))
def test_what_a_week_needs(target: int, saved: int, days: int) -> None:
    goal = Goal(
        UUID(int=1), "goa", Money(target, "INR"), TODAY + timedelta(days=days), datetime(2026, 1, 1, tzinfo=UTC)
    )
    status = GoalStatus(goal, Money(saved, "INR"), TODAY)
    assert status.left.minor == max(0, target - saved)
    assert (status.percent >= 100) is (saved >= target)
    assert status.is_late is (days < 0 and saved < target)
    week = status.weekly_saving
    if days < 0 or saved >= target:
        assert week is None
    else:
        assert week is not None
        weeks = max(1, (days + 6) // 7)
        assert week.minor * weeks >= status.left.minor
        assert (week.minor - 1) * weeks < status.left.minor
