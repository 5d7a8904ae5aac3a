"""What each member's part is, in an answer to how something was split: a wrong part is a wrong debt."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest

from core.language.context import Person
from core.language.entries.parts import Division, read_division
from tests.core.language.home import ASHA, MEERA, RAVI, context

THREE = tuple(Person(member, (name,)) for member, name in ((ASHA, "Asha"), (RAVI, "Ravi"), (MEERA, "Meera")))


def read(text: str, total: Decimal | None = None, people: tuple[Person, ...] = THREE[:2]) -> Division | None:
    """Return how the answer of Asha divides a purchase among the people."""
    return read_division(text, context(people=people), total)


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("60/40", None, {ASHA: 6000, RAVI: 4000}),
        ("60:40", None, {ASHA: 6000, RAVI: 4000}),
        ("2:1", None, {ASHA: 200, RAVI: 100}),
        ("33.3 66.7", None, {ASHA: 3330, RAVI: 6670}),
        ("0/100", None, {ASHA: 0, RAVI: 10000}),
        ("500/200", Decimal(700), {ASHA: 50000, RAVI: 20000}),
        ("Ravi 40", None, {ASHA: 6000, RAVI: 4000}),
        ("me 60 Ravi 40", None, {ASHA: 6000, RAVI: 4000}),
        ("Ravi 500 Asha 200", Decimal(700), {RAVI: 50000, ASHA: 20000}),
        ("Ravi 500", Decimal(700), {ASHA: 20000, RAVI: 50000}),
        ("Ravi 40%", Decimal(700), {ASHA: 6000, RAVI: 4000}),
        ("Ravi 700", Decimal(700), {RAVI: 70000}),
    ],
)
def test_each_part_is_its_members(text: str, total: Decimal | None, parts: dict[UUID, int]) -> None:
    found = read(text, total)
    assert found is not None
    assert dict(zip(found.members, found.parts, strict=True)) == parts
    assert found.is_plain(total)


def test_parts_without_names_are_the_speakers_first_then_those_of_the_others() -> None:
    assert read("50 30 20", people=THREE) == Division((ASHA, RAVI, MEERA), (5000, 3000, 2000))


@pytest.mark.parametrize(("text", "members"), [("Ravi and Meera", (RAVI, MEERA)), ("Meera", (MEERA,))])
def test_names_alone_share_equally(text: str, members: tuple[UUID, ...]) -> None:
    assert read(text, people=THREE) == Division(members)


@pytest.mark.parametrize("text", ["60", "50 30 20", "milk 60 40", "Ravi 60 40", "Ravi and Asha 40"])
def test_a_part_that_is_nobodys_or_missing_is_not_guessed(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "total"), [("0/0", None), ("70/20", None), ("500/200", Decimal(800)), ("Ravi 700", None)]
)
def test_parts_that_do_not_add_up_are_not_taken_as_they_are(text: str, total: Decimal | None) -> None:
    found = read(text, total)
    assert found is not None
    assert not found.is_plain(total)
