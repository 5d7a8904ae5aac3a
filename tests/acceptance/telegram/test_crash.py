"""Killed at any instant: what was received is answered after a restart, what was confirmed is there once (K6)."""

from __future__ import annotations

import pytest

from tests.acceptance.telegram.house import House, total_today


def test_a_restart_between_card_and_tap(house: House) -> None:
    """B7."""
    (asha,) = house.family("Asha")
    asha.says("milk 64")
    card = asha.sees("milk", "64")
    house.product.restart()
    assert asha.taps("Confirm", on=card)() == "Saved"
    asha.sees("Saved")
    total_today(asha, "64")


def test_killed_between_receipt_and_reading(house: House) -> None:
    """The message is stored, its photo is still being fetched: answered after the restart, once."""
    (asha,) = house.family("Asha")
    with house.phones.stalling("getFile") as stalled:
        asha.sends("photo", b"\xff\xd8\xff made up", "receipt.jpg", caption="milk 65")
        stalled()
        house.product.kill()
    house.product.start()
    card = asha.sees("milk", "65")
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    total_today(asha, "65")


def test_killed_between_reading_and_answer(house: House) -> None:
    """The draft is written, the card never left: it comes after the restart."""
    (asha,) = house.family("Asha")
    with house.phones.stalling("sendMessage") as stalled:
        asha.says("milk 66")
        stalled()
        house.product.kill()
    house.product.start()
    asha.taps("Confirm", on=asha.sees("milk", "66"))
    asha.sees("Saved")
    total_today(asha, "66")


def test_killed_between_confirm_and_answer(house: House) -> None:
    """The entry is written, nobody was told: told after the restart, written once, also when tapped again."""
    (asha,) = house.family("Asha")
    asha.says("milk 67")
    card = asha.sees("milk", "67")
    with house.phones.stalling("editMessageText") as stalled:
        asha.taps("Confirm", on=card)
        stalled()
        house.product.kill()
    house.product.start()
    asha.sees("Saved")
    assert asha.taps("Confirm", on=card)() == "Saved"
    total_today(asha, "67")


@pytest.mark.parametrize("house", ["polling", "webhook"], indirect=True)
def test_said_while_nobody_listened(house: House) -> None:
    """What was written while the process was down is answered when it is back."""
    (asha,) = house.family("Asha")
    house.product.kill()
    asha.says("milk 68")
    house.product.start()
    asha.sees("milk", "68")
