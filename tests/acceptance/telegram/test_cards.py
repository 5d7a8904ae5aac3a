"""One message is enough, and nothing enters the book unseen: cards, as two people see them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.acceptance.telegram.house import House, bind, total_today

pytestmark = pytest.mark.parametrize("house", ["polling", "webhook", "postgres"], indirect=True)


def test_a_family_moves_in_and_sees_one_book(house: House) -> None:
    """C1: found by buttons, invite by deep link, join; what one confirms the other finds."""
    asha, ravi = house.family("Asha", "Ravi")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.sees("Saved")
    ravi.says("/today")
    ravi.sees("60")


def test_two_lines_are_one_card(house: House) -> None:
    """A2, B1."""
    (asha,) = house.family("Asha")
    asha.says("milk 60, auto 120")
    card = asha.sees("60", "120", "180", "Confirm all")
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    asha.says("/today")
    asha.sees("180")


def test_a_card_is_edited_by_button(house: House) -> None:
    """B2."""
    (asha,) = house.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    asha.taps("Edit", on=card)
    asha.taps("Amount", on=asha.sees("Amount"))
    asha.sees("Just write it")
    asha.says("145")
    asha.taps("Confirm", on=asha.sees("milk", "145"))
    asha.sees("Saved", "145")


def test_a_card_is_edited_by_a_sentence_in_reply(house: House) -> None:
    """B2."""
    (asha,) = house.family("Asha")
    asha.says("milk 60")
    first = asha.sees("milk", "60")
    asha.says("auto 80")
    asha.sees("auto", "80")
    asha.says("no, 145", replying=first)
    asha.taps("Confirm", on=asha.sees("milk", "145"))
    asha.sees("Saved", "145")


def test_a_discarded_card_writes_nothing(house: House) -> None:
    """B1."""
    (asha,) = house.family("Asha")
    asha.says("milk 60")
    asha.taps("Discard", on=asha.sees("milk", "60"))
    asha.sees("Discarded")
    asha.says("/last")
    asha.sees("Nothing is in the book")


def test_a_double_tap_writes_once(house: House) -> None:
    """B3."""
    (asha,) = house.family("Asha")
    asha.says("milk 61")
    toast = asha.taps("Confirm", on=asha.sees("milk", "61"), twice=True)
    assert toast() == "Saved"
    total_today(asha, "61")


def test_two_members_tap_one_card(house: House) -> None:
    """B3: in the family's group, at the same moment."""
    asha, ravi = house.family("Asha", "Ravi")
    home = house.phones.group("Home")
    bind(asha, home)
    asha.says("milk 62", to=home)
    card = asha.sees("milk", "62", at=home)
    with ThreadPoolExecutor(2) as hands:
        toasts = [hands.submit(person.taps, "Confirm", on=card) for person in (asha, ravi)]
    assert [toast.result()() for toast in toasts] == ["Saved", "Saved"]
    assert "Saved" in asha.now(card).text
    total_today(ravi, "62")


def test_telegram_delivers_updates_twice(house: House) -> None:
    """B3, K6: a redelivered message makes no second card, a redelivered tap no second entry."""
    (asha,) = house.family("Asha")
    said = asha.says("milk 63")
    card = asha.sees("milk", "63")
    asha.reads()
    house.phones.again(said)
    asha.sees_nothing()
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    asha.reads()
    house.phones.again(asha.updates[-1])
    asha.sees_nothing()
    total_today(asha, "63")


def test_a_stale_button_shows_the_card_as_it_stands(house: House) -> None:
    """B4."""
    (asha,) = house.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    asha.says("no, 145", replying=card)
    asha.sees("145")
    toast = asha.taps("Confirm", on=card)
    assert "changed" in toast()
    asha.says("/last")
    asha.sees("Nothing is in the book")


def test_undo_takes_it_out_again(house: House) -> None:
    """B5."""
    (asha,) = house.family("Asha")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.taps("Undo", on=asha.sees("Saved"))
    asha.sees("Undone")
