"""Calculating a household's quiet hours, during which notices wait unless they are urgent."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.household import Household


def is_quiet(household: Household, now: datetime) -> bool:
    """Return whether an instant lies in the household's quiet hours, which may extend past midnight."""
    start, end = household.quiet_from, household.quiet_to
    if start is None or end is None or start == end:
        return False
    hour = now.astimezone(ZoneInfo(household.zone)).hour
    return start <= hour < end if start < end else hour >= start or hour < end


def find_end_of_quiet(household: Household, now: datetime) -> datetime | None:
    """Return the end of the household's quiet hours; None if ``now`` is outside them."""
    if not is_quiet(household, now) or household.quiet_to is None:
        return None
    local = now.astimezone(ZoneInfo(household.zone))
    end = local.replace(hour=household.quiet_to, minute=0, second=0, microsecond=0)
    return (end if end > local else end + timedelta(days=1)).astimezone(now.tzinfo)
