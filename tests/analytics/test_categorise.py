"""D2: the shipped lexicon picks a category with a confidence that means something."""

from __future__ import annotations

import pytest

from analytics.categorise.lexicon_categoriser import NOTHING, LexiconCategoriser
from core.model.category import SYSTEM, Category
from core.model.entry import EntryKind
from tests.analytics.lines import household, line

HOME = household()


@pytest.mark.parametrize(
    ("description", "merchant", "category"),
    [
        ("milk", None, "groceries"),
        ("biryani for guests", "Swiggy", "dining"),
        ("", "Uber", "transport"),
        ("kurta", "Amazon", "clothing"),
        ("headphones", "Amazon", "shopping"),
        ("", "Amazon", "shopping"),
        ("dog food", "Target", "pets"),
        ("car insurance", None, "insurance"),
        ("gas cylinder", None, "utilities"),
        ("bijli ka bill", None, "utilities"),
        ("доставка еды", None, "dining"),
        ("корм коту", None, "pets"),
        ("recibo de la luz", None, "utilities"),
        ("kita", None, "children"),
        ("ração", None, "pets"),
        ("school fees", None, "education"),
        ("netflix", "Netflix", "subscriptions"),
        ("haircut", None, "personal_care"),
    ],
)
def test_expenses(description: str, merchant: str | None, category: str) -> None:
    found = LexiconCategoriser().suggest(line(description, merchant), HOME)
    assert found.category == category
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    ("description", "category"), [("salary", "salary"), ("зарплата", "salary"), ("dividend", "other_income")]
)
def test_incomes(description: str, category: str) -> None:
    assert LexiconCategoriser().suggest(line(description, kind=EntryKind.INCOME), HOME).category == category


@pytest.mark.parametrize(("kind", "category"), [(EntryKind.EXPENSE, "other"), (EntryKind.INCOME, "other_income")])
def test_the_unknown_is_other_with_little_confidence(kind: EntryKind, category: str) -> None:
    found = LexiconCategoriser().suggest(line("qwxz", kind=kind), HOME)
    assert (found.category, found.confidence) == (category, NOTHING)


def test_a_category_of_its_own_comes_first() -> None:
    home = household(*SYSTEM, Category("c1", "🎂", "pink", name="Parties"))
    assert LexiconCategoriser().suggest(line("cake for parties"), home).category == "c1"


def test_never_a_category_the_household_does_not_have() -> None:
    home = household(*SYSTEM[-4:])
    assert LexiconCategoriser().suggest(line("milk"), home).category == "other"
