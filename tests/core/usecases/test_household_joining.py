"""Founding, inviting and joining (REQUIREMENTS C1, C2)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import Invalid, NotAllowed, NotFound, Refusal
from core.model.household import Invite, Membership, NumberHabit, Role
from core.ports import Identity
from core.usecases.found_household import HouseholdSettings, found_household
from core.usecases.invite import change_invite, link_channel, make_invite, renew_invites
from core.usecases.join_household import MOST_TRIES, join_household, try_invite_code
from tests.core.usecases.book import IDS, Book

MEERA = Identity("telegram", "77", "Meera")
SHARMAS = HouseholdSettings("The Sharmas", "INR", "Asia/Kolkata", "en")


async def _look(book: Book, code: str, guest: Identity = MEERA) -> Invite | None:
    async with book.store.directory.begin_onboarding() as transaction:
        found = await try_invite_code(transaction, code, guest, book.clock.now())
        await transaction.commit()
    return found


async def _join(book: Book, code: str, guest: Identity = MEERA) -> Membership:
    async with book.store.directory.begin_onboarding() as transaction:
        opened = await try_invite_code(transaction, code, guest, book.clock.now())
        if opened is None:
            raise NotFound("invite-unknown")
        membership = await join_household(transaction, IDS, code, opened, guest)
        await transaction.commit()
    return membership


async def _invite(book: Book, role: Role = Role.MEMBER) -> str:
    async with book.acting("Asha") as context:
        return await make_invite(context, role)


async def test_a_founder_is_admin_of_a_household_as_they_wished(book: Book) -> None:
    founding = replace(SHARMAS, name="  Die\nMüllers ", currency="EUR", zone="Europe/Berlin", language="de")
    async with book.store.directory.begin_onboarding() as transaction:
        membership = await found_household(transaction, IDS, founding, MEERA)
        await transaction.commit()
    who = await book.store.directory.identify("telegram", "77", "77")
    assert who.membership is not None
    household = who.membership.household
    assert (household.name, household.currency, household.zone) == ("Die Müllers", "EUR", "Europe/Berlin")
    assert household.number_habit is NumberHabit.COMMA
    assert who.membership.member == replace(membership.member, role=Role.ADMIN)
    assert {category.key for category in household.categories} == {c.key for c in membership.household.categories}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (replace(SHARMAS, currency="XXX"), "currency-unknown"),
        (replace(SHARMAS, zone="Mars/Olympus"), "zone-unknown"),
        (replace(SHARMAS, zone="../../etc/passwd"), "zone-unknown"),
        (replace(SHARMAS, zone=""), "zone-unknown"),
        (replace(SHARMAS, name="\u202e\n"), "name-empty"),
        (replace(SHARMAS, name="a" * 41), "name-too-long"),
    ],
)
async def test_what_cannot_be_is_refused_before_anything_is_made(
    book: Book, wish: HouseholdSettings, code: str
) -> None:
    async with book.store.directory.begin_onboarding() as transaction:
        with pytest.raises(Invalid, match=code):
            await found_household(transaction, IDS, wish, MEERA)
        await transaction.commit()
    assert (await book.store.directory.identify("telegram", "77", "77")).membership is None


@pytest.mark.parametrize("role", list(Role))
async def test_a_code_lets_one_person_in_with_its_role(book: Book, role: Role) -> None:
    code = await _invite(book, role)
    membership = await _join(book, code)
    assert (membership.member.name, membership.member.role) == ("Meera", role)
    assert {member.name for member in membership.household.members} == {"Asha", "Ravi", "Kid", "Meera"}
    who = await book.store.directory.identify("telegram", "77", "77")
    assert who.membership is not None
    assert who.membership.member == membership.member


async def test_a_code_works_once(book: Book) -> None:
    code = await _invite(book)
    await _join(book, code)
    assert await _look(book, code, Identity("telegram", "78", "Eve")) is None


async def test_of_two_at_once_one_comes_in(book: Book) -> None:
    code = await _invite(book)
    guests = [Identity("telegram", str(number), f"Guest {number}") for number in range(4)]
    outcomes = await asyncio.gather(*(_join(book, code, guest) for guest in guests), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Membership", "NotFound", "NotFound", "NotFound"]


async def test_a_code_lives_two_days(book: Book) -> None:
    code = await _invite(book)
    book.clock.wait(hours=47)
    assert await _look(book, code) is not None
    book.clock.wait(hours=2)
    assert await _look(book, code) is None


async def test_a_new_code_voids_all_earlier_ones(book: Book) -> None:
    codes = [await _invite(book), await _invite(book)]
    async with book.acting("Asha") as context:
        fresh = await renew_invites(context, Role.VIEWER)
    assert [await _look(book, code) for code in codes] == [None, None]
    opened = await _look(book, fresh)
    assert opened is not None
    assert opened.role is Role.VIEWER


async def test_another_role_voids_only_the_code_it_replaces(book: Book) -> None:
    given_away, shown = await _invite(book), await _invite(book)
    async with book.acting("Asha") as context:
        fresh = await change_invite(context, code=shown, role=Role.ADMIN)
    assert await _look(book, shown) is None
    assert await _look(book, given_away) is not None
    assert (await _join(book, fresh)).member.role is Role.ADMIN


@pytest.mark.parametrize("name", ["Ravi", "Kid"])
async def test_only_admins_invite(book: Book, name: str) -> None:
    for act in (make_invite, renew_invites):
        with pytest.raises(NotAllowed, match="admins-only"):
            async with book.acting(name) as context:
                await act(context)


async def test_a_name_that_is_taken_uses_no_code_up(book: Book) -> None:
    code = await _invite(book)
    with pytest.raises(Invalid, match="name-taken"):
        await _join(book, code, replace(MEERA, name="ravi"))
    assert (await _join(book, code)).member.name == "Meera"


async def test_five_wrong_codes_an_hour_are_the_most(book: Book) -> None:
    """The right code is refused as well, so that guessing learns nothing (K1)."""
    code = await _invite(book)
    for _ in range(MOST_TRIES):
        assert await _look(book, "WRONG222") is None
    with pytest.raises(Invalid, match="too-many-tries"):
        await _look(book, code)
    assert await _look(book, code, Identity("webchat", "77", "Other")) is not None
    book.clock.instant += timedelta(hours=1)
    assert await _look(book, code) is not None


async def test_a_second_channel_is_the_same_member(book: Book) -> None:
    async with book.acting("Kid") as context:
        code = await link_channel(context)
    membership = await _join(book, code, Identity("telegram", "99", "Somebody"))
    assert membership.member == book.membership("Kid").member
    assert len(membership.household.members) == 3
    who = await book.store.directory.identify("telegram", "99", "99")
    assert who.membership is not None
    assert who.membership.member.name == "Kid"


async def test_a_second_channel_dies_with_its_member(book: Book) -> None:
    async with book.acting("Ravi") as context:
        code = await link_channel(context)
    async with book.acting("Asha") as context:
        await context.uow.books.remove_member(book.membership("Ravi").member.id)
    with pytest.raises(Refusal):
        await _join(book, code)


async def test_who_has_a_seat_takes_no_other(book: Book) -> None:
    code = await _invite(book)
    with pytest.raises(NotAllowed, match="identity-seated"):
        await _join(book, code, Identity("console", "Ravi", "Another"))
    assert await _look(book, code) is not None
