"""Change members: one's own name, aliases and language; as an admin, another member's role; and end a membership."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.household import Household, Member, Membership, Role
from core.usecases.names import require_free_name, tidy_name
from core.usecases.rights import count_admins, require_admin, require_member
from core.usecases.use_case_context import UseCaseContext

MOST_ALIASES = 6


async def rename_self(context: UseCaseContext, name: str) -> Member:
    """Rename the member who asks; raises Invalid where somebody else has the name."""
    clean = tidy_name(name)
    return await _change_self(context, lambda now: _rename_member(now, clean))


async def set_aliases(context: UseCaseContext, aliases: Sequence[str]) -> Member:
    """Replace the aliases of the member who asks ("Papa"); raises Invalid where a name is taken."""
    clean = tuple(dict.fromkeys(tidy_name(alias) for alias in aliases))
    if len(clean) > MOST_ALIASES:
        raise Invalid("too-many-aliases", most=MOST_ALIASES)
    return await _change_self(context, lambda now: _replace_aliases(now, clean))


async def set_language(context: UseCaseContext, language: str | None) -> Member:
    """Set the language of the member who asks; None for the household's."""
    return await _change_self(context, lambda now: replace(now.member, language=language))


async def set_role(context: UseCaseContext, member_id: UUID, role: Role) -> Household:
    """Set the role of a member, as an admin; raises Invalid where no admin would be left."""
    now = await require_admin(context)
    member = _find_member(now.household, member_id)
    if member.role is role:
        return now.household
    await _save(context, member, replace(member, role=role))
    return await _require_an_admin(context)


async def remove_member(context: UseCaseContext, member_id: UUID) -> Member:
    """Remove another member, as an admin, and return them; what they wrote stays."""
    now = await require_admin(context)
    member = _find_member(now.household, member_id)
    if member.id == now.member.id:
        raise Invalid("leave-instead")
    await _end_membership(context, member)
    return member


async def leave_household(context: UseCaseContext) -> Household:
    """End the membership of the member who asks.

    Raises:
        Invalid: they are the only member, or the last admin of several members.
    """
    now = await require_member(context)
    if len(now.household.members) == 1:
        raise Invalid("sole-member-stays")
    if now.member.role is Role.ADMIN and count_admins(now.household) == 1:
        raise Invalid("last-admin-stays")
    await _end_membership(context, now.member)
    return now.household


def _find_member(household: Household, member_id: UUID) -> Member:
    member = household.member(member_id)
    if member is None:
        raise NotFound("member-unknown")
    return member


def _list_other_names(household: Household, member: Member) -> Iterable[str]:
    return (name for other in household.members if other.id != member.id for name in (other.name, *other.aliases))


def _rename_member(now: Membership, name: str) -> Member:
    return replace(now.member, name=require_free_name(name, _list_other_names(now.household, now.member)))


def _replace_aliases(now: Membership, aliases: tuple[str, ...]) -> Member:
    taken = tuple(_list_other_names(now.household, now.member))
    return replace(now.member, aliases=tuple(require_free_name(alias, taken) for alias in aliases))


async def _change_self(context: UseCaseContext, make: Callable[[Membership], Member]) -> Member:
    now = await require_member(context)
    changed = make(now)
    if changed != now.member:
        await _save(context, now.member, changed)
    return changed


async def _save(context: UseCaseContext, was: Member, member: Member) -> None:
    await context.uow.books.save_member(member)
    await context.record_action("change_member", member.id, before=_encode_member(was), after=_encode_member(member))


async def _end_membership(context: UseCaseContext, member: Member) -> None:
    await context.uow.books.remove_member(member.id)
    await context.record_action("remove_member", member.id, before=_encode_member(member))
    await _require_an_admin(context)


async def _require_an_admin(context: UseCaseContext) -> Household:
    """Return the household after a change of members; raises Invalid where no admin is left.

    Call it after writing the change: of two admins who demote each other at once the second is then refused.
    """
    household = await context.uow.books.load_household()
    if not count_admins(household):
        raise Invalid("last-admin-stays")
    return household


def _encode_member(member: Member) -> str:
    return json.dumps(
        {"name": member.name, "role": member.role, "aliases": member.aliases, "language": member.language}
    )
