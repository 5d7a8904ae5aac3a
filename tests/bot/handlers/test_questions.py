"""Questions end to end on a store: the sentence and the picture (F1, F2, E3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from bot.handlers.questions import answer_question
from core.model.entry import EntryKind
from core.model.intent import Ask
from core.model.period import find_month, find_year, make_day_period
from core.model.question import Question, QuestionIntent
from tests import sheets
from tests.bot.handlers.home import TODAY, Home, ask

ASK = QuestionIntent
OCTOBER, SEPTEMBER = find_month(date(2026, 10, 1)), find_month(date(2026, 9, 1))
SENTENCES = sheets.rows(Path(__file__).with_name("answers.yaml"))


async def test_every_sentence(full: Home) -> None:
    for row in SENTENCES:
        async with full.context() as context:
            (reply,) = await answer_question(context, Ask(msgspec.convert(row["ask"], Question)))
        assert reply.plain == row["says"], row["ask"]


async def test_a_member_is_named(full: Home) -> None:
    ravi = full.members[1].id
    assert (await ask(full, ASK.TOTAL, member=ravi)).plain.startswith("Ravi spent ₹3,370.50 in November so far")
    assert (await ask(full, ASK.COUNT, member=ravi)).plain == "By Ravi: 3 purchases in November so far."
    assert (await ask(full, ASK.TOTAL, member=ravi, period=SEPTEMBER)).plain == "Nothing by Ravi in September."
    assert "On average Ravi spent ₹1,200 each time" not in (await ask(full, ASK.AVERAGE, member=ravi)).plain
    assert (await ask(full, ASK.LARGEST, member=ravi, limit=1)).plain.startswith("The largest by Ravi in November")
    assert (await ask(full, ASK.LIST, member=ravi)).plain.startswith("4 entries by Ravi in the whole book, ₹4,570.50")


async def test_currencies_stay_apart(full: Home) -> None:
    """E3: never added, and the picture says what it leaves out."""
    await full.write(full.entry("25", date(2026, 11, 5), "domain", currency="USD", category="subscriptions"))
    total = await ask(full, ASK.TOTAL, chart=True)
    assert total.plain.startswith("You spent ₹22,080.50 and $25 (not converted) in November so far")
    assert total.chart
    assert total.chart.subtitle == "By category · Home · without $25"
    assert "25" not in "".join(mark.label for mark in total.chart.marks)
    largest = await ask(full, ASK.LARGEST)
    assert largest.plain.endswith("1 entry in another currency is not ranked here.\n🔒 private: 1")
    compared = await ask(full, ASK.COMPARE)
    assert compared.plain.endswith("Apart from that, not converted: $25 against $0.")
    balance = await ask(full, ASK.INCOME_VS_EXPENSE)
    assert balance.plain.endswith("Apart from that, not converted: $0 came in and $25 went out.")


async def test_a_balance_below_zero_and_at_zero(home: Home) -> None:
    await home.write(home.entry("100", kind=EntryKind.INCOME), home.entry("130"))
    assert (await ask(home, ASK.INCOME_VS_EXPENSE)).plain.endswith("in November so far: ₹30 more than came in.")
    await home.write(home.entry("30", kind=EntryKind.INCOME))
    assert (await ask(home, ASK.INCOME_VS_EXPENSE)).plain.endswith("nothing is left.")


async def test_pictures_come_where_looking_beats_reading(full: Home) -> None:
    assert (await ask(full, ASK.TOP_CATEGORIES)).chart
    assert (await ask(full, ASK.COMPARE)).chart
    assert not (await ask(full, ASK.TOTAL)).chart
    assert not (await ask(full, ASK.BY_MEMBER)).chart
    assert (await ask(full, ASK.BY_MEMBER, chart=True)).chart
    assert (await ask(full, ASK.INCOME_VS_EXPENSE, chart=True)).chart
    assert (await ask(full, ASK.PRICE_HISTORY, item="gas", chart=True)).chart
    assert (await ask(full, ASK.LARGEST, chart=True)).chart
    assert not (await ask(full, ASK.COUNT, chart=True)).chart


async def test_a_category_is_drawn_day_by_day_and_a_year_by_month(full: Home) -> None:
    days = (await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",), chart=True)).chart
    assert days
    assert [mark.name for mark in days.marks][::20] == ["1 Nov", "21 Nov"]
    assert {mark.colour for mark in days.marks} == {"green"}
    months = (await ask(full, ASK.TOTAL, merchant="bazaar", period=find_year(TODAY), chart=True)).chart
    assert months
    assert len(months.marks) == 11


async def test_too_many_bars_gather(home: Home) -> None:
    keys = [category.key for category in home.household.categories if not category.income][:15]
    await home.write(*(home.entry(str(100 + place), category=key) for place, key in enumerate(keys)))
    chart = (await ask(home, ASK.TOP_CATEGORIES)).chart
    assert chart
    assert len(chart.marks) == 12
    assert (chart.marks[-1].name, chart.marks[-1].label) == ("4 more", "₹406 · 25%")


async def test_trash_does_not_count(full: Home) -> None:
    thrown = full.entry("777", TODAY, "mistake")
    await full.write(thrown)
    before = await ask(full, ASK.TOTAL)
    await full.throw_away(thrown)
    assert "₹22,857.50" in before.plain
    assert "₹22,080.50" in (await ask(full, ASK.TOTAL)).plain
    assert "mistake" not in (await ask(full, ASK.LIST)).plain


async def test_what_groceries_brought_in_is_what_they_cost(full: Home) -> None:
    """A follow-up may carry "income" along to a category that only spends."""
    reply = await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",), kind=EntryKind.INCOME)
    assert reply.plain.startswith("You spent ₹1,910.50 on Groceries")


async def test_an_empty_book(home: Home) -> None:
    for intent in ASK:
        reply = await ask(home, intent)
        assert reply.plain
        assert reply.chart is None
    assert (await ask(home, ASK.TOTAL)).plain == "Nothing in November so far."
    assert (await ask(home, ASK.TOTAL, kind=EntryKind.INCOME)).plain == "No income in November so far."


async def test_what_is_gone_keeps_a_name(full: Home) -> None:
    """A category that was removed and a member who left still answer for what was spent."""
    today, ravi = make_day_period(TODAY), full.members[1]
    kept = tuple(category for category in full.household.categories if category.key != "transport")
    full.household = replace(full.household, members=(full.members[0],), categories=kept)
    assert "all of it on transport" in (await ask(full, ASK.TOP_CATEGORIES, period=today)).plain
    assert "Former member paid ₹120 (100%)" in (await ask(full, ASK.BY_MEMBER, period=today)).plain
    reply = await ask(full, ASK.TOTAL, member=ravi.id)
    assert "Former member spent" in reply.plain
    assert (await full.tap("Why?", reply)).toast.startswith("That answer is too old")


async def test_more_shops_than_are_named(home: Home) -> None:
    shops = ("Uber", "Amazon", "Big Bazaar", "Zepto")
    await home.write(*(home.entry(str(100 * (4 - place)), merchant=shop) for place, shop in enumerate(shops)))
    reply = await ask(home, ASK.TOP_MERCHANTS)
    assert reply.plain == (
        "You spent ₹1,000 in November so far at shops that are named, "
        "most of it at Uber ₹400 (40%), Amazon ₹300 (30%) and Big Bazaar ₹200 (20%)."
    )
    why = await home.tap("Why?", reply)
    assert "Paid by: everyone" in why.plain
    assert "Made of: Uber ₹400, Amazon ₹300, Big Bazaar ₹200, Zepto ₹100" in why.plain


async def test_prices_over_time(home: Home) -> None:
    paid = zip(("1050", "1150", "1090"), (7, 9, 11), strict=True)
    await home.write(*(home.entry(amount, date(2026, month, 2), "gas cylinder") for amount, month in paid))
    reply = await ask(home, ASK.PRICE_HISTORY, item="gas")
    assert reply.plain == (
        "“gas” was ₹1,090 last time (Mon 2 Nov), ₹60 (5%) less than the time before (₹1,150, Wed 2 Sept). "
        "Between ₹1,050 and ₹1,150 over the last 3 times."
    )
    assert reply.chart
    assert [mark.label for mark in reply.chart.marks] == ["₹1,050", "₹1,150", "₹1,090"]


async def test_more_came_back_than_was_spent(home: Home) -> None:
    await home.write(home.entry("100"), home.entry("250", kind=EntryKind.REFUND), home.entry("40", category="fuel"))
    assert (await ask(home, ASK.TOTAL)).plain == (
        "You spent -₹110 in November so far (3 entries, after ₹250 of refunds)."
    )
    parts = await ask(home, ASK.TOP_CATEGORIES)
    assert parts.plain == "You spent -₹110 in November so far: Fuel ₹40 (100%) and Groceries -₹150."


async def test_the_largest_of_another_currency_alone_is_not_called_nothing(home: Home) -> None:
    await home.write(home.entry("25", currency="USD"))
    assert (await ask(home, ASK.LARGEST)).plain == (
        "Nothing in November so far. 1 entry in another currency is not ranked here."
    )
