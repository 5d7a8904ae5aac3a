"""Choose which raised alerts are sent at once, and to whom.

The others wait for a later hour or for the weekly digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.alerts.source import AlertContext
from core.model.household import Household, Member
from core.model.household_alert import (
    CAP_DAYS,
    WEEKLY_PUSHES,
    Alert,
    AlertKind,
    AlertLevel,
    NoticePreferences,
)

PUSH_WITHIN = timedelta(days=1)
"""How long after its day an alert may still be sent at once; later it waits for the digest."""

MORNING = time(7)
UNHURRIED = frozenset({AlertKind.BILL_DUE, AlertKind.DRAFT, AlertKind.GOOD_NEWS, AlertKind.INCOME, AlertKind.PACE})
"""The kinds of alert that arise as time passes, not by what somebody does; they are not sent at night."""
_NO_WISHES = NoticePreferences()


@dataclass(frozen=True, slots=True)
class Push:
    """An alert and the members it is sent to at once."""

    alert: Alert
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class AlertsToPush:
    """The alerts to send now; ``again`` is when to plan again, None where no alert waits for a later hour."""

    pushes: tuple[Push, ...]
    again: datetime | None = None


async def plan_pushes(context: AlertContext, waiting: Sequence[Alert], quiet_until: datetime | None) -> AlertsToPush:
    """Return the pushes to send now of the waiting alerts, critical ones first, within the weekly cap.

    ``quiet_until`` is the end of the household's quiet hours, None outside them. The cap and an alert's age are counted
    in the household's days, so that the hour a job runs at makes no difference.
    """
    preferences = await context.uow.alerts.load_preferences()
    left = WEEKLY_PUSHES - await context.uow.alerts.count_pushes_since(
        _find_cap_start(context.household, context.today)
    )
    pushes: list[Push] = []
    later: list[datetime] = []
    for alert in sorted(waiting, key=lambda each: (not each.can_exceed_weekly_limit, each.raised_at)):
        morning = _find_earliest_time(alert, context)
        if max(alert.not_before, morning) > context.now:
            later.append(max(alert.not_before, morning))
            continue
        members = list_recipients(alert, context.household.members, preferences, AlertLevel.PUSH)
        if quiet_until is not None:
            later += [quiet_until] if members else []
            members = _list_reachable_at_night(alert, members, preferences)
        if members and _is_below_cap(alert, left, context):
            pushes.append(Push(alert, members))
            left -= 0 if alert.can_exceed_weekly_limit else 1
    return AlertsToPush(tuple(pushes), min(later, default=None))


def list_recipients(
    alert: Alert, members: Iterable[Member], preferences: Mapping[UUID, NoticePreferences], level: AlertLevel
) -> tuple[Member, ...]:
    """Return the members an alert is for who chose this level for its kind; private ones go to their member alone."""
    own, kind = alert.condition.member, alert.condition.kind
    return tuple(
        member
        for member in members
        if (member.can_write if own is None else member.id == own)
        and preferences.get(member.id, _NO_WISHES).find_level(kind) is level
    )


def _list_reachable_at_night(
    alert: Alert, members: Sequence[Member], preferences: Mapping[UUID, NoticePreferences]
) -> tuple[Member, ...]:
    """Return the members who may get an alert in quiet hours: for a critical one those who chose so, else none."""
    if not alert.can_exceed_weekly_limit:
        return ()
    return tuple(member for member in members if preferences.get(member.id, _NO_WISHES).urgent_at_night)


def _find_earliest_time(alert: Alert, context: AlertContext) -> datetime:
    """Return the earliest time to send an alert: kinds in ``UNHURRIED`` wait for the morning."""
    if alert.condition.kind not in UNHURRIED:
        return context.now
    morning = datetime.combine(context.today, MORNING, ZoneInfo(context.household.zone))
    return max(context.now, morning.astimezone(UTC))


def _find_cap_start(household: Household, today: date) -> datetime:
    """Return the start of the day a week ago, from which sent alerts count towards the weekly cap."""
    return datetime.combine(today - CAP_DAYS, time(), ZoneInfo(household.zone)).astimezone(UTC)


def _is_below_cap(alert: Alert, left: int, context: AlertContext) -> bool:
    if alert.can_exceed_weekly_limit:
        return True
    since = context.household.today(max(alert.raised_at, alert.not_before))
    return left > 0 and context.today - since <= PUSH_WITHIN
