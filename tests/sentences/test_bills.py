"""G3: what is said of a bill that was set up before, in every language, and what is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.language.text.files import list_languages
from core.model.intent import ActOnRule

TODAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent
PEOPLE = (Person(UUID(int=1), ("Asha",)), Person(UUID(int=2), ("Ravi",)))


def rows() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(FOLDER.glob("*/bills.yaml")):
        found += [(path.parent.name, row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found


def test_every_language_has_its_sentences() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/bills.yaml")} == set(list_languages())


@pytest.mark.parametrize(("language", "row"), rows(), ids=lambda value: value if isinstance(value, str) else value["t"])
def test_acts_on_a_bill(language: str, row: dict[str, Any]) -> None:
    intent = recognise(row["t"], Context(TODAY, "INR", UUID(int=1), PEOPLE, language))
    if row["action"] == "none":
        assert not isinstance(intent, ActOnRule)
        return
    assert isinstance(intent, ActOnRule)
    assert (intent.action.value, intent.name) == (row["action"], row["name"])
    assert intent.amount == (Decimal(row["amount"]) if "amount" in row else None)
    assert (intent.day and intent.day.isoformat()) == row.get("day")
    assert (intent.rhythm and list(intent.rhythm.month_days or intent.rhythm.weekdays)) == row.get("moves")
    assert intent.lead == row.get("lead")
