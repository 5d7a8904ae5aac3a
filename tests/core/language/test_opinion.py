"""The second opinion speaks only where the rules are unsure, never surely, and leaves small talk alone."""

from __future__ import annotations

import json

import pytest

from benchmarks.intents import digest, sentences
from core.language.opinion import FILE, PLACES, signs, weights
from core.language.phrases import Tokens
from core.language.questions import read
from tests.core.language.home import context

UNSURE = {
    "who do we pay the most": "top_merchants",
    "give me pointers for spending less on food": "advice",
    "where's it all going??": "top_categories",
}


def test_a_weight_for_every_place_and_intent() -> None:
    learnt = weights()
    assert len(learnt.steps) == PLACES * len(learnt.intents)


@pytest.mark.parametrize(("text", "intent"), UNSURE.items(), ids=UNSURE)
def test_what_the_rules_are_unsure_of_is_asked_back_as_the_second_opinion_has_it(text: str, intent: str) -> None:
    ask = read(text, context())
    assert ask is not None
    assert (ask.question.intent, ask.sure) == (intent, False)


@pytest.mark.parametrize("text", ["what's the capital of portugal", "good morning, slept like a log", "?"])
def test_small_talk_stays_small_talk(text: str) -> None:
    assert read(text, context()) is None


def test_shares_are_between_none_and_all() -> None:
    for text in ("", "how much did we spend", "सारा पैसा कहाँ गया", "x" * 300):
        tokens = Tokens.of(text)
        assert 0 < weights().opinion(signs(tokens, tokens)).share <= 1


def test_it_was_learnt_from_the_sentences_there_are() -> None:
    """A question added to the sentences is learnt too: ``python -m benchmarks train-intents``."""
    head = json.loads(FILE.read_text(encoding="ascii").partition("\n")[0])
    assert head["learnt_from"] == digest(sentences())
