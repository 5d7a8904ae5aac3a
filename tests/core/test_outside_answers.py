"""Answers of the outside are found again by what was asked, not by what kind of thing it was."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from core.outside_answers import MOST_REQUESTS, OutsideAnswers, OutsideRequest


@dataclass(frozen=True, slots=True)
class _Look:
    number: int


@dataclass(frozen=True, slots=True)
class _Listen:
    number: int


def test_another_request_of_the_same_kind_is_asked_too() -> None:
    answers = OutsideAnswers()
    answers.add(_Look(1), "one")
    assert answers.find(_Look(1)) == "one"
    for unasked in (_Look(2), _Listen(1)):
        assert unasked not in answers
        with pytest.raises(OutsideRequest) as needed:
            answers.find(unasked)
        assert needed.value.request == unasked


def test_work_that_asks_for_something_else_each_time_comes_to_an_end() -> None:
    answers = OutsideAnswers()
    for number in range(MOST_REQUESTS):
        answers.add(_Look(number), number)
    with pytest.raises(RuntimeError, match="_Look"):
        answers.add(_Look(MOST_REQUESTS), 0)
