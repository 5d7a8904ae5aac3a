"""Jobs run when they are due, say things once, and outlive each other's bugs (REQUIREMENTS B7, G3, K6)."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest
from sqlalchemy import select

from bot.announce import Announcer
from bot.messages import Reply
from core.errors import Fault
from core.model.draft import EXPIRE_AFTER, REMIND_AFTER
from core.model.household import Household
from core.model.notice import Notice
from core.ports import HOST, UnitOfWork
from core.usecases.confirm_draft import confirm_draft
from core.usecases.undo import undo_draft
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.jobs.plan_jobs import make_planning_job
from scheduler.jobs.prune_old_rows import make_pruning_job
from scheduler.runner import ATTEMPTS, Runner
from scheduler.schedules import make_daily_schedule
from storage.tables import job_run
from tests.core.usecases.book import IDS, Book, found, line


def runner(book: Book, *jobs: Job) -> Runner:
    """A runner of these jobs and their planning, or of all there are."""
    store, clock = book.store, book.clock
    announce = Announcer(clock, IDS)
    dependencies = JobDependencies(
        store.directory, store.units, clock, IDS, announce, store.files, store.jobs, store.prune
    )
    return Runner(dependencies, (*jobs, make_planning_job(jobs))) if jobs else Runner(dependencies)


async def said(book: Book) -> list[str]:
    """What goes out now."""
    due = await book.store.outbox.claim(50, ["console"])
    for each in due:
        await book.store.outbox.mark_sent(each.id, "1")
    return [msgspec.json.decode(each.body, type=Reply).plain for each in due]


async def test_a_waiting_card_is_reminded_of_once(book: Book) -> None:
    await book.propose(line())
    await runner(book).run_due()
    assert await said(book) == []
    book.clock.instant += REMIND_AFTER
    await runner(book).run_due()
    (text,) = await said(book)
    assert "Still waiting" in text
    assert "milk" in text
    for _ in range(3):
        book.clock.wait(hours=20)
        await runner(book).run_due()
    assert await said(book) == []


async def test_nobody_is_reminded_at_night(book: Book) -> None:
    await book.set(quiet_from=13, quiet_to=15)  # the book's clock says 18:00; twenty hours later it is 14:00
    await book.propose(line())
    book.clock.instant += REMIND_AFTER
    await runner(book).run_due()
    assert await said(book) == []
    book.clock.wait(hours=2)
    await runner(book).run_due()
    assert len(await said(book)) == 1


async def test_a_card_expires_visibly_and_is_heard_by_day(book: Book) -> None:
    await book.set(quiet_from=17, quiet_to=20)
    await book.propose(line())
    book.clock.instant += EXPIRE_AFTER
    await runner(book).run_due()
    assert await said(book) == []
    book.clock.wait(hours=2)
    (text,) = await said(book)
    assert "expired" in text


async def test_the_trash_is_purged_in_the_night(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    async with book.acting("Asha") as context:
        await undo_draft(context, draft.id)
    await runner(book).run_due()
    book.clock.wait(days=31)
    await runner(book).run_due()
    async with book.store.units(book.household.id, None) as uow:
        assert await uow.entries.list_of_draft(draft.id) == ()


class Counting:
    """A daily job that notes which day it ran for, and breaks as often as it is told."""

    def __init__(self, hour: int = 8, breaks: int = 0) -> None:
        self.days: list[tuple[str, str]] = []
        self.breaks = breaks
        self.job = Job("count", self.run, make_daily_schedule(hour))

    async def run(self, context: JobContext) -> None:
        if self.breaks:
            self.breaks -= 1
            raise Fault("no disk")
        self.days.append((context.household.name, context.occurrence))


async def _live(book: Book, made: Runner, hours: int, step: float = 1) -> None:
    """Let the runner tick as time passes."""
    for _ in range(int(hours / step)):
        await made.run_due()
        book.clock.wait(hours=step)


async def test_each_day_is_run_once_and_what_was_missed_is_run_late_but_once(book: Book) -> None:
    counting = Counting()
    made = runner(book, counting.job)
    await _live(book, made, 72)
    assert [day for _, day in counting.days] == ["2026-11-22", "2026-11-23", "2026-11-24"]
    book.clock.wait(days=9)
    await _live(book, made, 24)
    assert [day for _, day in counting.days][3:] == ["2026-11-25", "2026-12-04"]


@pytest.mark.parametrize("start", ["2027-03-12T12:00+00:00", "2027-11-05T12:00+00:00"])
async def test_a_changed_clock_neither_skips_nor_repeats_a_day(book: Book, start: str) -> None:
    await book.set(zone="America/New_York")
    book.clock.instant = datetime.fromisoformat(start)
    counting = Counting()
    counting.job = Job("count", counting.run, make_daily_schedule(2, 30))
    await _live(book, runner(book, counting.job), 96, 0.5)
    days = [day for _, day in counting.days]
    assert len(days) == len(set(days)) == 4


async def test_a_household_that_moves_west_has_no_day_twice(book: Book) -> None:
    counting = Counting(20)
    made = runner(book, counting.job)  # 18:00 in Kolkata
    await _live(book, made, 4)
    assert [day for _, day in counting.days] == ["2026-11-21"]
    await book.set(zone="America/Los_Angeles")  # 8:30 of the same day
    await _live(book, made, 48)
    assert [day for _, day in counting.days] == ["2026-11-21", "2026-11-22"]


async def test_a_household_that_moves_east_misses_none(book: Book) -> None:
    await book.set(zone="America/Los_Angeles")  # 4:30
    counting = Counting(8)
    made = runner(book, counting.job)
    await _live(book, made, 2)
    await book.set(zone="Asia/Kolkata")  # 20:00, past the hour at which it would have run
    await _live(book, made, 2)
    assert [day for _, day in counting.days] == ["2026-11-21"]


async def test_what_is_woken_leaves_the_schedule_as_it_is(book: Book) -> None:
    counting = Counting()
    made = runner(book, counting.job)
    await made.run_due()
    planned = await _list_planned(book)
    async with book.store.units(book.household.id, None) as uow:
        await uow.jobs.wake(counting.job.name, book.clock.now())
        await uow.commit()
    assert await made.run_due() == 1
    assert await _list_planned(book) == planned


async def _list_planned(book: Book) -> list[tuple[str, str]]:
    async with book.store.units(book.household.id, None) as uow:
        return [(run.job, run.occurrence) for run in await uow.jobs.list_planned()]


async def test_an_occurrence_belongs_to_one_runner(book: Book) -> None:
    counting = Counting()
    await _live(book, runner(book, counting.job), 2)
    book.clock.wait(days=1)
    await asyncio.gather(*(runner(book, counting.job).run_due() for _ in range(5)))
    assert len(counting.days) == 1


async def test_what_breaks_is_tried_again_and_then_given_up_for_the_host_to_see(book: Book) -> None:
    counting = Counting(breaks=ATTEMPTS)
    made = runner(book, counting.job)
    await _live(book, made, 32)
    assert counting.days == []
    (failed,) = await book.store.jobs.list_failed(5)
    assert (failed.job, failed.occurrence, failed.error) == ("count", "2026-11-22", "Fault: no disk")
    await _live(book, made, 24)
    assert len(counting.days) == 1, "its next time comes all the same"
    assert (await book.store.jobs.count_occurrences()).failed == 1


async def test_a_fault_that_passes_is_seen_by_nobody(book: Book) -> None:
    counting = Counting(breaks=2)
    made = runner(book, counting.job)
    await _live(book, made, 24)
    assert [day for _, day in counting.days] == ["2026-11-22"]
    assert await book.store.jobs.list_failed(5) == ()


async def test_what_breaks_in_one_household_leaves_the_others_alone(book: Book) -> None:
    other = await found(book.store, book.clock, ("Olga", "Petr", "Gast"))
    seen: list[object] = []

    async def count(context: JobContext) -> None:
        if context.household.id == book.household.id:
            raise ValueError("bug")
        seen.append(context.household.id)

    await runner(book, Job("count", count)).run_by_hand("count")
    assert set(seen) == {other.household.id}


async def test_a_killed_worker_s_occurrence_is_taken_up_and_takes_effect_once(book: Book) -> None:
    """What was claimed and never finished comes back by its lease; who comes back late changes nothing."""
    counting = Counting()
    made = runner(book, counting.job)
    await _live(book, made, 2)
    book.clock.wait(days=1)
    late = await book.store.jobs.claim(10)
    assert [run.job for run in late] == ["count"]
    assert await made.run_due() == 0
    book.clock.wait(minutes=6)
    await made.run_due()
    for run in late:
        await made.try_run(run)
    async with book.store.units(book.household.id, None) as uow:
        assert len(await uow.jobs.list_planned()) == 1
    assert [day for _, day in counting.days] == ["2026-11-22"] * 2, "it ran twice and only one of them was kept"
    assert (await book.store.jobs.count_occurrences()).failed == 0


async def test_a_new_version_plans_what_it_brought_and_takes_back_what_is_no_more(book: Book) -> None:
    first, second = Counting(), Counting(9)
    second.job = replace(second.job, name="other")
    await _live(book, runner(book, first.job), 2)
    made = runner(book, second.job)
    await made.wake_planning_job()
    await made.wake_planning_job()
    await _live(book, made, 48)
    assert (len(first.days), len(second.days)) == (0, 2)


async def test_idle_households_cost_a_tick_nothing(book: Book) -> None:
    made = runner(book, Counting().job)
    for number in range(5):
        await found(book.store, book.clock, (f"Olga {number}", f"Petr {number}", f"Gast {number}"))
    await made.run_due()
    assert await made.run_due() == 0


async def _dies(household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None) -> None:
    del household, uow, due
    raise Fault(notice.key)


async def test_what_a_job_did_goes_with_what_it_says(book: Book) -> None:
    """Killed between the two, neither is true; the next try does both."""
    draft = await book.propose(line())
    made = runner(book)
    await made.run_due()
    book.clock.instant += REMIND_AFTER
    await Runner(replace(made.dependencies, announce=_dies)).run_due()
    assert (await book.draft(draft.id)).reminded_at is None
    book.clock.wait(minutes=2)
    await made.run_due()
    assert len(await said(book)) == 1


async def test_what_is_old_is_deleted_and_the_book_stays(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    host = make_pruning_job(timedelta(days=90))
    made = Runner(runner(book).dependencies, host_jobs=(host,))
    await made.wake_planning_job()
    await made.run_due()
    before = len(await _rows(book))
    for _ in range(2):
        book.clock.wait(days=91)
        await made.run_due()
    assert len(await _rows(book)) < before + 8, "what ran three months ago is gone"
    assert len(await book.entries()) == 1
    async with book.store.units(HOST, None) as uow:
        assert [run.job for run in await uow.jobs.list_planned()] == ["prune"]


async def _rows(book: Book) -> list[object]:
    return list(await book.store.database.fetch(select(job_run)))


async def test_it_ticks_until_cancelled_and_ends_what_it_began(book: Book, caplog: pytest.LogCaptureFixture) -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def wait(context: JobContext) -> None:
        del context
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(20):
                await asyncio.sleep(0)
            ended.set()

    made = runner(book, Job("wait", wait))
    await book.store.jobs.wake_everywhere("wait", "test")
    task = asyncio.create_task(made.run())
    async with asyncio.timeout(20):
        await began.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert task.cancelled()
    assert ended.is_set()
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
