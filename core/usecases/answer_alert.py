"""Answer an alert: accept what it reports as fine, lower how its kind is delivered, or be reminded tomorrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.errors import NotFound
from core.model.household_alert import Alert, AlertLevel, AlertState, NoticePreferences
from core.ports import ALERTS_JOB
from core.usecases.use_case_context import UseCaseContext

LATER = timedelta(hours=20)
"""How long "not now" postpones an alert: 20 hours, so that it returns the next day at an earlier hour."""


async def read_alert(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Return an alert that is addressed to the member or to everybody. Raises NotFound."""
    return await _require_own_alert(context, alert_id)


async def accept_alert(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Close an alert, and raise no alert of this kind about the same thing again.

    Raises:
        NotFound: there is no such alert, or it is addressed to another member.
    """
    alert = await _require_own_alert(context, alert_id)
    await context.uow.alerts.accept(alert.condition.kind, alert.condition.thing, context.member.id)
    await context.uow.alerts.save(replace(alert, state=AlertState.CLOSED))
    return alert


async def lower_alert_level(context: UseCaseContext, alert_id: UUID) -> tuple[Alert, AlertLevel]:
    """Lower the member's level for an alert's kind (at once, digest, never) by one; return the alert and the level.

    Raises NotFound.
    """
    alert = await _require_own_alert(context, alert_id)
    preferences = (await context.uow.alerts.load_preferences()).get(context.member.id, NoticePreferences())
    level = preferences.find_level(alert.condition.kind).quieter_level
    await context.uow.alerts.save_preferences(context.member.id, preferences.with_level(alert.condition.kind, level))
    return alert, level


async def postpone_alert(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Postpone an alert that was sent to the next day, when it is sent again if its cause still holds.

    Raises NotFound.
    """
    alert = await _require_own_alert(context, alert_id)
    if alert.state is not AlertState.TOLD:
        return alert
    again = context.now + LATER
    alert = replace(alert, state=AlertState.RAISED, not_before=again)
    await context.uow.alerts.save(alert)
    await context.uow.jobs.wake(ALERTS_JOB, again)
    return alert


async def _require_own_alert(context: UseCaseContext, alert_id: UUID) -> Alert:
    alert = await context.uow.alerts.get(alert_id)
    if alert is None or alert.condition.member not in {None, context.member.id}:
        raise NotFound("alert-gone")
    return alert
