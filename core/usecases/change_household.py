"""Change the settings of a household; all changes are for admins, and repeating one has no effect."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from core.errors import Invalid
from core.model.entry import EntryKind
from core.model.household import Household, NumberHabit
from core.model.money import count_decimals
from core.model.period import WeekendRule
from core.model.report import Scope
from core.usecases.found_household import require_zone
from core.usecases.names import tidy_name
from core.usecases.rights import require_admin
from core.usecases.use_case_context import UseCaseContext

LONGEST_WINDOW = 24 * 365
"""The longest edit window in hours: a year."""
HOURS = 24
WEEK = 7
LAST_DAY = 31
LONGEST_KEPT = 3650
"""The longest time in days that receipt photos are stored: ten years."""

_AUDITED = (
    "name", "currency", "zone", "language", "number_habit", "period_start_day", "edit_hours", "quiet_from", "quiet_to",
    "photo_days", "digest_day", "digest_hour", "weekend_rule",
)  # fmt: skip


async def rename_household(context: UseCaseContext, name: str) -> Household:
    """Rename the household, as an admin."""
    clean = tidy_name(name)
    return await _change(context, lambda household: replace(household, name=clean))


async def set_currency(context: UseCaseContext, currency: str) -> Household:
    """Set the base currency.

    Raises Invalid once there are entries or budgets, as their amounts would be in the former one.
    """
    count_decimals(currency)
    now = await require_admin(context)
    if now.household.currency != currency and await context.uow.reports.list_entries(
        Scope(kinds=tuple(EntryKind)), limit=1
    ):
        raise Invalid("currency-fixed", currency=now.household.currency)
    if now.household.currency != currency and await context.uow.budgets.list_budgets(since=context.today):
        raise Invalid("currency-budgets", currency=now.household.currency)
    return await _change(context, lambda household: replace(household, currency=currency))


async def set_zone(context: UseCaseContext, zone: str) -> Household:
    """Set the time zone in which the household's days begin; raises Invalid for an unknown one."""
    known = require_zone(zone)
    return await _change(context, lambda household: replace(household, zone=known))


async def set_language(context: UseCaseContext, language: str) -> Household:
    """Set the language of members who chose none for themselves."""
    return await _change(context, lambda household: replace(household, language=language))


async def set_number_habit(context: UseCaseContext, habit: NumberHabit) -> Household:
    """Set whether the household writes a point or a comma as its decimal sign."""
    return await _change(context, lambda household: replace(household, number_habit=habit))


async def set_edit_hours(context: UseCaseContext, hours: int) -> Household:
    """Set how many hours all members may change an entry after it was written; 0 leaves changes to admins."""
    if not 0 <= hours <= LONGEST_WINDOW:
        raise Invalid("edit-hours-range", most=LONGEST_WINDOW)
    return await _change(context, lambda household: replace(household, edit_hours=hours))


async def set_quiet_hours(context: UseCaseContext, hours: tuple[int, int] | None) -> Household:
    """Set the hours from and to which no notices are sent, past midnight if need be; None for no quiet hours."""
    if hours is not None and (hours[0] == hours[1] or not all(0 <= hour < HOURS for hour in hours)):
        raise Invalid("quiet-hours-range")
    start, end = hours or (None, None)
    return await _change(context, lambda household: replace(household, quiet_from=start, quiet_to=end))


async def set_digest_time(context: UseCaseContext, day: int | None, hour: int) -> Household:
    """Set when the weekly digest is sent: a weekday (0 is Monday, None for no digest) and a full hour."""
    if not (day is None or 0 <= day < WEEK) or not 0 <= hour < HOURS:
        raise Invalid("choice-gone")
    return await _change(context, lambda household: replace(household, digest_day=day, digest_hour=hour))


async def set_period_start(context: UseCaseContext, day: int, weekend: WeekendRule | None = None) -> Household:
    """Set the day (1 to 31) on which budget months begin, and where it moves if it falls on a weekend.

    ``weekend`` None keeps the present setting.
    """
    if not 1 <= day <= LAST_DAY:
        raise Invalid("period-start-range", most=LAST_DAY)
    return await _change(
        context,
        lambda household: replace(household, period_start_day=day, weekend_rule=weekend or household.weekend_rule),
    )


async def set_photo_days(context: UseCaseContext, days: int | None) -> Household:
    """Set how many days photos of receipts are stored; None stores them as long as their entries."""
    if days is not None and not 1 <= days <= LONGEST_KEPT:
        raise Invalid("photo-days-range", most=LONGEST_KEPT)
    return await _change(context, lambda household: replace(household, photo_days=days))


async def _change(context: UseCaseContext, make: Callable[[Household], Household]) -> Household:
    now = await require_admin(context)
    changed = make(now.household)
    if changed != now.household:
        await context.uow.books.save_household(changed)
        before, after = _write_differences(now.household, changed), _write_differences(changed, now.household)
        await context.record_action("change_household", changed.id, before=before, after=after)
    return changed


def _write_differences(household: Household, other: Household) -> str:
    settings = {name: getattr(household, name) for name in _AUDITED}
    return json.dumps({name: value for name, value in settings.items() if value != getattr(other, name)})
