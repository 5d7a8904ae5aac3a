"""F6, G6, G7, G8: what a month will come to, what can be afforded, and what stands out, in whole chats."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.messages import Tap
from bot.verbs import Verb
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
            await furnish_demo(uow, await uow.books.load_household(), opened.app.ids, opened.clock.now())
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
    assert "I do not know how much is in your accounts." in cheap.reply.plain
    assert "How much would it cost?" in nothing.reply.plain


async def test_a_chance_says_what_it_stands_on(scene: Stage) -> None:
    (shown,) = await scene.do("Asha", "can we afford 200k by december 31?")
    assert "Left out, as it hardly comes again: Household ₹41,990." in shown.reply.plain
    why = (await scene.tap("Asha", "Why", on=shown))[-1]
    assert "From 401 days of entries" in why.reply.plain
    assert "leave ₹2,00,000 on Thu 31 Dec." in why.reply.plain
    assert "Comes in: Lotus Design ₹1,15,000 (Sat 28 Nov)" in why.reply.plain
    assert "rent ₹24,000 (Tue 1 Dec)" in why.reply.plain
    assert (await scene.tap("Asha", "Back", on=why))[-1].reply.plain == shown.reply.plain


async def test_what_accounts_hold_and_budgets_ask_for_count_in_a_chance(scene: Stage) -> None:
    (alone,) = await scene.do("Asha", "can we afford 220k by december 31?")
    assert "perhaps, a chance of 3 in 10" in alone.reply.plain
    assert "budgets hold" not in alone.reply.plain
    await scene.do("Asha", "/budget groceries 2000")
    (budgeted,) = await scene.do("Asha", "can we afford 220k by december 31?")
    assert "Where your budgets hold, about ₹" in budgeted.reply.plain
    await scene.do("Asha", "net worth")
    await scene.tap("Asha", "Add an account")
    await scene.do("Asha", "Cash 60000")
    (rich,) = await scene.do("Asha", "can we afford 220k by december 31?")
    assert "Your accounts hold ₹60,000." in rich.reply.plain
    assert "likely, a chance of 9 in 10" in rich.reply.plain
    assert "I do not know what lies" not in rich.reply.plain


async def test_another_members_private_spending_is_left_out_unnamed(scene: Stage) -> None:
    await scene.do("Ravi", "diamond ring 90000 private")
    await scene.tap("Ravi", "Confirm")
    for question in ("can we afford 40k by december 31?", "how much will we spend this month"):
        (own,) = await scene.do("Ravi", question)
        (others,) = await scene.do("Asha", question)
        assert "₹90,000" in own.reply.plain
        assert "₹90,000" not in others.reply.plain


async def test_a_changed_bill_moves_the_forecast_by_as_much_and_changes_nothing(scene: Stage) -> None:
    (now,) = await scene.do("Asha", "forecast december")
    (rent,) = await scene.do("Asha", "what if rent goes to 30000?")
    assert "rent ₹30,000 instead of ₹24,000:" in rent.reply.plain
    assert "December will come to about ₹1,01,000 instead of ₹94,900" in rent.reply.plain
    assert "about ₹94,900" in now.reply.plain
    assert "about ₹1,12,000 is left, instead of ₹1,18,000." in rent.reply.plain
    (ended,) = await scene.do("Ravi", "what if we cancel netflix and spotify?")
    assert "Without Netflix ₹649 and Spotify ₹179:" in ended.reply.plain
    assert "₹9,936 less to pay within twelve months" in ended.reply.plain
    (varying,) = await scene.do("Ravi", "what if electricity goes up by 10%?")
    assert "BESCOM ₹1,821.60 instead of ₹1,656:" in varying.reply.plain
    (poorer,) = await scene.do("Ravi", "what if I lose Northwind?")
    assert "₹11,76,000 less coming in within twelve months" in poorer.reply.plain
    (again,) = await scene.do("Asha", "forecast december")
    assert again.reply.plain == now.reply.plain


async def test_what_may_be_afforded_is_asked_in_every_language(scene: Stage) -> None:
    asked = {
        "hi": ("क्या हम 31 दिसंबर तक 40000 का फ्रिज ले सकते हैं?", "10 में से 9 बार"),
        "hi-Latn": ("kya hum 31 december tak 40000 ka fridge le sakte hain?", "10 mein se 9 baar"),
        "ru": ("можем ли мы позволить себе 40000 к 31 декабря?", "9 раз из 10"),
        "es": ("¿podemos permitirnos 40000 antes del 31 de diciembre?", "9 de cada 10 veces"),
        "de": ("können wir uns bis zum 31. Dezember 40000 leisten?", "in 9 von 10 Fällen"),
        "pt": ("podemos pagar 40000 até 31 de dezembro?", "9 em cada 10 vezes"),
        "fr": ("peut-on s’offrir 40000 d’ici le 31 décembre ?", "9 fois sur 10"),
    }
    for language, (question, chance) in asked.items():
        await scene.do("Asha", tap=Tap(Verb.SET, argument=f"mine={language}"))
        (shown,) = await scene.do("Asha", question)
        assert chance in shown.reply.plain, (language, shown.reply.plain)


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


async def test_a_category_that_may_run_ahead_hides_no_odd_entry_of_it(scene: Stage) -> None:
    for text in ("uber 6000", "uber 7200"):
        await scene.do("Asha", text)
        await scene.tap("Asha", "Confirm")
    (shown,) = await scene.do("Asha", "anything unusual this month?")
    rows = shown.reply.plain.split("\n")[1:]
    assert any("uber ₹6,000" in row for row in rows), rows
    pace = next(row for row in rows if "By this day it was mostly around" in row)
    after = (await scene.tap("Asha", f"{pace.partition('.')[0]}. This is fine", on=shown))[-1]
    assert "By this day it was mostly around" not in after.reply.plain
    assert "uber ₹6,000" in after.reply.plain
    assert "uber ₹7,200" in after.reply.plain


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


async def test_advice_without_a_model_is_made_of_figures_and_keeps_its_thread(scene: Stage) -> None:
    """F7: of the month, then of a category, then of that category in another month; each number is the book's."""
    (whole,) = await scene.do("Asha", "how can we save money?")
    assert "November: ₹75,980 spent." in whole.reply.plain
    assert "What may help:\n1. " in whole.reply.plain
    (dining,) = await scene.do("Asha", "and what about dining?")
    assert "Eating out: ₹2,689 in November so far." in dining.reply.plain
    assert "Most of it at Swiggy ₹1,972" in dining.reply.plain
    (before,) = await scene.do("Asha", "and in october?")
    assert "Eating out: ₹5,695 in October." in before.reply.plain
    (spent,) = await scene.tap("Asha", "Spending", on=before)
    assert "You spent ₹5,695 on Eating out in October" in spent.reply.plain
