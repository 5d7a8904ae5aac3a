"""The questions people ask are labelled as their readers expect: known intents, categories, members, days, spans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from benchmarks import personas
from core.language.questions.opinion import NONE
from core.model.category import SYSTEM
from core.model.question import QuestionIntent

ROWS = [*personas.read_asked()]


def _list_faults(row: dict[str, Any]) -> Iterator[str]:
    slots = row["slots"]
    if row["intent"] not in {NONE, *QuestionIntent}:
        yield "intent"
    keys = slots.get("category") or []
    if not {*([keys] if isinstance(keys, str) else keys)} <= {category.key for category in SYSTEM}:
        yield "category"
    if slots.get("member", row["speaker"]) not in row["members"]:
        yield "member"
    for name in ("period", "period2"):
        if name in slots and date.fromisoformat(slots[name][0]) > date.fromisoformat(slots[name][1]):
            yield name
    yield from (words for _, words in row["spans"] if words.casefold() not in row["text"].casefold())


def test_every_label_is_known_and_every_span_stands_in_its_text() -> None:
    faults = {row["id"]: found for row in ROWS if (found := [*_list_faults(row)])}
    assert faults == {}


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "es", "de", "ru", "fr", "pt"])
def test_many_people_ask_in_each_language(language: str) -> None:
    assert len({row["person"] for row in ROWS if row["lang"] == language}) > 10
