"""Links the person at this terminal to a member without a code, as they can read the database anyway."""

from __future__ import annotations

from datetime import timedelta

from bot.app import App
from bot.channels.console import NAME
from core.model.household import Invite, Membership
from core.ports import Identity

PASS = timedelta(minutes=5)


async def take_seat(app: App, person: str) -> None:
    """Link the terminal to the member with this name, if exactly one has it and the terminal has no member yet."""
    who = await app.store.directory.identify(NAME, person, person)
    memberships = await app.store.directory.find_by_name(person)
    if who.membership is None and len(memberships) == 1:
        await _add_member(app, person, memberships[0])


async def _add_member(app: App, person: str, membership: Membership) -> None:
    code, household, member = app.ids.code(20), membership.household, membership.member
    invite = Invite(household.id, household.name, member.role, app.clock.now() + PASS, member.id)
    async with app.store.units(household.id, member.id) as uow:
        await uow.books.add_invite(invite, code, by=member.id)
        await uow.commit()
    async with app.store.directory.begin_onboarding() as transaction:
        await transaction.join(code, invite, member, Identity(NAME, person, person))
        await transaction.commit()
