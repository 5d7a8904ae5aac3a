"""Sentences about budgets in every language: what they set, and that they take no entry and no question."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

import pytest
import yaml

from bot.render.words import LANGUAGES, Words
from core.model.entry import EntryKind, Line
from core.model.intent import (
    ArrangeSeveral,
    Ask,
    BankNotice,
    Chatter,
    Command,
    Incomplete,
    Intent,
    RecordEntries,
    RemoveBudget,
    SetBudget,
    Unclear,
)
from core.model.money import Money
from tests.core.language.home import ASHA, RAVI, TODAY, context, recognise_without_rules

FOLDER = Path(__file__).parents[2] / "sentences"
_CURRENCIES = {"en": "INR", "hi": "INR", "hi-Latn": "INR", "ru": "RUB", "pt": "BRL"}
_OTHERS = {
    BankNotice: "notice",
    RecordEntries: "entry",
    Ask: "question",
    Command: "command",
    Chatter: "talk",
    Incomplete: "half",
}

_QUOTED = re.compile(r"[“„«]([^”“»]+)[”“»]")
_BUDGET = re.compile("budget|presupuesto|orçamento|бюджет|बजट", re.IGNORECASE)


def rows() -> list[tuple[str, str, str]]:
    files = sorted(FOLDER.glob("*/budgets.yaml"))
    return [(path.parent.name, row["say"], row["is"]) for path in files for row in yaml.safe_load(path.read_bytes())]


def describe(intent: Intent) -> str:
    """A reading in the words of the files: what, on which categories, how often, from when, and the rest."""
    if isinstance(intent, RemoveBudget):
        return f"removes {'+'.join(intent.scope.categories) or whose(intent.scope.member)}"
    if isinstance(intent, ArrangeSeveral):
        return "several"
    if not isinstance(intent, SetBudget):
        return _OTHERS[type(intent)]
    if intent.several:
        return "several"
    parts = [
        f"sets {intent.amount:f}".removesuffix(".0") if intent.amount is not None else "",
        f"on {'+'.join(intent.scope.categories)}" if intent.scope.categories else "",
        whose(intent.scope.member),
        f"per {intent.unit}" if intent.unit else "",
        f"{'once' if intent.once else 'from'} {intent.starts}" if intent.starts else "",
        "step" if intent.step else ("change" if intent.changes else ""),
        "rollover" if intent.rollover else "",
        f"warn {intent.threshold}" if intent.threshold else "",
        f"of {intent.words.replace(' ', '_')}" if intent.words else "",
    ]
    return " ".join(filter(None, parts))


def whose(member: UUID | None) -> str:
    return {ASHA: "own", RAVI: "whose ravi", None: ""}[member]


@pytest.mark.parametrize(("language", "said", "expected"), rows())
def test_what_a_sentence_about_a_budget_comes_to(language: str, said: str, expected: str) -> None:
    read = recognise_without_rules(said, context(language, _CURRENCIES.get(language, "EUR")))
    assert describe(read) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["budget-none", "help-more"])
def test_what_we_tell_people_to_say_sets_a_budget(language: str, key: str) -> None:
    (example,) = [said for said in _QUOTED.findall(Words(language)(key)) if _BUDGET.search(said)]
    assert isinstance(
        recognise_without_rules(example.strip(), context(language, _CURRENCIES.get(language, "EUR"))), SetBudget
    )


def test_an_amount_that_may_be_two_is_asked_about() -> None:
    read = recognise_without_rules("Budget für Lebensmittel 1.500", context("en", "EUR"))
    assert isinstance(read, Unclear)
    assert [one.amount for one in read.readings if isinstance(one, SetBudget)] == [1500, 1.5]


def test_a_half_said_before_makes_no_entry_of_a_budget() -> None:
    assert isinstance(recognise_without_rules("overall budget 60k", context(half="milk")), SetBudget)


def test_a_reply_to_a_card_may_be_about_a_budget() -> None:
    replied = context(card=(line(),))
    assert isinstance(recognise_without_rules("budget groceries 15000", replied), SetBudget)
    assert not isinstance(recognise_without_rules("raise dining to 900", replied), SetBudget)


def line() -> Line:
    return Line(EntryKind.EXPENSE, Money(6000, "INR"), TODAY, "milk")


def test_with_a_card_open_a_change_without_the_word_is_the_cards() -> None:
    assert isinstance(recognise_without_rules("raise dining to 900", context()), SetBudget)
    assert not isinstance(recognise_without_rules("raise dining to 900", context(card_last=True)), SetBudget)
