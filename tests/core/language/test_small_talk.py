"""Small talk is known by its kind, in every language; what is not known by any kind says what was not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.language.written_language import find_greeting_language, find_written_language
from core.model.intent import Chatter
from tests import sheets
from tests.core.language.home import context, recognise_without_rules

LANGUAGES = ("en", "hi", "hi-Latn", "ru", "es", "de", "pt", "fr")
CASES = [
    pytest.param(row["lang"], topic, text, id=f"{row['lang']} {text}")
    for row in sheets.rows(Path(__file__).parent / "small_talk.yaml")
    for topic, texts in row.items()
    if topic != "lang"
    for text in texts
]


@pytest.mark.parametrize(("language", "topic", "text"), CASES)
def test_talk_is_known_by_its_kind(language: str, topic: str, text: str) -> None:
    found = recognise_without_rules(text, context(language))
    if topic:
        assert isinstance(found, Chatter), found
        assert found.topic == topic
    else:
        assert not isinstance(found, Chatter)


def test_what_may_be_money_is_named() -> None:
    assert recognise_without_rules("card got declined 500", context()) == Chatter("misread", "500")


@pytest.mark.parametrize(
    ("text", "own", "written"),
    [
        ("wie viel haben wir diesen monat ausgegeben", "en", "de"),
        ("cuánto hemos gastado este mes", "en", "es"),
        ("combien on a dépensé ce mois-ci", "en", "fr"),
        ("quanto gastamos este mês no mercado", "en", "pt"),
        ("сколько мы потратили в этом месяце", "en", "ru"),
        ("kitna kharch hua is mahine", "en", "hi-Latn"),
        ("इस महीने कितना खर्च हुआ", "en", "hi"),
        ("how much did we spend this month", "de", "en"),
        ("milk 60", "de", None),
        ("paella 30", "en", None),
        ("how much did we spend this month", "en", "en"),
    ],
)
def test_the_language_of_a_message_is_told(text: str, own: str, written: str | None) -> None:
    assert find_written_language(text, own, LANGUAGES) == written


@pytest.mark.parametrize(
    ("text", "greeted"),
    [
        ("Hallo", "de"),
        ("hola buenas!", "es"),
        ("Bonjour", "fr"),
        ("Привет", "ru"),
        ("oi", "pt"),
        ("hi", "en"),
        ("60", None),
    ],
)
def test_a_greeting_tells_its_language(text: str, greeted: str | None) -> None:
    assert find_greeting_language(text, "en", LANGUAGES) == greeted
