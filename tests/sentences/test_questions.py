"""Every way of asking in the sentence files is read as it says there (F1, F2, F3, A12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.questions.read_question import read_question
from core.language.recognise import recognise
from core.model.intent import Ask, RecordEntries
from core.model.period import Period, find_month, find_year, make_day_period
from core.model.question import Question, QuestionIntent
from tests import sheets

FOLDER = Path(__file__).parent
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/questions.yaml"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row with the household it is said in and the row it leans on."""

    language: str
    household: dict[str, Any]
    row: dict[str, Any]
    before: Sentence | None

    @property
    def members(self) -> dict[str, UUID]:
        """The members by name."""
        return {name: UUID(int=index + 1) for index, name in enumerate(self.household["members"])}

    def __str__(self) -> str:
        return f"{self.language}: {self.row['q']}"


def _sentences(language: str) -> Iterator[Sentence]:
    content = sheets.rows(FOLDER / language / "questions.yaml")
    last: Sentence | None = None
    for row in content["sentences"]:
        last = Sentence(language, content, row, last if row.get("then") else None)
        yield last


def _period(written: Any) -> Period | None:
    """A month (2026-10), a year (2026), a day, or first..last."""
    text = str(written)
    if written is None:
        return None
    if ".." in text:
        first, last = text.split("..")
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    parts = text.split("-")
    if len(parts) == 3:
        return make_day_period(date.fromisoformat(text))
    return find_month(date.fromisoformat(f"{text}-01")) if len(parts) == 2 else find_year(date(int(text), 1, 1))


def _wanted(sentence: Sentence) -> Question:
    row = sentence.row
    category = row.get("category", ())
    fields = {
        "period": _period(row.get("period")),
        "period2": _period(row.get("period2")),
        "categories": tuple(sorted([category] if isinstance(category, str) else category)),
        "member": sentence.members.get(row.get("member", "")),
        "least": Decimal(row["min"]) if "min" in row else None,
        "most": Decimal(row["max"]) if "max" in row else None,
        "amount": Decimal(row["amount"]) if "amount" in row else None,
        "by": date.fromisoformat(row["by"]) if "by" in row else None,
        "chart": row.get("chart", False),
        "ever": row.get("ever", False),
        "without": tuple(row.get("without", ())),
        "without_words": tuple(row.get("without_words", ())),
        **{
            name: row.get(name)
            for name in (
                "words",
                "unit",
                "merchant",
                "tag",
                "account",
                "item",
                "limit",
                "kind",
                "view",
            )
        },
    }
    return Question(QuestionIntent(row["is"]), **fields)


@cache
def _read(sentence_language: str, index: int) -> Ask | None:
    sentence = _all(sentence_language)[index]
    leans = _read(sentence_language, index - 1) if sentence.before else None
    return read_question(sentence.row["q"], _context(sentence, leans.question if leans else None))


@cache
def _all(language: str) -> list[Sentence]:
    return list(_sentences(language))


def _context(sentence: Sentence, before: Question | None) -> Context:
    members = sentence.members
    people = tuple(Person(ident, (name,)) for name, ident in members.items())
    return Context(
        sentence.household["today"],
        "INR",
        members[sentence.household["speaker"]],
        people,
        language=sentence.language,
        before=before,
    )


def _cases() -> list[Any]:
    return [
        pytest.param(language, index, sentence, id=str(sentence))
        for language in LANGUAGES
        for index, sentence in enumerate(_sentences(language))
    ]


_WHERE_SAID = {"words", "ever", "unit"}
"""Slots that a row speaks of only where they are what it is about."""


def _plain(question: Question, row: dict[str, Any]) -> dict[str, Any]:
    fields = [name for name in Question.__dataclass_fields__ if name not in _WHERE_SAID or name in row]
    found = {name: getattr(question, name) for name in fields}
    found["categories"] = tuple(sorted(question.categories))
    return {name: value.casefold() if isinstance(value, str) else value for name, value in found.items()}


@pytest.mark.parametrize(("language", "index", "sentence"), _cases())
def test_a_sentence_is_read_as_it_says(language: str, index: int, sentence: Sentence) -> None:
    asked = _read(language, index)
    if sentence.row["is"] == "none":
        assert asked is None or not asked.sure
        return
    assert asked is not None
    assert _plain(asked.question, sentence.row) == _plain(_wanted(sentence), sentence.row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_becomes_an_entry(language: str) -> None:
    taken = [
        sentence.row["q"]
        for sentence in _all(language)
        if not sentence.before and isinstance(recognise(sentence.row["q"], _context(sentence, None)), RecordEntries)
    ]
    assert not taken


def test_every_language_has_enough_sentences() -> None:
    counts = {language: len(list(_sentences(language))) for language in LANGUAGES}
    assert counts["en"] >= 100
    assert counts["hi-Latn"] >= 50
    assert min(counts.values()) >= 40
