"""The job that checks a household's alert conditions each morning, and after changes, and sends new alerts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from analytics.anomalies.alert_source import EVERY_SOURCE
from core.alerts.source import LONGEST_AHEAD, LONGEST_BACK, AlertContext, AlertSource
from core.model.draft import DraftState
from core.model.household import Member
from core.model.household_alert import Alert, AlertKind, NoticePreferences
from core.model.notice import AlertRaised, DraftWaiting, NoticeKind
from core.ports import ALERTS_JOB
from core.usecases.remind_drafts import mark_reminded
from core.usecases.tell_alerts import Push, plan_pushes
from core.usecases.watch_alerts import watch_alerts
from scheduler.calendar import find_end_of_quiet
from scheduler.jobs import Job, JobContext
from scheduler.schedules import make_daily_schedule

Chats = Mapping[UUID, Sequence[tuple[str, str]]]
"""Each member's private chats as (channel, chat), the latest used first."""


def make_alerts_job(sources: Sequence[AlertSource] = EVERY_SOURCE) -> Job:
    """Return the job that sends the alerts these sources find."""
    return Job(ALERTS_JOB, partial(_plan_and_push, sources), make_daily_schedule(9, spread=timedelta(minutes=30)))


async def _plan_and_push(sources: Sequence[AlertSource], context: JobContext) -> datetime | None:
    alerts = AlertContext(context.uow, context.household, context.now)
    await alerts.read_bills(LONGEST_BACK, LONGEST_AHEAD)
    waiting = await watch_alerts(alerts, sources, context.dependencies.ids)
    if not waiting:
        return None
    plan = await plan_pushes(alerts, waiting, find_end_of_quiet(context.household, context.now))
    if not plan.pushes:
        return plan.again
    chats = await context.uow.messages.list_private_chats()
    preferences = await context.uow.alerts.load_preferences()
    for push in plan.pushes:
        await _push_alert(context, push, chats, preferences)
    return plan.again


async def _push_alert(
    context: JobContext, push: Push, chats: Chats, preferences: Mapping[UUID, NoticePreferences]
) -> None:
    """Queue the notices of one alert and mark the alert as sent; one that nobody can be sent waits for the digest."""
    told = push.alert.mark_sent(context.now, pushed=True)
    if push.alert.condition.kind is AlertKind.DRAFT:
        sent = await _show_waiting_draft(context, told)
    else:
        sent = False
        for member in push.members:
            own = preferences.get(member.id, NoticePreferences())
            place = find_alert_chat(chats, member, own, NoticeKind.ALERT)
            if place is not None:
                await context.announce(AlertRaised(told, member.id, *place, discreet=own.discreet))
                sent = True
    if sent:
        await context.uow.alerts.save(told)


async def _show_waiting_draft(context: JobContext, alert: Alert) -> bool:
    """Show a waiting draft again, in the chat it came from."""
    subject = alert.condition.facts.subject
    draft = await context.uow.drafts.get(subject) if subject else None
    if draft is None or draft.state is not DraftState.OPEN:
        return False
    reminded = await mark_reminded(context.uow, draft, context.now)
    if reminded is not None:
        await context.announce(DraftWaiting(reminded))
    return True


def find_alert_chat(chats: Chats, member: Member, own: NoticePreferences, kind: NoticeKind) -> tuple[str, str] | None:
    """Return the member's latest chat in which we may write first with this kind of notice; None if there is none."""
    return next((place for place in chats.get(member.id, ()) if own.can_write_first(place[0], kind)), None)


TELL_ALERTS = make_alerts_job()
