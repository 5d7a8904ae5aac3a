"""What does not say for whom a card was, however much it looks like it (A12, B2)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.entry import EntryKind, Line
from core.model.intent import ChangeDraft, RecordEntries
from core.model.money import Money

TODAY = date(2026, 11, 21)
PEOPLE = tuple(Person(UUID(int=n), (name,)) for n, name in enumerate(("Nina", "Ravi", "Priya"), 1))
CARD = tuple(Line(EntryKind.EXPENSE, Money.of(60, "INR"), TODAY, name) for name in ("milk", "birthday cake"))


def context(language: str = "en", card: tuple[Line, ...] | None = CARD) -> Context:
    return Context(TODAY, "INR", PEOPLE[0].id, PEOPLE, language=language, card=card)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "not for Priya"),
        ("en", "it was not for Priya, for Ravi"),
        ("en", "for Priya or Ravi"),
        ("en", "for Priya's birthday"),
        ("en", "was it for Priya?"),
        ("en", "the soap was for Priya"),
        ("en", "it was from Priya"),
        ("en", "give it to Priya"),
        ("en", "is there anything for Priya"),
        ("en", "for Priya 300"),
        ("en", "for Priya yesterday"),
        ("es", "no era para Priya"),
        ("de", "nicht für Priya"),
        ("hi-Latn", "Priya ke liye nahi"),
        ("pt", "não foi para Priya"),
        ("ru", "это не для Priya"),
    ],
)
def test_it_names_nobody_it_was_for(language: str, text: str) -> None:
    found = recognise(text, context(language))
    assert not isinstance(found, ChangeDraft) or found.whom is None


@pytest.mark.parametrize(
    ("language", "text"), [("en", "no, for Ravi"), ("es", "no, para Ravi"), ("hi-Latn", "nahi, Ravi ke liye")]
)
def test_a_no_before_it_denies_what_stood_there(language: str, text: str) -> None:
    found = recognise(text, context(language))
    assert isinstance(found, ChangeDraft)
    assert found.whom == (PEOPLE[1].id,)


def test_a_new_purchase_says_for_whom_it_was() -> None:
    found = recognise("dinner for Priya 300", context(card=None))
    assert isinstance(found, RecordEntries)
    (line,) = found.lines
    members = {share.member: share.minor for share in line.shares}
    assert (line.description, line.payer) == ("dinner", None)
    assert list(members.values()) == [30000]
