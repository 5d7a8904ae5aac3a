"""Handlers that send a digest on request, by running the scheduled digest job at once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply
from bot.render.cards import text_reply
from core.model.digest import DigestKind
from core.model.household_alert import CONSENT_CHANNELS
from core.model.intent import Command
from core.ports import DATE_JOB, DIGEST_JOB, REPORT_JOB

router: Router[MessageContext] = Router()

DIGEST_JOBS = {DigestKind.WEEK.value: DIGEST_JOB, DigestKind.MONTH.value: REPORT_JOB, DigestKind.DATE.value: DATE_JOB}
"""The name of the job that makes each kind of digest."""


@router.command("digest", menu=136)
async def _send_digest(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Send the weekly digest now; for "/digest month" the report of the last month."""
    job = REPORT_JOB if command.rest.strip() else DIGEST_JOB
    return await _wake_job(context, job)


@router.command("moneydate", menu=137)
@router.command("date")
async def _send_money_date(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/moneydate``: send every member the figures for a conversation about the household's month."""
    del command
    return await _wake_job(context, DATE_JOB)


async def _wake_job(context: MessageContext, job: str) -> Sequence[Reply]:
    await context.uow.jobs.wake(job, context.now, context.member.id)
    household, words = context.household, context.words
    if context.inbound.channel in CONSENT_CHANNELS:
        return []  # each message is billed there, and the digest says by itself when the next one comes
    if household.digest_day is None:
        return [text_reply(words("digest-asked-never"))]
    day, time = words.weekday(household.digest_day), f"{household.digest_hour}:00"
    return [text_reply(words("digest-asked", day=day, time=time))]
