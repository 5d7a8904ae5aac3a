"""Rules and words together: what a message asks, and how likely the reading is right."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.intents import digest, sentences
from core.language.questions.opinion import FILE, NONE, PLACES, list_question_signs, load_opinion_weights, weigh_words
from core.language.questions.read_question import SIGNS, judge_question, read_question
from core.language.text.phrases import Tokens
from core.model.question import QuestionIntent
from tests.core.language.home import context

UNSURE = {
    "who do we pay the most": "top_merchants",
    "give me pointers for spending less on food": "advice",
    "where's it all going??": "top_categories",
    "which shops get the lions share of our cash": "top_merchants",
    "me or ravi, whos worse with money": "by_member",
}


def test_a_weight_for_every_place_and_intent() -> None:
    weights = load_opinion_weights()
    assert weights.places.shape == (PLACES, len(weights.intents))
    assert len(weights.right) == SIGNS + 1
    by_shape = {QuestionIntent.SHARE, QuestionIntent.ACCOUNT_BALANCE}
    assert {*weights.intents} == {NONE, *QuestionIntent} - {QuestionIntent.CATEGORY_SPEND} - by_shape


@pytest.mark.parametrize(("text", "intent"), UNSURE.items(), ids=UNSURE)
def test_what_no_rule_is_sure_of_is_read_by_its_words(text: str, intent: str) -> None:
    ask = read_question(text, context())
    assert ask is not None
    assert ask.question.intent == intent


@pytest.mark.parametrize("text", ["what's the capital of portugal", "good morning, slept like a log", "?"])
def test_small_talk_stays_small_talk(text: str) -> None:
    assert read_question(text, context()) is None


def test_a_plain_question_is_likelier_right_than_a_muddled_one() -> None:
    plain = judge_question("how much did we spend last month", context())
    muddled = judge_question("so the blorb of quux in total maybe, or zork, whatever money", context())
    assert plain is not None
    assert plain.agreed
    assert plain.ask is not None
    assert plain.ask.sure
    assert muddled is None or muddled.ask is None or (not muddled.ask.sure and muddled.chance < plain.chance)


def test_shares_are_between_none_and_all() -> None:
    for text in ("", "how much did we spend", "सारा पैसा कहाँ गया", "x" * 300):
        tokens = Tokens.from_text(text)
        shares = weigh_words(list_question_signs(tokens, tokens), load_opinion_weights())
        assert shares.min() > 0
        assert shares.sum() == pytest.approx(1)


def test_it_was_learned_from_the_sentences_there_are() -> None:
    """A question added to the sentences is learned too: ``python -m benchmarks train-intents``."""
    with np.load(FILE) as kept:
        assert str(kept["learned_from"]) == digest([*sentences()])
