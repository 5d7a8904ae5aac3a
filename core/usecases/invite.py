"""Invite somebody, or one's own second channel: a code for one use within two days."""

from __future__ import annotations

from datetime import timedelta

from core.model.household import Invite, Role
from core.usecases.deed import Deed
from core.usecases.rights import admin, present

CODE_LENGTH = 8
LIFETIME = timedelta(hours=48)


async def invite(deed: Deed, role: Role = Role.MEMBER) -> str:
    """A code that lets one person in with a role; admins only."""
    host = await admin(deed)
    return await _open(deed, Invite(host.household.id, host.household.name, role, deed.now + LIFETIME))


async def change_invite(deed: Deed, *, code: str, role: Role) -> str:
    """A code with another role in the place of one that was just shown; admins only."""
    await admin(deed)
    await deed.uow.books.end_invites(code)
    return await invite(deed, role)


async def renew_invites(deed: Deed, role: Role = Role.MEMBER) -> str:
    """Void every open code and make one new; admins only."""
    await admin(deed)
    await deed.uow.books.end_invites()
    return await invite(deed, role)


async def link_channel(deed: Deed) -> str:
    """A code by which the speaker, and nobody new, is known on another channel too."""
    own = await present(deed)
    kept = Invite(own.household.id, own.household.name, own.member.role, deed.now + LIFETIME, own.member.id)
    return await _open(deed, kept)


async def _open(deed: Deed, invitation: Invite) -> str:
    code = deed.ids.code(CODE_LENGTH)
    await deed.uow.books.add_invite(invitation, code, by=deed.member.id)
    return code
