"""Jobs run household by household, say things once, and outlive each other's bugs (REQUIREMENTS B7, K6)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec

from bot.announce import Announcer
from bot.messages import Reply
from core.errors import Fault
from core.model.household import Household
from core.model.notice import Notice
from core.ports import UnitOfWork
from core.usecases.confirm_draft import confirm_draft
from core.usecases.remind_drafts import EXPIRE_AFTER, REMIND_AFTER
from core.usecases.undo import undo
from scheduler.jobs import Job, JobContext, JobDependencies
from scheduler.jobs.drafts import EXPIRE, REMIND
from scheduler.jobs.trash import PURGE
from scheduler.runner import Runner
from tests.core.usecases.book import IDS, Book, found, line


def runner(book: Book, *plan: Job) -> Runner:
    store, clock = book.store, book.clock
    dependencies = JobDependencies(store.directory, store.units, clock, IDS, Announcer(clock, IDS), store.files)
    return Runner(dependencies, store.jobs, plan or (REMIND, EXPIRE, PURGE))


async def said(book: Book) -> list[str]:
    """What goes out now."""
    due = await book.store.outbox.claim(50)
    for each in due:
        await book.store.outbox.sent(each.id, "1")
    return [msgspec.json.decode(each.body, type=Reply).plain for each in due]


async def test_a_waiting_card_is_reminded_of_once(book: Book) -> None:
    await book.propose(line())
    book.clock.instant += REMIND_AFTER
    assert await runner(book).look() == 3
    (text,) = await said(book)
    assert "Still waiting" in text
    assert "milk" in text
    for _ in range(3):
        book.clock.wait(hours=2)
        await runner(book).look()
    assert await said(book) == []


async def test_nobody_is_reminded_at_night(book: Book) -> None:
    await book.set(quiet_from=13, quiet_to=15)  # the book's clock says 18:00; twenty hours later it is 14:00
    await book.propose(line())
    book.clock.instant += REMIND_AFTER
    await runner(book).look()
    assert await said(book) == []
    book.clock.wait(hours=2)
    await runner(book).look()
    assert len(await said(book)) == 1


async def test_a_card_expires_visibly_and_is_heard_by_day(book: Book) -> None:
    await book.set(quiet_from=17, quiet_to=20)
    await book.propose(line())
    book.clock.instant += EXPIRE_AFTER
    await runner(book).look()
    assert await said(book) == []
    book.clock.wait(hours=2)
    (text,) = await said(book)
    assert "expired" in text


async def test_the_trash_is_purged(book: Book) -> None:
    draft = await book.propose(line())
    async with book.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    async with book.acting("Asha") as context:
        await undo(context, draft.id)
    book.clock.wait(days=31)
    await runner(book).look()
    async with book.store.units(book.household.id, None) as uow:
        assert await uow.entries.of_draft(draft.id) == ()


async def test_a_turn_belongs_to_one_runner(book: Book) -> None:
    ran = [await runner(book).look(), await runner(book).look()]
    assert ran == [3, 0]


async def test_what_breaks_in_one_household_leaves_the_others_alone(book: Book) -> None:
    other = await found(book.store, book.clock, ("Olga", "Petr", "Gast"))
    seen: list[str] = []

    async def count(turn: JobContext) -> None:
        if turn.household.id == book.household.id:
            raise Fault("disk") if len(seen) else ValueError("bug")
        seen.append(turn.household.name)

    job = Job("count", timedelta(hours=1), count)
    for _ in range(2):
        await runner(book).do(job)
    assert len(seen) == 2
    assert other.household.id != book.household.id


async def test_a_job_that_cannot_ask_its_turn_leaves_the_others_alone(book: Book) -> None:
    class Broken:
        async def due(self, name: str, every: timedelta) -> bool:
            if name == "first":
                raise ValueError("bug")
            del every
            return True

    async def nothing(turn: JobContext) -> None:
        del turn

    plan = [Job(name, timedelta(hours=1), nothing) for name in ("first", "second")]
    assert await Runner(runner(book).dependencies, Broken(), plan).look() == 1


async def _dies(household: Household, uow: UnitOfWork, notice: Notice, *, due: datetime | None = None) -> None:
    del household, uow, due
    raise Fault(notice.key)


async def test_what_a_job_did_goes_with_what_it_says(book: Book) -> None:
    """Killed between the two, neither is true; the next turn does both."""
    draft = await book.propose(line())
    book.clock.instant += REMIND_AFTER
    dependencies = runner(book).dependencies

    await Runner(replace(dependencies, announce=_dies), book.store.jobs).do(REMIND)
    assert (await book.draft(draft.id)).reminded_at is None
    await Runner(dependencies, book.store.jobs).do(REMIND)
    assert len(await said(book)) == 1


async def test_it_looks_until_cancelled(book: Book) -> None:
    began = asyncio.Event()

    async def note(turn: JobContext) -> None:
        del turn
        began.set()

    task = asyncio.create_task(runner(book, Job("note", timedelta(hours=1), note)).run())
    async with asyncio.timeout(4):
        await began.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert task.cancelled()
