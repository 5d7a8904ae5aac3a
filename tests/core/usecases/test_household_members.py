"""Members, settings and categories of a household (REQUIREMENTS C1, C6, D1)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from core.errors import Invalid, NotAllowed, NotFound, Refusal
from core.model.category import Category
from core.model.household import Household, NumberHabit, Role
from core.usecases import change_household as change
from core.usecases.change_member import leave_household, remove_member, rename_self, set_aliases, set_language, set_role
from core.usecases.confirm_draft import confirm_draft
from core.usecases.keep_categories import add_category, list_heirs, remove_category, rename_category, split_icon
from core.usecases.names import tidy_name
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import IDS, Book, line

Act = Callable[[UseCaseContext], Awaitable[object]]


def named(category: Category) -> str:
    return category.name or category.key.capitalize()


async def _now(book: Book) -> Household:
    async with book.store.units(book.household.id, None) as uow:
        return await uow.books.load_household()


async def _do(book: Book, name: str, act: Act) -> object:
    async with book.acting(name) as context:
        return await act(context)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("  The  Sharmas\n", "The Sharmas"),
        ("घर", "घर"),
        ("क्‍ष", "क्‍ष"),
        ("Asha\u202e\x00", "Asha"),
        ("👨‍👩‍👧 Home", "👨‍👩‍👧 Home"),
    ],
)
def test_a_name_is_tidied(said: str, name: str) -> None:
    assert tidy_name(said) == name


@pytest.mark.parametrize("said", ["", " \n", "🏠", "!!!", "x" * 41])
def test_a_name_that_cannot_be_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match=r"name-empty|name-too-long"):
        tidy_name(said)


SETTINGS: list[tuple[Act, str, object]] = [
    (lambda context: change.rename_household(context, "Casa"), "name", "Casa"),
    (lambda context: change.set_currency(context, "EUR"), "currency", "EUR"),
    (lambda context: change.set_zone(context, "Europe/Madrid"), "zone", "Europe/Madrid"),
    (lambda context: change.set_language(context, "es"), "language", "es"),
    (lambda context: change.set_number_habit(context, NumberHabit.COMMA), "number_habit", NumberHabit.COMMA),
    (lambda context: change.set_edit_hours(context, 0), "edit_hours", 0),
    (lambda context: change.set_quiet_hours(context, (22, 7)), "quiet_to", 7),
    (lambda context: change.set_photo_days(context, 90), "photo_days", 90),
]


@pytest.mark.parametrize(("act", "field", "value"), SETTINGS, ids=[field for _, field, _ in SETTINGS])
async def test_a_setting_is_an_admins_and_the_same_twice(book: Book, act: Act, field: str, value: object) -> None:
    with pytest.raises(NotAllowed, match="admins-only"):
        await _do(book, "Ravi", act)
    assert await _now(book) == book.household
    await _do(book, "Asha", act)
    changed = await _now(book)
    assert getattr(changed, field) == value
    await _do(book, "Asha", act)
    assert await _now(book) == changed
    assert await book.trail(book.household.id) == ["change_household"]


WRONG: list[tuple[Act, str]] = [
    (lambda context: change.rename_household(context, " "), "name-empty"),
    (lambda context: change.set_currency(context, "ABC"), "currency-unknown"),
    (lambda context: change.set_zone(context, "Nowhere"), "zone-unknown"),
    (lambda context: change.set_edit_hours(context, -1), "edit-hours-range"),
    (lambda context: change.set_quiet_hours(context, (7, 7)), "quiet-hours-range"),
    (lambda context: change.set_quiet_hours(context, (22, 24)), "quiet-hours-range"),
    (lambda context: change.set_photo_days(context, 0), "photo-days-range"),
]


@pytest.mark.parametrize(("act", "code"), WRONG, ids=[f"{n} {code}" for n, (_, code) in enumerate(WRONG)])
async def test_a_setting_that_cannot_be_is_refused(book: Book, act: Act, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        await _do(book, "Asha", act)
    assert await _now(book) == book.household


async def test_quiet_hours_can_be_taken_back(book: Book) -> None:
    await _do(book, "Asha", lambda context: change.set_quiet_hours(context, (22, 7)))
    await _do(book, "Asha", lambda context: change.set_quiet_hours(context, None))
    assert ((await _now(book)).quiet_from, (await _now(book)).quiet_to) == (None, None)


async def test_the_currency_is_fixed_by_the_first_entry(book: Book) -> None:
    draft = await book.propose(line())
    await _do(book, "Asha", lambda context: confirm_draft(context, draft.id, draft.version))
    with pytest.raises(Invalid, match="currency-fixed"):
        await _do(book, "Asha", lambda context: change.set_currency(context, "EUR"))
    assert await _do(book, "Asha", lambda context: change.set_currency(context, "INR"))


async def test_a_member_has_a_name_other_names_and_a_language(book: Book) -> None:
    await _do(book, "Ravi", lambda context: set_aliases(context, ["Papa", "Papa", "Ravi bhai"]))
    await _do(book, "Ravi", lambda context: rename_self(context, "Ravi K"))
    await _do(book, "Ravi", lambda context: set_language(context, "hi"))
    ravi = (await _now(book)).member(book.membership("Ravi").member.id)
    assert ravi is not None
    assert (ravi.name, ravi.aliases, ravi.language) == ("Ravi K", ("Papa", "Ravi bhai"), "hi")
    with pytest.raises(Invalid, match="name-taken"):
        await _do(book, "Asha", lambda context: rename_self(context, "papa"))
    with pytest.raises(Invalid, match="name-taken"):
        await _do(book, "Asha", lambda context: set_aliases(context, ["Ravi K"]))
    with pytest.raises(Invalid, match="too-many-aliases"):
        await _do(book, "Ravi", lambda context: set_aliases(context, [f"name {n}" for n in range(9)]))


async def test_roles_are_changed_by_admins_and_one_stays(book: Book) -> None:
    asha, ravi = book.membership("Asha").member.id, book.membership("Ravi").member.id
    with pytest.raises(NotAllowed, match="admins-only"):
        await _do(book, "Ravi", lambda context: set_role(context, ravi, Role.ADMIN))
    with pytest.raises(Invalid, match="last-admin-stays"):
        await _do(book, "Asha", lambda context: set_role(context, asha, Role.VIEWER))
    await _do(book, "Asha", lambda context: set_role(context, ravi, Role.ADMIN))
    await _do(book, "Asha", lambda context: set_role(context, asha, Role.VIEWER))
    roles = {member.name: member.role for member in (await _now(book)).members}
    assert roles == {"Asha": Role.VIEWER, "Ravi": Role.ADMIN, "Kid": Role.VIEWER}
    with pytest.raises(NotAllowed, match="admins-only"):
        await _do(book, "Asha", lambda context: set_role(context, asha, Role.ADMIN))


async def test_two_admins_who_demote_one_another_at_once_leave_one(book: Book) -> None:
    asha, ravi = book.membership("Asha").member.id, book.membership("Ravi").member.id
    await _do(book, "Asha", lambda context: set_role(context, ravi, Role.ADMIN))
    await asyncio.gather(
        _do(book, "Asha", lambda context: set_role(context, ravi, Role.MEMBER)),
        _do(book, "Ravi", lambda context: set_role(context, asha, Role.MEMBER)),
        return_exceptions=True,
    )
    assert [member.role for member in (await _now(book)).members].count(Role.ADMIN) == 1


async def test_a_removed_member_is_out_at_once_and_their_entries_stay(book: Book) -> None:
    ravi = book.membership("Ravi").member
    draft = await book.propose(line(), by="Ravi")
    await _do(book, "Ravi", lambda context: confirm_draft(context, draft.id, draft.version))
    with pytest.raises(Invalid, match="leave-instead"):
        await _do(book, "Asha", lambda context: remove_member(context, book.membership("Asha").member.id))
    await _do(book, "Asha", lambda context: remove_member(context, ravi.id))
    assert (await book.store.directory.identify("console", "Ravi", "Ravi")).membership is None
    assert (await _now(book)).find_name(ravi.id) == "Ravi"
    assert len(await book.entries()) == 1
    with pytest.raises(NotFound, match="member-unknown"):
        await _do(book, "Ravi", lambda context: rename_self(context, "x"))
    with pytest.raises(NotFound, match="member-unknown"):
        await _do(book, "Asha", lambda context: remove_member(context, IDS.new()))


async def test_leaving(book: Book) -> None:
    with pytest.raises(Invalid, match="last-admin-stays"):
        await _do(book, "Asha", leave_household)
    await _do(book, "Ravi", leave_household)
    await _do(book, "Kid", leave_household)
    with pytest.raises(Invalid, match="sole-member-stays"):
        await _do(book, "Asha", leave_household)
    assert [member.name for member in (await _now(book)).members] == ["Asha"]


@pytest.mark.parametrize(
    ("text", "icon", "rest"),
    [
        ("🎨 Art classes", "🎨", "Art classes"),
        ("Art classes 🎨", "🎨", "Art classes"),
        ("🍽️ Out", "🍽️", "Out"),
        ("👨‍👩‍👧 Family", "👨‍👩‍👧", "Family"),
        ("Art", "", "Art"),
        ("किराना", "", "किराना"),
    ],
)
def test_an_icon_is_told_from_a_name(text: str, icon: str, rest: str) -> None:
    assert split_icon(text) == (icon, rest)


async def test_a_category_is_added_renamed_and_removed_with_its_entries(book: Book) -> None:
    async with book.acting("Ravi") as context:
        added = await add_category(context, "🎨 Art", named)
    household = await _now(book)
    assert household.category(added.key) == added
    assert not added.system
    async with book.acting("Ravi") as context:
        renamed = await rename_category(context, added.key, "🖌️ Painting", named)
    assert (renamed.icon, renamed.name, renamed.colour) == ("🖌️", "Painting", added.colour)
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id, draft.version)
        assert await remove_category(context, added.key, "shopping") == 0
    assert (await _now(book)).category(added.key) is None
    assert renamed not in list_heirs(await _now(book), "groceries")


async def test_categories_keep_their_rules(book: Book) -> None:
    async with book.acting("Asha") as context:
        art = await add_category(context, "Art", named)
    refused: list[tuple[str, Act, str]] = [
        ("Asha", lambda context: add_category(context, "🥕 groceries", named), "name-taken"),
        ("Asha", lambda context: add_category(context, "🥕", named), "name-empty"),
        ("Kid", lambda context: add_category(context, "Toys", named), "viewers-only-look"),
        ("Asha", lambda context: rename_category(context, "dining", "art", named), "name-taken"),
        ("Asha", lambda context: rename_category(context, "gone", "New", named), "category-unknown"),
        ("Asha", lambda context: remove_category(context, "dining", art.key), "category-protected"),
        ("Asha", lambda context: remove_category(context, art.key, "salary"), "category-mismatch"),
        ("Asha", lambda context: remove_category(context, art.key, art.key), "category-mismatch"),
        ("Ravi", lambda context: remove_category(context, art.key, "dining"), "admins-only"),
    ]
    for name, act, code in refused:
        with pytest.raises(Refusal, match=code):
            await _do(book, name, act)


async def test_a_system_category_takes_the_households_name(book: Book) -> None:
    async with book.acting("Ravi") as context:
        renamed = await rename_category(context, "groceries", "Kirana", named)
    assert renamed.system
    assert (await _now(book)).category("groceries") == renamed
