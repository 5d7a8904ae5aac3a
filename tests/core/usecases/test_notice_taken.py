"""What is noticed about a card: twins, the purchase behind a refund, a card left waiting (REQUIREMENTS A6, B7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from core.model.draft import EXPIRE_AFTER, DraftState
from core.model.entry import EntryKind
from core.model.notice import DraftExpired
from core.usecases.confirm_draft import confirm_draft
from core.usecases.remind_drafts import expire_drafts, mark_reminded
from storage.tables import proof
from tests.core.usecases.book import IDS, TODAY, Book, line


async def confirmed(book: Book, *lines: object, by: str = "Asha") -> None:
    draft = await book.propose(*lines, by=by)  # type: ignore[arg-type]
    async with book.acting(by) as context:
        await confirm_draft(context, draft.id)


async def test_the_same_line_moments_ago_is_noticed(book: Book) -> None:
    first = await book.proposal(line())
    assert first.twin is None
    twin = (await book.proposal(line("20", "tea"), line(description="Milk"))).twin
    assert twin is not None
    assert (twin.line.description, twin.at) == ("Milk", first.draft.created_at)
    assert (await book.proposal(line("61"))).twin is None
    assert (await book.proposal(line(), by="Ravi")).twin is None
    book.clock.wait(minutes=11)
    assert (await book.proposal(line())).twin is None


async def test_a_confirmed_twin_is_noticed_too(book: Book) -> None:
    await confirmed(book, line(), line("5", "tea", currency="USD"))
    assert (await book.proposal(line())).twin is not None
    assert (await book.proposal(line("5", "tea", currency="USD"), line("9"))).twin is not None


async def test_a_refund_finds_its_purchase(book: Book) -> None:
    shoes = replace(line("2500", "shoes", day=TODAY - timedelta(days=20)), merchant="Amazon", category="clothing")
    await confirmed(book, shoes, line("100", "shoes laces"))
    refund = replace(line("2000", "returned shoes"), kind=EntryKind.REFUND, merchant="amazon")
    proposal = await book.proposal(refund)
    assert proposal.purchases[0].line.description == "shoes"
    assert proposal.draft.lines[0].category == "clothing"


async def test_a_refund_finds_its_purchase_by_its_words(book: Book) -> None:
    await confirmed(book, replace(line("2500", "running shoes"), category="clothing"))
    proposal = await book.proposal(replace(line("2500", "shoes"), kind=EntryKind.REFUND, merchant="Myntra"))
    assert proposal.draft.lines[0].category == "clothing"


async def test_a_refund_of_more_than_was_paid_is_no_refund_of_that(book: Book) -> None:
    await confirmed(book, replace(line("500", "shoes"), category="clothing"))
    proposal = await book.proposal(replace(line("900", "shoes"), kind=EntryKind.REFUND))
    assert proposal.purchases == {}
    assert proposal.draft.lines[0].category == "groceries"


async def test_a_card_is_marked_as_reminded_of_once(book: Book) -> None:
    draft = await book.propose(line())
    async with book.store.units(book.household.id, None) as uow:
        reminded = await mark_reminded(uow, draft, book.clock.now())
        assert reminded is not None
        assert await mark_reminded(uow, reminded, book.clock.now()) is None
        await uow.commit()
    assert (await book.draft(draft.id)).reminded_at == reminded.reminded_at
    assert (await book.draft(draft.id)).version == 1


async def test_a_card_expires_after_a_week(book: Book) -> None:
    draft = await book.propose(line())
    book.clock.instant += EXPIRE_AFTER
    async with book.store.units(book.household.id, None) as uow:
        notices = await expire_drafts(uow, book.clock.now(), IDS)
        await uow.commit()
    assert isinstance(notices[0], DraftExpired)
    assert notices[0].key == f"draft-expired:{draft.id}"
    assert (await book.draft(draft.id)).state is DraftState.EXPIRED
    assert await book.trail(draft.id) == ["expire"]


async def test_every_card_has_its_proof(book: Book) -> None:
    draft = await book.propose(line())
    (kept,) = await book.store.database.fetch((select(proof)), {})
    assert (kept["draft_id"], kept["source"], kept["text"]) == (draft.id, "message", "words")
