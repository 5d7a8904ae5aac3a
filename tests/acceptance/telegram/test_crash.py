"""Killed at any instant: what was received is answered after a restart, what was confirmed is there once (K6).

One kill -9 meets five people at five different instants; each test looks at one of them afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.acceptance.telegram.conftest import Street
from tests.acceptance.telegram.emulator import Shown
from tests.acceptance.telegram.house import House, total_today
from tests.acceptance.telegram.phone import Person

LOADING = 60.0
"""Seconds a busy machine may need to load what fetches files; nobody waits longer than it takes."""


@dataclass(frozen=True)
class Night:
    """Who was where when the power went."""

    sending: Person
    waiting: Person
    confirming: Person
    confirmed_card: Shown
    thinking: Person
    open_card: Shown
    writing: Person


@pytest.fixture(scope="module", params=["polling", "webhook"])
def night(request: pytest.FixtureRequest, street: Street) -> Night:
    """The kill and the morning after."""
    house = street.house(request.param)
    people = [house.family(name)[0] for name in ("Asha", "Bela", "Chitra", "Devi", "Esha")]
    sending, waiting, confirming, thinking, writing = people
    cards = []
    for person, amount in ((confirming, 67), (thinking, 64)):
        person.says(f"milk {amount}")
        cards.append(person.sees("milk", str(amount)))
    _cut(house, sending, waiting, confirming, cards[0])
    writing.says("milk 68")
    house.product.start()
    return Night(sending, waiting, confirming, cards[0], thinking, cards[1], writing)


def _cut(house: House, sending: Person, waiting: Person, confirming: Person, card: Shown) -> None:
    """Kill it while it fetches a photo, while it sends a card, and while it shows that a card is saved."""
    stalling = house.phones.stalling
    with stalling("getFile") as fetching, stalling("sendMessage") as showing, stalling("editMessageText") as saving:
        sending.sends_album(b"\xff\xd8\xff made up", b"\xff\xd8\xff as well", caption="milk 65")
        fetching()
        waiting.says("milk 66")
        showing()
        confirming.taps("Confirm", on=card)
        saving()
        house.product.kill()


def test_between_receipt_and_reading(night: Night) -> None:
    """The parts of an album were stored, its photos still being fetched: answered as one after the restart."""
    card = night.sending.sees("milk", "65", seconds=LOADING)
    assert len(night.sending.shown()) == 1
    night.sending.taps("Confirm", on=card)
    night.sending.sees("Saved")
    total_today(night.sending, "65")


def test_between_reading_and_answer(night: Night) -> None:
    """The draft was written, the card never left: it comes after the restart."""
    night.waiting.taps("Confirm", on=night.waiting.sees("milk", "66"))
    night.waiting.sees("Saved")
    total_today(night.waiting, "66")


def test_between_confirm_and_answer(night: Night) -> None:
    """The entry was written, nobody was told: told after the restart, written once, also when tapped again."""
    night.confirming.sees("Saved", "67")
    assert night.confirming.taps("Confirm", on=night.confirmed_card)() == "Saved"
    total_today(night.confirming, "67")


def test_between_card_and_tap(night: Night) -> None:
    """B7: drafts survive."""
    assert night.thinking.taps("Confirm", on=night.open_card)() == "Saved"
    night.thinking.sees("Saved")
    total_today(night.thinking, "64")


def test_said_while_nobody_listened(night: Night) -> None:
    """What was written while the process was down is answered when it is back."""
    night.writing.sees("milk", "68")
