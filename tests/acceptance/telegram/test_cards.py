"""One message is enough, and nothing enters the book unseen: cards, as two people see them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.acceptance.telegram.running_purser import RunningPurser, check_total_today, make_household_chat

pytestmark = pytest.mark.parametrize("purser", ["polling", "webhook", "postgres"], indirect=True)


def test_a_family_moves_in_and_sees_one_book(purser: RunningPurser) -> None:
    """C1: found by buttons, invite by deep link, join; what one confirms the other finds."""
    asha, ravi = purser.family("Asha", "Ravi")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.sees("Saved")
    ravi.says("/today")
    ravi.sees("60")


def test_two_lines_are_one_card(purser: RunningPurser) -> None:
    """A2, B1."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60, auto 120")
    card = asha.sees("60", "120", "180", "Confirm all")
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    asha.says("/today")
    asha.sees("180")


def test_a_card_is_edited_by_button(purser: RunningPurser) -> None:
    """B2."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    asha.taps("Edit", on=card)
    asha.taps("Amount", on=asha.sees("Amount"))
    asha.sees("Just write it")
    asha.says("145")
    asha.taps("Confirm", on=asha.sees("milk", "145"))
    asha.sees("Saved", "145")


def test_a_card_is_edited_by_a_sentence_in_reply(purser: RunningPurser) -> None:
    """B2."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    first = asha.sees("milk", "60")
    asha.says("auto 80")
    asha.sees("auto", "80")
    asha.says("no, 145", replying=first)
    asha.taps("Confirm", on=asha.sees("milk", "145"))
    asha.sees("Saved", "145")


def test_a_discarded_card_writes_nothing(purser: RunningPurser) -> None:
    """B1."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    asha.taps("Discard", on=asha.sees("milk", "60"))
    asha.sees("Discarded")
    asha.says("/last")
    asha.sees("Nothing is in the book")


def test_a_double_tap_writes_once(purser: RunningPurser) -> None:
    """B3."""
    (asha,) = purser.family("Asha")
    asha.says("milk 61")
    toast = asha.taps("Confirm", on=asha.sees("milk", "61"), twice=True)
    assert toast() == "Saved"
    check_total_today(asha, "61")


def test_two_members_tap_one_card(purser: RunningPurser) -> None:
    """B3: in the family's group, at the same moment."""
    asha, ravi = purser.family("Asha", "Ravi")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    asha.says("milk 62", to=home)
    card = asha.sees("milk", "62", at=home)
    with ThreadPoolExecutor(2) as hands:
        toasts = [hands.submit(person.taps, "Confirm", on=card) for person in (asha, ravi)]
    assert [toast.result()() for toast in toasts] == ["Saved", "Saved"]
    assert "Saved" in asha.now(card).text
    check_total_today(ravi, "62")


def test_telegram_delivers_updates_twice(purser: RunningPurser) -> None:
    """B3, K6: a redelivered message makes no second card, a redelivered tap no second entry."""
    (asha,) = purser.family("Asha")
    said = asha.says("milk 63")
    card = asha.sees("milk", "63")
    asha.reads()
    purser.phones.deliver_again(said)
    asha.sees_nothing()
    asha.taps("Confirm", on=card)
    asha.sees("Saved")
    asha.reads()
    purser.phones.deliver_again(asha.updates[-1])
    asha.sees_nothing()
    check_total_today(asha, "63")


def test_a_stale_button_shows_the_card_as_it_stands(purser: RunningPurser) -> None:
    """B4."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    asha.says("no, 145", replying=card)
    asha.sees("145")
    toast = asha.taps("Confirm", on=card)
    assert "changed" in toast()
    asha.says("/last")
    asha.sees("Nothing is in the book")


def test_undo_takes_it_out_again(purser: RunningPurser) -> None:
    """B5."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    asha.taps("Confirm", on=asha.sees("milk", "60"))
    asha.taps("Undo", on=asha.sees("Saved"))
    asha.sees("Undone")
