"""What falls due is said once, in the morning of its day, where its rule was set up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.model.entry import EntryKind, Line
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.recurring import Rhythm, RhythmUnit
from core.usecases.confirm_draft import confirm_draft
from core.usecases.set_recurring import decide_rule, propose_rule
from scheduler.jobs.draft_due_bills import DRAFT_BILLS
from storage.tables import job_run
from tests.core.usecases.book import TODAY, Book, Groceries
from tests.scheduler.test_runner import runner, said
from tests.support.statements import collect_statements


@pytest.fixture
async def rented(book: Book) -> Book:
    """A book with a rent that falls due tomorrow."""
    line = Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent")
    async with book.acting("Ravi") as context:
        asked = SetRecurring(line, Rhythm(RhythmUnit.MONTH), TODAY + timedelta(days=1))
        rule = await propose_rule(context, Groceries(), asked, "console", "Ravi")
        await decide_rule(context, rule.id, rule.version, confirm=True)
    return book


async def test_a_bill_comes_once_in_the_morning(rented: Book) -> None:
    job = runner(rented, DRAFT_BILLS)
    await job.run_due()
    rented.clock.wait(hours=9)  # it is 03:00 of the day
    await job.run_due()
    assert await said(rented) == []
    for _ in range(4):
        rented.clock.wait(hours=2)
        await job.run_due()
    (text,) = await said(rented)
    assert "rent, due today. Is it paid?" in text
    assert "₹25,000" in text


async def test_quiet_hours_are_kept(rented: Book) -> None:
    await rented.set(quiet_from=7, quiet_to=10)
    rented.clock.wait(hours=15)  # 09:00
    await runner(rented, DRAFT_BILLS).run_due()
    assert await said(rented) == []
    rented.clock.wait(hours=1)
    assert len(await said(rented)) == 1


async def test_a_bill_paid_by_hand_says_so(rented: Book) -> None:
    job = runner(rented, DRAFT_BILLS)
    rented.clock.wait(hours=15)
    await job.run_due()
    await said(rented)
    draft = await rented.propose(Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent"))
    async with rented.acting("Asha") as context:
        await confirm_draft(context, draft.id, 1)
    rented.clock.wait(hours=2)
    await job.run_due()
    (text,) = await said(rented)
    assert "Already entered otherwise" in text


async def test_bills_are_judged_again_only_where_the_book_changed(rented: Book) -> None:
    job = runner(rented, DRAFT_BILLS)
    rented.clock.wait(hours=15)
    await job.run_due()
    rented.clock.wait(hours=2)
    await job.run_due()  # the card itself is a change
    rented.clock.wait(hours=2)
    with collect_statements() as sent:
        assert await job.run_due() == 1
    assert not [statement for statement, _ in sent if "FROM entry" in statement]
    draft = await rented.propose(Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent"))
    async with rented.acting("Asha") as context:
        await confirm_draft(context, draft.id, 1)
    await said(rented)
    rented.clock.wait(hours=2)
    await job.run_due()
    assert "Already entered otherwise" in (await said(rented))[0]


async def test_the_bills_of_who_left_are_nobodys_without_a_chat(rented: Book) -> None:
    async with rented.acting("Asha") as context:
        await context.uow.books.remove_member(rented.membership("Ravi").member.id)
    rented.clock.wait(hours=15)
    await runner(rented, DRAFT_BILLS).run_due()
    assert await said(rented) == []


async def test_a_day_on_which_no_card_waits_is_looked_at_once(rented: Book) -> None:
    job = runner(rented, DRAFT_BILLS)
    await job.run_due()
    rented.clock.wait(hours=15)
    await job.run_due()
    before = await _runs(rented)
    rented.clock.wait(hours=2)
    await job.run_due()
    assert await _runs(rented) == before + 1, "the card of the rent waits: it may be paid otherwise"
    async with rented.acting("Ravi") as context:
        (draft,) = await context.uow.drafts.list_open()
        await confirm_draft(context, draft.id)
    for _ in range(24):
        rented.clock.wait(hours=2)
        await job.run_due()
    assert await _runs(rented) == before + 4, "once more today, and on each of two mornings"


async def _runs(book: Book) -> int:
    rows = await book.store.database.fetch(select(job_run.c.done_at).where(job_run.c.job == DRAFT_BILLS.name))
    return sum(row["done_at"] is not None for row in rows)
