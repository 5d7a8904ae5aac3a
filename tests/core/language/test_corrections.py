"""B2: a sentence that answers a card changes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.language.recognise import recognise
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import ChangeDraft, RecordEntries
from core.model.money import Money
from tests.core.language.home import RAVI, TODAY, context

MILK = Line(EntryKind.EXPENSE, Money.of(140, "INR"), TODAY, "milk", "groceries")
AUTO = Line(EntryKind.EXPENSE, Money.of(50, "INR"), TODAY, "auto", "transport")
FRIDAY = date(2026, 11, 20)


def change(text: str, *card: Line, language: str = "en") -> object:
    return recognise(text, context(language, card=card or (MILK,)))


@pytest.mark.parametrize(
    "text", ["yes", "ok", "Yes!", "looks good", "haan", "theek hai", "да", "sí", "ja", "sim", "👍"]
)
def test_yes_confirms(text: str) -> None:
    assert change(text) == ChangeDraft(confirm=True)


@pytest.mark.parametrize(
    "text", ["discard", "no, discard", "cancel it", "hata do", "удали", "bórralo", "verwerfen", "descarta"]
)
def test_no_discards(text: str) -> None:
    assert change(text) == ChangeDraft(discard=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("no, 145", ChangeDraft(line=0, amount=Decimal(145))),
        ("145", ChangeDraft(line=0, amount=Decimal(145))),
        ("it was 145 not 140", ChangeDraft(line=0, amount=Decimal(145))),
        ("make it 1.5k", ChangeDraft(line=0, amount=Decimal(1500))),
        ("that was yesterday", ChangeDraft(line=0, day=FRIDAY)),
        ("yesterday", ChangeDraft(line=0, day=FRIDAY)),
        ("make it dining", ChangeDraft(line=0, category="dining")),
        ("ravi paid", ChangeDraft(line=0, payer=RAVI)),
        ("it's a refund", ChangeDraft(line=0, kind=EntryKind.REFUND)),
        ("make it private", ChangeDraft(line=0, visibility=Visibility.PRIVATE)),
        ("#goa", ChangeDraft(line=0, tags=("goa",))),
        ("no, 20 dollars", ChangeDraft(line=0, amount=Decimal(20), currency="USD")),
        ("nahi, 145 tha", ChangeDraft(line=0, amount=Decimal(145))),
        ("нет, 145", ChangeDraft(line=0, amount=Decimal(145))),
    ],
)
def test_one_line(text: str, wanted: ChangeDraft) -> None:
    assert change(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2nd one was 60", ChangeDraft(line=1, amount=Decimal(60))),
        ("the second was 60", ChangeDraft(line=1, amount=Decimal(60))),
        ("auto was 60", ChangeDraft(line=1, amount=Decimal(60))),
        ("last one was yesterday", ChangeDraft(line=1, day=FRIDAY)),
        ("those were yesterday", ChangeDraft(day=FRIDAY)),
    ],
)
def test_several_lines(text: str, wanted: ChangeDraft) -> None:
    assert change(text, MILK, AUTO) == wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("remove milk", "en"),
        ("no, drop the milk please", "en"),
        ("delete the first one", "en"),
        ("milk hata do", "hi-Latn"),
        ("убери milk", "ru"),
        ("quita milk", "es"),
        ("lösche milk", "de"),
        ("tira milk", "pt"),
        ("milk हटा दो", "hi"),
    ],
)
def test_a_line_is_taken_off_the_card(text: str, language: str) -> None:
    assert change(text, MILK, AUTO, language=language) == ChangeDraft(line=0, discard=True)


@pytest.mark.parametrize("text", ["remove bread", "remove milk and auto", "remove stains 60"])
def test_what_names_no_single_line_takes_none_off(text: str) -> None:
    found = change(text, MILK, AUTO)
    assert not (isinstance(found, ChangeDraft) and found.discard)


@pytest.mark.parametrize("text", ["bread 45", "petrol 500, chai 20", "spent 300 on vegetables"])
def test_a_new_message_stays_new(text: str) -> None:
    assert isinstance(change(text), RecordEntries)


def test_a_category_the_household_named_is_known() -> None:
    card = context(card=(MILK,), categories=(("c1", "Parties"),))
    assert recognise("make it parties", card) == ChangeDraft(line=0, category="c1")
