"""Somebody curious taps everything: no button leads to a bug, or to a call Telegram refuses."""

from __future__ import annotations

from collections import deque
from re import sub

import pytest

from tests.acceptance.telegram.emulator import ShownMessage
from tests.acceptance.telegram.phone import Person
from tests.acceptance.telegram.running_purser import RunningPurser

WORDS = """
milk 60, auto 120 yesterday
dinner 1450
how much did we spend this month?
/help
/settings
/categories
/members
budget groceries 500
/budget
/invite
/last
/month
/undo
""".strip().splitlines()
STEPS = 60
LAST = ("Confirm", "Discard", "Delete", "Undo", "Remove", "Leave")
"""Taps that end a walk are kept for its end."""


class Walk:
    """Every button reached from one message, one of a kind."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._todo: deque[tuple[ShownMessage, str]] = deque()
        self._later: deque[tuple[ShownMessage, str]] = deque()
        self._kinds: set[str] = set()
        self.seen: list[str] = []

    def look(self, shown: ShownMessage) -> None:
        """Note a message's buttons."""
        self.seen.append(shown.text)
        for button in shown.buttons:
            packed = button.get("callback_data", "")
            if packed and (kind := _kind(packed)) not in self._kinds:
                self._kinds.add(kind)
                ends = any(word in button["text"] for word in LAST)
                (self._later if ends else self._todo).append((shown, packed))

    def go(self) -> None:
        """Tap until nothing is new."""
        for _ in range(STEPS):
            if not (self._todo or self._later):
                return
            shown, packed = (self._todo or self._later).popleft()
            self._person.presses(packed, on=shown)()
            self._person.phones.wait(lambda: self._person.shown() or None, 0.05)
            for answer in self._person.shown():
                self.look(answer)


def _kind(packed: str) -> str:
    """What a button does, whichever card or code it is about."""
    verb, _, _, argument = packed.split(":", 3)
    return f"{verb}:{sub(r'[A-Z0-9]{6,}|[0-9]+', '', argument)}"


@pytest.mark.parametrize("words", WORDS)
def test_every_button_answers(purser: RunningPurser, words: str) -> None:
    """B1 to B6, C1, C6, F4: whatever is tapped, in whatever order."""
    asha, _ravi = purser.family("Asha", "Ravi")
    asha.says("bread 30, goa trip 4000 #goa")
    asha.taps("Confirm", on=asha.sees("Confirm all"))
    asha.sees("Saved")
    asha.says(words)
    walk = Walk(asha)
    walk.look(asha.sees(""))
    walk.go()
    assert not [text for text in walk.seen if "Trace" in text]
