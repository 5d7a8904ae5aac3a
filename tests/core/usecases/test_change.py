"""Changing cards and entries (REQUIREMENTS B2, B6)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest

from core.errors import Invalid, NotAllowed, NotFound
from core.model.draft import Draft
from core.model.entry import Entry, EntryKind, Share, Visibility
from core.model.intent import ChangeDraft
from core.usecases.change_draft import change_draft
from core.usecases.change_entry import change_entry
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.restore_entry import restore_entry
from core.usecases.undo import undo_draft
from tests.core.usecases.book import TODAY, Book, line


async def changed(book: Book, draft: Draft, change: ChangeDraft) -> Draft:
    async with book.acting("Asha") as context:
        return (await change_draft(context, draft.id, change)).draft


async def saved(book: Book, by: str = "Ravi") -> Entry:
    draft = await book.propose(line(), by=by)
    async with book.acting(by) as context:
        return (await confirm_draft(context, draft.id)).entries[0]


async def test_every_field_of_a_card(book: Book) -> None:
    draft = await book.propose(line())
    ravi = book.membership("Ravi").member.id
    change = ChangeDraft(
        amount=Decimal("1.5"),
        currency="USD",
        day=TODAY - timedelta(days=1),
        category="dining",
        merchant="  Blue   Cafe ",
        account="cash",
        payer=ravi,
        description="tea",
        tags=("goa", "goa"),
        visibility=Visibility.PRIVATE,
    )
    after = (await changed(book, draft, change)).lines[0]
    assert (after.money.minor, after.money.currency) == (150, "USD")
    assert (after.day, after.payer, after.description) == (TODAY - timedelta(days=1), ravi, "tea")
    assert (after.merchant, after.account, after.tags) == ("Blue Cafe", "cash", ("goa",))
    assert (after.category, after.confidence, after.visibility) == ("dining", 1.0, Visibility.PRIVATE)


async def test_an_empty_word_clears(book: Book) -> None:
    draft = await book.propose(replace(line(), merchant="Cafe", account="cash"))
    after = (await changed(book, draft, ChangeDraft(merchant="", account="", description=""))).lines[0]
    assert (after.merchant, after.account, after.description) == (None, None, "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (ChangeDraft(amount=Decimal(0)), "amount-zero"),
        (ChangeDraft(amount=Decimal(-3)), "amount-negative"),
        (ChangeDraft(amount=Decimal("1e400")), "amount-too-large"),
        (ChangeDraft(amount=Decimal("1.001")), "amount-too-precise"),
        (ChangeDraft(currency="XYZ"), "currency-unknown"),
        (ChangeDraft(day=TODAY + timedelta(days=1)), "date-future"),
        (ChangeDraft(payer=UUID(int=1)), "member-unknown"),
        (ChangeDraft(whom=(UUID(int=1),)), "member-unknown"),
        (ChangeDraft(category="nonsense"), "category-unfit"),
        (ChangeDraft(category="salary"), "category-unfit"),
        (ChangeDraft(line=3, amount=Decimal(1)), "line-gone"),
    ],
)
async def test_what_cannot_be_is_refused(book: Book, change: ChangeDraft, code: str) -> None:
    draft = await book.propose(line())
    with pytest.raises(Invalid, match=code):
        await changed(book, draft, change)
    assert (await book.draft(draft.id)).version == 1


async def test_a_day_may_go_for_all_lines_an_amount_for_one(book: Book) -> None:
    draft = await book.propose(line(), line("120", "auto"))
    after = await changed(book, draft, ChangeDraft(day=TODAY - timedelta(days=1)))
    assert {each.day for each in after.lines} == {TODAY - timedelta(days=1)}
    with pytest.raises(Invalid, match="which-line"):
        await changed(book, draft, ChangeDraft(amount=Decimal(5)))
    after = await changed(book, draft, ChangeDraft(line=1, amount=Decimal(5)))
    assert [each.money.minor for each in after.lines] == [6000, 500]


async def test_another_kind_needs_another_category(book: Book) -> None:
    draft = await book.propose(line())
    income = (await changed(book, draft, ChangeDraft(kind=EntryKind.INCOME))).lines[0]
    assert (income.category, income.confidence) == ("other_income", 0.0)
    transfer = (await changed(book, draft, ChangeDraft(kind=EntryKind.TRANSFER))).lines[0]
    assert transfer.category is None
    with pytest.raises(Invalid, match="category-unfit"):
        await changed(book, draft, ChangeDraft(category="dining"))
    expense = (await changed(book, draft, ChangeDraft(kind=EntryKind.EXPENSE))).lines[0]
    assert expense.category == "other"
    refund = (await changed(book, draft, ChangeDraft(kind=EntryKind.REFUND))).lines[0]
    assert refund.category == "other"


async def test_only_what_was_spent_is_for_somebody(book: Book) -> None:
    """C5: another amount keeps for whom it was, another kind does not."""
    draft = await book.propose(line())
    ravi = book.membership("Ravi").member.id
    assert (await changed(book, draft, ChangeDraft(whom=(ravi,)))).lines[0].shares == (Share(ravi, 6000),)
    assert (await changed(book, draft, ChangeDraft(amount=Decimal(7)))).lines[0].shares == (Share(ravi, 700),)
    assert (await changed(book, draft, ChangeDraft(kind=EntryKind.REFUND))).lines[0].shares == (Share(ravi, 700),)
    assert (await changed(book, draft, ChangeDraft(kind=EntryKind.INCOME))).lines[0].shares == ()
    with pytest.raises(Invalid, match="whom-unfit"):
        await changed(book, draft, ChangeDraft(whom=(ravi,)))


async def test_an_entry_changes_with_before_and_after_in_the_trail(book: Book) -> None:
    entry = await saved(book)
    async with book.acting("Ravi") as context:
        done = await change_entry(context, entry.id, ChangeDraft(amount=Decimal(145)), version=1)
        changes = await context.uow.list_changes(entry.id)
    assert (done.acted, done.entry.version) == (True, 2)
    assert [each.line.money.minor for each in await book.entries()] == [14500]
    amounts = [msgspec.json.decode(text)["money"]["minor"] for text in (changes[0].before, changes[0].after)]
    assert amounts == [6000, 14500]


async def test_an_older_version_changes_nothing(book: Book) -> None:
    entry = await saved(book)
    for acted in (True, False):
        async with book.acting("Ravi") as context:
            done = await change_entry(context, entry.id, ChangeDraft(amount=Decimal(145)), version=1)
        assert (done.acted, done.entry.version) == (acted, 2)
    async with book.acting("Ravi") as context:
        assert not (await delete_entry(context, entry.id, version=1)).acted


async def test_after_the_window_only_an_admin_changes(book: Book) -> None:
    entry = await saved(book)
    book.clock.wait(hours=73)
    async with book.acting("Ravi") as context:
        with pytest.raises(NotAllowed, match="edit-window-over") as refused:
            await change_entry(context, entry.id, ChangeDraft(description="tea"))
        assert refused.value.details == {"hours": 72}
        with pytest.raises(NotAllowed, match="edit-window-over"):
            await delete_entry(context, entry.id)
    async with book.acting("Asha") as context:
        assert (await change_entry(context, entry.id, ChangeDraft(description="tea"))).acted
    assert await book.trail(entry.id) == ["change-entry"]


async def test_a_private_entry_is_its_authors_alone(book: Book) -> None:
    entry = await saved(book)
    async with book.acting("Ravi") as context:
        await change_entry(context, entry.id, ChangeDraft(visibility=Visibility.PRIVATE))
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="entry-unknown"):
            await change_entry(context, entry.id, ChangeDraft(description="tea"))
        with pytest.raises(NotFound, match="entry-unknown"):
            await delete_entry(context, entry.id)


async def test_what_lies_in_the_trash_is_restored_first(book: Book) -> None:
    entry = await saved(book)
    async with book.acting("Ravi") as context:
        assert (await delete_entry(context, entry.id)).acted
        assert not (await delete_entry(context, entry.id)).acted
        with pytest.raises(NotFound, match="entry-in-trash"):
            await change_entry(context, entry.id, ChangeDraft(description="tea"))
    async with book.acting("Kid") as context:
        with pytest.raises(NotAllowed):
            await change_entry(context, entry.id, ChangeDraft(description="tea"))


async def test_of_many_at_once_one_changes_it(either_book: Book) -> None:
    book = either_book
    entry = await saved(book)

    async def tap(name: str, words: str) -> bool:
        async with book.acting(name) as context:
            return (await change_entry(context, entry.id, ChangeDraft(description=words), version=1)).acted

    acted = await asyncio.gather(*[tap(name, f"tea {n}") for n, name in enumerate(("Asha", "Ravi") * 3)])
    assert sum(acted) == 1
    assert await book.trail(entry.id) == ["change-entry"]


async def test_of_many_at_once_one_deletes_and_one_restores(either_book: Book) -> None:
    book = either_book
    entry = await saved(book)

    async def delete(name: str) -> bool:
        async with book.acting(name) as context:
            return (await delete_entry(context, entry.id)).acted

    async def restore(name: str) -> bool:
        async with book.acting(name) as context:
            return (await restore_entry(context, entry.id)).acted

    for act in (delete, restore):
        assert sum(await asyncio.gather(*[act(name) for name in ("Asha", "Ravi") * 3])) == 1
    assert await book.trail(entry.id) == ["delete-entry", "restore-entry"]


async def test_undo_and_delete_at_once_leave_one_thing_in_the_trash(either_book: Book) -> None:
    book = either_book
    entry = await saved(book)
    assert entry.draft is not None

    async def back(draft_id: UUID) -> None:
        async with book.acting("Asha") as context:
            await undo_draft(context, draft_id)

    async def delete() -> None:
        async with book.acting("Ravi") as context:
            await delete_entry(context, entry.id)

    await asyncio.gather(back(entry.draft), delete(), back(entry.draft), delete())
    assert await book.entries() == ()
    async with book.acting("Asha") as context:
        assert len(await context.uow.entries.list_trash(9)) == 1
