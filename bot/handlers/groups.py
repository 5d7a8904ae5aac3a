"""Handlers for group chats: link one to a household, and reveal no household's data in any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.cards import use_case_context
from bot.handlers.message_context import GuestContext, MessageContext
from bot.handlers.router import Router
from bot.messages import Button, Reply, Tap
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.verbs import Verb
from core.model.household import Role
from core.usecases.rights import require_admin

router: Router[MessageContext] = Router()


def answer_stranger(guest: GuestContext) -> Sequence[Reply]:
    """Answer somebody without a household in a group: briefly if they address the bot or tap, else not at all."""
    if guest.inbound.tap is not None:
        return [Reply(toast=guest.words("not-your-chat"))]
    return [text_reply(guest.words("group-stranger"))] if guest.inbound.addressed else []


async def answer_unbound_group(context: MessageContext) -> Sequence[Reply]:
    """Answer a member in a group that is linked to no household: offer an admin to link it, and show no data."""
    tap = context.inbound.tap
    if tap is not None:
        handler = router.taps.get(tap.verb)
        return await handler(context, tap) if handler else [Reply(toast=context.words("button-expired"))]
    if not context.inbound.addressed:
        return []
    if context.member.role is not Role.ADMIN:
        return [text_reply(context.words("group-ask-admin"))]
    yes = Button(context.words("button-yes"), Tap(Verb.GROUP_YES, context.household.id))
    no = Button(context.words("button-no"), Tap(Verb.GROUP_NO, context.household.id))
    return [text_reply(context.words("group-ask", household=context.household.name), [[yes, no]])]


@router.tap(Verb.GROUP_YES)
async def _link_group(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    if tap.subject != context.household.id:
        return [Reply(toast=context.words("not-your-chat"))]
    use_case = use_case_context(context)
    await require_admin(use_case)
    await context.uow.books.bind_chat(context.inbound.channel, context.inbound.chat)
    await use_case.record_action("bind_chat", context.household.id)
    told = context.words("group-bound", household=context.household.name)
    return [make_edit_of_tapped(context.inbound, text_reply(f"{told}\n\n{_explain_reading(context)}".strip()))]


def _explain_reading(context: MessageContext) -> str:
    """Return whether the bot receives the group's ordinary messages, as a sentence; "" while that is unknown."""
    services, words = context.services, context.words
    if services.reads_groups is None or not services.bot_name:
        return ""
    return words("group-reads-all" if services.reads_groups else "group-reads-addressed", bot=f"@{services.bot_name}")


@router.tap(Verb.GROUP_NO)
async def _decline_link(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    if tap.subject != context.household.id:
        return [Reply(toast=context.words("not-your-chat"))]
    return [replace(make_edit_of_tapped(context.inbound, text_reply(context.words("group-left-alone"))), buttons=())]
