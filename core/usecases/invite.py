"""Invite a person, or link a member's second channel, with a code that works once within two days."""

from __future__ import annotations

import json
from datetime import timedelta

from core.errors import NotFound
from core.model.household import Invite, OpenInvite, Role
from core.usecases.rights import require_admin, require_member
from core.usecases.use_case_context import UseCaseContext

CODE_LENGTH = 8
LIFETIME = timedelta(hours=48)


async def make_invite(context: UseCaseContext, role: Role = Role.MEMBER) -> str:
    """Return a new code that lets one person join with a role; admins only."""
    host = await require_admin(context)
    code = await _store_invite(context, Invite(host.household.id, host.household.name, role, context.now + LIFETIME))
    await context.record_action("open-invite", host.household.id, after=json.dumps({"role": role.value}))
    return code


async def change_invite(context: UseCaseContext, *, code: str, role: Role) -> str:
    """Cancel an invite that was just shown, and return the code of a new one with another role; admins only."""
    await require_admin(context)
    await context.uow.books.end_invites(code)
    return await make_invite(context, role)


async def renew_invites(context: UseCaseContext, role: Role = Role.MEMBER) -> str:
    """Cancel every open invite and return the code of a new one; admins only."""
    await require_admin(context)
    if await context.uow.books.end_invites():
        await context.record_action("end-invites", context.household.id)
    return await make_invite(context, role)


async def list_open_invites(context: UseCaseContext) -> tuple[OpenInvite, ...]:
    """Return the invites nobody has used yet, oldest first; admins only."""
    await require_admin(context)
    return await context.uow.books.list_open_invites()


async def withdraw_invite(context: UseCaseContext, mark: str) -> None:
    """Cancel one open invite; admins only. Raises NotFound("invite-gone")."""
    await require_admin(context)
    if not await context.uow.books.end_invite(mark):
        raise NotFound("invite-gone")
    await context.record_action("end-invites", context.household.id)


async def link_channel(context: UseCaseContext) -> str:
    """Return a code that links another channel to the member who asks."""
    own = await require_member(context)
    kept = Invite(own.household.id, own.household.name, own.member.role, context.now + LIFETIME, own.member.id)
    return await _store_invite(context, kept)


async def _store_invite(context: UseCaseContext, invitation: Invite) -> str:
    code = context.ids.code(CODE_LENGTH)
    while not any(sign.isdecimal() for sign in code):  # else nothing tells it from a word where it is written small
        code = context.ids.code(CODE_LENGTH)
    await context.uow.books.add_invite(invitation, code, by=context.member.id)
    return code
