"""The digest says what a question would say, once a week, and at once where it is asked for (REQUIREMENTS G4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from analytics.answer import plan_answer
from analytics.digest import find_digest_period, list_earlier_periods, make_digest
from analytics.solve import solve_plan
from bot.messages import Reply
from bot.pictures import draw_picture
from core.model.answer import Total
from core.model.budget import BudgetChange, BudgetScope
from core.model.digest import DigestKind
from core.model.draft import REMIND_AFTER
from core.model.entry import EntryKind, Line, Visibility
from core.model.money import Money
from core.model.question import Question, QuestionIntent
from core.ports import DIGEST_JOB
from core.usecases.change_household import set_digest_time
from core.usecases.choose_notices import choose_discreet
from core.usecases.confirm_draft import confirm_draft
from core.usecases.keep_budgets import set_budget
from scheduler.jobs.send_digest import WEEKLY_DIGEST
from tests.core.usecases.book import TODAY, Book
from tests.scheduler.test_alerts import Situation, budget, heard, rent, sent, watching  # noqa: F401  pytest finds the fixture
from tests.scheduler.test_runner import runner

MONDAY = date(2026, 11, 23)


@pytest.fixture
async def lived_in(heard: Book) -> Book:  # noqa: F811  the fixture
    """A book with five weeks of groceries and dining, more of the latter in the last one; it is Saturday, 18:00."""
    lines = []
    for back in range(5):
        day = MONDAY - timedelta(days=1 + 7 * back)
        lines += [spend("groceries", 2000, day, "BigBasket"), spend("dining", 1000 if back else 2600, day, "Swiggy")]
    lines.append(spend("shopping", 700, MONDAY - timedelta(days=2), visibility=Visibility.PRIVATE))
    lines.append(replace(spend("salary", 85000, MONDAY - timedelta(days=3)), kind=EntryKind.INCOME))
    draft = await heard.propose(*lines)
    async with heard.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    return heard


def spend(
    category: str, amount: int, day: date, merchant: str | None = None, visibility: Visibility = Visibility.SHARED
) -> Line:
    money = Money.of(amount, "INR")
    return Line(EntryKind.EXPENSE, money, day, category, category, merchant, visibility=visibility)


async def digests(book: Book, hours: int) -> list[tuple[str, str]]:
    """What digests say in so many hours, by chat."""
    made, said = runner(book), []
    for _ in range(hours):
        await made.run_due()
        said += [(chat, text) for chat, text in await sent(book) if "📊" in text or "💬" in text]
        book.clock.wait(hours=1)
    return said


async def test_the_week_is_told_once_on_its_morning_to_each_member(lived_in: Book) -> None:
    said = await digests(lived_in, 48)
    assert sorted(chat for chat, _ in said) == ["Asha", "Kid", "Ravi"]
    text = dict(said)["Ravi"]
    assert "Your week, 16 Nov to 22 Nov" in text
    assert "Spent: ₹5,300" in text
    assert "more than the usual ₹3,000" in text
    assert "Eating out ₹2,600, usually ₹1,000 (most at Swiggy: ₹2,600)" in text
    assert "Income: ₹85,000" in text
    assert "Monday at 9:00" in text
    assert "shopping" not in text.lower(), "nothing of what is private"
    assert await digests(lived_in, 7 * 24) == [], "an empty week is not spoken of"


async def test_its_sums_are_those_a_question_gives(lived_in: Book) -> None:
    async with lived_in.store.units(lived_in.household.id, None) as uow:
        digest = await make_digest(uow.reports, lived_in.household, DigestKind.WEEK, MONDAY)
        asked = plan_answer(Question(QuestionIntent.TOTAL, period=digest.period), lived_in.household, MONDAY)
        assert asked is not None
        answer = await solve_plan(uow.reports, asked)
    assert isinstance(answer, Total)
    assert digest.spent == answer.basis.sums


async def test_one_now_runs_the_job_for_who_asks(lived_in: Book) -> None:
    async with lived_in.acting("Ravi") as context:
        await context.uow.jobs.wake(DIGEST_JOB, context.now, context.member.id)
    assert [chat for chat, _ in await digests(lived_in, 2)] == ["Ravi"]
    assert len(await digests(lived_in, 48)) == 3, "the week's own comes all the same"


async def test_a_changed_hour_and_no_digest_at_all(lived_in: Book) -> None:
    async with lived_in.acting("Asha") as context:
        await set_digest_time(context, 6, 20)  # Sunday evening, tomorrow
    said = await digests(lived_in, 30)
    assert len(said) == 3
    async with lived_in.acting("Asha") as context:
        await set_digest_time(context, None, 20)
    assert await digests(lived_in, 9 * 24) == []


async def test_the_month_is_told_on_the_first(lived_in: Book) -> None:
    lived_in.clock.wait(days=9)
    said = [text for _, text in await digests(lived_in, 48) if "Your month: November" in text]
    assert len(said) == 3
    assert "first of the month" in said[0]


async def test_the_month_s_budgets_are_those_of_the_month_that_is_over(lived_in: Book) -> None:
    async with lived_in.acting("Asha") as context:
        await set_budget(context, BudgetChange(BudgetScope(("groceries",)), limit=Money.of(9000, "INR")))
    lived_in.clock.wait(days=9)
    text = next(text for _, text in await digests(lived_in, 48) if "Your month: November" in text)
    assert "Groceries: ₹1,000 of ₹9,000 left in November" in text


async def test_a_rent_is_no_news_in_the_week_it_is_paid(lived_in: Book) -> None:
    await rent(lived_in, 0)
    draft = await lived_in.propose(replace(spend("housing", 25000, TODAY), description="rent"))
    async with lived_in.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    text = dict(await digests(lived_in, 48))["Ravi"]
    assert "Spent: ₹30,300" in text
    assert "more than the usual ₹28,000" in text
    assert "Housing" not in text


async def test_an_unpaid_bill_does_not_come_up_but_is_overdue(lived_in: Book) -> None:
    await rent(lived_in, 0)
    text = dict(await digests(lived_in, 48))["Ravi"]
    assert "Overdue, no payment seen:\n• rent ₹25,000" in text
    assert "Coming up" not in text


async def test_a_book_that_began_within_the_week_before_knows_of_nothing_usual(heard: Book) -> None:  # noqa: F811
    lines = [spend("groceries", 500, MONDAY - timedelta(days=days)) for days in (8, 3)]
    draft = await heard.propose(*lines)
    async with heard.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    text = dict(await digests(heard, 48))["Ravi"]
    assert "Spent: ₹500" in text
    assert "usual" not in text


@pytest.mark.parametrize(("days", "compared"), [((14, 8, 3), False), ((21, 14, 8, 3), True)])
async def test_what_was_so_in_one_week_is_not_usual(heard: Book, days: tuple[int, ...], compared: bool) -> None:  # noqa: F811, FBT001
    draft = await heard.propose(*(spend("groceries", 500, MONDAY - timedelta(days=back)) for back in days))
    async with heard.acting("Asha") as context:
        await confirm_draft(context, draft.id)
    text = dict(await digests(heard, 48))["Ravi"]
    assert ("usual" in text) is compared


async def test_a_discreet_digest_names_no_sum(lived_in: Book) -> None:
    async with lived_in.acting("Asha") as context:
        await choose_discreet(context, on=True)
    text = dict(await digests(lived_in, 48))["Asha"]
    assert "₹" not in text


async def test_what_the_cap_held_back_is_told_in_the_digest(lived_in: Book) -> None:
    situation = Situation([budget(thing=f"shop {number}") for number in range(7)])
    watch = watching(lived_in, situation)
    await watch.run_by_hand("alerts")
    assert len(await sent(lived_in)) == 10
    lived_in.clock.instant += timedelta(hours=30)
    async with lived_in.store.units(lived_in.household.id, None) as uow:
        live = await uow.alerts.list_live()
        assert len([alert for alert in live if not alert.pushed]) == 2
    await lived_in.store.jobs.wake_everywhere(DIGEST_JOB, "test")
    await runner(lived_in, WEEKLY_DIGEST).run_due()
    said = dict(await sent(lived_in))
    assert said["Asha"].count("budget is used") == 2
    async with lived_in.store.units(lived_in.household.id, None) as uow:
        assert all(alert.told_at for alert in await uow.alerts.list_live())


async def test_cards_that_wait_are_what_it_asks(lived_in: Book) -> None:
    await lived_in.propose(spend("dining", 100, MONDAY), by="Ravi")
    lived_in.clock.instant += REMIND_AFTER
    said = dict(await digests(lived_in, 30))
    assert "One card waits for you" in said["Ravi"]
    assert "Eating out is up. Is that to stay?" in said["Asha"]


async def test_its_charts_are_one_picture(lived_in: Book) -> None:
    await digests(lived_in, 1)
    await lived_in.store.jobs.wake_everywhere(DIGEST_JOB, "test")
    await runner(lived_in).run_due()
    (first, *_) = await lived_in.store.outbox.claim(50, ["console"])
    reply = msgspec.json.decode(first.body, type=Reply)
    assert len(reply.album) == 2
    image = await draw_picture(reply)
    assert image is not None
    assert image.startswith(b"\x89PNG")


def test_periods_of_a_digest() -> None:
    week = find_digest_period(DigestKind.WEEK, MONDAY)
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [period.first for period in list_earlier_periods(DigestKind.WEEK, week)][-1] == date(2026, 10, 19)
    month = find_digest_period(DigestKind.MONTH, date(2028, 3, 1))
    assert (month.first, month.last) == (date(2028, 2, 1), date(2028, 2, 29))
    so_far = find_digest_period(DigestKind.DATE, date(2026, 3, 31))
    assert [period.last for period in list_earlier_periods(DigestKind.DATE, so_far)] == [
        date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31),
    ]  # fmt: skip
