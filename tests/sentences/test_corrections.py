"""What a family says to a card, and to Purser itself, is read as the sentence files say (B2, F1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.entry import EntryKind, Line, Visibility
from core.model.intent import Ask, ChangeDraft, Command, SetBudget
from core.model.money import Money
from tests import sheets

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 21)
_READ: dict[str, Callable[[Any], object]] = {
    "amount": Decimal,
    "day": date.fromisoformat,
    "kind": EntryKind,
    "payer": lambda place: UUID(int=place),
    "whom": lambda places: tuple(UUID(int=place) for place in places),
    "visibility": Visibility,
}
"""How each field of a row is read; a member is a place among the members, from 1."""


def _line(description: str) -> Line:
    return Line(EntryKind.EXPENSE, Money.of(140, "INR"), TODAY, description, "other")


def _cases() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*/corrections.yaml")):
        content = sheets.rows(path)
        cases += [
            pytest.param(path.parent.name, content, row, id=f"{path.parent.name}: {row['say']}")
            for row in content["sentences"]
        ]
    return cases


def _read(language: str, content: dict[str, Any], text: str) -> object:
    people = tuple(Person(UUID(int=index + 1), (name,)) for index, name in enumerate(content["members"]))
    card = tuple(map(_line, content["card"]))
    return recognise(text, Context(TODAY, "INR", people[0].id, people, language=language, card=card))


def _wanted(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a change that a row names."""
    said = {name: value for name, value in row.items() if name != "say"}
    return {name: _READ[name](value) if name in _READ and value is not None else value for name, value in said.items()}


@pytest.mark.parametrize(("language", "content", "row"), _cases())
def test_it_is_read_as_it_says(language: str, content: dict[str, Any], row: dict[str, Any]) -> None:
    found = _read(language, content, row["say"])
    if "command" in row:
        assert isinstance(found, Command)
        assert found.name == row["command"]
    elif "budget" in row:
        assert isinstance(found, SetBudget)
        assert found.amount == row["budget"]
    elif "asks" in row:
        assert isinstance(found, Ask)
        assert found.question.intent == row["asks"]
    else:
        assert isinstance(found, ChangeDraft)
        assert {name: getattr(found, name) for name in _wanted(row)} == _wanted(row)
