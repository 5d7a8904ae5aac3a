"""A few categories to offer where one is a guess (REQUIREMENTS D2)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from analytics.categorise.lexicon_categoriser import LexiconCategoriser
from core.model.category import SYSTEM
from core.model.entry import EntryKind, Line
from core.model.household import Household, NumberHabit
from core.model.money import Money

HOUSE = Household(UUID(int=1), "Home", "INR", "Asia/Kolkata", "en", NumberHabit.POINT, categories=SYSTEM)


def keys(description: str, kind: EntryKind = EntryKind.EXPENSE, most: int = 4) -> list[str]:
    line = Line(kind, Money(100, "INR"), date(2026, 11, 21), description)
    return [each.category for each in LexiconCategoriser().likeliest(line, HOUSE, most)]


def test_the_best_comes_first_and_each_once() -> None:
    found = keys("milk")
    assert found[0] == "groceries"
    assert len(set(found)) == 4


def test_what_is_unknown_offers_what_households_buy() -> None:
    assert keys("zorblax") == ["other", "groceries", "dining", "shopping"]


def test_an_income_is_offered_incomes_alone() -> None:
    assert set(keys("zorblax", EntryKind.INCOME)) == {"other_income", "salary"}


def test_a_word_that_spoke_less_loudly_is_offered_too() -> None:
    assert {"groceries", "transport"} <= set(keys("milk taxi", most=3))
