"""A new member of a closed set is missed by no table that the type checker cannot check (L1)."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

import pytest

from bot.render.models import NAMES
from bot.render.shorthand import _CODES
from core.language.questions.asking import _TAKES
from core.model.provider import Provider
from core.model.question import QuestionIntent


@pytest.mark.parametrize(
    ("table", "wanted", "where"),
    [
        (_TAKES, QuestionIntent, "_TAKES of core/language/questions/asking.py: what a question of this kind takes"),
        (_CODES, QuestionIntent, "_CODES of bot/render/shorthand.py: its letter in a button"),
        (NAMES, Provider, "NAMES of bot/render/models.py: what members call it"),
    ],
    ids=["_TAKES", "_CODES", "NAMES"],
)
def test_every_member_has_its_place(table: Collection[Enum], wanted: type[Enum], where: str) -> None:
    assert not (missing := set(wanted) - set(table)), f"{missing} has no place in {where}"
