"""Who may do what, judged on the household as it is now, not as it was when the message came."""

from __future__ import annotations

from core.errors import NotAllowed, NotFound
from core.model.household import Household, Membership, Role
from core.usecases.deed import Deed


async def present(deed: Deed) -> Membership:
    """The seat as of now; raises NotFound where the membership has ended."""
    household = await deed.uow.books.household()
    member = household.member(deed.member.id)
    if member is None:
        raise NotFound("member-unknown")
    return Membership(household, member)


async def admin(deed: Deed) -> Membership:
    """The seat of an admin as of now; raises NotAllowed for others."""
    now = await present(deed)
    if now.member.role is not Role.ADMIN:
        raise NotAllowed("admins-only")
    return now


async def writer(deed: Deed) -> Membership:
    """The seat of somebody who writes in the book as of now; raises NotAllowed for viewers."""
    now = await present(deed)
    if not now.member.writes:
        raise NotAllowed("viewers-only-look")
    return now


def admins(household: Household) -> int:
    """How many admins a household has."""
    return sum(member.role is Role.ADMIN for member in household.members)
