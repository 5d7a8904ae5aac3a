"""Schedules: a job runs at local times of the household's zone, or at fixed intervals.

A local time the clock jumps over becomes the first valid minute after; of one that comes twice the first counts.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from core.model.household import Household

_FAR = 400
"""Days to look ahead for the next run; enough for one that comes once a year."""


@dataclass(frozen=True, slots=True)
class ScheduledTime:
    """One time of a schedule; ``key`` stays the same if the household's zone or hour changes."""

    key: str
    at: datetime


class Schedule(Protocol):
    """The times at which a job runs in a household."""

    def find_next(self, household: Household, after: datetime) -> ScheduledTime | None:
        """Return the first occurrence later than an instant; None where there is none."""
        ...

    def find_new_time(self, household: Household, key: str) -> ScheduledTime | None:
        """Return when the planned occurrence with this key is due by the household's present settings.

        It is asked for after the settings changed, as a new zone or hour moves an occurrence that was planned before.
        None if the schedule no longer has that occurrence.
        """
        ...


@dataclass(frozen=True, slots=True)
class LocalSchedule:
    """A schedule of a local time on certain days, with the day as key.

    ``spread`` delays each household by its own share of that span, so that not all run in one minute.
    """

    falls_on: Callable[[Household, date], bool]
    at: Callable[[Household], time]
    spread: timedelta = timedelta()

    def find_next(self, household: Household, after: datetime) -> ScheduledTime | None:
        """Return the first occurrence later than an instant; None where there is none within a year."""
        day = after.astimezone(ZoneInfo(household.zone)).date() - timedelta(days=2)
        for _ in range(_FAR):
            occurrence = self.find_new_time(household, day.isoformat())
            if occurrence and occurrence.at > after:
                return occurrence
            day += timedelta(days=1)
        return None

    def find_new_time(self, household: Household, key: str) -> ScheduledTime | None:
        """Return the occurrence on a day under the household's settings; None if the job does not run on that day."""
        day = date.fromisoformat(key)
        if not self.falls_on(household, day):
            return None
        at = convert_to_utc(datetime.combine(day, self.at(household)), ZoneInfo(household.zone))
        minutes = self.spread // timedelta(minutes=1)
        return ScheduledTime(key, at + timedelta(minutes=household.id.int % minutes if minutes else 0))


@dataclass(frozen=True, slots=True)
class IntervalSchedule:
    """A schedule with a fixed interval, at the same instants for every household."""

    every: timedelta

    def find_next(self, household: Household | None, after: datetime) -> ScheduledTime:
        """Return the first multiple of the interval later than an instant."""
        del household
        start = datetime(2000, 1, 1, tzinfo=UTC)
        at = start + ((after - start) // self.every + 1) * self.every
        return ScheduledTime(at.isoformat(), at)

    def find_new_time(self, household: Household | None, key: str) -> ScheduledTime:
        """Return the time of the planned occurrence with this key, which stays as it was, as no setting changes it."""
        del household
        return ScheduledTime(key, datetime.fromisoformat(key))


def make_daily_schedule(hour: int, minute: int = 0, *, spread: timedelta = timedelta()) -> LocalSchedule:
    """Return a schedule that runs every day at a local time."""
    return LocalSchedule(lambda _, __: True, lambda _: time(hour, minute), spread)


def make_weekly_schedule(weekday: Callable[[Household], int], at: Callable[[Household], time]) -> LocalSchedule:
    """Return a schedule that runs one day a week, where the household's settings give day (Monday is 0) and time."""
    return LocalSchedule(lambda household, day: day.weekday() == weekday(household), at)


def make_monthly_schedule(on: int, at: Callable[[Household], time]) -> LocalSchedule:
    """Return a schedule that runs on day ``on`` of each month, or on the last day of a shorter month."""
    return LocalSchedule(lambda _, day: day.day == min(on, calendar.monthrange(day.year, day.month)[1]), at)


NIGHTLY = make_daily_schedule(3, spread=timedelta(hours=2))
"""The schedule of nightly jobs: between three and five in the household's night, each household at its own minute."""


def convert_to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time in a zone.

    If the clocks skip the time, it is the first valid minute after; if it comes twice, the first time.
    """
    first = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return first
    # In a gap: read with the new offset it lies before the jump, with the old one after it.
    before, after = int(local.replace(tzinfo=zone, fold=1).timestamp()), int(first.timestamp())
    new_offset = first.astimezone(zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == new_offset:
            after = middle
        else:
            before = middle
    return datetime.fromtimestamp(after, UTC)
