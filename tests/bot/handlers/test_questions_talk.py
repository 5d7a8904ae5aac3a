"""Around an answer: its grounds, pages, picture, what follows it, what it keeps to itself (F3, F4, C4)."""

from __future__ import annotations

from datetime import date

from analytics.answer import plan_answer
from bot.handlers.questions import answer_question
from bot.render.help import make_help_reply
from core.model.intent import Ask
from core.model.period import find_month
from core.model.question import Question, QuestionIntent
from tests.bot.handlers.home import TODAY, Home, ask, command, labels

ASK = QuestionIntent
OCTOBER, SEPTEMBER = find_month(date(2026, 10, 1)), find_month(date(2026, 9, 1))


async def test_private_entries_count_and_keep_their_secret(full: Home) -> None:
    """C4: every total stays true, no detail is given away; a group sees nobody's."""
    for seen in (await ask(full, ASK.LIST, period=find_month(TODAY)), await ask(full, ASK.LIST, by=1, group=True)):
        assert "private: 1" in seen.plain
        assert "Ravi" not in seen.plain.rpartition("private")[2]
        assert "₹900" not in seen.plain
        assert "ring" not in seen.plain
    assert "surprise ring · ₹900" in (await ask(full, ASK.LIST, by=1, period=find_month(TODAY))).plain
    assert (await ask(full, ASK.TOTAL)).plain == (await ask(full, ASK.TOTAL, by=1)).plain
    assert (await ask(full, ASK.CATEGORY_SPEND, categories=("gifts",))).plain == "Nothing on Gifts in November so far."
    chart = (await ask(full, ASK.TOP_CATEGORIES)).chart
    assert chart
    assert ("Private", "₹900 · 4%") in [(mark.name, mark.label) for mark in chart.marks]
    assert (await command(full, "find", "ring")).plain == "Nothing for “ring” in the whole book."


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
        "Query: sums by category"
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
    assert labels(first)[-2:] == ["Older", "Why?"]
    assert labels(first)[0] == "✏️ thing 23 ₹23"
    assert first.plain.endswith("1 to 10 of 23")
    second = await home.tap("Older", first)
    assert labels(second)[-3:] == ["Newer", "Older", "Why?"]
    assert "thing 13 · ₹13" in second.plain
    third = await home.tap("Older", second)
    assert labels(third)[-2:] == ["Newer", "Why?"]
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
    assert (await command(full, "chart")).plain.startswith("Which chart?")
    await ask(full, ASK.BY_MEMBER)
    assert (await command(full, "chart")).chart
    await ask(full, ASK.COUNT)
    counted = await command(full, "chart")
    assert counted.toast == "There is nothing to draw in that answer."


async def test_what_no_plan_answers_is_answered_elsewhere(full: Home) -> None:
    unanswered = [intent for intent in ASK if plan_answer(Question(intent), full.household, TODAY) is None]
    assert len(unanswered) == 10
    elsewhere = {ASK.HELP, ASK.SETTLE_UP, ASK.BUDGET_STATUS, ASK.LEFT_PER_DAY, ASK.RECURRING}
    elsewhere |= {ASK.FORECAST, ASK.AFFORD, ASK.ANOMALIES, ASK.ACCOUNT_BALANCE}
    unanswered = [intent for intent in unanswered if intent not in elsewhere]
    assert unanswered == [ASK.ADVICE]
    reply = await ask(full, ASK.ADVICE)
    assert "less on" in reply.plain


async def test_advice_from_the_figures_offers_the_spending_it_speaks_of(full: Home) -> None:
    reply = await ask(full, ASK.ADVICE, period=OCTOBER, categories=("groceries",))
    (label,) = labels(reply)
    assert label == "Spending: on Groceries in October"
    assert (await full.tap(label, reply)).plain.startswith("You spent ₹4,400 on Groceries in October")


async def test_help_is_the_one_help_there_is(full: Home) -> None:
    assert (await ask(full, ASK.HELP)).plain == make_help_reply(full.words).plain


async def test_a_doubtful_question_is_asked_back(full: Home) -> None:
    async with full.context() as context:
        (reply,) = await answer_question(context, Ask(Question(ASK.LARGEST, categories=("groceries",)), sure=False))
    assert reply.plain == "Did you mean this?"
    assert labels(reply)[0] == "Largest: on Groceries"
    assert (await full.tap("Largest: on Groceries", reply)).plain.startswith("The largest on Groceries")
    assert (await full.tap("None of these", reply)).plain == make_help_reply(full.words).plain


async def test_the_question_is_kept_for_what_follows(full: Home) -> None:
    """F3: a follow-up leans on it, as it was said."""
    await ask(full, ASK.CATEGORY_SPEND, categories=("groceries",))
    kept = full.dialogue.question
    assert kept
    assert b'"period":null' in kept
    assert b'"groceries"' in kept


async def test_why_in_a_group_gives_nothing_away(full: Home) -> None:
    """C4: what the owner sees in private stays masked where others read along."""
    reply = await ask(full, ASK.LARGEST, by=1, group=True)
    why = await full.tap("Why?", reply, by=1, group=True)
    assert "private: 1" in why.plain
    assert "₹900" not in why.plain
    assert "ring" not in why.plain + reply.plain
    own = await full.tap("Why?", await ask(full, ASK.LARGEST, by=1), by=1)
    assert "surprise ring" in own.plain
