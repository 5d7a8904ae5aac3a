"""Quiet hours (REQUIREMENTS G5)."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from core.model.household import Household, NumberHabit
from scheduler.calendar import find_end_of_quiet, is_quiet


def household(start: int | None, end: int | None) -> Household:
    ident = UUID(int=1)
    return Household(ident, "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, quiet_from=start, quiet_to=end)


@pytest.mark.parametrize(
    ("start", "end", "utc", "quiet"),
    [
        (22, 7, 17, True),  # 22:30 in Kolkata
        (22, 7, 16, False),  # 21:30
        (22, 7, 1, True),  # 6:30
        (22, 7, 2, False),  # 7:30
        (13, 15, 8, True),  # 13:30
        (13, 15, 10, False),  # 15:30
        (None, 7, 1, False),
        (7, 7, 2, False),
    ],
)
def test_quiet_hours_are_the_households(start: int | None, end: int | None, utc: int, *, quiet: bool) -> None:
    now = datetime(2026, 11, 21, utc, tzinfo=UTC)
    assert is_quiet(household(start, end), now) is quiet
    assert (find_end_of_quiet(household(start, end), now) is not None) is quiet


@pytest.mark.parametrize(("utc", "heard"), [(17, "2026-11-22T01:30"), (1, "2026-11-21T01:30")])
def test_what_waits_is_heard_when_they_end(utc: int, heard: str) -> None:
    due = find_end_of_quiet(household(22, 7), datetime(2026, 11, 21, utc, 15, tzinfo=UTC))
    assert due == datetime.fromisoformat(heard).replace(tzinfo=UTC)
