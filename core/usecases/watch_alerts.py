"""Compare the conditions that hold now with the stored alerts: raise new alerts, close those that hold no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.alerts.source import AlertContext, AlertSource
from core.model.household_alert import Alert, AlertState, Condition
from core.ports import Ids


async def watch_alerts(context: AlertContext, sources: Sequence[AlertSource], ids: Ids) -> tuple[Alert, ...]:
    """Raise and close alerts by what holds now, and return those that wait to be sent, oldest first.

    A condition is reported once for each ``arm`` (the period, limit or the like it holds for), however often it ceases
    and holds again.
    """
    found = {condition.identifying_key: condition for source in sources for condition in await source.find(context)}
    accepted = await context.uow.alerts.list_accepted()
    waiting: list[Alert] = []
    known = set()
    for alert in await context.uow.alerts.list_live():
        key = alert.condition.identifying_key
        known.add(key)
        current = found.get(key)
        if current is None or key[:2] in accepted:
            await context.uow.alerts.save(replace(alert, state=AlertState.EASED))
        elif alert.state is AlertState.RAISED:
            waiting.append(replace(alert, condition=current))
    for key, condition in found.items():
        if key not in known and key[:2] not in accepted:
            alert = make_alert(condition, context.now, ids)
            waiting += [alert] if await context.uow.alerts.add(alert) else []
    return tuple(waiting)


def make_alert(condition: Condition, now: datetime, ids: Ids) -> Alert:
    """Return a new alert about a condition, with the present time as its start."""
    return Alert(ids.new(), condition, AlertState.RAISED, now, not_before=now)


async def is_still_true(context: AlertContext, alert: Alert, sources: Sequence[AlertSource]) -> bool:
    """Return whether the condition of an alert still holds and nobody accepted it as fine since."""
    if alert.state not in {AlertState.RAISED, AlertState.TOLD}:
        return False
    if alert.condition.identifying_key[:2] in await context.uow.alerts.list_accepted():
        return False
    source = next((source for source in sources if alert.condition.kind in source.kinds), None)
    if source is None:
        return True
    return any(condition.identifying_key == alert.condition.identifying_key for condition in await source.find(context))
