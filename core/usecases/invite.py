"""Invite somebody, or one's own second channel: a code for one use within two days."""

from __future__ import annotations

from datetime import timedelta

from core.model.household import Invite, Role
from core.usecases.rights import admin, present
from core.usecases.use_case_context import UseCaseContext

CODE_LENGTH = 8
LIFETIME = timedelta(hours=48)


async def invite(context: UseCaseContext, role: Role = Role.MEMBER) -> str:
    """A code that lets one person in with a role; admins only."""
    host = await admin(context)
    return await _open(context, Invite(host.household.id, host.household.name, role, context.now + LIFETIME))


async def change_invite(context: UseCaseContext, *, code: str, role: Role) -> str:
    """A code with another role in the place of one that was just shown; admins only."""
    await admin(context)
    await context.uow.books.end_invites(code)
    return await invite(context, role)


async def renew_invites(context: UseCaseContext, role: Role = Role.MEMBER) -> str:
    """Void every open code and make one new; admins only."""
    await admin(context)
    await context.uow.books.end_invites()
    return await invite(context, role)


async def link_channel(context: UseCaseContext) -> str:
    """A code by which the speaker, and nobody new, is known on another channel too."""
    own = await present(context)
    kept = Invite(own.household.id, own.household.name, own.member.role, context.now + LIFETIME, own.member.id)
    return await _open(context, kept)


async def _open(context: UseCaseContext, invitation: Invite) -> str:
    code = context.ids.code(CODE_LENGTH)
    while not any(sign.isdecimal() for sign in code):  # else nothing tells it from a word where it is written small
        code = context.ids.code(CODE_LENGTH)
    await context.uow.books.add_invite(invitation, code, by=context.member.id)
    return code
