"""Who may do what, judged on the household as it is now, not as it was when the message came."""

from __future__ import annotations

from core.errors import NotAllowed, NotFound
from core.model.household import Household, Membership, Role
from core.usecases.use_case_context import UseCaseContext


async def present(context: UseCaseContext) -> Membership:
    """The seat as of now; raises NotFound where the membership has ended."""
    household = await context.uow.books.household()
    member = household.member(context.member.id)
    if member is None:
        raise NotFound("member-unknown")
    return Membership(household, member)


async def admin(context: UseCaseContext) -> Membership:
    """The seat of an admin as of now; raises NotAllowed for others."""
    now = await present(context)
    if now.member.role is not Role.ADMIN:
        raise NotAllowed("admins-only")
    return now


async def writer(context: UseCaseContext) -> Membership:
    """The seat of somebody who writes in the book as of now; raises NotAllowed for viewers."""
    now = await present(context)
    if not now.member.writes:
        raise NotAllowed("viewers-only-look")
    return now


def admins(household: Household) -> int:
    """How many admins a household has."""
    return sum(member.role is Role.ADMIN for member in household.members)
