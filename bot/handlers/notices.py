"""Handlers for notices (messages that the bot sends unasked): answers to alerts, and members' subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import make_page, read_subject, use_case_context
from bot.handlers.digests import DIGEST_JOBS
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.render.household_alerts import (
    TOPICS,
    add_permissions,
    add_usage,
    make_alert_reply,
    make_days_card,
    make_hours_card,
    make_notices_card,
    write_lowered_level,
)
from bot.verbs import Verb
from core.errors import Invalid, PrivateOnly
from core.model.household_alert import CONSENT_CHANNELS, AlertLevel
from core.model.intent import Command
from core.model.notice import NoticeKind
from core.usecases.answer_alert import accept_alert, lower_alert_level, postpone_alert, read_alert
from core.usecases.change_household import set_digest_time
from core.usecases.choose_notices import (
    allow_notices,
    choose_discreet,
    choose_level,
    choose_urgent_at_night,
    load_own_preferences,
)
from core.usecases.keep_connection import find_month_start
from core.usecases.rights import require_admin, require_member

router: Router[MessageContext] = Router()


@router.tap(Verb.ALERT_FINE)
async def _accept_alert(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await accept_alert(use_case_context(context), read_subject(tap))
    return [_confirm_choice(context, "alert-fine-done")]


@router.tap(Verb.ALERT_LESS)
async def _lower_level(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _, level = await lower_alert_level(use_case_context(context), read_subject(tap))
    return [replace(text_reply(write_lowered_level(context.words, level)), toast=context.words("setting-saved"))]


@router.tap(Verb.ALERT_LATER)
async def _postpone_alert(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await postpone_alert(use_case_context(context), read_subject(tap))
    return [_confirm_choice(context, "alert-later-done")]


def _confirm_choice(context: MessageContext, key: str) -> Reply:
    return replace(text_reply(context.words(key)), toast=context.words("setting-saved"))


@router.command("notices", menu=135)
async def notices_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/notices``: show which notices the speaker receives."""
    del command
    return [await _make_card(context)]


@router.tap(Verb.NOTICES)
async def _show_notices(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [make_edit_of_tapped(context.inbound, await _make_card(context))]


@router.tap(Verb.NOTICE_LEVEL)
async def _choose_level(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    topic, _, level = tap.argument.partition(".")
    if topic not in TOPICS or level not in set(AlertLevel):
        raise Invalid("choice-gone")
    await choose_level(use_case_context(context), TOPICS[topic], AlertLevel(level))
    return [await _save_choice(context)]


@router.tap(Verb.NOTICE_DISCREET)
async def _choose_discreet(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await choose_discreet(use_case_context(context), on=tap.argument == "on")
    return [await _save_choice(context)]


@router.tap(Verb.NOTICE_ALLOW)
async def _allow_notices(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    kind, _, answer = tap.argument.partition(".")
    if kind not in set(NoticeKind) or answer not in {"on", "off"}:
        raise Invalid("choice-gone")
    await allow_notices(use_case_context(context), context.inbound.channel, NoticeKind(kind), on=answer == "on")
    return [await _save_choice(context)]


@router.tap(Verb.OPEN_NOTICE)
async def _open_notice(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Show the full text of a notice whose announcement left it out; a digest is computed anew."""
    if tap.argument in DIGEST_JOBS:
        await context.uow.jobs.wake(DIGEST_JOBS[tap.argument], context.now, context.member.id)
        return []
    alert = await read_alert(use_case_context(context), read_subject(tap))
    if context.inbound.group and alert.condition.member is not None:
        raise PrivateOnly("private-in-group")
    preferences = await load_own_preferences(use_case_context(context))
    return [make_alert_reply(make_page(context), alert, discreet=preferences.discreet or context.inbound.group)]


@router.tap(Verb.NOTICE_URGENT)
async def _choose_urgent(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    await choose_urgent_at_night(use_case_context(context), on=tap.argument == "on")
    return [await _save_choice(context)]


@router.tap(Verb.NOTICE_FORGET)
async def _clear_all_accepted(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    use_case = use_case_context(context)
    use_case.require_writer()
    await use_case.uow.alerts.clear_accepted()
    return [await _save_choice(context)]


@router.tap(Verb.NOTICE_DAY)
async def _choose_day(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    """Set when the digest comes: offer the days, then the hours of the tapped day, or no digest at all."""
    membership = await require_admin(use_case_context(context))
    if not tap.argument:
        return [make_edit_of_tapped(context.inbound, make_days_card(context.words))]
    if tap.argument == "none":
        await set_digest_time(use_case_context(context), None, membership.household.digest_hour)
        return [await _save_choice(context)]
    return [make_edit_of_tapped(context.inbound, make_hours_card(context.words, _read_whole_number(tap.argument, 7)))]


@router.tap(Verb.NOTICE_HOUR)
async def _choose_hour(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    day, _, hour = tap.argument.partition(".")
    await set_digest_time(use_case_context(context), _read_whole_number(day, 7), _read_whole_number(hour, 24))
    return [await _save_choice(context)]


def _read_whole_number(text: str, below: int) -> int:
    if not text.isdecimal() or int(text) >= below:
        raise Invalid("choice-gone")
    return int(text)


async def _save_choice(context: MessageContext) -> Reply:
    return make_edit_of_tapped(context.inbound, await _make_card(context), context.words("setting-saved"))


async def _make_card(context: MessageContext) -> Reply:
    use_case = use_case_context(context)
    membership = await require_member(use_case)
    preferences = await load_own_preferences(use_case)
    fine = await use_case.uow.alerts.list_accepted()
    card = make_notices_card(context.words, membership.household, membership.member, preferences, fine)
    channel = context.inbound.channel
    if channel not in CONSENT_CHANNELS:
        return card
    usage = await use_case.uow.messages.sum_usage(channel, find_month_start(context.now))
    most = context.services.monthly_messages.get(channel)
    return add_usage(context.words, add_permissions(context.words, card, preferences, channel), usage, most)
