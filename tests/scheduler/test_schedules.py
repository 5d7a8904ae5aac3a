"""Local times a zone skips or has twice, days a month does not have, households that move (REQUIREMENTS G3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.household import Household, NumberHabit
from scheduler.schedules import (
    IntervalSchedule,
    Schedule,
    convert_to_utc,
    make_daily_schedule,
    make_monthly_schedule,
    make_weekly_schedule,
)

HOME = Household(UUID(int=7), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
ZONES = ("America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Europe/London")


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("America/New_York", "2026-03-08T01:30", "2026-03-08T06:30"),
        ("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00"),  # skipped: 3:00 is the first valid minute
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00"),
        ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),  # comes twice: the first
        ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00"),
        ("Africa/Cairo", "2026-04-24T00:00", "2026-04-23T22:00"),  # midnight is skipped
        ("Africa/Cairo", "2026-04-24T00:59", "2026-04-23T22:00"),
        ("Africa/Cairo", "2026-10-29T23:30", "2026-10-29T20:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30"),  # half an hour is skipped
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"),  # half an hour comes twice
        ("Asia/Kolkata", "2026-02-28T08:00", "2026-02-28T02:30"),
    ],
)
def test_a_local_time_is_one_instant(zone: str, local: str, utc: str) -> None:
    assert convert_to_utc(datetime.fromisoformat(local), ZoneInfo(zone)) == datetime.fromisoformat(utc).replace(
        tzinfo=UTC
    )


def _keys(schedule: Schedule, home: Household, start: str, days: int) -> list[str]:
    """The occurrences of so many days, in turn."""
    after = datetime.fromisoformat(start).replace(tzinfo=UTC)
    end, keys = after + timedelta(days=days), []
    while (occurrence := schedule.find_next(home, after)) and occurrence.at <= end:
        keys.append(occurrence.key)
        after = occurrence.at
    return keys


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minutes", [0, 30, 90, 135, 179])
def test_every_day_of_a_year_comes_once(zone: str, minutes: int) -> None:
    keys = _keys(make_daily_schedule(minutes // 60, minutes % 60), replace(HOME, zone=zone), "2027-12-31T12:00", 366)
    assert len(keys) == len(set(keys)) == 366
    assert "2028-02-29" in keys
    assert keys == sorted(keys)


def test_the_31st_is_the_last_day_of_a_short_month() -> None:
    keys = _keys(make_monthly_schedule(31, lambda _: time(9)), HOME, "2027-12-31T12:00", 366)
    assert keys[:4] == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]
    assert len(keys) == 12


def test_a_weekday_comes_once_a_week_over_both_changes_of_the_clock() -> None:
    home = replace(HOME, zone="America/New_York")
    keys = _keys(make_weekly_schedule(lambda _: 6, lambda _: time(2, 30)), home, "2026-01-01T00:00", 364)
    assert len(keys) == 52
    assert {"2026-03-08", "2026-11-01"} <= set(keys)


@given(st.integers(0, 6 * 365 * 24 * 60), st.sampled_from(ZONES))
def test_the_next_time_is_later_and_none_is_between(minutes: int, zone: str) -> None:
    home = replace(HOME, zone=zone)
    after = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    schedule = make_daily_schedule(2, 30)
    first = schedule.find_next(home, after)
    assert first is not None
    assert after < first.at <= after + timedelta(hours=26)
    second = schedule.find_next(home, first.at)
    assert second is not None
    assert timedelta(hours=22) <= second.at - first.at <= timedelta(hours=26)


def test_an_interval_is_the_same_for_all_and_later() -> None:
    schedule = IntervalSchedule(timedelta(hours=6))
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert schedule.find_next(None, noon).at == noon + timedelta(hours=6)
    assert schedule.find_next(None, noon - timedelta(seconds=1)).at == noon


def test_households_are_spread_over_the_minutes() -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    schedule = make_daily_schedule(3, spread=timedelta(hours=2))
    times = [schedule.find_next(replace(HOME, id=UUID(int=number)), noon) for number in range(240)]
    assert len({each.at for each in times if each}) == 120
