"""Join a household with a code: once, in time, and not by guessing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Invalid, NotFound
from core.model.household import Household, Invite, Member, Seat
from core.ports import Identity, Ids, Lobby
from core.usecases.names import free, tidy

MOST_TRIES = 5
"""Wrong codes an identity may try within ``TRY_WINDOW``: guessing one of 31^8 codes takes longer than it lives."""
TRY_WINDOW = timedelta(hours=1)


async def look_at_invite(lobby: Lobby, code: str, guest: Identity, now: datetime) -> Invite | None:
    """The open invite of a code; None (and one try less) where there is none.

    Raises Invalid("too-many-tries") after too many wrong ones, right code or not.
    """
    if await lobby.recent_tries(guest, now - TRY_WINDOW) >= MOST_TRIES:
        raise Invalid("too-many-tries")
    invite = await lobby.invite(code, now)
    if invite is None:
        await lobby.wrong_try(guest, now)
    return invite


async def join_household(lobby: Lobby, ids: Ids, code: str, invite: Invite, guest: Identity) -> Seat:
    """Use an invite up; raises Invalid("name-taken") where the household has somebody of that name."""
    household = await lobby.household(invite)
    if invite.member_id is not None:
        return await _reach_own_seat(lobby, code, invite, household, guest)
    taken = [name for member in household.members for name in (member.name, *member.aliases)]
    member = Member(ids.new(), free(tidy(guest.name), taken), invite.role)
    await lobby.join(code, invite, member, guest)
    return Seat(replace(household, members=(*household.members, member)), member)


async def _reach_own_seat(lobby: Lobby, code: str, invite: Invite, household: Household, guest: Identity) -> Seat:
    member = household.member(invite.member_id)
    if member is None:
        raise NotFound("invite-unknown")
    await lobby.join(code, invite, member, guest)
    return Seat(household, member)
