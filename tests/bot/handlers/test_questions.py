"""Questions end to end on a store: the sentence, the picture, the grounds (F1-F5, C4)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from bot.handlers.questions import COMMANDS, answer
from bot.messages import Reply
from bot.render.help import help_topic
from core.model.entry import EntryKind
from core.model.intent import Ask, Command
from core.model.period import month, single, year
from core.model.question import Question, QuestionIntent
from tests.bot.handlers.home import TODAY, Home, opened, settle

ASK = QuestionIntent
OCTOBER, SEPTEMBER = month(date(2026, 10, 1)), month(date(2026, 9, 1))


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    """Two members, Asha and Ravi, and an empty book."""
    async with opened(tmp_path) as store:
        yield await settle(store)


@pytest.fixture
async def full(home: Home) -> Home:
    """A book of three months with every kind of entry."""
    await home.write(
        home.entry("18000", date(2026, 11, 1), "Rent", category="housing"),
        home.entry("18000", date(2026, 10, 1), "Rent", category="housing"),
        home.entry("2350.50", date(2026, 11, 9), "rice and oil", merchant="Big Bazaar", by=1),
        home.entry("60", date(2026, 11, 20)),
        home.entry("120", TODAY, "auto", category="transport", by=1),
        home.entry("500", date(2026, 11, 12), "sack", kind=EntryKind.REFUND, merchant="Big Bazaar"),
        home.entry("85000", date(2026, 11, 1), "salary", kind=EntryKind.INCOME, category="salary"),
        home.entry("10000", date(2026, 11, 2), "to savings", kind=EntryKind.TRANSFER, category=None),
        home.entry("900", date(2026, 11, 6), "surprise ring", category="gifts", by=1, private=True),
        home.entry("3200", date(2026, 10, 18), "vegetables"),
        home.entry("1200", date(2026, 10, 28), "vegetables", by=1),
        home.entry("1105", date(2026, 9, 2), "gas cylinder", category="utilities"),
        home.entry("1150", date(2026, 11, 3), "gas cylinder", category="utilities"),
    )
    return home


async def ask(home: Home, intent: QuestionIntent, *, by: int = 0, group: bool = False, **slots: object) -> Reply:
    async with home.turn(by, group=group) as turn:
        replies = await answer(turn, Ask(Question(intent, **slots)))  # type: ignore[arg-type]
    assert len(replies) == 1
    return replies[0]


async def command(home: Home, name: str, rest: str = "") -> Reply:
    async with home.turn() as turn:
        (reply,) = await COMMANDS[name](turn, Command(name, rest))
    return reply


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


SENTENCES = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))


async def test_every_sentence(full: Home) -> None:
    for row in SENTENCES:
        async with full.turn() as turn:
            (reply,) = await answer(turn, Ask(msgspec.convert(row["ask"], Question)))
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
    assert largest.plain.endswith("1 entry in another currency is not ranked here.")
    compared = await ask(full, ASK.COMPARE)
    assert compared.plain.endswith("Apart from that, not converted: $25 against $0.")
    balance = await ask(full, ASK.INCOME_VS_EXPENSE)
    assert balance.plain.endswith("Apart from that, not converted: $0 came in and $25 went out.")


async def test_a_balance_below_zero_and_at_zero(home: Home) -> None:
    await home.write(home.entry("100", kind=EntryKind.INCOME), home.entry("130"))
    assert (await ask(home, ASK.INCOME_VS_EXPENSE)).plain.endswith("in November so far: ₹30 more than came in.")
    await home.write(home.entry("30", kind=EntryKind.INCOME))
    assert (await ask(home, ASK.INCOME_VS_EXPENSE)).plain.endswith("nothing is left.")


async def test_private_entries_count_and_keep_their_secret(full: Home) -> None:
    """C4: every total stays true, no detail is given away; a group sees nobody's."""
    for seen in (await ask(full, ASK.LIST, period=month(TODAY)), await ask(full, ASK.LIST, by=1, group=True)):
        assert "private · ₹900 · Ravi" in seen.plain
        assert "ring" not in seen.plain
    assert "surprise ring · ₹900" in (await ask(full, ASK.LIST, by=1, period=month(TODAY))).plain
    assert (await ask(full, ASK.TOTAL)).plain == (await ask(full, ASK.TOTAL, by=1)).plain
    assert (await ask(full, ASK.CATEGORY_SPEND, categories=("gifts",))).plain == "Nothing on Gifts in November so far."
    chart = (await ask(full, ASK.TOP_CATEGORIES)).chart
    assert chart
    assert ("Private", "₹900") in [(mark.name, mark.label) for mark in chart.marks]
    assert (await command(full, "find", "ring")).plain == "Nothing for “ring” in the whole book."


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
    months = (await ask(full, ASK.TOTAL, merchant="bazaar", period=year(TODAY), chart=True)).chart
    assert months
    assert len(months.marks) == 11


async def test_too_many_bars_gather(home: Home) -> None:
    keys = [category.key for category in home.household.categories if not category.income][:15]
    await home.write(*(home.entry(str(100 + place), category=key) for place, key in enumerate(keys)))
    chart = (await ask(home, ASK.TOP_CATEGORIES)).chart
    assert chart
    assert len(chart.marks) == 12
    assert (chart.marks[-1].name, chart.marks[-1].label) == ("4 more", "₹406")


async def test_why_shows_the_grounds_and_the_way_back(full: Home) -> None:
    """F4: filters, days, query, rows, from the same query; also after a restart and on another day."""
    reply = await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",))
    full.dialogue.question = None
    why = await full.tap("Why?", reply, days=3)
    assert why.edits == "77"
    assert why.plain == (
        "Where this comes from\n"
        "Counted: expenses less refunds; transfers never count\n"
        "Only: on Groceries\n"
        "Private entries of others are left out of questions like this one.\n"
        "Period: 1 November 2026 to 30 November 2026\n"
        "Found: ₹1,910.50 in 3 entries\n"
        "After ₹500 of refunds\n"
        "• Fri 20 Nov · milk · ₹60 · Asha\n"
        "• Thu 12 Nov · sack · ₹500 back · Asha\n"
        "• Mon 9 Nov · rice and oil · ₹2,350.50 · Ravi\n"
        "Query: by_category"
    )
    back = await full.tap("Back", why)
    assert (back.plain, back.edits) == (reply.plain, "77")


async def test_why_says_when_the_book_has_changed(full: Home) -> None:
    reply = await ask(full, ASK.TOTAL)
    await full.write(full.entry("1"))
    why = await full.tap("Why?", reply)
    assert "The book has changed since I answered" in why.plain
    assert "₹22,081.50 in 8 entries" in why.plain
    assert "The book has changed" not in (await full.tap("Why?", await ask(full, ASK.TOTAL))).plain


async def test_why_of_every_answer_fits_a_caption(home: Home) -> None:
    many = [
        home.entry("10.50", date(2026, 11, 1 + day % 20), "a long description of a thing " * 3) for day in range(30)
    ]
    await home.write(*many, *(home.entry("9", date(2026, 10, day), "x" * 90) for day in range(1, 9)))
    for intent in (ASK.TOTAL, ASK.COMPARE, ASK.BY_MEMBER, ASK.LARGEST, ASK.LIST, ASK.COUNT, ASK.AVERAGE):
        why = await home.tap("Why?", await ask(home, intent))
        assert len(why.plain) <= 1024
        assert "and 2" in why.plain or "and 3" in why.plain or intent is ASK.AVERAGE


async def test_why_of_a_comparison_shows_both_sides(full: Home) -> None:
    why = await full.tap("Why?", await ask(full, ASK.COMPARE))
    assert "Period: 1 November 2026 to 30 November 2026\nFound: ₹22,080.50 in 7 entries" in why.plain
    assert "Period: 1 October 2026 to 31 October 2026\nFound: ₹22,400 in 3 entries" in why.plain


async def test_trash_does_not_count(full: Home) -> None:
    thrown = full.entry("777", TODAY, "mistake")
    await full.write(thrown)
    before = await ask(full, ASK.TOTAL)
    await full.throw_away(thrown)
    assert "₹22,857.50" in before.plain
    assert "₹22,080.50" in (await ask(full, ASK.TOTAL)).plain
    assert "mistake" not in (await ask(full, ASK.LIST)).plain


async def test_an_answer_too_old_and_too_large_is_told_politely(full: Home) -> None:
    reply = await ask(
        full, ASK.LIST, merchant="Big Bazaar", account=None, item="rice and oil of a long name indeed x" * 2
    )
    assert not reply.buttons
    await full.write(full.entry("5", TODAY, "rice " * 14))
    reply = await ask(full, ASK.LIST, item=" ".join(["rice"] * 14))
    assert "rice" in (await full.tap("Why?", reply)).plain
    await ask(full, ASK.TOTAL)
    older = await full.tap("Why?", reply)
    assert older.toast.startswith("That answer is too old")
    assert len(older.toast) <= 200
    assert not older.body


async def test_the_chart_button_draws_in_a_new_message(full: Home) -> None:
    reply = await full.tap("Chart", await ask(full, ASK.TOTAL))
    assert reply.chart
    assert reply.edits is None
    assert labels(reply) == ["Why?"]
    assert reply.chart.title == "₹22,080.50 in November so far"


async def test_pages(home: Home) -> None:
    await home.write(*(home.entry(str(place), date(2026, 10, place), f"thing {place}") for place in range(1, 24)))
    first = await ask(home, ASK.LIST)
    assert labels(first) == ["Older", "Why?"]
    assert first.plain.endswith("1 to 10 of 23")
    second = await home.tap("Older", first)
    assert labels(second) == ["Newer", "Older", "Why?"]
    assert "thing 13 · ₹13" in second.plain
    third = await home.tap("Older", second)
    assert labels(third) == ["Newer", "Why?"]
    assert third.plain.endswith("21 to 23 of 23")
    assert third.edits == "77"


async def test_a_page_that_is_gone_shows_the_first(home: Home) -> None:
    entries = [home.entry("5", TODAY, f"thing {place}") for place in range(11)]
    await home.write(*entries)
    first = await ask(home, ASK.LIST)
    for entry in entries[:3]:
        await home.throw_away(entry)
    assert (await home.tap("Older", first)).plain.startswith("8 entries")


async def test_commands(full: Home) -> None:
    assert (await command(full, "today")).plain == "1 entry today, ₹120 in all.\ntoday · auto · ₹120 · Ravi"
    assert (await command(full, "month")).plain == (await ask(full, ASK.TOP_CATEGORIES)).plain
    assert (await command(full, "find", "big bazaar")).plain.startswith("2 entries for “big bazaar”")
    assert (await command(full, "find", "₹2,350.50")).plain.startswith("1 entry of exactly ₹2,350.50")
    assert (await command(full, "find", "85000")).plain.endswith("salary · +₹85,000 · Asha")
    assert (await command(full, "find", "10000")).plain.endswith("to savings · ₹10,000 moved · Asha")
    assert (await command(full, "find", "31337")).plain == "Nothing for “31337” in the whole book."
    assert "/find milk" in (await command(full, "find")).plain


async def test_chart_draws_the_last_answer(full: Home) -> None:
    full.dialogue.question = None
    assert (await command(full, "chart")).plain.startswith("There is no answer to draw yet")
    await ask(full, ASK.BY_MEMBER)
    assert (await command(full, "chart")).chart
    await ask(full, ASK.COUNT)
    counted = await command(full, "chart")
    assert counted.toast == "There is nothing to draw in that answer."


async def test_what_cannot_be_answered_is_said_with_what_can(full: Home) -> None:
    unanswered = set(ASK) - {ASK(row["ask"]["intent"]) for row in SENTENCES} - {ASK.HELP}
    assert len(unanswered) == 8
    for intent in unanswered:
        reply = await ask(full, intent)
        assert reply.plain.startswith("I can't answer that yet:")
        (label,) = labels(reply)
        nearest = await full.tap(label, reply)
        assert nearest.plain
        assert not nearest.plain.startswith("I can't")


async def test_the_nearest_question_is_about_the_same_thing(full: Home) -> None:
    slots: dict[str, Any] = {"categories": ("groceries",), "member": full.members[1].id}
    reply = await ask(full, ASK.BUDGET_STATUS, period=OCTOBER, **slots)
    (label,) = labels(reply)
    assert label == "Spending: Ravi on Groceries in October"
    assert (await full.tap(label, reply)).plain.startswith("Ravi spent ₹1,200 on Groceries in October")
    ahead = await ask(full, ASK.FORECAST, period=month(date(2026, 12, 1)))
    assert labels(ahead) == ["Compare"]


async def test_help_is_the_one_help_there_is(full: Home) -> None:
    assert (await ask(full, ASK.HELP)).plain == help_topic(full.words).plain


async def test_what_groceries_brought_in_is_what_they_cost(full: Home) -> None:
    """A follow-up may carry "income" along to a category that only spends."""
    reply = await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",), kind=EntryKind.INCOME)
    assert reply.plain.startswith("You spent ₹1,910.50 on Groceries")


async def test_a_doubtful_question_is_asked_back(full: Home) -> None:
    async with full.turn() as turn:
        (reply,) = await answer(turn, Ask(Question(ASK.LARGEST, categories=("groceries",)), sure=False))
    assert reply.plain == "Did you mean this?"
    assert labels(reply)[0] == "Largest: on Groceries"
    assert (await full.tap("Largest: on Groceries", reply)).plain.startswith("The largest on Groceries")
    assert (await full.tap("None of these", reply)).plain == help_topic(full.words).plain


async def test_the_question_is_kept_for_what_follows(full: Home) -> None:
    """F3: a follow-up leans on it, as it was said."""
    await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",))
    kept = full.dialogue.question
    assert kept
    assert b'"period":null' in kept
    assert b'"groceries"' in kept


async def test_an_empty_book(home: Home) -> None:
    for intent in ASK:
        reply = await ask(home, intent)
        assert reply.plain
        assert reply.chart is None
    assert (await ask(home, ASK.TOTAL)).plain == "Nothing in November so far."
    assert (await ask(home, ASK.TOTAL, kind=EntryKind.INCOME)).plain == "No income in November so far."


async def test_what_is_gone_keeps_a_name(full: Home) -> None:
    """A category that was removed and a member who left still answer for what was spent."""
    today, ravi = single(TODAY), full.members[1]
    kept = tuple(category for category in full.household.categories if category.key != "transport")
    full.household = replace(full.household, members=(full.members[0],), categories=kept)
    assert "transport ₹120" in (await ask(full, ASK.TOP_CATEGORIES, period=today)).plain
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
    assert parts.plain == "You spent -₹110 in November so far: Fuel ₹40 and Groceries -₹150."


async def test_why_in_a_group_gives_nothing_away(full: Home) -> None:
    """C4: what the owner sees in private stays masked where others read along."""
    reply = await ask(full, ASK.LARGEST, by=1, group=True)
    why = await full.tap("Why?", reply, by=1, group=True)
    assert "private · ₹900" in why.plain
    assert "ring" not in why.plain + reply.plain
    own = await full.tap("Why?", await ask(full, ASK.LARGEST, by=1), by=1)
    assert "surprise ring" in own.plain


async def test_the_largest_of_another_currency_alone_is_not_called_nothing(home: Home) -> None:
    await home.write(home.entry("25", currency="USD"))
    assert (await ask(home, ASK.LARGEST)).plain == (
        "Nothing in November so far. 1 entry in another currency is not ranked here."
    )
