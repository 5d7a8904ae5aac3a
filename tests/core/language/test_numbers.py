"""A3: numbers as people write them, in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from core.language.values.habits import find_habits
from core.language.values.numbers import NumberStyle, list_readings, read_spelled
from core.model.household import NumberHabit

POINT, COMMA = NumberStyle(NumberHabit.POINT, 2), NumberStyle(NumberHabit.COMMA, 2)


@pytest.mark.parametrize(
    ("written", "habit", "values"),
    [
        ("60", POINT, ["60"]),
        ("2,350.50", POINT, ["2350.50"]),
        ("2.350,50", POINT, ["2350.50"]),
        ("1,24,500", POINT, ["124500"]),
        ("12,50", POINT, ["12.50"]),
        ("12.5", COMMA, ["12.5"]),
        ("1,200", POINT, ["1200"]),
        ("1.200", COMMA, ["1200"]),
        ("1.200", POINT, ["1200", "1.200"]),
        ("1,200", COMMA, ["1200", "1.200"]),
        ("0.125", POINT, ["0.125"]),
        ("1.200.000", POINT, ["1200000"]),
        ("1'200.50", POINT, ["1200.50"]),
        ("1'200.000", COMMA, ["1200000"]),
        ("1.200", NumberStyle(NumberHabit.POINT, 3), ["1.200"]),
        ("1.200", NumberStyle(NumberHabit.POINT, 0), ["1200"]),
        ("1.2.3", POINT, []),
        ("12,34,5", POINT, []),
    ],
)
def test_digits(written: str, habit: NumberStyle, values: list[str]) -> None:
    assert list_readings(written, habit) == tuple(map(Decimal, values))


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_grouped_money_is_read_back(whole: int, cents: int) -> None:
    assert list_readings(f"{whole:,}.{cents:02}", POINT) == (Decimal(f"{whole}.{cents:02}"),)


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("two hundred and fifty", "en", "250"),
        ("twenty-five", "en", "25"),
        ("one lakh twenty thousand", "en", "120000"),
        ("half a million", "en", "500000"),
        ("two and a half thousand", "en", "2500"),
        ("a hundred", "en", "100"),
        ("dhai sau", "hi-Latn", "250"),
        ("sadhe teen hazaar", "hi-Latn", "3500"),
        ("paune do sau", "hi-Latn", "175"),
        ("sava sau", "hi-Latn", "125"),
        ("ek hazaar do sau pachas", "hi-Latn", "1250"),
        ("डेढ़ लाख", "hi", "150000"),
        ("निन्यानवे", "hi", "99"),
        ("полторы тысячи", "ru", "1500"),
        ("две тысячи триста сорок пять", "ru", "2345"),
        ("dos mil quinientos", "es", "2500"),
        ("treinta y cinco", "es", "35"),
        ("siete mil millones", "es", "7000000000"),
        ("zweihundertfünfzig", "de", "250"),
        ("fünfundzwanzig", "de", "25"),
        ("tausendzweihundert", "de", "1200"),
        ("mil e duzentos", "pt", "1200"),
        ("quatre vingt dix", "fr", "90"),
        ("vijfentwintig", "nl", "25"),
        ("dua ratus", "id", "200"),
    ],
)
def test_words(words: str, language: str, value: str) -> None:
    found = tokenise(clean_text(words))
    number = read_spelled(found, PhraseMatches(found, language), 0)
    assert number is not None
    assert (number.value, number.end) == (Decimal(value), len(found))


@pytest.mark.parametrize(
    ("language", "currency", "mark", "day_first"),
    [
        ("en", "INR", NumberHabit.POINT, True),
        ("en", "USD", NumberHabit.POINT, False),
        ("es", "EUR", NumberHabit.COMMA, True),
        ("es", "MXN", NumberHabit.POINT, True),
        ("en", "EUR", NumberHabit.POINT, True),
        ("en", "BRL", NumberHabit.COMMA, True),
    ],
)
def test_habits(language: str, currency: str, mark: NumberHabit, day_first: bool) -> None:  # noqa: FBT001 - a row's field
    assert find_habits(language, currency) == (mark, day_first)
