"""Members: who there is, their roles and names, inviting, leaving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote
from uuid import UUID

from bot.handlers.cards import deed_of
from bot.handlers.demo import CHANNELS
from bot.handlers.turn import AskedHandler, CommandHandler, TapHandler, Turn
from bot.messages import Dialogue, Reply, Tap
from bot.render import members as render
from bot.render.cards import in_place, says
from core.errors import Invalid, NotAllowed, NotFound
from core.model.household import Member, Membership, Role
from core.model.intent import Command
from core.usecases.change_member import leave, remove_member, rename_self, set_aliases, set_role
from core.usecases.invite import LIFETIME, change_invite, invite, link_channel, renew_invites
from core.usecases.rights import admin, present

HOURS = int(LIFETIME.total_seconds() // 3600)
_NOBODY = "-"
"""What clears the other names: a word would have to be learnt in every language."""


async def members_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """The members of the household."""
    del command
    return [render.members_card(turn.words, await present(deed_of(turn)))]


async def invite_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """A way in for somebody."""
    del command
    return await _invited(turn)


async def leave_command(turn: Turn, command: Command) -> Sequence[Reply]:
    """Ask whether they mean it."""
    del command
    return await _leave(turn, Tap("leave", turn.member.id))


async def _members(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    return [in_place(turn.inbound, render.members_card(turn.words, await present(deed_of(turn))))]


async def _member(turn: Turn, tap: Tap) -> Sequence[Reply]:
    deed = deed_of(turn)
    membership = await present(deed) if tap.subject == turn.member.id else await admin(deed)
    return [in_place(turn.inbound, render.member_card(turn.words, membership, _of(membership, tap.subject)))]


def _of(membership: Membership, member_id: UUID | None) -> Member:
    member = membership.household.member(member_id)
    if member is None:
        raise NotFound("member-unknown")
    return member


async def _role(turn: Turn, tap: Tap) -> Sequence[Reply]:
    deed = deed_of(turn)
    if tap.argument not in set(Role):
        raise Invalid("choice-gone")
    member = _of(await admin(deed), tap.subject)
    household = await set_role(deed, member.id, Role(tap.argument))
    membership = Membership(household, _of(Membership(household, turn.member), turn.member.id))
    toast = turn.words("toast-role", name=member.name, role=turn.words(f"role-{tap.argument}"))
    if member.id == membership.member.id or membership.member.role is not Role.ADMIN:
        return [in_place(turn.inbound, render.members_card(turn.words, membership), toast)]
    return [in_place(turn.inbound, render.member_card(turn.words, membership, _of(membership, member.id)), toast)]


async def _out(turn: Turn, tap: Tap) -> Sequence[Reply]:
    member = _of(await admin(deed_of(turn)), tap.subject)
    words = turn.words
    text = words("remove-sure", name=member.name)
    do, undo = Tap("member-out-yes", member.id), Tap("member", member.id)
    return [in_place(turn.inbound, render.sure(words, text, words("button-remove-member"), do, undo))]


async def _out_yes(turn: Turn, tap: Tap) -> Sequence[Reply]:
    deed = deed_of(turn)
    member = await remove_member(deed, _of(await admin(deed), tap.subject).id)
    card = render.members_card(turn.words, await present(deed))
    return [in_place(turn.inbound, card, turn.words("toast-removed", name=member.name))]


async def _my_name(turn: Turn, tap: Tap) -> Sequence[Reply]:
    _own(turn, tap)
    return _ask(turn, "my-name", turn.words("ask-my-name"))


async def _my_aliases(turn: Turn, tap: Tap) -> Sequence[Reply]:
    _own(turn, tap)
    return _ask(turn, "my-aliases", turn.words("ask-my-aliases", none=_NOBODY))


def _own(turn: Turn, tap: Tap) -> None:
    """In a group everybody sees the buttons of one's own card; they stay one's own."""
    if tap.subject != turn.member.id:
        raise NotAllowed("not-your-card")


def _ask(turn: Turn, verb: str, question: str) -> Sequence[Reply]:
    turn.dialogue.asked = Tap(verb)
    return [says(question)]


async def _said_name(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    member = await rename_self(deed_of(turn), text)
    return await _changed(turn, turn.words("said-name", name=member.name))


async def _said_aliases(turn: Turn, asked: Tap, text: str) -> Sequence[Reply]:
    del asked
    aliases = [] if text.strip() == _NOBODY else [part for part in text.split(",") if part.strip()]
    await set_aliases(deed_of(turn), aliases)
    return await _changed(turn, turn.words("said-aliases"))


async def _changed(turn: Turn, said: str) -> Sequence[Reply]:
    membership = await present(deed_of(turn))
    return [says(said), render.members_card(turn.words, membership)]


async def _invited(turn: Turn) -> Sequence[Reply]:
    if turn.inbound.group:
        return [says(turn.words("codes-in-private"))]
    code = await invite(deed_of(turn))
    return [_invite_card(turn, code, Role.MEMBER)]


async def _invite(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    return await _invited(turn)


async def _invite_role(turn: Turn, tap: Tap) -> Sequence[Reply]:
    role, _, code = tap.argument.partition(".")
    if role not in set(Role) or not code:
        raise Invalid("choice-gone")
    fresh = await change_invite(deed_of(turn), code=code, role=Role(role))
    return _instead(turn, fresh, Role(role), "toast-code-changed")


async def _invite_new(turn: Turn, tap: Tap) -> Sequence[Reply]:
    role = Role(tap.argument) if tap.argument in set(Role) else Role.MEMBER
    return _instead(turn, await renew_invites(deed_of(turn), role), role, "toast-codes-void")


def _instead(turn: Turn, code: str, role: Role, toast: str) -> Sequence[Reply]:
    """The new code as a message of its own: a QR picture cannot be edited in."""
    return [replace(_invite_card(turn, code, role), toast=turn.words(toast))]


def _invite_card(turn: Turn, code: str, role: Role) -> Reply:
    return render.invite_card(turn.words, turn.household, _way(turn, code), role, HOURS)


async def _link(turn: Turn, tap: Tap) -> Sequence[Reply]:
    del tap
    if turn.inbound.group:
        return [says(turn.words("codes-in-private"))]
    return [render.link_card(turn.words, _way(turn, await link_channel(deed_of(turn))), HOURS)]


def _way(turn: Turn, code: str) -> render.Way:
    services = turn.services
    telegram = f"https://t.me/{services.bot_name}?start={quote(code)}" if services.bot_name else ""
    here = turn.inbound.channel in CHANNELS or render.reachable(services.public_url)
    web = f"{services.public_url.rstrip('/')}/?join={quote(code)}" if services.public_url and here else ""
    return render.Way(code, tuple(link for link in (telegram, web) if link))


async def _leave(turn: Turn, tap: Tap) -> Sequence[Reply]:
    _own(turn, tap)
    words = turn.words
    text = words("leave-sure", household=turn.household.name)
    do, undo = Tap("leave-yes", turn.member.id), Tap("leave-no", turn.member.id)
    return [in_place(turn.inbound, render.sure(words, text, words("button-leave"), do, undo))]


async def _leave_yes(turn: Turn, tap: Tap) -> Sequence[Reply]:
    _own(turn, tap)
    household = await leave(deed_of(turn))
    _forget(turn.dialogue)
    return [in_place(turn.inbound, says(turn.words("left", household=household.name)))]


def _forget(dialogue: Dialogue) -> None:
    """Nothing of the household left behind stays in the talk."""
    fresh = Dialogue()
    for name in Dialogue.__slots__:
        setattr(dialogue, name, getattr(fresh, name))


async def _leave_no(turn: Turn, tap: Tap) -> Sequence[Reply]:
    _own(turn, tap)
    return [replace(in_place(turn.inbound, says(turn.words("leave-stayed"))), buttons=())]


COMMANDS: dict[str, CommandHandler] = {
    "members": members_command,
    "invite": invite_command,
    "leave": leave_command,
}
TAPS: dict[str, TapHandler] = {
    "members": _members,
    "member": _member,
    "role": _role,
    "member-out": _out,
    "member-out-yes": _out_yes,
    "my-name": _my_name,
    "my-aliases": _my_aliases,
    "invite": _invite,
    "invite-role": _invite_role,
    "invite-new": _invite_new,
    "link": _link,
    "leave": _leave,
    "leave-yes": _leave_yes,
    "leave-no": _leave_no,
}
ASKED: dict[str, AskedHandler] = {"my-name": _said_name, "my-aliases": _said_aliases}
