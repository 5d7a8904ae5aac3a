"""Sums and days of questions, written and spoken in the ways that are easily taken for others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.questions.read_question import read_question
from core.model.period import Period, find_month, make_day_period
from core.model.question import Question

TODAY = date(2026, 11, 21)
LAST_MONDAY = make_day_period(date(2026, 11, 9))
LAST_WEEK, WEEK_BEFORE = Period(date(2026, 11, 9), date(2026, 11, 15)), Period(date(2026, 11, 2), date(2026, 11, 8))


def _ask(text: str, language: str, today: date = TODAY, currency: str = "EUR") -> Question:
    asha = Person(UUID(int=1), ("Asha",))
    asked = read_question(text, Context(today, currency, asha.id, (asha,), language=language))
    assert asked is not None
    return asked.question


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("can we afford a phone for two thousand five hundred", "en", 2500),
        ("can we afford a phone for 2 500", "en", 2500),
        ("un vélo à 7 500 ça passe ou pas", "fr", 7500),
        ("dá pra comprar um celular de mil e quatrocentos?", "pt", 1400),
    ],
)
def test_a_sum_of_several_words_or_groups_is_one(text: str, language: str, amount: int) -> None:
    assert _ask(text, language).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("expenses over 5 000 in october", "en", 5000),
        ("dépenses de plus de mille deux cents euros", "fr", 1200),
        ("gastos de más de mil quinientos en octubre", "es", 1500),
    ],
)
def test_such_a_sum_is_a_bound_too(text: str, language: str, least: int) -> None:
    assert _ask(text, language).least == Decimal(least)


def test_how_many_and_a_month_are_no_sum() -> None:
    asked = _ask("जुलाई के तीन सबसे बड़े ख़र्चे", "hi")
    assert (asked.limit, asked.period) == (3, find_month(date(2026, 7, 1)))


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        (
            "what did we spend in the easter holidays, 28 march till 12 april",
            "en",
            Period(date(2026, 3, 28), date(2026, 4, 12)),
        ),
        ("what did we spend at easter", "en", make_day_period(date(2026, 4, 5))),
        ("how much at the vet since the vaccination on 11 feb", "en", Period(date(2026, 2, 11), TODAY)),
        ("cuánto en gasolina desde la rentrée el 8 de septiembre", "es", Period(date(2026, 9, 8), TODAY)),
        ("how much on monday of last week", "en", LAST_MONDAY),
        ("сколько ушло в понедельник на той неделе", "ru", LAST_MONDAY),
    ],
)
def test_the_exact_days_that_were_told_are_meant(text: str, language: str, period: Period) -> None:
    assert _ask(text, language).period == period


@pytest.mark.parametrize(
    ("text", "language"),
    [("compare last week with the one before", "en"), ("semaine passée versus celle d'avant", "fr")],
)
def test_the_one_before_a_week_is_a_week(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.period, asked.period2) == (LAST_WEEK, WEEK_BEFORE)


@pytest.mark.parametrize(
    ("currency", "period"),
    [
        ("EUR", Period(date(2025, 12, 1), date(2026, 2, 28))),
        ("AUD", Period(date(2026, 6, 1), date(2026, 8, 31))),
        ("BRL", Period(date(2026, 6, 1), date(2026, 8, 31))),
    ],
)
def test_winter_is_where_the_household_lives(currency: str, period: Period) -> None:
    assert _ask("how much did we spend this winter", "en", date(2026, 8, 31), currency).period == period


@pytest.mark.parametrize(
    ("text", "language", "words", "categories"),
    [
        ("how much did we spend last month on everything but rent", "en", ("rent",), ()),
        ("total for october without coffee and rent", "en", ("coffee", "rent"), ()),
        ("what's our biggest category besides rent", "en", ("rent",), ()),
        ("five biggest purchases in october that were not rent", "en", ("rent",), ()),
        ("what did we spend in october on everything except travel and rent", "en", ("rent",), ("travel",)),
    ],
)
def test_what_is_left_out_is_no_filter(
    text: str, language: str, words: tuple[str, ...], categories: tuple[str, ...]
) -> None:
    asked = _ask(text, language)
    assert (asked.without_words, asked.without, asked.words, asked.categories) == (words, categories, None, ())


@pytest.mark.parametrize(
    ("then", "words"), [("and in october?", ("rent",)), ("only groceries", ()), ("and coffee?", ())]
)
def test_what_was_left_out_stays_out_until_another_thing_is_named(then: str, words: tuple[str, ...]) -> None:
    before = _ask("how much did we spend without rent this month", "en")
    asha = Person(UUID(int=1), ("Asha",))
    asked = read_question(then, Context(TODAY, "EUR", asha.id, (asha,), language="en", before=before))
    assert asked is not None
    assert asked.question.without_words == words


def test_a_german_greeting_is_no_day() -> None:
    question = _ask("Guten Morgen, was hat die Apotheke im Oktober gekostet?", "de")
    assert question.period == find_month(date(2026, 10, 1))
