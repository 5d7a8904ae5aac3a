"""Two readings of one message made into one: by what they share, and by how likely ours is right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.model.draft import Doubt, DoubtKind, Patch
from core.model.entry import EntryKind, Line
from core.model.intent import Ask, Chatter, Intent, RecordEntries, Unclear
from core.model.money import Money
from core.model.question import Question, QuestionIntent
from llm.grounding import SpanLookup
from llm.jobs.proposal import GroundedReading, make_intent
from llm.jobs.reading import ReadMessage
from llm.jobs.reconcile import PreferredReading, choose_reading, estimate_model_chance, reconcile_readings
from tests.llm.rig import CONTEXT, HOUSEHOLD, TODAY, entry, read

MILK = Line(EntryKind.EXPENSE, Money.of("60", "INR"), TODAY, "milk")
CAKE = Line(EntryKind.EXPENSE, Money.of("250", "INR"), TODAY, "cake")
TOTAL, LIST = (Ask(Question(intent)) for intent in (QuestionIntent.TOTAL, QuestionIntent.LIST))


def _entries(*lines: Line, doubts: tuple[Doubt, ...] = (), sure: bool = True) -> RecordEntries:
    return RecordEntries(lines, doubts, sure)


def _costing(line: Line, amount: str) -> Line:
    return replace(line, money=Money.of(amount, "INR"))


def _asked_about(*lines: Line) -> RecordEntries:
    """Return entries of which each may be none."""
    readings = ((), *((Patch(at, left_out=True),) for at in range(len(lines))))
    return _entries(*lines, doubts=(Doubt(DoubtKind.ENTRY, readings),), sure=False)


def test_a_model_says_which_lines_are_entries() -> None:
    for theirs in (_entries(MILK, CAKE), _entries(MILK), _entries(CAKE)):
        made = reconcile_readings(_asked_about(MILK, CAKE), GroundedReading(theirs, whole=True), 0.2)
        assert made == theirs


@pytest.mark.parametrize(
    ("ours_right", "whole", "chance", "choice"),
    [
        (0.5, True, 0.95, PreferredReading.MODEL),
        (0.5, False, 0.70, PreferredReading.ASK),
        (0.2, False, 0.903, PreferredReading.MODEL),
        (0.9, True, 0.679, PreferredReading.ASK),
        (0.97, False, 0.067, PreferredReading.OURS),
        (0.999, True, 0.019, PreferredReading.OURS),
    ],
)
def test_the_chance_of_a_models_reading(
    ours_right: float,
    whole: bool,  # noqa: FBT001
    chance: float,
    choice: PreferredReading,
) -> None:
    found = estimate_model_chance(ours_right, whole=whole)
    assert round(found, 3) == pytest.approx(chance)
    assert choose_reading(found) is choice


@pytest.mark.parametrize("ours_right", [0.01, 0.5, 0.9, 0.999])
def test_amounts_that_both_read_are_sure(ours_right: float) -> None:
    theirs = _entries(replace(MILK, description="", category="groceries"), CAKE)
    made = reconcile_readings(_entries(MILK, CAKE, sure=False), GroundedReading(theirs, whole=True), ours_right)
    assert made == _entries(replace(MILK, category="groceries"), CAKE)


@pytest.mark.parametrize(
    ("ours_right", "kind", "asked"),
    [(0.3, EntryKind.INCOME, False), (0.9, EntryKind.EXPENSE, True), (0.999, EntryKind.EXPENSE, False)],
)
def test_a_kind_they_differ_in_is_weighed(ours_right: float, kind: EntryKind, asked: bool) -> None:  # noqa: FBT001
    theirs = _entries(replace(MILK, kind=EntryKind.INCOME))
    made = reconcile_readings(_entries(MILK), GroundedReading(theirs, whole=True), ours_right)
    assert isinstance(made, RecordEntries)
    assert made.lines[0].kind is kind
    assert [doubt.kind for doubt in made.doubts] == ([DoubtKind.KIND] if asked else [])


def test_as_many_lines_with_another_amount_are_asked_on_the_card_the_likelier_first() -> None:
    theirs = GroundedReading(_entries(_costing(MILK, "600"), CAKE), whole=True)
    made = reconcile_readings(_entries(MILK, CAKE), theirs, 0.9)
    assert isinstance(made, RecordEntries)
    (doubt,) = made.doubts
    assert doubt.kind is DoubtKind.AMOUNT
    assert [reading[0].money for reading in doubt.readings] == [Money.of("600", "INR"), Money.of("60", "INR")]
    assert made.lines[0].money == Money.of("600", "INR")
    ours = reconcile_readings(_entries(MILK, CAKE), theirs, 0.96)
    assert isinstance(ours, RecordEntries)
    assert ours.lines[0].money == Money.of("60", "INR")
    assert reconcile_readings(_entries(MILK, CAKE), theirs, 0.999) == _entries(MILK, CAKE)


def test_lines_that_do_not_correspond_become_a_button_a_reading() -> None:
    made = reconcile_readings(_entries(MILK, CAKE), GroundedReading(_entries(MILK), whole=True), 0.9)
    assert isinstance(made, Unclear)
    assert [len(each.lines) for each in made.readings if isinstance(each, RecordEntries)] == [1, 2]


def test_a_model_that_is_taken_is_completed_by_what_we_read() -> None:
    ours = replace(MILK, merchant="Amul", day=TODAY.replace(day=1))
    theirs = _entries(replace(MILK, description=""), _costing(CAKE, "25"))
    made = reconcile_readings(_entries(ours, CAKE), GroundedReading(theirs, whole=True), 0.2)
    assert isinstance(made, RecordEntries)
    assert made.lines == (ours, _costing(CAKE, "25"))


def test_doubts_of_ours_are_answered_by_a_model_that_leaves_nothing_open() -> None:
    later = TODAY.replace(day=1)
    doubts = (
        Doubt(DoubtKind.AMOUNT, ((Patch(0, money=MILK.money),), (Patch(0, money=Money.of("6", "INR")),))),
        Doubt(DoubtKind.KIND, ((Patch(0, kind=EntryKind.EXPENSE),), (Patch(0, kind=EntryKind.REFUND),))),
        Doubt(DoubtKind.DATE, ((Patch(0, day=TODAY),), (Patch(0, day=later),))),
    )
    theirs = _entries(replace(MILK, kind=EntryKind.REFUND, day=later, money=Money.of("6", "INR")))
    made = reconcile_readings(_entries(MILK, doubts=doubts), GroundedReading(theirs, whole=True), 0.9)
    assert made == _entries(replace(MILK, kind=EntryKind.REFUND, day=later, money=Money.of("6", "INR")))
    partly = GroundedReading(replace(theirs, sure=False), whole=False)
    asked = reconcile_readings(_entries(MILK, doubts=doubts), partly, 0.9)
    assert isinstance(asked, RecordEntries)
    assert {doubt.kind for doubt in asked.doubts} == {DoubtKind.AMOUNT, DoubtKind.KIND, DoubtKind.DATE}


@pytest.mark.parametrize(
    ("local", "theirs", "whole", "ours_right", "wanted"),
    [
        (_entries(MILK), Chatter(), True, 0.3, Chatter()),
        (_entries(MILK), Chatter(), True, 0.9, Unclear((_entries(MILK),))),
        (_entries(MILK), Chatter(), False, 0.3, _entries(MILK)),
        (_entries(MILK), Chatter(), True, 0.999, _entries(MILK)),
        (_entries(MILK), TOTAL, True, 0.9, Unclear((_entries(MILK), TOTAL))),
        (_entries(MILK), None, False, 0.3, Unclear((_entries(MILK),))),
        (_entries(MILK), None, False, 0.6, None),
        (Chatter(), _entries(MILK), True, 0.3, _entries(MILK)),
        (Chatter(), _entries(MILK), True, 0.9, Unclear((_entries(MILK),))),
        (Chatter(), _entries(MILK), False, 0.95, Chatter()),
        (Chatter("plan"), Chatter(), True, 0.1, Chatter("plan")),
        (TOTAL, LIST, True, 0.9, Unclear((TOTAL, LIST))),
        (TOTAL, LIST, True, 0.3, LIST),
        (None, LIST, True, 0.5, LIST),
        (LIST, None, False, 0.3, None),
    ],
)
def test_readings_of_two_kinds_are_weighed(
    local: Intent | None,
    theirs: Intent | None,
    whole: bool,  # noqa: FBT001
    ours_right: float,
    wanted: Intent | None,
) -> None:
    assert reconcile_readings(local, GroundedReading(theirs, whole=whole), ours_right) == wanted


@pytest.mark.parametrize(
    ("text", "items", "amounts", "whole"),
    [
        ("4 tickets 38.50 each", [entry("38.50", times="4 tickets")], ["154"], True),
        ("tiles: four boxes, 38.50 a box", [entry("38.50", times="four boxes")], ["154"], True),
        ("b and q 86.20, of that 30 for gran", [entry("86.20", less=["30"]), entry("30")], ["56.20", "30"], True),
        ("washer 500 minus 10 % plus 29 delivery", [entry("500", less=["10 %"], more=["29"])], ["479"], True),
        ("cocktails 96, i paid my quarter", [entry("96", times="my quarter", part="1/4")], ["24"], True),
        ("lunch 30.25, half each", [entry("30.25", times="half each", part="1/2")], ["15.13"], True),
        ("4x12.50 tea", [entry("4x12.50")], ["50"], True),
        ("4x12.50 tea", [entry("4x12.50", times="4")], ["50"], True),
        ("milk 60", [entry("60", times="nine boxes")], [], False),
        ("milk 60", [entry("60", part="1/2")], [], False),
        ("milk 60", [entry("60", less=["10"])], [], False),
        ("milk 60", [entry("60", times="milk")], [], False),
        ("cake 60 of which 60 is a gift", [entry("60", less=["60"])], [], False),
    ],
)
def test_amounts_are_reckoned_here_from_what_stands_in_the_message(
    text: str,
    items: list[dict[str, Any]],
    amounts: list[str],
    whole: bool,  # noqa: FBT001
) -> None:
    ground = SpanLookup.from_message(text, CONTEXT)
    assert ground
    made = make_intent(ReadMessage.model_validate(read("entries", *items)), ground, HOUSEHOLD)
    lines = made.intent.lines if isinstance(made.intent, RecordEntries) else ()
    assert [line.money.amount for line in lines] == [Decimal(amount) for amount in amounts]
    assert made.whole is whole


def test_a_scale_that_is_not_written_is_asked() -> None:
    ground = SpanLookup.from_message("dentist 45", CONTEXT)
    assert ground
    made = make_intent(ReadMessage.model_validate(read("entries", entry("45", scale="1000"))), ground, HOUSEHOLD)
    assert isinstance(made.intent, RecordEntries)
    (doubt,) = made.intent.doubts
    assert [reading[0].money for reading in doubt.readings] == [Money.of("45000", "INR"), Money.of("45", "INR")]


def test_a_currency_written_once_holds_where_the_model_says_so_and_is_asked_elsewhere() -> None:
    taken = SpanLookup.from_message("chairs 60 reais, corn 15", CONTEXT)
    guessed = SpanLookup.from_message("coffee 6.50 in Basel", CONTEXT)
    assert taken
    assert guessed
    both = read("entries", entry("60 reais", currency="BRL"), entry("15", currency="BRL"))
    made = make_intent(ReadMessage.model_validate(both), taken, HOUSEHOLD).intent
    assert isinstance(made, RecordEntries)
    assert [str(line.money.currency) for line in made.lines] == ["BRL", "BRL"]
    asked = make_intent(
        ReadMessage.model_validate(read("entries", entry("6.50", currency="CHF"))), guessed, HOUSEHOLD
    ).intent
    assert isinstance(asked, RecordEntries)
    assert [doubt.kind for doubt in asked.doubts] == [DoubtKind.CURRENCY]
