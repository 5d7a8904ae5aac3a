"""Recurring payments in the book: proposed, in force, drafted once, paused, skipped, dearer, ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.errors import Invalid, NotAllowed, NotFound
from core.model.draft import DraftState
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import SetRecurring
from core.model.money import Money
from core.model.notice import BillDrafted, BillSettled, DraftNotice
from core.model.period import Period
from core.model.recurring import (
    MOST_LEAD,
    BillStatus,
    RecurringRule,
    Rhythm,
    RhythmUnit,
    RuleState,
    find_next_occurrence,
)
from core.usecases.confirm_draft import confirm_draft
from core.usecases.draft_bills import CardPlace, draft_bills
from core.usecases.list_bills import list_bills, list_unpaid_bills, sum_unpaid
from core.usecases.set_recurring import (
    RuleChange,
    RuleResult,
    change_rule,
    decide_rule,
    end_rule,
    load_rule,
    move_rule,
    pause_rule,
    propose_rule,
    reopen_rule,
    resume_rule,
    set_reminder_days,
    skip_next,
    take_back_rule_change,
    take_back_skip,
)
from core.usecases.undo import undo_draft
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import IDS, TODAY, Book, Groceries

MONTHLY = Rhythm(RhythmUnit.MONTH)
YEAR = Period(TODAY, TODAY + timedelta(days=365))


def rent(day: date = TODAY, **more: object) -> SetRecurring:
    line = Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent", **more)  # type: ignore[arg-type]
    return SetRecurring(line, MONTHLY, day)


async def set_up(book: Book, asked: SetRecurring, by: str = "Asha") -> RecurringRule:
    async with book.acting(by) as context:
        rule = await propose_rule(context, Groceries(), asked, "console", by)
    async with book.acting(by) as context:
        return (await decide_rule(context, rule.id, rule.version, confirm=True)).rule


async def run_job(book: Book, deputy: CardPlace | None = None, *, commit: bool = True) -> tuple[DraftNotice, ...]:
    async with book.store.units(book.household.id, None) as uow:
        notices = await draft_bills(uow, await uow.books.load_household(), book.clock.now(), IDS, deputy)
        if commit:
            await uow.commit()
        return notices


async def statuses(book: Book, period: Period = YEAR) -> list[BillStatus]:
    async with book.store.units(book.household.id, None) as uow:
        today = book.household.today(book.clock.now())
        return [bill.status for bill in await list_bills(uow, today, period)]


async def test_a_rule_counts_once_it_is_confirmed(either_book: Book) -> None:
    async with either_book.acting("Asha") as context:
        rule = await propose_rule(context, Groceries(), rent(), "console", "Asha")
    assert rule.line.payer == either_book.membership("Asha").member.id
    assert await run_job(either_book) == ()
    async with either_book.acting("Ravi") as context:
        stale = await decide_rule(context, rule.id, 7, confirm=True)
        assert not stale.acted
        done = await decide_rule(context, rule.id, rule.version, confirm=True)
        assert (done.acted, done.rule.state) == (True, RuleState.ACTIVE)
    assert len(await run_job(either_book)) == 1


async def test_an_occurrence_is_drafted_once_whatever_crashes(either_book: Book) -> None:
    await set_up(either_book, rent())
    assert len(await run_job(either_book, commit=False)) == 1  # killed before the commit
    found = await run_job(either_book)
    assert [type(notice) for notice in found] == [BillDrafted]
    assert found[0].draft.lines[0].money == Money.of(25000, "INR")
    assert await run_job(either_book) == ()
    async with either_book.store.units(either_book.household.id, None) as uow:
        assert len(await uow.drafts.list_open()) == 1
    either_book.clock.wait(days=30)
    assert len(await run_job(either_book)) == 1


async def test_two_workers_at_once_make_one_draft(either_book: Book) -> None:
    await set_up(either_book, rent())
    found = await asyncio.gather(*(run_job(either_book) for _ in range(4)))
    assert sum(len(notices) for notices in found) == 1
    async with either_book.store.units(either_book.household.id, None) as uow:
        assert len(await uow.drafts.list_open()) == 1


async def test_what_was_paid_by_hand_is_not_drafted(book: Book) -> None:
    await set_up(book, rent(TODAY + timedelta(days=2)))
    draft = await book.propose(Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent"))
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id, 1)
    book.clock.wait(days=3)
    assert await run_job(book) == ()
    assert (await statuses(book))[0] is BillStatus.PAID
    async with book.acting("Asha") as context:
        await undo_draft(context, draft.id)
    assert [type(notice) for notice in await run_job(book)] == [BillDrafted]


async def test_a_card_is_closed_where_its_bill_was_paid_otherwise(book: Book) -> None:
    await set_up(book, rent())
    (drafted,) = await run_job(book)
    draft = await book.propose(Line(EntryKind.EXPENSE, Money.of(25000, "INR"), TODAY, "rent for november"))
    async with book.acting("Ravi") as context:
        await confirm_draft(context, draft.id, 1)
    (settled,) = await run_job(book)
    assert isinstance(settled, BillSettled)
    assert settled.draft.id == drafted.draft.id
    async with book.acting("Asha") as context:
        assert not (await confirm_draft(context, drafted.draft.id, 1)).acted
    assert await run_job(book) == ()


async def test_the_rest_of_a_part_is_drafted(book: Book) -> None:
    await set_up(book, rent())
    draft = await book.propose(Line(EntryKind.EXPENSE, Money.of(15000, "INR"), TODAY, "rent"))
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id, 1)
    (notice,) = await run_job(book)
    assert notice.draft.lines[0].money == Money.of(10000, "INR")
    async with book.acting("Asha") as context:
        await confirm_draft(context, notice.draft.id, 1)
    assert (await statuses(book))[0] is BillStatus.PAID


async def test_a_discarded_card_skips_its_occurrence(book: Book) -> None:
    await set_up(book, rent())
    (notice,) = await run_job(book)
    async with book.acting("Asha") as context:
        draft = await context.uow.drafts.get(notice.draft.id)
        assert draft is not None
        await context.uow.drafts.save(replace(draft, state=DraftState.DISCARDED), was=1)
    assert (await statuses(book))[0] is BillStatus.SKIPPED
    assert await run_job(book) == ()


async def test_pause_skip_and_end(book: Book) -> None:
    rule = await set_up(book, rent(TODAY + timedelta(days=1)))
    async with book.acting("Asha") as context:
        result, day = await skip_next(context, rule.id, rule.version)
        assert (result.acted, day) == (True, TODAY + timedelta(days=1))
        assert (coming := find_next_occurrence(result.rule, TODAY)) is not None
        assert coming.day == date(2026, 12, 22)
        rule = (await take_back_skip(context, rule.id, result.rule.version)).rule
        rule = (await pause_rule(context, rule.id, rule.version)).rule
        assert not (await pause_rule(context, rule.id, rule.version)).acted
    book.clock.wait(days=5)
    assert await run_job(book) == ()
    async with book.acting("Asha") as context:
        rule = (await resume_rule(context, rule.id, rule.version)).rule
        assert (coming := find_next_occurrence(rule, TODAY)) is not None
        assert coming.day == date(2026, 12, 22)
        ended = await end_rule(context, rule.id, rule.version)
        assert find_next_occurrence(ended.rule, TODAY) is None
    book.clock.wait(days=60)
    assert await run_job(book) == ()


async def test_a_skip_closes_the_card_that_waits(book: Book) -> None:
    rule = await set_up(book, rent())
    (notice,) = await run_job(book)
    async with book.acting("Asha") as context:
        result, day = await skip_next(context, rule.id, rule.version)
        assert (result.acted, day) == (True, TODAY)
        draft = await context.uow.drafts.get(notice.draft.id)
        assert draft is not None
        assert draft.state is DraftState.DISCARDED
    async with book.acting("Asha") as context:
        assert (await take_back_skip(context, rule.id, result.rule.version)).acted
        draft = await context.uow.drafts.get(notice.draft.id)
        assert draft is not None
        assert draft.state is DraftState.OPEN
    assert (await statuses(book))[0] is BillStatus.DUE


async def test_a_new_price_holds_from_the_next_one_on(book: Book) -> None:
    rule = await set_up(book, rent())
    await run_job(book)
    async with book.acting("Asha") as context:
        dearer = RuleChange(money=Money.of(27000, "INR"))
        result: RuleResult = await change_rule(context, rule.id, rule.version, dearer)
        assert [terms.since for terms in result.rule.terms] == [1, 2]
    async with book.store.units(book.household.id, None) as uow:
        bills = await list_unpaid_bills(uow, TODAY, TODAY + timedelta(days=40))
    assert [int(bill.occurrence.line.money.amount) for bill in bills] == [25000, 27000]
    assert sum_unpaid(bills, "INR") == Money.of(52000, "INR")


async def test_a_proposed_rule_is_changed_whole_and_reopened(book: Book) -> None:
    async with book.acting("Asha") as context:
        rule = await propose_rule(context, Groceries(), rent(), "console", "Asha")
        weekly = Rhythm(RhythmUnit.WEEK, weekdays=(0,))
        rule = (await change_rule(context, rule.id, rule.version, RuleChange(rhythm=weekly, name="house rent"))).rule
        assert (rule.start, rule.line.description) == (date(2026, 11, 23), "house rent")
        with pytest.raises(Invalid):
            await change_rule(context, rule.id, rule.version, RuleChange(money=Money.of(0, "INR")))
        with pytest.raises(Invalid):
            await change_rule(context, rule.id, rule.version, RuleChange(start=TODAY - timedelta(days=1)))
        rule = (await decide_rule(context, rule.id, rule.version, confirm=False)).rule
        rule = (await reopen_rule(context, rule.id, rule.version)).rule
        assert rule.state is RuleState.PROPOSED


async def test_the_first_day_follows_the_last_payment(book: Book) -> None:
    draft = await book.propose(Line(EntryKind.EXPENSE, Money.of(649, "INR"), date(2026, 11, 9), "netflix"))
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id, 1)
        line = Line(EntryKind.EXPENSE, Money.of(649, "INR"), TODAY, "netflix")
        rule = await propose_rule(context, Groceries(), SetRecurring(line, MONTHLY), "console", "Asha")
        assert rule.start == date(2026, 12, 9)


async def test_a_private_rule_is_its_authors(book: Book) -> None:
    rule = await set_up(book, rent(visibility=Visibility.PRIVATE))
    async with book.acting("Ravi") as context:
        with pytest.raises(NotFound):
            await load_rule(context, rule.id)
    async with book.acting("Kid") as context:
        with pytest.raises(NotAllowed):
            await propose_rule(context, Groceries(), rent(), "console", "Kid")


async def test_the_cards_of_who_left_go_to_the_deputy(book: Book) -> None:
    await set_up(book, rent(), by="Ravi")
    async with book.acting("Asha") as context:
        await context.uow.books.remove_member(book.membership("Ravi").member.id)
    assert await run_job(book) == ()
    asha = book.membership("Asha").member.id
    (notice,) = await run_job(book, CardPlace(asha, "console", "Asha"))
    assert (notice.draft.author, notice.draft.chat) == (asha, "Asha")


async def _skip(context: UseCaseContext, rule: UUID, version: int) -> RuleResult:
    return (await skip_next(context, rule, version))[0]


ACTIONS: list[Callable[[UseCaseContext, UUID, int], Coroutine[Any, Any, RuleResult]]] = [
    pause_rule,
    end_rule,
    _skip,
    lambda context, rule, version: set_reminder_days(context, rule, version, 3),
    lambda context, rule, version: move_rule(context, rule, version, Rhythm(RhythmUnit.MONTH, month_days=(5,))),
    lambda context, rule, version: change_rule(context, rule, version, RuleChange(Money.of(1, "INR"))),
]
BACK = [resume_rule, take_back_skip, take_back_rule_change, reopen_rule]


@pytest.mark.parametrize("act", [*ACTIONS, *BACK])
async def test_a_button_of_an_older_card_changes_nothing(
    book: Book, act: Callable[[UseCaseContext, UUID, int], Coroutine[Any, Any, RuleResult]]
) -> None:
    rule = await set_up(book, rent(TODAY + timedelta(days=3)))
    async with book.acting("Asha") as context:
        result = await act(context, rule.id, rule.version - 1)
        assert (result.rule, result.acted) == (rule, False)
        assert await load_rule(context, rule.id) == rule


@pytest.mark.parametrize("act", ACTIONS)
async def test_what_has_ended_is_not_acted_on(
    book: Book, act: Callable[[UseCaseContext, UUID, int], Coroutine[Any, Any, RuleResult]]
) -> None:
    rule = await set_up(book, rent(TODAY + timedelta(days=3)))
    async with book.acting("Asha") as context:
        ended = (await end_rule(context, rule.id, rule.version)).rule
        assert not (await act(context, rule.id, ended.version)).acted
        assert await load_rule(context, rule.id) == ended


async def test_each_change_is_taken_back_once(book: Book) -> None:
    rule = await set_up(book, rent(TODAY + timedelta(days=3)))
    for act in ACTIONS[:2] + ACTIONS[3:]:
        async with book.acting("Asha") as context:
            was = await load_rule(context, rule.id)
            done = await act(context, rule.id, was.version)
            assert done.acted
            back = await take_back_rule_change(context, rule.id, done.rule.version)
            assert replace(back.rule, version=was.version) == was
            again = await take_back_rule_change(context, rule.id, back.rule.version)
            assert (again.rule, again.acted) == (back.rule, False)


async def test_a_rule_is_not_moved_to_a_day_of_another_rhythm_nor_told_of_too_early(book: Book) -> None:
    rule = await set_up(book, rent(TODAY + timedelta(days=3)))
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match="repeat-move-unfit"):
            await move_rule(context, rule.id, rule.version, Rhythm(RhythmUnit.WEEK, weekdays=(1,)))
        for days in (0, -1, MOST_LEAD + 1):
            with pytest.raises(Invalid, match="repeat-lead-too-long"):
                await set_reminder_days(context, rule.id, rule.version, days)
        for amount, code in (("0", "amount-zero"), ("-4", "amount-negative")):
            with pytest.raises(Invalid, match=code):
                await change_rule(context, rule.id, rule.version, RuleChange(Money.of(amount, "INR")))
            asked = rent()
            with pytest.raises(Invalid, match=code):
                await propose_rule(
                    context,
                    Groceries(),
                    replace(asked, line=asked.line.with_amount(Money.of(amount, "INR"))),
                    "console",
                    "1",
                )
        assert await load_rule(context, rule.id) == rule
