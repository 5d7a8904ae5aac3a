"""The job that drafts each due bill on the morning of its day and closes drafts of bills that were paid otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.recurring import RecurringRule
from core.ports import BILLS_JOB
from core.usecases.draft_bills import CardPlace, draft_bills, find_deputy, list_open_cards
from scheduler.calendar import find_end_of_quiet
from scheduler.jobs import Job, JobContext
from scheduler.schedules import make_daily_schedule

MORNING = 8
"""The hour of the household's day before which nothing falls due: by then what was paid at night is entered."""
EVENING = 20
LOOK_AGAIN = timedelta(hours=2)
"""How often during the day the job checks whether a bill with a waiting draft was paid otherwise."""
LONGEST_COMMIT = timedelta(minutes=10)
"""How long after it was written a change may become visible."""


async def _draft_bills(context: JobContext) -> datetime | None:
    hour = context.now.astimezone(ZoneInfo(context.household.zone)).hour
    if hour < MORNING:
        return None
    if await _can_differ(context):
        await _draft_and_settle(context)
    if hour >= EVENING or not await list_open_cards(context.uow, context.household.today(context.now)):
        return None
    return context.now + LOOK_AGAIN


async def _can_differ(context: JobContext) -> bool:
    """Return whether bills may stand otherwise than at the last look: it is a new day, or the book has changed."""
    woken = context.woken_at
    return woken is None or await context.uow.has_changed_since(woken - LOOK_AGAIN - LONGEST_COMMIT)


async def _draft_and_settle(context: JobContext) -> None:
    """Draft the bills that are due, close the drafts of those paid otherwise, and queue the notices of both."""
    rules = await context.uow.recurring.list_active_or_ended()
    if not rules:
        return
    deputy = await _find_place(context, rules)
    due = find_end_of_quiet(context.household, context.now)
    ids = context.dependencies.ids
    for notice in await draft_bills(context.uow, context.household, context.now, ids, deputy):
        await context.announce(notice, due=due)


async def _find_place(context: JobContext, rules: Sequence[RecurringRule]) -> CardPlace | None:
    """Return the chat for drafts of members who left the household: the private chat of its first admin."""
    member = find_deputy(context.household)
    here = {each.id for each in context.household.members if each.can_write}
    if member is None or all(rule.author in here for rule in rules):
        return None
    chats = (await context.uow.messages.list_private_chats()).get(member)
    return CardPlace(member, *chats[0]) if chats else None


DRAFT_BILLS = Job(BILLS_JOB, _draft_bills, make_daily_schedule(MORNING))
