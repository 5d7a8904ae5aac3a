"""A5: days as people say them, on Saturday, 21 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from core.language.text.page import MessageText
from core.language.text.tokens import clean_text, tokenise
from core.language.text.vocabulary import PhraseMatches
from core.language.values.dates import DateReader, find_days
from core.model.household import NumberHabit

TODAY = date(2026, 11, 21)


def days(text: str, language: str = "en", *, day_first: bool = True) -> list[str]:
    """The days said, each with its other readings."""
    found = tokenise(clean_text(text))
    mark = NumberHabit.COMMA if language in {"de", "ru", "es", "pt"} else NumberHabit.POINT
    page = MessageText(found, PhraseMatches(found, language), "INR", mark)
    said = find_days(page, DateReader(TODAY, day_first))
    return ["|".join(f"{day:%Y-%m-%d}" for day in one.days) for one in said]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("milk 60 today", "en", ["2026-11-21"]),
        ("yday", "en", ["2026-11-20"]),
        ("day before yesterday", "en", ["2026-11-19"]),
        ("on friday", "en", ["2026-11-20"]),
        ("last friday", "en", ["2026-11-20|2026-11-13"]),
        ("last saturday", "en", ["2026-11-14"]),
        ("12 Nov", "en", ["2026-11-12"]),
        ("Nov 12 milk 60", "en", ["2026-11-12"]),
        ("12th of november 2025", "en", ["2025-11-12"]),
        ("12/11 milk 60", "en", ["2026-11-12"]),
        ("2026-11-05", "en", ["2026-11-05"]),
        ("28-9-2025", "en", ["2025-09-28"]),
        ("on the 3rd", "en", ["2026-11-03"]),
        ("on the 28th", "en", ["2026-10-28"]),
        ("3 days ago", "en", ["2026-11-18"]),
        ("two weeks ago", "en", ["2026-11-07"]),
        ("5 dec", "en", ["2025-12-05|2026-12-05"]),
        ("29 feb", "en", ["2024-02-29|2026-02-28"]),
        ("parso", "hi-Latn", ["2026-11-19"]),
        ("15 tarikh ko", "hi-Latn", ["2026-11-15"]),
        ("सोमवार को", "hi", ["2026-11-16"]),
        ("позавчера", "ru", ["2026-11-19"]),
        ("в прошлый вторник", "ru", ["2026-11-17"]),
        ("3 дня назад", "ru", ["2026-11-18"]),
        ("hace tres días", "es", ["2026-11-18"]),
        ("el 3 de noviembre", "es", ["2026-11-03"]),
        ("am 3. november", "de", ["2026-11-03"]),
        ("12.11. rewe 40", "de", ["2026-11-12"]),
        ("há 2 dias", "pt", ["2026-11-19"]),
        ("dia 5", "pt", ["2026-11-05"]),
        ("il y a 3 jours", "fr", ["2026-11-18"]),
        ("3 hari lalu", "id", ["2026-11-18"]),
        ("milk 60", "en", []),
        ("100/4", "en", []),
    ],
)
def test_days(text: str, language: str, wanted: list[str]) -> None:
    assert days(text, language) == wanted


def test_the_month_first_where_the_household_writes_so() -> None:
    assert days("11/12 target 83", day_first=False) == ["2026-11-12"]
    assert days("25/10 target 83", day_first=False) == ["2026-10-25"]
