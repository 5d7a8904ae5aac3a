"""Ideas meet in any order; without the words of one, a message with numbers is not tried as a question."""

from __future__ import annotations

import pytest

from core.language.questions.concepts import Concepts, CooccurrenceRule
from core.language.questions.early import is_hopeless
from core.language.questions.language_pack import load_language_packs
from core.language.questions.read_question import find_likely_languages
from core.language.text.phrases import Tokens

WORDS = {
    "classes": {"spend": ["spend", "shell out"]},
    "concepts": {"perday": ["per day", "daily"], "left": ["left"], "aside": ["left hand"], "can": ["can"]},
}


def _intents(text: str, *named: str) -> set[str]:
    return {meeting.intent for meeting in Concepts(WORDS).find(Tokens.from_text(text), named)}


def test_ideas_meet_in_any_order() -> None:
    assert "left_per_day" in _intents("what is left per day")
    assert "left_per_day" in _intents("per day, what is left")


def test_a_word_inside_a_longer_phrase_says_nothing() -> None:
    assert "left_per_day" not in _intents("per day, left hand")


def test_a_meeting_wants_one_of_each_group_and_none_of_the_unwanted() -> None:
    meeting = CooccurrenceRule(
        "list", 5.0, "", (frozenset({"show"}), frozenset({"thing", "category"})), frozenset({"who"})
    )
    assert meeting.does_hold(frozenset({"show", "category"}))
    assert not meeting.does_hold(frozenset({"show"}))
    assert not meeting.does_hold(frozenset({"show", "thing", "who"}))


def test_a_language_without_ideas_has_no_meetings() -> None:
    assert not list(Concepts({}).find(Tokens.from_text("what is left per day"), ["period"]))


def test_every_idea_a_meeting_names_is_known() -> None:
    """A misspelt idea would never be met."""
    named = {"period", "periods", "past", "future", "span", "goods", "category", "member", "members", "me", "merchant"}
    named |= {"tag", "account", "bound", "amount", "limit", "chart", "earned", "oneday"}
    english = load_language_packs()["en"].concepts
    ideas = {idea for one in english.meetings for group in (*one.wanted, one.unwanted) for idea in group}
    assert ideas - named - set(english.ideas) == set()


@pytest.mark.parametrize("language", sorted(load_language_packs()))
def test_a_language_adds_words_to_the_same_ideas(language: str) -> None:
    assert set(load_language_packs()[language].concepts.ideas) <= set(load_language_packs()["en"].concepts.ideas)


@pytest.mark.parametrize(
    "text", ["milk 60", "chai 20, samosa 45", "petrol 3500 yesterday", "bus 1.5k", "sam gave me 900"]
)
def test_an_entry_is_no_question(text: str) -> None:
    tokens = Tokens.from_text(text)
    assert is_hopeless(tokens.folded, find_likely_languages(tokens, "en"))


@pytest.mark.parametrize(
    "text",
    ["anything over 5000", "can we affrod a 40k phone", "income vs expenses 2025", "top 5 bills", "spent in 3 days"],
)
def test_what_may_be_a_question_is_tried(text: str) -> None:
    tokens = Tokens.from_text(text)
    assert not is_hopeless(tokens.folded, find_likely_languages(tokens, "en"))
