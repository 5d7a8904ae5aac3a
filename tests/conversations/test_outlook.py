"""F6, G6, G7, G8: what a month will come to, what can be afforded, and what stands out, in whole chats."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.model.chart import ChartKind
from core.usecases.furnish_demo import furnish_demo
from tests.conversations.stage import Stage, settle_in, stage


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Stage]:
    """A family with eighteen months in its book."""
    async with stage(tmp_path) as opened:
        await settle_in(opened, ("Asha", "Ravi"))
        assert opened.household is not None
        async with opened.app.store.units(opened.household, opened.members["Asha"].id) as uow:
            await furnish_demo(uow, await uow.books.household(), opened.app.ids, opened.clock.now())
            await uow.commit()
        yield opened


async def test_a_month_is_spent_so_far_bills_and_the_rest(scene: Stage) -> None:
    (shown,) = await scene.do("Asha", "how much will we spend this month")
    assert "November will come to about ₹" in shown.reply.plain
    assert "Spent so far: ₹75,980." in shown.reply.plain
    assert shown.reply.chart is not None
    assert shown.reply.chart.kind is ChartKind.LINES
    (total,) = await scene.do("Asha", "how much did we spend this month")
    assert "₹75,980" in total.reply.plain
    why = (await scene.tap("Asha", "Why", on=shown))[-1]
    assert "19 times out of 20" in why.reply.plain
    assert "November will come to" in (await scene.tap("Asha", "Back", on=why))[-1].reply.plain


async def test_next_month_is_bills_and_the_rest(scene: Stage) -> None:
    (shown,) = await scene.do("Asha", "forecast next month")
    assert "December will come to about" in shown.reply.plain
    assert "Bills make" in shown.reply.plain
    assert "are guessed from what was paid before" in shown.reply.plain


async def test_bills_that_nobody_set_up_are_told_to_be_guessed(scene: Stage) -> None:
    for text in ("what bills are coming", "/bills"):
        (shown,) = await scene.do("Asha", text)
        assert "No bills that I know of until" in shown.reply.plain
        assert "Guessed from what was paid before, not set up: " in shown.reply.plain
        assert "every month on the" in shown.reply.plain


async def test_what_can_be_afforded_is_a_chance_with_its_grounds(scene: Stage) -> None:
    (cheap,) = await scene.do("Asha", "can we afford 40k by december 31?")
    (dear,) = await scene.do("Asha", "can we afford 90 lakh by december 31?")
    (nothing,) = await scene.do("Asha", "can we afford a trip?")
    assert "likely, a chance of 9 in 10" in cheap.reply.plain
    assert "by Thu 31 Dec: not from what comes in." in dear.reply.plain
    assert "of bills is due, which leaves at most" in dear.reply.plain
    assert "in 10" not in dear.reply.plain
    assert "I do not know what lies on your accounts." in cheap.reply.plain
    assert "How much would it cost?" in nothing.reply.plain


async def test_what_is_fine_is_said_no_more(scene: Stage) -> None:
    for text in ("uber 4000", "Uber 4000"):
        await scene.do("Asha", text)
        await scene.tap("Asha", "Confirm")
    (shown,) = await scene.do("Asha", "anything unusual this month?")
    assert "uber ₹4,000, today: mostly it is around ₹413 there." in shown.reply.plain
    assert "uber ₹4,000 is there twice around today." in shown.reply.plain
    after = (await scene.tap("Asha", "1. This is fine", on=shown))[-1]
    assert "mostly it is around ₹413 there" not in after.reply.plain
    (again,) = await scene.do("Ravi", "anything unusual this month?")
    assert "mostly it is around ₹413 there" not in again.reply.plain


async def test_a_private_entry_stands_out_to_nobody_else(scene: Stage) -> None:
    await scene.do("Ravi", "uber 9000 private")
    await scene.tap("Ravi", "Confirm")
    (own,) = await scene.do("Ravi", "anything unusual this month?")
    (others,) = await scene.do("Asha", "anything unusual this month?")
    assert "₹9,000" in own.reply.plain
    assert "₹9,000" not in others.reply.plain


async def test_a_young_book_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        await settle_in(scene, ("Asha",))
        await scene.do("Asha", "milk 60")
        await scene.tap("Asha", "Confirm")
        for question in ("how much will we spend this month", "can we afford 40k by december 31?"):
            (shown,) = await scene.do("Asha", question)
            assert "too early for a forecast" in shown.reply.plain
        (shown,) = await scene.do("Asha", "anything unusual this month?")
        assert shown.reply.plain == "Nothing stands out in November."


async def test_a_month_in_review(scene: Stage) -> None:
    (shown,) = await scene.do("Asha", "how did we do in october")
    assert "October: ₹1,41,987 spent." in shown.reply.plain
    assert "₹62,789 more than before (September)" in shown.reply.plain
    assert "71,013 of it is left (33%)" in shown.reply.plain
    (total,) = await scene.do("Asha", "how much did we spend in october")
    assert "₹1,41,987" in total.reply.plain
    (nothing,) = await scene.do("Asha", "/insights march 2020")
    assert nothing.reply.plain == "There is nothing in the book for March 2020."
