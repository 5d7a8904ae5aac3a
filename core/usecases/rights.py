"""Check a member's rights against the household as it is stored now."""

from __future__ import annotations

from core.errors import NotAllowed, NotFound
from core.model.household import Household, Membership, Role
from core.usecases.use_case_context import UseCaseContext


async def require_member(context: UseCaseContext) -> Membership:
    """Return the member's present membership; raises NotFound where it has ended."""
    household = await context.uow.books.load_household()
    member = household.member(context.member.id)
    if member is None:
        raise NotFound("member-unknown")
    return Membership(household, member)


async def require_admin(context: UseCaseContext) -> Membership:
    """Return the member's present membership if they are an admin; raises NotAllowed for others."""
    now = await require_member(context)
    if now.member.role is not Role.ADMIN:
        raise NotAllowed("admins-only")
    return now


async def require_writer(context: UseCaseContext) -> Membership:
    """Return the member's present membership if they may write; raises NotAllowed for viewers."""
    now = await require_member(context)
    if not now.member.can_write:
        raise NotAllowed("viewers-only-look")
    return now


def count_admins(household: Household) -> int:
    """Return how many admins a household has."""
    return sum(member.role is Role.ADMIN for member in household.members)
