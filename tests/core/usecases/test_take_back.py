"""A change is taken back exactly, once, and not after another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.errors import Invalid, NotAllowed
from core.model.draft import Doubt, DoubtKind, DraftState, Patch
from core.model.entry import Visibility
from core.model.intent import ChangeDraft, RecordEntries
from core.model.money import Money
from core.usecases.change_draft import change_draft
from core.usecases.change_entry import change_entry
from core.usecases.confirm_draft import confirm_draft
from core.usecases.discard_draft import discard_draft
from core.usecases.remove_line import remove_line
from core.usecases.take_back import (
    hash_versions,
    reopen_draft,
    take_back_change,
    take_back_entry_change,
    take_back_entry_changes,
)
from core.usecases.waiting_drafts import confirm_all, find_waiting
from tests.core.usecases.book import Book, line


async def test_a_card_asks_again_what_it_asked_before(book: Book) -> None:
    readings = tuple((Patch(0, money=Money.of(amount, "INR")),) for amount in ("1200", "1.20"))
    doubt = Doubt(DoubtKind.AMOUNT, readings)
    draft = await book.propose(read=RecordEntries((line("1200"),), (doubt,)))
    async with book.acting("Asha") as context:
        changed = await change_draft(context, draft.id, ChangeDraft(amount=Decimal(7)))
    assert changed.draft.doubts == ()
    for acted in (True, False):
        async with book.acting("Asha") as context:
            back = await take_back_change(context, draft.id, changed.draft.version)
        assert (back.acted, back.draft.version) == (acted, 3)
        assert (back.draft.lines, back.draft.doubts) == (draft.lines, draft.doubts)


async def test_a_line_that_was_taken_off_is_there_again(book: Book) -> None:
    draft = await book.propose(line("60", "milk"), line("120", "auto"))
    async with book.acting("Asha") as context:
        await remove_line(context, draft.id, 1, 0)
    async with book.acting("Asha") as context:
        assert (await take_back_change(context, draft.id, 2)).draft.lines == draft.lines


async def test_a_card_that_never_changed_has_nothing_to_take_back(book: Book) -> None:
    draft = await book.propose(line())
    with pytest.raises(Invalid, match="choice-gone"):
        async with book.acting("Asha") as context:
            await take_back_change(context, draft.id, 1)


async def test_a_card_is_opened_again_once(either_book: Book) -> None:
    book = either_book
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await discard_draft(context, draft.id)
    async with book.acting("Asha") as context:
        opened = await reopen_draft(context, draft.id, 1)
    assert (opened.acted, opened.draft.state) == (True, DraftState.OPEN)
    async with book.acting("Asha") as context:
        assert not (await reopen_draft(context, draft.id, 1)).acted
    async with book.acting("Asha") as context:
        assert (await confirm_draft(context, draft.id)).acted


async def test_an_entry_has_its_line_and_rights_as_before(book: Book) -> None:
    draft = await book.propose(line(), by="Ravi")
    async with book.acting("Ravi") as context:
        (entry,) = (await confirm_draft(context, draft.id)).entries
        changed = await change_entry(context, entry.id, ChangeDraft(amount=Decimal(7), day=date(2026, 11, 1)))
    book.clock.wait(hours=73)
    with pytest.raises(NotAllowed, match="edit-window-over"):
        async with book.acting("Ravi") as context:
            await take_back_entry_change(context, entry.id, changed.entry.version)
    for acted in (True, False):
        async with book.acting("Asha") as context:
            back = await take_back_entry_change(context, entry.id, changed.entry.version)
        assert (back.acted, back.entry.line) == (acted, entry.line)


async def test_the_entries_of_a_card_go_back_together_or_not_at_all(book: Book) -> None:
    draft = await book.propose(line("60", "milk"), line("120", "auto"))
    async with book.acting("Asha") as context:
        entries = (await confirm_draft(context, draft.id)).entries
        done = [await change_entry(context, entry.id, ChangeDraft(day=date(2026, 11, 1))) for entry in entries]
    mark = hash_versions([each.entry for each in done])
    async with book.acting("Asha") as context:
        await change_entry(context, entries[0].id, ChangeDraft(amount=Decimal(7)))
        assert not (await take_back_entry_changes(context, draft.id, mark)).acted
        done = [await change_entry(context, entry.id, ChangeDraft(day=date(2026, 11, 2))) for entry in entries]
        mark = hash_versions([each.entry for each in done])
        back = await take_back_entry_changes(context, draft.id, mark)
    assert {entry.line.day for entry in back.entries} == {date(2026, 11, 1)}


async def test_cards_that_wait_are_seen_by_those_who_may(book: Book) -> None:
    shared = await book.propose(line("60", "milk"), by="Ravi")
    secret = await book.propose(replace(line("900", "ring"), visibility=Visibility.PRIVATE), by="Ravi")
    for name, in_group, wanted in (
        ("Asha", False, {shared.id}),
        ("Ravi", False, {shared.id, secret.id}),
        ("Ravi", True, {shared.id}),
    ):
        async with book.acting(name) as context:
            assert {draft.id for draft in await find_waiting(context, in_group=in_group)} == wanted
    async with book.acting("Asha") as context:
        assert await confirm_all(context, shared.channel, shared.chat) == ([], [])
    async with book.acting("Ravi") as context:
        saved, asking = await confirm_all(context, shared.channel, shared.chat)
    assert ([each.draft.id for each in saved], asking) == ([shared.id, secret.id], [])
