"""Change a member: their own name, other names and language; by an admin their role, or their end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.household import Household, Member, Membership, Role
from core.usecases.names import free, tidy
from core.usecases.rights import admin, admins, present
from core.usecases.use_case_context import UseCaseContext

MOST_ALIASES = 6


async def rename_self(context: UseCaseContext, name: str) -> Member:
    """Another name for the speaker; raises Invalid where somebody else bears it."""
    clean = tidy(name)
    return await _change_self(context, lambda now: _named(now, clean))


async def set_aliases(context: UseCaseContext, aliases: Sequence[str]) -> Member:
    """What else the speaker is called ("Papa"), in place of what was; raises Invalid where a name is taken."""
    clean = tuple(dict.fromkeys(tidy(alias) for alias in aliases))
    if len(clean) > MOST_ALIASES:
        raise Invalid("too-many-aliases", most=MOST_ALIASES)
    return await _change_self(context, lambda now: _called(now, clean))


async def speak(context: UseCaseContext, language: str | None) -> Member:
    """The speaker's own language; None for the household's."""
    return await _change_self(context, lambda now: replace(now.member, language=language))


async def set_role(context: UseCaseContext, member_id: UUID, role: Role) -> Household:
    """Another role for a member; admins only; raises Invalid where no admin would be left."""
    now = await admin(context)
    member = _of(now.household, member_id)
    if member.role is role:
        return now.household
    await _save(context, member, replace(member, role=role))
    return await _with_an_admin(context)


async def remove_member(context: UseCaseContext, member_id: UUID) -> Member:
    """End another's membership; admins only; what they wrote stays; returns whom it was."""
    now = await admin(context)
    member = _of(now.household, member_id)
    if member.id == now.member.id:
        raise Invalid("leave-instead")
    await _end(context, member)
    return member


async def leave(context: UseCaseContext) -> Household:
    """End one's own membership; raises Invalid for the only member and for the last admin of several."""
    now = await present(context)
    if len(now.household.members) == 1:
        raise Invalid("sole-member-stays")
    if now.member.role is Role.ADMIN and admins(now.household) == 1:
        raise Invalid("last-admin-stays")
    await _end(context, now.member)
    return now.household


def _of(household: Household, member_id: UUID) -> Member:
    member = household.member(member_id)
    if member is None:
        raise NotFound("member-unknown")
    return member


def _others(household: Household, member: Member) -> Iterable[str]:
    return (name for other in household.members if other.id != member.id for name in (other.name, *other.aliases))


def _named(now: Membership, name: str) -> Member:
    return replace(now.member, name=free(name, _others(now.household, now.member)))


def _called(now: Membership, aliases: tuple[str, ...]) -> Member:
    taken = tuple(_others(now.household, now.member))
    return replace(now.member, aliases=tuple(free(alias, taken) for alias in aliases))


async def _change_self(context: UseCaseContext, make: Callable[[Membership], Member]) -> Member:
    now = await present(context)
    changed = make(now)
    if changed != now.member:
        await _save(context, now.member, changed)
    return changed


async def _save(context: UseCaseContext, was: Member, member: Member) -> None:
    await context.uow.books.save_member(member)
    await context.note("change_member", member.id, before=_plain(was), after=_plain(member))


async def _end(context: UseCaseContext, member: Member) -> None:
    await context.uow.books.remove_member(member.id)
    await context.note("remove_member", member.id, before=_plain(member))
    await _with_an_admin(context)


async def _with_an_admin(context: UseCaseContext) -> Household:
    """Asked after writing: of two admins who demote one another at once, the second waits here and is refused."""
    household = await context.uow.books.household()
    if not admins(household):
        raise Invalid("last-admin-stays")
    return household


def _plain(member: Member) -> str:
    return json.dumps(
        {"name": member.name, "role": member.role, "aliases": member.aliases, "language": member.language}
    )
