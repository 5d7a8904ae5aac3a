"""Which messages a household's model reads too."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.language.second_opinion import is_worth_asking
from core.model.provider import ReadingUse

CONTEXT = Context(date(2026, 11, 21), "INR", UUID(int=1), (Person(UUID(int=1), ("Asha",)),))
ALWAYS, UNSURE, NEVER = ReadingUse.ALWAYS, ReadingUse.UNSURE, ReadingUse.NEVER


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("milk 60", set()),
        ("auto rickshaw 120", set()),
        ("₹60 milk", set()),
        ("hello", set()),
        ("thanks!", set()),
        ("ok", set()),
        ("60", set()),
        ("/month", set()),
        ("OTP is 482913, do not share it", set()),
        ("milk 60, auto 120 yesterday", {ALWAYS}),
        ("how much did we spend this month?", {ALWAYS}),
        ("hello, milk was 60 and the taxi 120", {ALWAYS}),
        ("ชาไทย 80", {ALWAYS, UNSURE}),
        ("blimey 80 whatsit thingy", {ALWAYS, UNSURE}),
    ],
)
def test_it_reads_what_its_household_lets_it(text: str, uses: set[ReadingUse]) -> None:
    local = recognise(text, CONTEXT)
    asked = {use for use in (ALWAYS, UNSURE, NEVER) if is_worth_asking(text, local, CONTEXT, use)}
    assert asked >= uses - {UNSURE}
    assert NEVER not in asked
    assert bool(asked) is bool(uses)
