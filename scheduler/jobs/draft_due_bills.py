"""The job that drafts each due bill on the morning of its day and closes drafts of bills that were paid otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.ports import BILLS_JOB
from core.usecases.draft_bills import CardPlace, draft_bills, find_deputy, list_open_cards
from scheduler.calendar import after_quiet
from scheduler.jobs import Job, JobContext
from scheduler.jobs.tell_alerts_now import FindChats
from scheduler.schedules import daily

MORNING = 8
"""The hour of the household's day before which nothing falls due: by then what was paid at night is entered."""
EVENING = 20
LOOK_AGAIN = timedelta(hours=2)
"""How often during the day the job checks whether a bill with a waiting draft was paid otherwise."""


async def _draft_bills(context: JobContext) -> datetime | None:
    rules = await context.uow.recurring.in_force()
    hour = context.now.astimezone(ZoneInfo(context.household.zone)).hour
    if not rules or hour < MORNING:
        return None
    deputy = await _find_place(context)
    due = after_quiet(context.household, context.now)
    ids = context.dependencies.ids
    for notice in await draft_bills(context.uow, context.household, context.now, ids, deputy):
        await context.announce(notice, due=due)
    if hour >= EVENING or not await list_open_cards(context.uow, context.household.today(context.now)):
        return None
    return context.now + LOOK_AGAIN


async def _find_place(context: JobContext) -> CardPlace | None:
    """Return the chat for drafts of members who left the household: the private chat of its first admin."""
    member = find_deputy(context.household)
    rules = await context.uow.recurring.in_force()
    here = {each.id for each in context.household.members if each.writes}
    if member is None or all(rule.author in here for rule in rules):
        return None
    chats = context.outside(FindChats(context.household)).get(member)
    return CardPlace(member, *chats[0]) if chats else None


DRAFT_BILLS = Job(BILLS_JOB, _draft_bills, daily(MORNING))
