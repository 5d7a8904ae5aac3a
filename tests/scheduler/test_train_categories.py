"""D4: the model of categories is trained by night on what the household confirmed, and on nothing private."""

from __future__ import annotations

from dataclasses import replace

from core.model.entry import Entry, EntryKind, Line, Visibility
from core.model.money import Money
from scheduler.jobs.train_categories import TRAIN_CATEGORIES
from tests.core.usecases.book import TODAY, Book
from tests.scheduler.test_runner import runner

CLUB = Line(EntryKind.EXPENSE, Money.of(100, "INR"), TODAY, "chess club", category="entertainment")


async def _spend(book: Book, lines: list[Line]) -> None:
    async with book.acting("Ravi") as context:
        made = [Entry(context.ids.new(), line, context.member.id, context.now) for line in lines]
        await context.uow.entries.add(made)


async def _trained_on(book: Book) -> int:
    job = runner(book, TRAIN_CATEGORIES)
    await job.run_due()
    book.clock.wait(hours=24)
    await job.run_due()
    async with book.acting("Ravi") as context:
        kept = await context.uow.lessons.load_model()
    return kept.examples if kept else 0


async def test_it_waits_for_enough_and_learns_nothing_private(book: Book) -> None:
    await _spend(book, [CLUB] * 12)
    assert await _trained_on(book) == 0
    await _spend(book, [CLUB] * 12 + [replace(CLUB, visibility=Visibility.PRIVATE)] * 5)
    assert await _trained_on(book) == 24


async def test_it_is_trained_again_when_more_is_new(book: Book) -> None:
    await _spend(book, [CLUB] * 20)
    assert await _trained_on(book) == 20
    await _spend(book, [CLUB] * 3)
    assert await _trained_on(book) == 20
    await _spend(book, [CLUB] * 9)
    assert await _trained_on(book) == 32
