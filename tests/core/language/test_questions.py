"""The question reader at its edges (A12, F1, F3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.context import Context, Person
from core.language.questions.read_question import read_question, read_question_with_numbers, warm_languages
from core.language.recognise import recognise
from core.language.text.files import list_languages
from core.model.intent import Ask, Command, RecordEntries, SetBudget
from core.model.period import find_month
from core.model.question import Question, QuestionIntent
from tests.pace import reads_soon

NINA, SAM = UUID(int=1), UUID(int=2)
WORDS = (
    "how",
    "much",
    "did",
    "we",
    "spend",
    "on",
    "food",
    "last",
    "month",
    "5",
    "to",
    "3000",
    "₹",
    "than",
    "a",
    ",",
    "#x",
)


def context(language: str = "en", before: Question | None = None, **more: object) -> Context:
    people = (Person(NINA, ("Nina",)), Person(SAM, ("Sam", "Sammy")))
    return Context(date(2026, 11, 21), "INR", NINA, people, language=language, before=before, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module", autouse=True)
def _warmed() -> None:
    warm_languages()


def asked(text: str, known: Context | None = None) -> Question | None:
    found = read_question(text, known or context())
    return found.question if found else None


@pytest.mark.parametrize("text", ["", " ", "?", "???", "😂😂", "\x00\x07", "a" * 10_000, "9" * 40, "1e400"])
def test_what_asks_nothing_is_no_question(text: str) -> None:
    assert read_question(text, context()) is None


def test_another_name_of_a_member_is_known() -> None:
    assert asked("how much did sammy spend this month") == Question(
        QuestionIntent.TOTAL, period=find_month(date(2026, 11, 1)), member=SAM
    )


def test_the_household_s_own_categories_and_accounts_are_known() -> None:
    known = context(categories=(("pets", "Furballs"),), accounts=("Blue card",))
    found = asked("how much did we spend on furballs with the blue card", known)
    assert found == Question(QuestionIntent.CATEGORY_SPEND, categories=("pets",), account="Blue card")


def test_a_household_that_writes_english_may_ask_in_hinglish() -> None:
    assert asked("pichle mahine petrol pe kitna kharch hua") == Question(
        QuestionIntent.CATEGORY_SPEND, period=find_month(date(2026, 10, 1)), categories=("fuel",)
    )


@pytest.mark.parametrize(
    "text",
    [
        "medical expenses for 2025",
        "largest purchase of 2024",
        "income vs expenses for 2025",
        "expenses over 5000 in october",
        "top 5 bills",
        "groceries between 1 and 15 november",
    ],
)
def test_numbers_that_are_years_counts_or_bounds_make_no_entry(text: str) -> None:
    assert read_question_with_numbers(text, context()) is not None


@pytest.mark.parametrize(
    "text",
    ["milk 60", "petrol 2020", "rent paid 15000", "5 eggs 40", "uber 450 last friday", "got salary 50000 in october"],
)
def test_what_was_spent_is_no_plain_question(text: str) -> None:
    assert read_question_with_numbers(text, context()) is None


def test_who_asks_is_not_who_spent() -> None:
    assert asked("i need the total for october") == Question(QuestionIntent.TOTAL, period=find_month(date(2026, 10, 1)))


def test_a_number_said_in_words_is_an_amount() -> None:
    found = asked("can we afford a two thousand rupees dinner set")
    assert found is not None
    assert found.amount == Decimal(2000)


def test_without_a_question_before_a_bare_slot_is_not_answered_for_sure() -> None:
    found = read_question("and in october?", context())
    assert found is None or not found.sure


def test_a_long_new_question_does_not_lean() -> None:
    before = Question(QuestionIntent.CATEGORY_SPEND, categories=("fuel",))
    found = asked("and how much did we spend on groceries in october all together", context(before=before))
    assert found == Question(
        QuestionIntent.CATEGORY_SPEND, period=find_month(date(2026, 10, 1)), categories=("groceries",)
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2000), st.sampled_from(list_languages()))
def test_anything_is_read_without_raising_and_soon(text: str, language: str) -> None:
    before = Question(QuestionIntent.TOTAL, period=find_month(date(2026, 10, 1)))
    assert reads_soon(lambda: read_question(text, context(language, before)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=58))
def test_words_of_a_question_in_any_order_are_read_without_raising(words: list[str]) -> None:
    assert reads_soon(lambda: read_question(" ".join(words), context()))


@pytest.mark.parametrize("text", ["this month", "today", "chart"])
def test_a_word_of_command_leans_on_the_question_before(text: str) -> None:
    before = Question(QuestionIntent.CATEGORY_SPEND, period=find_month(date(2026, 10, 1)), categories=("dining",))
    asked = recognise(text, context(before=before))
    assert isinstance(asked, Ask)
    assert asked.question.categories == ("dining",)
    assert isinstance(recognise(text, context()), Command)


@pytest.mark.parametrize("text", ["uber 1.5", "coffee 2.5"])
def test_a_price_that_may_be_a_day_is_an_entry(text: str) -> None:
    assert isinstance(recognise(text, context()), RecordEntries)


@pytest.mark.parametrize(
    ("text", "language", "sets"),
    [
        ("budget for groceries 5000", "en", True),
        ("set a budget for groceries", "en", True),
        ("budget for groceries left", "en", False),
        ("бюджет на продукты 20000", "ru", True),
        ("бюджет на продукты?", "ru", False),
        ("presupuesto de comida?", "es", False),
    ],
)
def test_a_budget_with_a_sum_is_set_and_one_without_is_asked_about(text: str, language: str, *, sets: bool) -> None:
    assert isinstance(recognise(text, context(language)), (Command, SetBudget) if sets else Ask)
