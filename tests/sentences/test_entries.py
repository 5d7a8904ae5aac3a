"""A1-A7, A12, A13: what people write and what becomes of it, as data in every language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.language.values.habits import find_habits
from core.model.intent import RecordEntries
from tests import sheets

TODAY = date(2026, 11, 21)
KINDS = {"expense", "income", "refund", "transfer"}


@dataclass(frozen=True)
class Row:
    """One sentence in its household."""

    language: str
    home: dict[str, Any]
    row: dict[str, Any]

    def context(self) -> Context:
        language = self.home.get("language", self.language)
        mark, day_first = find_habits(language, self.home["currency"])
        people = tuple(Person(uuid5(NAMESPACE_URL, name), (name,)) for name in self.home["people"])
        return Context(TODAY, self.home["currency"], people[0].id, people, language, mark, day_first)


def rows() -> list[Row]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*/entries.yaml")):
        content = sheets.rows(path)
        homes = {None: content["home"], **content.get("homes", {})}
        found += [Row(path.parent.name, homes[row.get("in")], row) for row in content["rows"]]
    return found


def wanted(line: object, currency: str) -> tuple[str, Decimal, str, date]:
    parts = str(line).split()
    day = parts.pop()[1:] if "@" in parts[-1] else "0"
    kind = parts.pop(0) if parts[0] in KINDS else "expense"
    when = date.fromisoformat(day) if day.count("-") > 1 else TODAY + timedelta(days=int(day))
    return kind, Decimal(parts[0]), parts[1] if len(parts) > 1 else currency, when


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.language}: {row.row['say']}")
def test_says(row: Row) -> None:
    intent = recognise(row.row["say"], row.context())
    lines = intent.lines if isinstance(intent, RecordEntries) else ()
    got = [(line.kind.value, line.money.amount, line.money.currency, line.day) for line in lines]
    assert got == [wanted(line, row.home["currency"]) for line in row.row["get"]]
    asked = {doubt.kind.value for doubt in intent.doubts} if isinstance(intent, RecordEntries) else set()
    assert asked == set(row.row.get("ask", ()))
    if "account" in row.row:
        assert {line.account for line in lines} == {row.row["account"]}
    if "named" in row.row:
        assert [line.description for line in lines] == [row.row["named"]]
