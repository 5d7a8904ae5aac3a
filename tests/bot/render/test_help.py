"""What help tells people to say is understood, in every language (REQUIREMENTS A12, I6)."""

from __future__ import annotations

from datetime import date

import pytest

from bot.render.help import TOPICS, make_help_reply
from bot.render.words import LANGUAGES, Words
from core.language.context import Context, Person
from core.language.recognise import recognise
from core.model.intent import Ask, RecordEntries
from core.model.question import Question, QuestionIntent
from tests.core.usecases.book import IDS

HOMES = {"de": "EUR", "es": "EUR", "pt": "BRL", "ru": "RUB"}


def _examples(text: str) -> list[str]:
    return [line.removeprefix("• ") for line in text.splitlines() if line.startswith("• ")]


def _context(language: str, before: Question | None = None) -> Context:
    people = (Person(IDS.new(), ("Priya", "प्रिया", "Маша")),)
    currency = HOMES.get(language, "INR")
    return Context(date(2026, 11, 21), currency, IDS.new(), people, language=language, before=before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_be_written_down_is_read(language: str) -> None:
    examples = _examples(Words(language)("help-record"))
    assert len(examples) >= 4
    for example in examples:
        assert isinstance(recognise(example, _context(language)), RecordEntries), example


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_be_asked_is_a_question(language: str) -> None:
    """The last one is a follow-up: it leans on the one before."""
    *first, follow_up = _examples(Words(language)("help-ask"))
    for example in first:
        assert isinstance(recognise(example, _context(language)), Ask), example
    assert isinstance(recognise(follow_up, _context(language, Question(QuestionIntent.TOTAL))), Ask), follow_up


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["founded-text", "demo-ready"])
def test_the_first_steps_are_understood(language: str, key: str) -> None:
    for example in _examples(Words(language)(key, currency="₹", count=3)):
        assert isinstance(recognise(example, _context(language)), Ask | RecordEntries), example


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_leads_to_the_others(topic: str) -> None:
    taps = [button.tap for row in make_help_reply(Words(), topic).buttons for button in row]
    assert {tap.argument for tap in taps if tap} == set(TOPICS) - {topic}


def test_an_unknown_topic_is_the_first() -> None:
    assert make_help_reply(Words(), "nonsense") == make_help_reply(Words())
