"""Commands are found in words, with what follows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.language.changes.sought import read_count, read_sought
from core.language.recognise import recognise
from core.model.intent import Command
from tests.core.language.home import context
from tests.sheets import rows

CASES = rows(Path(__file__).with_name("spoken_commands.yaml"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in CASES])
def test_it_is_the_command_it_says(case: dict[str, Any]) -> None:
    found = recognise(case["text"], context(language=case.get("language", "en")))
    name = found.name if isinstance(found, Command) else ""
    assert name == case["command"]
    if "rest" in case:
        assert isinstance(found, Command)
        assert found.rest == case["rest"]


@pytest.mark.parametrize(("text", "count"), [("", 1), ("3", 3), ("three", 3), ("the milk", None), ("2.5", None)])
def test_a_count_is_a_whole_number_and_nothing_else(text: str, count: int | None) -> None:
    assert read_count(text, context()) == count


def test_what_is_sought_has_words_and_a_day() -> None:
    found = read_sought("milk yesterday", context())
    assert (found.words, found.day, found.amount) == (
        "milk",
        context().today.replace(day=context().today.day - 1),
        None,
    )
