"""Whatever is written, the reader answers with an intent or a refusal, the same one each time, and invents nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid, Refusal
from core.language.context import Person
from core.language.recognise import recognise
from core.model.draft import DoubtKind
from core.model.entry import EntryKind, Visibility
from core.model.intent import ChangeDraft, Chatter, Command, Intent, RecordEntries
from tests.core.language.home import ASHA, RAVI, context
from tests.pace import reads_soon

WORDS = st.sampled_from(
    [
        "milk",
        "60",
        "auto",
        "yesterday",
        ",",
        "and",
        ".",
        "\n",
        "rent",
        "1.200",
        "12/11",
        "on",
        "the",
        "3rd",
        "last",
        "friday",
        "₹",
        "rs",
        "$",
        "k",
        "lakh",
        "two",
        "hundred",
        "fifty",
        "x",
        "*",
        "+",
        "3",
        "for",
        "each",
        "Ravi",
        "paid",
        "sent",
        "to",
        "mom",
        "kal",
        "दूध",
        "सौ",
        "вчера",
        "тысячи",
        "euro",
        "fünfzig",
        "y",
        "mil",
        "ayer",
        "?",
        "#goa",
        "31",
        "feb",
        "-",
        "%",
        "2",
        "kg",
        "or",
        ":",
        "99",
        "/",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=14).map(" ".join))


def read(text: str) -> Intent | str:
    try:
        return recognise(text, context())
    except Refusal as refusal:
        return refusal.code


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_never_raises_anything_but_a_refusal_and_never_wavers(text: str) -> None:
    """A13: bad input gets an answer, the same answer each time."""
    assert read(text) == read(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "milk",
                "60",
                "auto",
                "1,450",
                "rent",
                "99.50",
                "and",
                ",",
                "₹",
                "yesterday",
                "chai",
                "7",
                "dinner",
                "2350",
                "uber",
            ]
        ),
        max_size=10,
    )
)
def test_no_amount_is_invented(parts: list[str]) -> None:
    """Every amount of a draft is a number that was written."""
    text = " ".join(parts)
    intent = read(text)
    written = {Decimal(number.replace(",", "")) for number in re.findall(r"[\d.,]*\d", text)}
    if isinstance(intent, RecordEntries):
        assert {line.money.amount.normalize() for line in intent.lines} <= {number.normalize() for number in written}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["milk", "auto", "rent", "curd", "petrol"]), st.integers(100, 99999)),
        min_size=1,
        max_size=8,
    )
)
def test_a_plain_list_is_read_whole(bought: list[tuple[str, int]]) -> None:
    """A2: as many lines as there are things, in their order."""
    intent = read(", ".join(f"{thing} {price}" for thing, price in bought))
    assert isinstance(intent, RecordEntries)
    assert [line.money.amount for line in intent.lines] == [price for _, price in bought]
    assert [line.description for line in intent.lines] == [thing for thing, _ in bought]


@pytest.mark.parametrize(
    "text", ["- milk 60\n- bread 20", "milk - 60\nbread - 20", "milk-60, bread-20", "milk -- 60; bread 20"]
)
def test_a_dash_of_a_list_takes_nothing_away(text: str) -> None:
    intent = read(text)
    assert isinstance(intent, RecordEntries)
    assert [line.money.minor for line in intent.lines] == [6000, 2000]


@pytest.mark.parametrize("text", ["", "   ", "🎉🎉", "\x00\x01\x07", "\u200b\u200d", "?!…", "\n\n"])
def test_nothing_written_is_talk(text: str) -> None:
    assert isinstance(read(text), Chatter)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("milk 60 " * 300, "message-too-long"),
        ("milk 60, " * 90, "too-many-lines"),
        ("0 coffee", "amount-zero"),
        ("coffee 0.00", "amount-zero"),
        ("-100 food", "amount-negative"),
        ("milk -50", "amount-negative"),
        ("milk 60, bread −20", "amount-negative"),
        ("milk -₹50", "amount-negative"),
        ("milk -Rs 50", "amount-negative"),
        ("milk " + "9" * 40, "amount-too-large"),
        ("milk 60 on 31 feb", "date-impossible"),
        ("rent 25000 every 32nd", "date-impossible"),
        ("rent 25000 monthly on the 35th", "date-impossible"),
        ("31/02 milk 60", "date-impossible"),
        ("milk 60 on 1 jan 2199", "date-too-far"),
        ("chips 12.345678", "amount-too-precise"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        recognise(text, context())
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text", ["1e400 milk", "9" * 1900, "1 " * 900, "a" * 1900, "(" * 1900, "1.1." * 450, "kal " * 480]
)
def test_nothing_takes_long(text: str) -> None:
    """No input makes the reader hang."""
    assert reads_soon(lambda: read(text))


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/today", Command("today")),
        ("/find swiggy orders", Command("find", "swiggy orders")),
        ("/undo@purser_bot", Command("undo")),
        ("delete the last one", Command("undo")),
        ("help", Command("help")),
        ("удали последнее", Command("undo")),
        ("borra el último", Command("undo")),
        ("set grocery budget", Command("budget", "set grocery budget")),
    ],
)
def test_commands(text: str, command: Command) -> None:
    commands = frozenset(["today", "find", "undo"])
    assert recognise(text, replace(context(), commands=commands)) == command


def test_an_unknown_slash_word_is_read_as_text() -> None:
    intent = read("/add 60 milk")
    assert isinstance(intent, RecordEntries)
    assert intent.lines[0].description == "milk"


def test_a_line_knows_everything_that_was_said() -> None:
    """A7: payer, merchant, account and tags."""
    intent = read("Ravi paid 1450 for dinner at swiggy by hdfc card #goa")
    assert isinstance(intent, RecordEntries)
    line = intent.lines[0]
    assert (line.payer, line.merchant, line.account, line.tags) == (RAVI, "Swiggy", "hdfc card", ("goa",))
    assert line.description == "dinner"


def test_a_line_may_be_private() -> None:
    intent = read("gift 2000 (private)")
    assert isinstance(intent, RecordEntries)
    assert (intent.lines[0].visibility, intent.lines[0].description) == (Visibility.PRIVATE, "gift")


def test_each_pays_their_own() -> None:
    intent = read("I paid 900 for the cake, Ravi got balloons for 350")
    assert isinstance(intent, RecordEntries)
    assert [line.payer for line in intent.lines] == [ASHA, RAVI]


def test_an_ambiguous_amount_is_asked_with_both_readings() -> None:
    """A4: one button per reading, the likeliest first."""
    intent = read("mixer repair 1.200")
    assert isinstance(intent, RecordEntries)
    (doubt,) = intent.doubts
    assert doubt.kind is DoubtKind.AMOUNT
    assert [reading[0].money.amount for reading in doubt.readings if reading[0].money] == [
        Decimal(1200),
        Decimal("1.2"),
    ]


def test_the_habit_of_the_household_decides_where_it_can() -> None:
    intent = recognise("pan 1.200", context("es", "EUR"))
    assert isinstance(intent, RecordEntries)
    assert not intent.doubts
    assert intent.lines[0].money.amount == 1200


def test_what_a_scope_doubt_would_change() -> None:
    intent = read("veg 340, milk 62, petrol 800 yesterday")
    assert isinstance(intent, RecordEntries)
    (doubt,) = intent.doubts
    assert doubt.kind is DoubtKind.DATE_SCOPE
    assert [[patch.line for patch in reading] for reading in doubt.readings] == [[0, 1], [0, 1]]


def test_money_to_a_relative_may_be_either_kind() -> None:
    intent = read("sent 5k to mom")
    assert isinstance(intent, RecordEntries)
    assert [reading[0].kind for reading in intent.doubts[0].readings] == [EntryKind.EXPENSE, EntryKind.TRANSFER]


def test_a_name_with_a_colon_paid() -> None:
    intent = read("Ravi: milk 60")
    assert isinstance(intent, RecordEntries)
    assert (intent.lines[0].payer, intent.lines[0].description) == (RAVI, "milk")


@pytest.mark.parametrize("text", ["cab 240 ravi", "cab 240 - ravi", "cab 240 (ravi)"])
def test_a_name_at_the_end_asks_who_paid(text: str) -> None:
    intent = read(text)
    assert isinstance(intent, RecordEntries)
    assert [reading[0].payer for reading in intent.doubts[0].readings] == [RAVI, ASHA]


def test_a_day_ahead_is_asked() -> None:
    """A5: never in the future without being asked."""
    intent = read("hotel 4500 on 5 dec 2026")
    assert isinstance(intent, RecordEntries)
    assert intent.doubts[0].kind is DoubtKind.DATE


def test_without_a_card_a_correction_is_no_change() -> None:
    assert not isinstance(read("no, 145"), ChangeDraft)


def test_an_account_of_the_household_is_known_by_its_name() -> None:
    intent = recognise("petrol 500 joint visa", context(accounts=("Joint Visa",)))
    assert isinstance(intent, RecordEntries)
    assert (intent.lines[0].account, intent.lines[0].description) == ("Joint Visa", "petrol")


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("milk 60", True),
        ("milk 60, auto 120", True),
        ("spent 500", True),
        ("2 coffees 180", True),
        ("cash 2000", False),
        ("khakhra 120, thepla 90", False),
        ("auto 40 of 75 fare", False),
        ("2k, 7k, 8k", False),
        ("blood sugar fasting 110", False),
        ("200+tax lunch", False),
        ("need milk 60 and bread 40 paid", False),
    ],
)
def test_a_guess_is_no_sure_reading(text: str, *, sure: bool) -> None:
    """What a model may know better says so."""
    intent = recognise(text, context())
    assert not isinstance(intent, RecordEntries) or intent.sure is sure


@pytest.mark.parametrize(
    ("text", "payer"),
    [("ravi ne 300 ka cake liya", RAVI), ("रवि ने 300 का केक लिया", RAVI), ("ravi petrol 500", RAVI), ("milk 60", None)],
)
def test_who_paid_in_either_script(text: str, payer: UUID | None) -> None:
    """A7: a member's name is known in the other script too."""
    intent = recognise(text, context())
    assert isinstance(intent, RecordEntries)
    assert intent.lines[0].payer == payer


def test_names_bend_in_russian() -> None:
    """Who paid stands in the first case; whom it was for, or who was paid, in another."""
    people = (Person(ASHA, ("Оля",)), Person(RAVI, ("Дима",)))
    home = context(language="ru", currency="RUB", people=people)
    paid, given = recognise("Дима заплатил 700 за ужин", home), recognise("Диме отдала 700", home)
    assert isinstance(paid, RecordEntries)
    assert isinstance(given, RecordEntries)
    assert paid.lines[0].payer == RAVI
    assert given.lines[0].payer is None
    assert [doubt.kind for doubt in given.doubts] == [DoubtKind.KIND]


def test_a_picture_is_the_description_where_no_word_is() -> None:
    """The category of "190 🚕" is read from what is left."""
    intent = recognise("190 🚕", context())
    assert isinstance(intent, RecordEntries)
    assert intent.lines[0].description == "🚕"
