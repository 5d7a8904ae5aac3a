"""Entries, drafts and what hangs on them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.draft import Doubt, DoubtKind, DraftState, Patch
from core.model.entry import Entry, EntryKind, Visibility
from core.model.money import MOST_MINOR, Money
from core.model.report import Scope
from core.ports import Ids
from storage.bulk_insert import FEWEST
from storage.engines import REPLACEMENT
from storage.store import Store
from tests.databases import NOON, SeededIds
from tests.households import Home, settle


@pytest.fixture
def ids() -> Ids:
    return SeededIds(7)


@pytest.fixture
async def home(store: Store, ids: Ids) -> Home:
    return await settle(store, ids)


async def test_a_draft_comes_back_as_it_was(home: Home) -> None:
    doubt = Doubt(DoubtKind.AMOUNT, ((Patch(0, money=Money(120, "INR")),), (Patch(0, money=Money(120_000, "INR")),)))
    draft = home.draft(home.line(tags=("goa",), merchant="Dairy"), text="milk 60 #goa", doubts=(doubt,))
    await home.keep(draft)
    async with home.as_ravi() as uow:
        assert await uow.drafts.get(draft.id) == draft
        assert await uow.drafts.get(home.ids.new()) is None
        assert await uow.drafts.list_open() == (draft,)
        assert await uow.drafts.list_open("console", "den") == (draft,)
        assert await uow.drafts.list_open("console", "elsewhere") == ()


async def test_open_drafts_are_newest_first(home: Home) -> None:
    older, newer = home.draft(), home.draft(created_at=NOON + timedelta(minutes=1))
    await home.keep(older, newer)
    async with home.as_asha() as uow:
        assert await uow.drafts.list_open() == (newer, older)


async def test_what_is_not_committed_never_was(home: Home) -> None:
    draft = home.draft()
    async with home.as_asha() as uow:
        await uow.drafts.add(draft)
    async with home.as_asha() as uow:
        assert await uow.drafts.get(draft.id) is None
    with suppress(KeyError):
        async with home.as_asha() as uow:
            await uow.drafts.add(draft)
            raise KeyError
    async with home.as_asha() as uow:
        assert await uow.drafts.list_open() == ()


async def test_only_the_faster_of_two_changes_a_draft(home: Home) -> None:
    draft = home.draft()
    await home.keep(draft)
    async with home.as_asha() as uow:
        assert await uow.drafts.save(replace(draft, version=2, reminded_at=NOON), was=1)
        assert not await uow.drafts.save(replace(draft, version=2), was=1)
        closed = replace(draft, version=3, state=DraftState.DISCARDED)
        assert await uow.drafts.save(closed, was=2)
        assert not await uow.drafts.save(replace(draft, version=4), was=3), "a closed draft stays closed"
        assert await uow.drafts.get(draft.id) == closed


@pytest.mark.parametrize("minor", [1, MOST_MINOR, -MOST_MINOR, 0])
async def test_an_entry_comes_back_as_it_was(home: Home, minor: int) -> None:
    line = home.line(
        money=Money(minor, "KWD"),
        kind=EntryKind.REFUND,
        tags=("goa", "été"),
        merchant="Ünal's % _ \\ 🥛",
        account="HDFC card",
        confidence=0.4375,
        visibility=Visibility.PRIVATE,
    )
    entry = home.entry(line)
    await home.write(entry)
    async with home.as_asha() as uow:
        assert await uow.entries.get(entry.id) == entry
        assert await uow.entries.get(home.ids.new()) is None


async def test_many_entries_at_once_come_back_as_they_were(home: Home) -> None:
    """As those of a statement, with all that may be missing in some of them."""
    texts = ("Milk", "M\0lk \ud83d", 'Ünal\'s {1,"2"} \\ NULL', "")
    lines = [
        home.line(
            money=Money(number - 50, "INR"),
            description=texts[number % 4],
            merchant="Dairy" if number % 2 else None,
            account="HDFC card" if number % 3 else None,
            category=None if number % 5 else "groceries",
            tags=("goa", f"t{number % 7}"),
            payer=home.asha.id if number % 2 else None,
        ).share_equally([home.ravi.id] if number % 4 == 0 else [])
        for number in range(3 * FEWEST)
    ]
    entries = [home.entry(line) for line in lines]
    await home.write(*entries)
    async with home.as_asha() as uow:
        found = [await uow.entries.get(each.id) for each in entries]
    storable = str.maketrans({"\0": REPLACEMENT, "\ud83d": REPLACEMENT})
    stored = (replace(each.line, description=each.line.description.translate(storable)) for each in entries)
    assert found == [replace(each, line=line) for each, line in zip(entries, stored, strict=True)]


async def test_for_whom_it_was_goes_and_comes_back_with_an_entry(home: Home) -> None:
    """B5, C5: through a change, the trash, a list and the end of a membership; it goes for good with its entry."""
    both, one = home.line().share_equally([home.asha.id, home.ravi.id]), home.line("145").share_equally([home.ravi.id])
    entry, other = home.entry(both), home.entry()
    await home.write(entry, other)
    async with home.as_asha() as uow:
        assert await uow.entries.get(entry.id) == entry
        await uow.books.remove_member(home.ravi.id)
        for after in (
            replace(entry, line=one, version=2),
            replace(entry, line=one, version=3, deleted_at=NOON),
            replace(entry, line=one, version=4),
            replace(other, version=2),
        ):
            assert await uow.entries.save(after, was=after.version - 1)
        assert set(await uow.reports.list_entries(Scope(), limit=9)) == {replace(entry, line=one, version=4), after}
        assert await uow.entries.save(replace(entry, line=both, version=5, deleted_at=NOON), was=4)
        assert await uow.entries.list_trash(9) == (replace(entry, line=both, version=5, deleted_at=NOON),)
        assert await uow.entries.purge(NOON + timedelta(days=1)) == 1
        assert await uow.entries.get(entry.id) is None
        await uow.commit()


async def test_for_whom_a_private_entry_was_is_its_authors_alone(home: Home) -> None:
    """C4."""
    gift = home.entry(home.line(visibility=Visibility.PRIVATE).share_equally([home.ravi.id]))
    thrown = replace(gift, id=home.ids.new(), deleted_at=NOON)
    await home.write(gift, thrown)
    for unit in (home.as_ravi, home.as_job):
        async with unit() as uow:
            (seen,), (lying,) = await uow.reports.list_entries(Scope(), limit=9), await uow.entries.list_trash(9)
        assert seen.line.shares == lying.line.shares == ()
    async with home.as_asha() as uow:
        assert await uow.reports.list_entries(Scope(), limit=9) == (gift,)


async def test_accounts_and_tags_are_made_once_however_they_are_spelt(home: Home) -> None:
    """A7."""
    lines = [home.line(account="HDFC Card", tags=("Goa",)), home.line(account="hdfc  card", tags=("GOA", "food"))]
    await home.write(*(home.entry(line) for line in lines))
    await home.write(home.entry(home.line(account="HDFC CARD", tags=("goa",))))
    membership = (await home.store.directory.find_by_name("asha"))[0]
    assert [account.name for account in membership.household.accounts] == ["HDFC Card"]
    assert membership.household.tags == ("food", "Goa")


async def test_the_entries_of_a_draft_keep_the_order_of_its_lines(home: Home) -> None:
    draft = home.draft()
    await home.keep(draft)
    entries = tuple(home.entry(home.line(str(n)), draft=draft.id) for n in (3, 1, 2))
    await home.write(*entries)
    async with home.as_asha() as uow:
        assert await uow.entries.list_of_draft(draft.id) == entries


async def test_an_entry_changes_once_per_version(home: Home) -> None:
    entry = home.entry(home.line(tags=("goa",)))
    await home.write(entry)
    changed = replace(entry, version=2, line=home.line("145", tags=("delhi",), account="cash", category="dining"))
    async with home.as_ravi() as uow:
        assert await uow.entries.save(changed, was=1)
        assert not await uow.entries.save(changed, was=1)
        assert await uow.entries.get(entry.id) == changed


async def test_trash_restore_and_purge(home: Home) -> None:
    """B5."""
    kept, first, last = (home.entry(home.line(str(n), tags=("x",))) for n in (1, 2, 3))
    await home.write(kept, first, last)

    async def throw(entry: Entry, after: int) -> Entry:
        thrown = replace(entry, version=entry.version + 1, deleted_at=NOON + timedelta(days=after))
        async with home.as_asha() as uow:
            assert await uow.entries.save(thrown, was=entry.version)
            await uow.commit()
        return thrown

    first, last = await throw(first, 1), await throw(last, 2)
    async with home.as_asha() as uow:
        assert await uow.entries.list_trash(10) == (last, first)
        assert await uow.entries.list_trash(1) == (last,)
        assert await uow.entries.save(replace(last, version=3, deleted_at=None), was=2)
        assert await uow.entries.purge(NOON + timedelta(days=1, seconds=1)) == 1
        assert await uow.entries.get(first.id) is None
        assert await uow.entries.list_trash(10) == ()


async def test_another_members_private_entry_lies_in_the_trash_without_detail(home: Home) -> None:
    """C4."""
    line = home.line(visibility=Visibility.PRIVATE, merchant="Jeweller", tags=("secret",), account="own card")
    await home.write(home.entry(line, deleted_at=NOON))
    for view in (home.as_ravi, home.as_job):
        async with view() as uow:
            (entry,) = await uow.entries.list_trash(10)
        assert (entry.line.money, entry.line.day, entry.line.payer) == (line.money, line.day, line.payer)
        assert not {"Jeweller", "secret", "own card", "Milk", "groceries"} & set(map(str, _all(entry)))
    async with home.as_asha() as uow:
        assert (await uow.entries.list_trash(10))[0].line == line


def _all(entry: Entry) -> list[object]:
    line = entry.line
    return [line.description, line.category, line.merchant, line.account, *line.tags, entry.draft]


async def test_twenty_at_once_confirm_a_draft_once(home: Home) -> None:
    """B3."""
    draft = home.draft(home.line("1"), home.line("2"))
    await home.keep(draft)

    async def confirm() -> bool:
        async with home.as_asha() as uow:
            found = await uow.drafts.get(draft.id)
            assert found is not None
            if found.state is not DraftState.OPEN:
                return False
            await uow.entries.add([home.entry(line, draft=draft.id) for line in draft.lines])
            saved = await uow.drafts.save(replace(draft, version=2, state=DraftState.CONFIRMED), was=1)
            await uow.commit()
            return saved

    assert sorted(await asyncio.gather(*(confirm() for _ in range(20)))) == [False] * 19 + [True]
    async with home.as_asha() as uow:
        assert [entry.line.money.minor for entry in await uow.entries.list_of_draft(draft.id)] == [100, 200]


async def test_the_database_itself_refuses_a_second_confirm(home: Home) -> None:
    """B3: even code that forgets to look at the draft cannot write a line twice."""
    draft = home.draft()
    await home.keep(draft)
    await home.write(home.entry(draft=draft.id))
    with pytest.raises(Exception, match=r"(?i)unique"):
        await home.write(home.entry(draft=draft.id))


async def test_many_entries_at_once(home: Home) -> None:
    await home.write(*(home.entry(home.line(str(n + 1), tags=("bulk",))) for n in range(300)))
    async with home.as_asha() as uow:
        assert len(await uow.reports.list_entries(Scope(), limit=1000)) == 300
