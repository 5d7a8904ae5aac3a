"""A few categories to offer where one is a guess (REQUIREMENTS D2)."""

from __future__ import annotations

from analytics.categorise.lexicon_categoriser import LexiconCategoriser
from core.model.entry import EntryKind
from tests.analytics.lines import household, line

HOUSE = household()


def keys(description: str, kind: EntryKind = EntryKind.EXPENSE, most: int = 4) -> list[str]:
    return [each.category for each in LexiconCategoriser().list_likeliest(line(description, kind=kind), HOUSE, most)]


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
