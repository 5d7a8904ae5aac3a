"""A budget on Telegram: set by a sentence, said under the saved card, warned of once by itself (G1, G2, G4)."""

from __future__ import annotations

from tests.acceptance.telegram.phone import Person
from tests.acceptance.telegram.running_purser import RunningPurser

TICK = 40
"""Seconds; the worker looks at what is due more often."""


def spend(person: Person, words: str) -> None:
    person.says(words)
    person.taps("Confirm", on=person.sees("Confirm"))
    person.sees("Saved", "of ₹500")


def test_a_warning_comes_once_with_its_buttons(purser: RunningPurser) -> None:
    asha, _ravi = purser.family("Asha", "Ravi")
    asha.says("budget groceries 500")
    asha.sees("Groceries: ₹500 a month.", "Take it back")
    spend(asha, "milk 410")
    warning = asha.sees("82% of the budget is used, ₹410 of ₹500", "Less like this", seconds=TICK)
    asha.taps("This is fine", on=warning)
    asha.sees("I will not raise it again", seconds=TICK)
    spend(asha, "bread 20")
    asha.says("how is the grocery budget")
    asha.sees("₹430 of ₹500 spent")
    assert asha.screen().count("of the budget is used") <= 1
