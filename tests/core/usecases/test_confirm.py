"""Confirm writes once (REQUIREMENTS B1, B3, B4)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from core.errors import Invalid, NotAllowed, NotFound
from core.model.draft import EXPIRE_AFTER, Doubt, DoubtKind, DraftState, Patch
from core.model.entry import EntryKind, Visibility
from core.model.intent import ChangeDraft, RecordEntries
from core.model.money import Money
from core.usecases.change_draft import change_draft
from core.usecases.confirm_draft import confirm_draft
from core.usecases.confirm_line import confirm_line
from core.usecases.discard_draft import discard_draft
from core.usecases.remind_drafts import expire_drafts
from core.usecases.remove_line import remove_line
from core.usecases.settle_doubt import settle_doubt
from tests.core.usecases.book import IDS, Book, found, line


async def test_a_draft_is_filled_in(book: Book) -> None:
    draft = await book.propose(line(), by="Ravi")
    assert draft.lines[0].payer == book.membership("Ravi").member.id
    assert (draft.lines[0].category, draft.lines[0].confidence) == ("groceries", 0.9)
    assert await book.entries() == ()


async def test_a_transfer_has_no_category(book: Book) -> None:
    draft = await book.propose(replace(line(), kind=EntryKind.TRANSFER, category="groceries"))
    assert draft.lines[0].category is None


async def test_what_the_categoriser_cannot_place_is_other(book: Book) -> None:
    draft = await book.propose(replace(line(), category="nonsense"))
    assert draft.lines[0].category == "groceries"
    draft = await book.propose(replace(line(), kind=EntryKind.INCOME, category="groceries"))
    assert draft.lines[0].category == "salary"


@pytest.mark.parametrize(("amount", "code"), [("0", "amount-zero"), ("-5", "amount-negative")])
async def test_an_amount_is_more_than_zero(book: Book, amount: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        await book.propose(line(amount))


async def test_a_card_has_an_end(book: Book) -> None:
    with pytest.raises(Invalid, match="too-many-lines"):
        await book.propose(*[line()] * 41)


async def test_confirm_writes_each_line_once(book: Book) -> None:
    draft = await book.propose(line(), line("120", "auto"))
    for _ in range(2):
        async with book.acting("Asha") as context:
            result = await confirm_draft(context, draft.id, draft.version)
        assert [entry.line.description for entry in result.entries] == ["milk", "auto"]
    assert len(await book.entries()) == 2
    assert await book.trail(draft.id) == ["confirm"]


async def test_two_members_tap_at_once(either_book: Book) -> None:
    book = either_book
    draft = await book.propose(line())

    async def tap(name: str) -> bool:
        async with book.acting(name) as context:
            return (await confirm_draft(context, draft.id, draft.version)).acted

    acted = await asyncio.gather(*[tap(name) for name in ("Asha", "Ravi") * 3])
    assert sum(acted) == 1
    assert len(await book.entries()) == 1


async def test_the_author_wrote_and_the_trail_names_who_confirmed(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Ravi") as context:
        result = await confirm_draft(context, draft.id, 1)
        changes = await context.uow.list_changes(draft.id)
    assert result.entries[0].author == book.membership("Asha").member.id
    assert changes[0].member == book.membership("Ravi").member.id


async def test_an_older_version_confirms_nothing(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await change_draft(context, draft.id, ChangeDraft(description="bread"))
    async with book.acting("Asha") as context:
        result = await confirm_draft(context, draft.id, draft.version)
    assert (result.acted, result.draft.version) == (False, 2)
    assert await book.entries() == ()


async def test_a_doubt_comes_first(book: Book) -> None:
    readings = tuple((Patch(0, money=Money.of(amount, "INR")),) for amount in ("1200", "1.20"))
    read = RecordEntries((line("1200"),), (Doubt(DoubtKind.AMOUNT, readings),))
    draft = await book.propose(read=read)
    with pytest.raises(Invalid, match="doubt-open"):
        async with book.acting("Asha") as context:
            await confirm_draft(context, draft.id, 1)
    async with book.acting("Asha") as context:
        result = await settle_doubt(context, draft.id, 1, 0, 1)
    assert result.draft.lines[0].money == Money.of("1.20", "INR")
    async with book.acting("Asha") as context:
        assert not (await settle_doubt(context, draft.id, 1, 0, 0)).acted
        assert (await confirm_draft(context, draft.id, 2)).acted


async def test_a_value_given_by_hand_settles_its_doubt(book: Book) -> None:
    readings = tuple((Patch(0, money=Money.of(amount, "INR")),) for amount in ("1200", "1.20"))
    draft = await book.propose(read=RecordEntries((line("1200"),), (Doubt(DoubtKind.AMOUNT, readings),)))
    async with book.acting("Asha") as context:
        result = await change_draft(context, draft.id, ChangeDraft(description="rent"))
        assert len(result.draft.doubts) == 1
    async with book.acting("Asha") as context:
        result = await change_draft(context, draft.id, ChangeDraft(amount=Money.of("1200", "INR").amount))
    assert result.draft.doubts == ()


async def test_decided_cards_stay_decided(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        assert (await discard_draft(context, draft.id, 1)).acted
    async with book.acting("Ravi") as context:
        result = await confirm_draft(context, draft.id, 1)
        assert (result.acted, result.draft.state) == (False, DraftState.DISCARDED)
        assert not (await discard_draft(context, draft.id, 1)).acted
        assert not (await change_draft(context, draft.id, ChangeDraft(description="x"))).acted
    assert await book.entries() == ()


async def test_an_expired_card_writes_nothing(book: Book) -> None:
    draft = await book.propose(line())
    book.clock.instant += EXPIRE_AFTER
    async with book.store.units(book.household.id, None) as uow:
        assert len(await expire_drafts(uow, book.clock.now(), IDS)) == 1
        assert await expire_drafts(uow, book.clock.now(), IDS) == ()
        await uow.commit()
    async with book.acting("Asha") as context:
        assert (await confirm_draft(context, draft.id, 1)).draft.state is DraftState.EXPIRED
    assert await book.entries() == ()


async def test_one_line_alone(book: Book) -> None:
    draft = await book.propose(line(), line("120", "auto"), line("30", "tea"))
    async with book.acting("Asha") as context:
        rest, apart = await confirm_line(context, draft.id, 1, 1)
    assert [each.description for each in rest.draft.lines] == ["milk", "tea"]
    assert apart is not None
    assert [entry.line.description for entry in apart.entries] == ["auto"]
    async with book.acting("Asha") as context:
        again, none = await confirm_line(context, draft.id, 1, 1)
        assert (again.acted, none) == (False, None)
        await confirm_draft(context, draft.id, 2)
    assert sorted(entry.line.description for entry in await book.entries()) == ["auto", "milk", "tea"]


async def test_a_line_in_doubt_or_alone_waits(book: Book) -> None:
    readings = tuple((Patch(1, day=each),) for each in (line().day, line().day.replace(day=20)))
    draft = await book.propose(read=RecordEntries((line(), line("5")), (Doubt(DoubtKind.DATE, readings),)))
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match="doubt-open"):
            await confirm_line(context, draft.id, 1, 1)
        rest, _ = await confirm_line(context, draft.id, 1, 0)
        assert rest.draft.doubts[0].line_indexes == {0}
        with pytest.raises(Invalid, match="line-alone"):
            await confirm_line(context, draft.id, 2, 0)


async def test_lines_are_taken_off_until_none_is_left(book: Book) -> None:
    draft = await book.propose(line(), line("120", "auto"))
    async with book.acting("Asha") as context:
        result = await remove_line(context, draft.id, 1, 0)
        assert [each.description for each in result.draft.lines] == ["auto"]
        assert not (await remove_line(context, draft.id, 1, 0)).acted
        with pytest.raises(Invalid, match="line-gone"):
            await remove_line(context, draft.id, 2, 7)
        assert (await remove_line(context, draft.id, 2, 0)).draft.state is DraftState.DISCARDED


async def test_a_viewer_only_looks(book: Book) -> None:
    draft = await book.propose(line())
    with pytest.raises(NotAllowed, match="viewers-only-look"):
        await book.propose(line(), by="Kid")
    async with book.acting("Kid") as context:
        for act in (confirm_draft, discard_draft):
            with pytest.raises(NotAllowed, match="viewers-only-look"):
                await act(context, draft.id, 1)


async def test_another_household_finds_nothing(book: Book) -> None:
    draft = await book.propose(line())
    other = await found(book.store, book.clock, ("Olga", "Petr", "Gast"))
    async with other.acting("Olga") as context:
        with pytest.raises(NotFound, match="card-unknown"):
            await confirm_draft(context, draft.id, 1)
        with pytest.raises(NotFound, match="card-unknown"):
            await confirm_draft(context, UUID(int=7), 1)


async def test_a_private_card_is_not_there_for_the_others(book: Book) -> None:
    draft = await book.propose(replace(line(), visibility=Visibility.PRIVATE))
    async with book.acting("Ravi") as context:
        with pytest.raises(NotFound, match="card-unknown"):
            await confirm_draft(context, draft.id, 1)
