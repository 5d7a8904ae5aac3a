"""Households, members, invites and the directory that finds them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.errors import NotAllowed, NotFound
from core.model.category import SYSTEM, Category
from core.model.draft import Draft
from core.model.household import Invite, Member, NumberHabit, Role
from core.ports import Answered, Identity, Ids, Received
from storage import tables
from storage.store import Store
from tests.databases import NOON, HandClock, SeededIds
from tests.households import Home, settle
from tests.support.statements import collect_statements

CODE = "MANGO42"
_RAW_INVITES = select(tables.invite)


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


def identity(person: str, channel: str = "telegram") -> Identity:
    return Identity(channel, person, person.title())


async def _invite(home: Home, role: Role = Role.MEMBER, member: Member | None = None, code: str = CODE) -> Invite:
    invite = Invite(home.id, home.household.name, role, NOON + timedelta(days=1), member.id if member else None)
    async with home.as_asha() as uow:
        await uow.books.add_invite(invite, code, by=home.asha.id)
        await uow.commit()
    return invite


async def _join(home: Home, person: str, code: str = CODE, role: Role = Role.MEMBER) -> None:
    async with home.store.directory.begin_onboarding() as transaction:
        invite = await transaction.find_invite(code, home.store.units.clock.now())
        if invite is None:
            raise NotFound("invite-unknown")
        await transaction.join(code, invite, Member(home.ids.new(), person, role), identity(person))
        await transaction.commit()


async def test_a_stranger_is_nobody(store: Store) -> None:
    who = await store.directory.identify("telegram", "7", "7")
    assert (who.membership, who.chat_household, who.dialogue) == (None, None, None)


async def test_a_founded_household_has_an_admin_and_the_system_categories(home: Home) -> None:
    """C1, D1."""
    who = await home.store.directory.identify("console", "asha of home", "den")
    assert who.membership is not None
    assert who.membership.member == home.asha
    assert who.membership.household.categories == SYSTEM
    assert who.membership.household.members == (home.asha, home.ravi)
    assert await home.store.directory.list_households() == (home.id,)


async def test_nobody_sits_on_two_chairs(home: Home) -> None:
    with pytest.raises(NotAllowed):
        await settle(home.store, home.ids, "home")
    assert await home.store.directory.list_households() == (home.id,)
    await _invite(home)
    await _join(home, "meera")
    await _invite(home, code="SECOND")
    with pytest.raises(NotAllowed):
        await _join(home, "meera", code="SECOND")


async def test_an_invite_is_a_way_in_once(home: Home) -> None:
    """C1."""
    invite = await _invite(home, Role.VIEWER)
    async with home.store.directory.begin_onboarding() as transaction:
        assert await transaction.find_invite(" mango42", NOON) == invite
        assert await transaction.find_invite("MANGO43", NOON) is None
        assert await transaction.load_household(invite) == home.household
    await _join(home, "meera", role=Role.ADMIN)
    membership = (await home.store.directory.identify("telegram", "meera", "1")).membership
    assert membership is not None
    assert membership.member.role is Role.VIEWER, "the role is the stored invite's"
    with pytest.raises(NotFound):
        await _join(home, "late")


async def test_of_two_who_use_a_code_at_once_one_gets_in(home: Home) -> None:
    invite = await _invite(home)

    async def join(person: str) -> bool:
        async with home.store.directory.begin_onboarding() as transaction:
            try:
                await transaction.join(CODE, invite, Member(home.ids.new(), person, Role.MEMBER), identity(person))
            except NotFound:
                return False
            await transaction.commit()
            return True

    assert sorted(await asyncio.gather(*(join(f"p{n}") for n in range(6)))) == [False] * 5 + [True]
    membership = (await home.store.directory.find_by_name("asha"))[0]
    assert len(membership.household.members) == 3


async def test_invites_expire_and_are_voided(home: Home, clock: HandClock) -> None:
    for code in ("ONE", "TWO", "THREE"):
        await _invite(home, code=code)
    async with home.as_asha() as uow:
        assert await uow.books.end_invites("one") == 1
        assert await uow.books.end_invites() == 2
        assert await uow.books.end_invites() == 0
        await uow.commit()
    with pytest.raises(NotFound):
        await _join(home, "late", code="ONE")
    await _invite(home)
    clock.pass_by(days=1)
    with pytest.raises(NotFound):
        await _join(home, "late")


async def test_a_kept_seat_is_taken_not_made(home: Home) -> None:
    """C2: a second channel of the same member."""
    await _invite(home, member=home.ravi)
    await _join(home, "someone")
    membership = (await home.store.directory.identify("telegram", "someone", "1")).membership
    assert membership is not None
    assert membership.member == home.ravi
    assert len(membership.household.members) == 2


async def test_no_code_lies_in_the_database(home: Home) -> None:
    await _invite(home)
    rows = await home.store.database.fetch(_RAW_INVITES, {})
    assert len(rows) == 1
    assert CODE not in str(dict(rows[0]))


async def test_wrong_codes_are_counted_whatever_else_fails(home: Home) -> None:
    transaction = home.store.directory.begin_onboarding()
    async with transaction:
        await transaction.record_wrong_try(identity("thief"), NOON)
    async with transaction:
        await transaction.record_wrong_try(identity("thief"), NOON + timedelta(minutes=5))
    async with transaction:
        assert await transaction.count_recent_tries(identity("thief"), NOON) == 2
        assert await transaction.count_recent_tries(identity("thief"), NOON + timedelta(minutes=1)) == 1
        assert await transaction.count_recent_tries(identity("other"), NOON) == 0


async def test_every_change_is_seen_at_once(home: Home, other_store: Store) -> None:
    """Two processes keep households in memory; neither serves one that has changed."""
    tea = Category("tea", "🍵", "green", name="Tea")

    async def look() -> tuple[object, ...]:
        memberships = [
            (await one.directory.identify("console", "asha of home", "den")).membership
            for one in (home.store, other_store)
        ]
        assert memberships[0] == memberships[1]
        assert memberships[0] is not None
        household = memberships[0].household
        return household.name, memberships[0].member.name, len(household.categories), household.revision

    before = await look()
    async with home.as_asha() as uow:
        await uow.books.save_household(replace(home.household, name="Nest", number_habit=NumberHabit.COMMA))
        await uow.books.save_member(replace(home.asha, name="Aasha"))
        await uow.books.save_category(tea)
        assert (await uow.books.load_household()).name == "Nest"
        assert await look() == before
        await uow.commit()
    name, member, categories, revision = await look()
    assert (name, member, categories) == ("Nest", "Aasha", len(SYSTEM) + 1)
    assert isinstance(revision, int)
    async with home.as_asha() as uow:
        assert (await uow.books.load_household()).categories[-1] == tea


async def test_what_was_undone_is_not_remembered(home: Home) -> None:
    async with home.as_asha() as uow:
        await uow.books.save_member(replace(home.asha, name="Undone"))
        assert (await uow.books.load_household()).members[0].name == "Undone"
    async with home.as_asha() as uow:
        await uow.books.save_member(replace(home.ravi, name="Ravindra"))
        await uow.commit()
    membership = (await home.store.directory.identify("console", "asha of home", "den")).membership
    assert membership is not None
    assert [member.name for member in membership.household.members] == ["Asha", "Ravindra"]


async def test_what_a_job_loaded_is_remembered(home: Home) -> None:
    async with home.store.units(home.id, None) as uow:
        first = await uow.books.load_household()
    async with home.store.units(home.id, None) as uow:
        with collect_statements() as sent:
            assert await uow.books.load_household() == first
    assert len(sent) == 1, "its revision"


async def test_who_leaves_has_no_seat_and_keeps_a_name(home: Home) -> None:
    """C1."""
    await _invite(home, member=home.ravi)
    await _join(home, "ravi")
    await home.write(home.entry(replace(home.line(), payer=home.ravi.id)))
    await _invite(home, member=home.ravi, code="KEPT")
    async with home.as_asha() as uow:
        await uow.books.remove_member(home.ravi.id)
        with pytest.raises(NotFound):
            await uow.books.remove_member(home.ravi.id)
        await uow.commit()
    assert (await home.store.directory.identify("telegram", "ravi", "1")).membership is None
    with pytest.raises(NotFound):
        await _join(home, "ravi", code="KEPT")
    household = (await home.store.directory.find_by_name("asha"))[0].household
    assert household.members == (home.asha,)
    assert household.find_name(home.ravi.id) == "Ravi"
    assert await home.store.directory.find_by_name("ravi") == ()


async def test_nobody_of_this_household_is_not_found(home: Home) -> None:
    async with home.as_asha() as uow:
        with pytest.raises(NotFound):
            await uow.books.save_member(Member(home.ids.new(), "Ghost", Role.ADMIN))


async def test_a_removed_category_gives_its_entries_and_drafts_away(home: Home) -> None:
    """D1."""
    tea = home.line(category="tea")
    draft = home.draft(tea, home.line())
    async with home.as_asha() as uow:
        await uow.books.save_category(Category("tea", "🍵", "green", name="Tea"))
        await uow.entries.add([home.entry(tea), home.entry(tea, deleted_at=NOON), home.entry()])
        await uow.drafts.add(draft)
        with pytest.raises(NotFound):
            await uow.books.remove_category("tea", "tea")
        with pytest.raises(NotFound):
            await uow.books.remove_category("tea", "unknown")
        assert await uow.books.remove_category("tea", "dining") == 2
        changed = await uow.drafts.get(draft.id)
        assert isinstance(changed, Draft)
        assert [line.category for line in changed.lines] == ["dining", "groceries"]
        assert changed.version == 2
        assert (await uow.books.load_household()).category("tea") is None


async def test_a_group_chat_belongs_to_one_household(home: Home, ids: Ids) -> None:
    """C3."""
    neighbours = await settle(home.store, ids, "next door")
    async with home.as_asha() as uow:
        await uow.books.bind_chat("telegram", "-100")
        await uow.books.bind_chat("telegram", "-100")
        await uow.commit()
    async with neighbours.as_asha() as uow:
        with pytest.raises(NotAllowed):
            await uow.books.bind_chat("telegram", "-100")
    assert (await home.store.directory.identify("telegram", "7", "-100")).chat_household == home.id


async def _speak(home: Home, event: str, chat: str, *, private: bool = True) -> None:
    received = Received(home.ids.new(), "console", chat, b"{}")
    await home.store.inbox.receive(received, event)
    async with home.as_asha() as uow:
        await uow.record_handled(Answered(received.id, "console", chat, "asha of home", (), None, private))
        await uow.commit()


async def test_notices_go_where_a_member_last_spoke_in_private(home: Home, clock: HandClock) -> None:
    """C3, G4."""
    directory = home.store.directory
    assert await directory.list_chats(home.id) == ()
    for event, chat, private in (("1", "old", True), ("2", "new", True), ("3", "group", False), ("4", "bound", True)):
        clock.pass_by(seconds=1)
        await _speak(home, event, chat, private=private)
    async with home.as_asha() as uow:
        await uow.books.bind_chat("console", "bound")
        await uow.commit()
    assert await directory.list_chats(home.id) == (("console", "new"),)
    assert await directory.list_chats(home.id, home.asha.id) == (("console", "new"),)
    assert await directory.list_chats(home.id, home.ravi.id) == ()
    assert await directory.list_chats(home.ids.new()) == ()
    async with home.as_asha() as uow:
        assert await uow.messages.list_private_chats() == {home.asha.id: (("console", "new"),)}


async def test_the_console_finds_members_by_name(home: Home, ids: Ids) -> None:
    other = await settle(home.store, ids, "other")
    assert {membership.household.id for membership in await home.store.directory.find_by_name("ASHA ")} == {
        home.id,
        other.id,
    }
    assert await home.store.directory.find_by_name("nobody") == ()
