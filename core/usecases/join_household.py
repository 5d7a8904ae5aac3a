"""Join a household with an invite code, which works once and until it expires; wrong codes are limited."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Invalid, NotFound
from core.model.household import Household, Invite, Member, Membership
from core.ports import Identity, Ids, Onboarding
from core.usecases.names import require_free_name, tidy_name

MOST_TRIES = 5
"""The most wrong codes an identity may try within ``TRY_WINDOW``, so that none of the 31^8 codes is guessed in time."""
TRY_WINDOW = timedelta(hours=1)


async def try_invite_code(transaction: Onboarding, code: str, guest: Identity, now: datetime) -> Invite | None:
    """Return the open invite with a code; None where there is none, which counts as a wrong try.

    Raises:
        Invalid: there were too many wrong tries ("too-many-tries"), even if this code is right.
    """
    if await transaction.count_recent_tries(guest, now - TRY_WINDOW) >= MOST_TRIES:
        raise Invalid("too-many-tries")
    invite = await transaction.find_invite(code, now)
    if invite is None:
        await transaction.record_wrong_try(guest, now)
    return invite


async def join_household(transaction: Onboarding, ids: Ids, code: str, invite: Invite, guest: Identity) -> Membership:
    """Make a guest a member by an invite, which is used up; raises Invalid("name-taken") where the name is in use."""
    household = await transaction.load_household(invite)
    if invite.member_id is not None:
        return await _link_own_identity(transaction, code, invite, household, guest)
    taken = [name for member in household.members for name in (member.name, *member.aliases)]
    member = Member(ids.new(), require_free_name(tidy_name(guest.name), taken), invite.role)
    await transaction.join(code, invite, member, guest)
    return Membership(replace(household, members=(*household.members, member)), member)


async def _link_own_identity(
    transaction: Onboarding, code: str, invite: Invite, household: Household, guest: Identity
) -> Membership:
    member = household.member(invite.member_id)
    if member is None:
        raise NotFound("invite-unknown")
    await transaction.join(code, invite, member, guest)
    return Membership(household, member)
