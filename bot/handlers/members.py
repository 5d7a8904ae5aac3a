"""Handlers for members: list them, change roles and names, invite, leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote
from uuid import UUID

from bot.handlers.cards import make_never_mind_button, use_case_context
from bot.handlers.demo import CHANNELS
from bot.handlers.message_context import MessageContext
from bot.handlers.router import Router
from bot.messages import Dialogue, Reply, Tap
from bot.render import members as render
from bot.render.cards import make_edit_of_tapped, text_reply
from bot.verbs import Verb
from core.errors import Invalid, NotAllowed, NotFound, PrivateOnly
from core.model.household import Member, Membership, Role
from core.model.intent import Command
from core.usecases.change_member import leave_household, remove_member, rename_self, set_aliases, set_role
from core.usecases.invite import LIFETIME, change_invite, link_channel, make_invite, renew_invites
from core.usecases.rights import require_admin, require_member

router: Router[MessageContext] = Router()

HOURS = int(LIFETIME.total_seconds() // 3600)
_NOBODY = "-"
"""The typed sign that removes all aliases; a sign works in every language."""


@router.command("members", menu=110)
async def members_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/members``: list the household's members."""
    del command
    return [render.make_members_card(context.words, await require_member(use_case_context(context)))]


@router.command("invite", menu=120)
async def invite_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/invite``: create a code by which somebody can join."""
    del command
    return await _show_invite(context)


@router.command("leave")
async def leave_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/leave``: ask whether the member really wants to leave the household."""
    del command
    return await _ask_leaving(context, Tap(Verb.LEAVE, context.member.id))


@router.tap(Verb.MEMBERS)
async def _show_members(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return [
        make_edit_of_tapped(
            context.inbound, render.make_members_card(context.words, await require_member(use_case_context(context)))
        )
    ]


@router.tap(Verb.MEMBER)
async def _show_member(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    use_case = use_case_context(context)
    membership = await require_member(use_case) if tap.subject == context.member.id else await require_admin(use_case)
    return [
        make_edit_of_tapped(
            context.inbound, render.make_member_card(context.words, membership, _load_member(membership, tap.subject))
        )
    ]


def _load_member(membership: Membership, member_id: UUID | None) -> Member:
    member = membership.household.member(member_id)
    if member is None:
        raise NotFound("member-unknown")
    return member


@router.tap(Verb.ROLE)
async def _set_role(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    use_case = use_case_context(context)
    if tap.argument not in set(Role):
        raise Invalid("choice-gone")
    member = _load_member(await require_admin(use_case), tap.subject)
    household = await set_role(use_case, member.id, Role(tap.argument))
    membership = Membership(household, _load_member(Membership(household, context.member), context.member.id))
    toast = context.words("toast-role", name=member.name, role=context.words(f"role-{tap.argument}"))
    if member.id == membership.member.id or membership.member.role is not Role.ADMIN:
        return [make_edit_of_tapped(context.inbound, render.make_members_card(context.words, membership), toast)]
    return [
        make_edit_of_tapped(
            context.inbound,
            render.make_member_card(context.words, membership, _load_member(membership, member.id)),
            toast,
        )
    ]


@router.tap(Verb.MEMBER_OUT)
async def _ask_removal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    member = _load_member(await require_admin(use_case_context(context)), tap.subject)
    words = context.words
    text = words("remove-sure", name=member.name)
    do, undo = Tap(Verb.MEMBER_OUT_YES, member.id), Tap(Verb.MEMBER, member.id)
    return [
        make_edit_of_tapped(context.inbound, render.ask_if_sure(words, text, words("button-remove-member"), do, undo))
    ]


@router.tap(Verb.MEMBER_OUT_YES)
async def _confirm_removal(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    use_case = use_case_context(context)
    member = await remove_member(use_case, _load_member(await require_admin(use_case), tap.subject).id)
    card = render.make_members_card(context.words, await require_member(use_case))
    return [make_edit_of_tapped(context.inbound, card, context.words("toast-removed", name=member.name))]


@router.tap(Verb.MY_NAME)
async def _ask_my_name(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _require_own_card(context, tap)
    return _expect_answer(context, "my-name", context.words("ask-my-name"))


@router.tap(Verb.MY_ALIASES)
async def _ask_my_aliases(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _require_own_card(context, tap)
    return _expect_answer(context, "my-aliases", context.words("ask-my-aliases", none=_NOBODY))


def _require_own_card(context: MessageContext, tap: Tap) -> None:
    """Refuse a tap on another member's personal card in a group, where everybody sees the buttons."""
    if tap.subject != context.member.id:
        raise NotAllowed("not-your-card")


def _expect_answer(context: MessageContext, verb: str, question: str) -> Sequence[Reply]:
    context.dialogue.asked = Tap(verb)
    return [text_reply(question, [[make_never_mind_button(context)]])]


@router.answer(Verb.MY_NAME)
async def _answer_name(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    member = await rename_self(use_case_context(context), text)
    return await _say_changed(context, context.words("said-name", name=member.name))


@router.answer(Verb.MY_ALIASES)
async def _answer_aliases(context: MessageContext, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    aliases = [] if text.strip() == _NOBODY else [part for part in text.split(",") if part.strip()]
    await set_aliases(use_case_context(context), aliases)
    return await _say_changed(context, context.words("said-aliases"))


async def _say_changed(context: MessageContext, said: str) -> Sequence[Reply]:
    membership = await require_member(use_case_context(context))
    return [text_reply(said), render.make_members_card(context.words, membership)]


async def _show_invite(context: MessageContext) -> Sequence[Reply]:
    if context.inbound.group:
        raise PrivateOnly("codes-in-private")
    code = await make_invite(use_case_context(context))
    return [_make_invite_card(context, code, Role.MEMBER)]


@router.tap(Verb.INVITE)
async def _invite_on_tap(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    return await _show_invite(context)


@router.tap(Verb.INVITE_ROLE)
async def _change_invite_role(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    role, _, code = tap.argument.partition(".")
    if role not in set(Role) or not code:
        raise Invalid("choice-gone")
    fresh = await change_invite(use_case_context(context), code=code, role=Role(role))
    return _send_new_code(context, fresh, Role(role), "toast-code-changed")


@router.tap(Verb.INVITE_NEW)
async def _renew_invites(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    role = Role(tap.argument) if tap.argument in set(Role) else Role.MEMBER
    return _send_new_code(context, await renew_invites(use_case_context(context), role), role, "toast-codes-void")


def _send_new_code(context: MessageContext, code: str, role: Role, toast: str) -> Sequence[Reply]:
    """Send an invite code as a new message, since a QR picture cannot be added to the tapped one."""
    return [replace(_make_invite_card(context, code, role), toast=context.words(toast))]


def _make_invite_card(context: MessageContext, code: str, role: Role) -> Reply:
    return render.make_invite_card(context.words, context.household, _find_way_in(context, code), role, HOURS)


@router.command("link")
async def link_command(context: MessageContext, command: Command) -> Sequence[Reply]:
    """Answer ``/link``: send a code by which the member links another channel to themselves."""
    del command
    return await _show_link_code(context, Tap(Verb.LINK))


@router.tap(Verb.LINK)
async def _show_link_code(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    del tap
    if context.inbound.group:
        raise PrivateOnly("codes-in-private")
    return [
        render.make_link_card(
            context.words, _find_way_in(context, await link_channel(use_case_context(context))), HOURS
        )
    ]


def _find_way_in(context: MessageContext, code: str) -> render.InviteAddresses:
    services = context.services
    telegram = f"https://t.me/{services.bot_name}?start={quote(code)}" if services.bot_name else ""
    here = context.inbound.channel in CHANNELS or render.is_reachable(services.public_url)
    web = f"{services.public_url.rstrip('/')}/?join={quote(code)}" if services.public_url and here else ""
    return render.InviteAddresses(code, tuple(link for link in (telegram, web) if link))


@router.tap(Verb.LEAVE)
async def _ask_leaving(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _require_own_card(context, tap)
    words = context.words
    text = words("leave-sure", household=context.household.name)
    do, undo = Tap(Verb.LEAVE_YES, context.member.id), Tap(Verb.LEAVE_NO, context.member.id)
    return [make_edit_of_tapped(context.inbound, render.ask_if_sure(words, text, words("button-leave"), do, undo))]


@router.tap(Verb.LEAVE_YES)
async def _confirm_leaving(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _require_own_card(context, tap)
    household = await leave_household(use_case_context(context))
    _clear_dialogue(context.dialogue)
    return [make_edit_of_tapped(context.inbound, text_reply(context.words("left", household=household.name)))]


def _clear_dialogue(dialogue: Dialogue) -> None:
    """Clear the whole dialogue state, so that nothing remains of a household the member left."""
    fresh = Dialogue()
    for name in Dialogue.__slots__:
        setattr(dialogue, name, getattr(fresh, name))


@router.tap(Verb.LEAVE_NO)
async def _cancel_leaving(context: MessageContext, tap: Tap) -> Sequence[Reply]:
    _require_own_card(context, tap)
    return [replace(make_edit_of_tapped(context.inbound, text_reply(context.words("leave-stayed"))), buttons=())]
