"""Undo, trash and restore (REQUIREMENTS B5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import NotAllowed, NotFound
from core.model.draft import Draft
from core.model.entry import Visibility
from core.model.intent import ChangeDraft
from core.usecases.change_entry import EntryChange, change_entry
from core.usecases.confirm_draft import confirm_draft
from core.usecases.delete_entry import delete_entry
from core.usecases.draft_result import DraftResult
from core.usecases.purge_trash import KEEP, purge_trash
from core.usecases.restore_entry import restore_draft, restore_entry
from core.usecases.undo import undo_draft
from core.usecases.undo_last import undo_last
from tests.core.usecases.book import Book, line


async def saved(book: Book, *names: str, by: str = "Asha") -> Draft:
    draft = await book.propose(*[line(description=name) for name in names], by=by)
    async with book.acting(by) as context:
        await confirm_draft(context, draft.id)
    return draft


async def names(book: Book) -> list[str]:
    return sorted(entry.line.description for entry in await book.entries())


async def test_undo_throws_a_card_away_once_and_restore_brings_it_back(book: Book) -> None:
    draft = await saved(book, "milk", "auto")
    for acted in (True, False):
        async with book.acting("Asha") as context:
            assert (await undo_draft(context, draft.id)).acted is acted
        assert await names(book) == []
    for acted in (True, False):
        async with book.acting("Ravi") as context:
            assert (await restore_draft(context, draft.id)).acted is acted
        assert await names(book) == ["auto", "milk"]
    assert await book.trail(draft.id) == ["confirm", "undo"]


async def test_restore_leaves_what_was_thrown_away_before(book: Book) -> None:
    draft = await saved(book, "milk", "auto")
    async with book.acting("Asha") as context:
        entry = next(e for e in await context.uow.entries.list_of_draft(draft.id) if e.line.description == "milk")
        await delete_entry(context, entry.id)
    async with book.acting("Asha") as context:
        await undo_draft(context, draft.id)
    async with book.acting("Asha") as context:
        await restore_draft(context, draft.id)
    assert await names(book) == ["auto"]


async def test_undo_has_the_edit_window(book: Book) -> None:
    draft = await saved(book, "milk", by="Ravi")
    book.clock.wait(hours=73)
    async with book.acting("Ravi") as context:
        with pytest.raises(NotAllowed, match="edit-window-over"):
            await undo_draft(context, draft.id)
    async with book.acting("Asha") as context:
        assert (await undo_draft(context, draft.id)).acted


async def test_an_open_card_has_nothing_to_undo(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="card-not-saved"):
            await undo_draft(context, draft.id)


async def test_steps_back_go_one_by_one(book: Book) -> None:
    await saved(book, "milk")
    await saved(book, "auto", "tea")
    await saved(book, "bread", by="Ravi")
    async with book.acting("Asha") as context:
        (done,) = await undo_last(context)
    assert isinstance(done, DraftResult)
    assert await names(book) == ["bread", "milk"]
    async with book.acting("Asha") as context:
        await undo_last(context)
    assert await names(book) == ["bread"]
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_last(context)


async def test_a_step_back_from_a_delete_restores(book: Book) -> None:
    draft = await saved(book, "milk")
    async with book.acting("Asha") as context:
        (entry,) = await context.uow.entries.list_of_draft(draft.id)
        await delete_entry(context, entry.id)
    async with book.acting("Asha") as context:
        (done,) = await undo_last(context)
    assert isinstance(done, EntryChange)
    assert await names(book) == ["milk"]


async def test_private_entries_stay_their_authors(book: Book) -> None:
    draft = await saved(book, "milk", "auto")
    async with book.acting("Asha") as context:
        entry = (await context.uow.entries.list_of_draft(draft.id))[0]
        await change_entry(context, entry.id, ChangeDraft(visibility=Visibility.PRIVATE))
    async with book.acting("Ravi") as context:
        result = await undo_draft(context, draft.id)
    assert [each.line.description for each in result.entries] == ["auto"]
    assert len(await book.entries()) == 1


async def test_restoring_what_is_there_changes_nothing(book: Book) -> None:
    draft = await saved(book, "milk")
    async with book.acting("Asha") as context:
        (entry,) = await context.uow.entries.list_of_draft(draft.id)
        assert not (await restore_entry(context, entry.id)).acted


async def test_the_trash_is_kept_thirty_days(book: Book) -> None:
    draft = await saved(book, "milk")
    async with book.acting("Asha") as context:
        await undo_draft(context, draft.id)
    for days, gone in ((29, 0), (2, 1)):
        book.clock.wait(days=days)
        async with book.store.units(book.household.id, None) as uow:
            assert await purge_trash(uow, book.clock.now()) == gone
            await uow.commit()
    assert timedelta(days=30) == KEEP
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound):
            await restore_draft(context, draft.id)
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_last(context)


async def test_a_private_line_is_no_secret_to_its_author(book: Book) -> None:
    draft = await book.propose(replace(line(), visibility=Visibility.PRIVATE))
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
        assert (await undo_draft(context, draft.id)).acted


async def test_a_step_back_passes_over_what_became_private(book: Book) -> None:
    """An admin's confirm of a card whose author made it private since is no longer theirs to undo."""
    draft = await book.propose(line(), by="Ravi")
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    async with book.acting("Ravi") as context:
        (entry,) = await context.uow.entries.list_of_draft(draft.id)
        await change_entry(context, entry.id, ChangeDraft(visibility=Visibility.PRIVATE))
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_last(context)
    assert len(await book.entries()) == 1
