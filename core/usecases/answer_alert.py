"""Answer an alert: accept what it reports as fine, hear less of its kind, or be reminded tomorrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.errors import NotFound
from core.model.household_alert import Alert, AlertLevel, AlertState, NoticePreferences
from core.ports import ALERTS_JOB
from core.usecases.use_case_context import UseCaseContext

LATER = timedelta(hours=20)
"""How long "not now" puts an alert off: to the next day, at an hour that was no good today."""


async def read_alert(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Return an alert that is addressed to the member or to everybody. Raises NotFound."""
    return await _need_own(context, alert_id)


async def call_fine(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Mark what an alert reports as fine, close the alert, and raise none of this kind about the same thing again.

    Raises:
        NotFound: there is no such alert, or it is for somebody else.
    """
    alert = await _need_own(context, alert_id)
    await context.uow.alerts.accept(alert.condition.kind, alert.condition.thing, context.member.id)
    await context.uow.alerts.save(replace(alert, state=AlertState.CLOSED))
    return alert


async def want_less(context: UseCaseContext, alert_id: UUID) -> tuple[Alert, AlertLevel]:
    """Lower how the member hears of an alert's kind: from at once to the digest, then to never. Raises NotFound."""
    alert = await _need_own(context, alert_id)
    preferences = (await context.uow.alerts.load_preferences()).get(context.member.id, NoticePreferences())
    level = preferences.level(alert.condition.kind).less
    await context.uow.alerts.save_preferences(context.member.id, preferences.at(alert.condition.kind, level))
    return alert, level


async def put_off(context: UseCaseContext, alert_id: UUID) -> Alert:
    """Repeat a delivered alert the next day if its cause still holds then. Raises NotFound."""
    alert = await _need_own(context, alert_id)
    if alert.state is not AlertState.TOLD:
        return alert
    again = context.now + LATER
    alert = replace(alert, state=AlertState.RAISED, not_before=again)
    await context.uow.alerts.save(alert)
    await context.uow.jobs.wake(ALERTS_JOB, again)
    return alert


async def _need_own(context: UseCaseContext, alert_id: UUID) -> Alert:
    alert = await context.uow.alerts.get(alert_id)
    if alert is None or alert.condition.member not in {None, context.member.id}:
        raise NotFound("alert-gone")
    return alert
