"""Killed at any instant: what was received is answered after a restart, what was confirmed is there once (K6).

One kill -9 meets five people at five different instants; each test looks at one of them afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.acceptance.telegram.conftest import PurserProcesses
from tests.acceptance.telegram.emulator import ShownMessage
from tests.acceptance.telegram.phone import Person
from tests.acceptance.telegram.running_purser import RunningPurser, check_total_today


@dataclass(frozen=True)
class PowerCut:
    """Who was where when the power went."""

    sending: Person
    waiting: Person
    confirming: Person
    confirmed_card: ShownMessage
    thinking: Person
    open_card: ShownMessage
    writing: Person


@pytest.fixture(scope="module", params=["polling", "webhook"])
def power_cut(request: pytest.FixtureRequest, processes: PurserProcesses) -> PowerCut:
    """The kill and the morning after."""
    purser = processes.purser(request.param)
    people = [purser.family(name)[0] for name in ("Asha", "Bela", "Chitra", "Devi", "Esha")]
    sending, waiting, confirming, thinking, writing = people
    cards = []
    for person, amount in ((confirming, 67), (thinking, 64)):
        person.says(f"milk {amount}")
        cards.append(person.sees("milk", str(amount)))
    _cut(purser, sending, waiting, confirming, cards[0])
    writing.says("milk 68")
    purser.product.start()
    return PowerCut(sending, waiting, confirming, cards[0], thinking, cards[1], writing)


def _cut(purser: RunningPurser, sending: Person, waiting: Person, confirming: Person, card: ShownMessage) -> None:
    """Kill it while it fetches a photo, while it sends a card, and while it shows that a card is saved."""
    stalling = purser.phones.stalling
    with stalling("getFile") as fetching, stalling("sendMessage") as showing, stalling("editMessageText") as saving:
        sending.sends_album(b"\xff\xd8\xff made up", b"\xff\xd8\xff as well", caption="milk 65")
        fetching()
        waiting.says("milk 66")
        showing()
        confirming.taps("Confirm", on=card)
        saving()
        purser.product.kill()


def test_between_receipt_and_reading(power_cut: PowerCut) -> None:
    """The parts of an album were stored, its photos still being fetched: answered as one after the restart."""
    card = power_cut.sending.sees("milk", "65")
    assert len(power_cut.sending.shown()) == 1
    power_cut.sending.taps("Confirm", on=card)
    power_cut.sending.sees("Saved")
    check_total_today(power_cut.sending, "65")


def test_between_reading_and_answer(power_cut: PowerCut) -> None:
    """The draft was written, the card never left: it comes after the restart."""
    power_cut.waiting.taps("Confirm", on=power_cut.waiting.sees("milk", "66"))
    power_cut.waiting.sees("Saved")
    check_total_today(power_cut.waiting, "66")


def test_between_confirm_and_answer(power_cut: PowerCut) -> None:
    """The entry was written, nobody was told: told after the restart, written once, also when tapped again."""
    power_cut.confirming.sees("Saved", "67")
    assert power_cut.confirming.taps("Confirm", on=power_cut.confirmed_card)() == "Saved"
    check_total_today(power_cut.confirming, "67")


def test_between_card_and_tap(power_cut: PowerCut) -> None:
    """B7: drafts survive."""
    assert power_cut.thinking.taps("Confirm", on=power_cut.open_card)() == "Saved"
    power_cut.thinking.sees("Saved")
    check_total_today(power_cut.thinking, "64")


def test_said_while_nobody_listened(power_cut: PowerCut) -> None:
    """What was written while the process was down is answered when it is back."""
    power_cut.writing.sees("milk", "68")
