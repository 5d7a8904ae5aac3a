"""G8: what is only supposed of bills and incomes, in every language, and what is not."""

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
from core.model.intent import AskWhatIf

TODAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent
PEOPLE = (Person(UUID(int=1), ("Asha",)), Person(UUID(int=2), ("Ravi",)))


def rows() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(FOLDER.glob("*/what_if.yaml")):
        found += [(path.parent.name, row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found


def test_every_language_has_its_sentences() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/what_if.yaml")} == set(list_languages())


@pytest.mark.parametrize(("language", "row"), rows(), ids=lambda value: value if isinstance(value, str) else value["t"])
def test_supposes_a_change(language: str, row: dict[str, Any]) -> None:
    intent = recognise(row["t"], Context(TODAY, "INR", UUID(int=1), PEOPLE, language))
    if row["supposed"] == "none":
        assert not isinstance(intent, AskWhatIf)
        return
    assert isinstance(intent, AskWhatIf)
    assert (intent.supposed.value, list(intent.names)) == (row["supposed"], row["names"])
    assert intent.amount == (Decimal(row["amount"]) if "amount" in row else None)
    assert (intent.step, intent.percent) == (row.get("step", False) or row.get("percent", False), "percent" in row)
    assert (intent.start and intent.start.isoformat()) == row.get("start")
