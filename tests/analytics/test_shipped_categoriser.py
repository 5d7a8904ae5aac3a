"""D2: what is shipped picks a category with a likelihood that is used: sure, offered, or asked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analytics.categorise.known_phrases import BRANDS, WORDS, list_shipped_brands, list_shipped_words
from analytics.categorise.ranked_categoriser import ASK
from analytics.categorise.shipped_categoriser import ShippedCategoriser
from analytics.categorise.shipped_prior import CATEGORIES
from core.model.category import SYSTEM, Category
from core.model.entry import EntryKind
from tests.analytics.lines import household, line

HOME = household()
SURE = 0.8


@pytest.mark.parametrize(
    ("description", "merchant", "category"),
    [
        ("milk", None, "groceries"),
        ("biryani for guests", "Swiggy", "dining"),
        ("", "Uber", "transport"),
        ("kurta", "Amazon", "clothing"),
        ("dog food", "Target", "pets"),
        ("gas cylinder", None, "utilities"),
        ("доставка еды", None, "dining"),
        ("recibo de la luz", None, "utilities"),
        ("ração", None, "pets"),
        ("school fees", None, "education"),
        ("haircut", None, "personal_care"),
        ("croquettes du chat", None, "pets"),
        ("Zahnarzt", None, "health"),
        ("दवाई", None, "health"),
    ],
)
def test_what_people_type_is_sure(description: str, merchant: str | None, category: str) -> None:
    found = ShippedCategoriser().suggest(line(description, merchant), HOME)
    assert found.category == category
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    ("printed", "category"),
    [
        ("harvey norman new pl new plymouth nzl", "shopping"),
        ("PIZZERIA NAPOLI 0231 HAMBURG", "dining"),
        ("SQ *JOES ESPRESSO BAR", "dining"),
        ("Office to Central station", "transport"),
    ],
)
def test_what_a_bank_prints_is_read_by_brands_words_and_letters(printed: str, category: str) -> None:
    assert ShippedCategoriser(typed=False).suggest(line(printed), HOME).category == category


def test_what_is_printed_is_trusted_less_than_what_is_typed() -> None:
    typed, printed = (ShippedCategoriser(typed=typed).suggest(line("haircut"), HOME) for typed in (True, False))
    assert printed.confidence < typed.confidence


def test_the_unknown_is_filed_under_other_and_the_likeliest_are_offered() -> None:
    found = ShippedCategoriser().suggest(line("qwxz"), HOME)
    assert found.category == "other"
    assert found.confidence < ASK
    offered = ShippedCategoriser().list_likeliest(line("qwxz"), HOME, 3)
    assert len({each.category for each in offered}) == 3


def test_an_income_is_offered_incomes_alone() -> None:
    offered = ShippedCategoriser().list_likeliest(line("dividend", kind=EntryKind.INCOME), HOME, 5)
    assert [each.category for each in offered] == ["other_income", "salary"]


def test_a_category_of_its_own_comes_first() -> None:
    own = Category("c1", "🎂", "pink", name="Parties")
    home = household(*SYSTEM, own)
    assert ShippedCategoriser().suggest(line("cake for parties"), home).category == "c1"


def test_never_a_category_the_household_does_not_have() -> None:
    home = household(*SYSTEM[-4:])
    offered = ShippedCategoriser().list_likeliest(line("milk"), home, 5)
    assert {each.category for each in offered} <= {category.key for category in home.categories}


def test_every_shipped_phrase_belongs_to_a_category_there_is() -> None:
    known = {*CATEGORIES, "other"}
    assert {category for _, category in (*list_shipped_words(), *list_shipped_brands())} <= known


@pytest.mark.parametrize("path", sorted((*WORDS.glob("*.yaml"), *BRANDS.glob("*.txt"))), ids=lambda path: path.name)
def test_lists_are_easy_to_review(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 200
    if path.suffix == ".txt":
        assert lines == sorted(lines)
        assert max(Counter(lines).values()) == 1
