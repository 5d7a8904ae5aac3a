"""G3: what sets up a recurring payment in every language, and what does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from core.language.context import Context
from core.language.recognise import recognise
from core.language.values.rhythm_words import list_rhythm_languages
from core.model.intent import SetRecurring

TODAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent


def rows() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(FOLDER.glob("*/recurring.yaml")):
        found += [(path.parent.name, row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found


def test_every_language_has_its_sentences() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/recurring.yaml")} == set(list_rhythm_languages())


@pytest.mark.parametrize(("language", "row"), rows(), ids=lambda value: value if isinstance(value, str) else value["t"])
def test_sets_up(language: str, row: dict[str, Any]) -> None:
    intent = recognise(row["t"], Context(TODAY, "INR", UUID(int=1), (), language))
    if "name" not in row:
        assert not isinstance(intent, SetRecurring)
        return
    assert isinstance(intent, SetRecurring)
    rhythm = intent.rhythm
    assert (intent.line.merchant or intent.line.description) == row["name"]
    assert intent.line.money.amount == Decimal(row["amount"])
    assert (rhythm.interval_text, intent.line.kind.value) == (row["every"], row.get("kind", "expense"))
    assert rhythm.weekdays == tuple(row.get("weekdays", ()))
    assert rhythm.month_days == tuple(row.get("days", ()))
    assert [day and day.isoformat() for day in (intent.start, intent.until)] == [row.get("start"), row.get("until")]
    assert intent.times == row.get("times")
    assert (intent.once and intent.once.amount) == (Decimal(row["once"]) if "once" in row else None)
