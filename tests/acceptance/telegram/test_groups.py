"""A family's group: the household's chat, where private things stay private and strangers get nothing."""

from __future__ import annotations

from tests.acceptance.telegram.emulator import USERNAME
from tests.acceptance.telegram.running_purser import RunningPurser, found_household, make_household_chat


def test_a_group_becomes_the_households_chat(purser: RunningPurser) -> None:
    """C3: by a command, then by mention and by plain words."""
    asha, ravi = purser.family("Asha", "Ravi")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    ravi.says(f"@{USERNAME} milk 60", to=home)
    ravi.taps("Confirm", on=ravi.sees("milk", "60", at=home))
    asha.sees("Saved", at=home)
    asha.says(f"/today@{USERNAME}", to=home)
    asha.sees("60", at=home)


def test_a_group_that_is_nobodys_chat_hears_only_those_who_speak_to_it(purser: RunningPurser) -> None:
    """C3: families talk among themselves."""
    (asha,) = purser.family("Asha")
    home = purser.phones.group("Home")
    asha.says("see you at 8", to=home)
    asha.sees_nothing(at=home)
    asha.says(f"@{USERNAME} milk 60", to=home)
    asha.sees("Make this group", at=home)
    purser.phones.person("Mallory").says("hello all", to=home)
    asha.sees_nothing(at=home)


def test_a_private_entry_stays_private_in_the_group(purser: RunningPurser) -> None:
    """C3, C4: the total is true, the detail is not told."""
    asha, ravi = purser.family("Asha", "Ravi")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    ravi.says("milk 60", to=home)
    ravi.taps("Confirm", on=ravi.sees("milk", "60", at=home))
    ravi.sees("Saved", at=home)
    asha.says("surprise cake 777")
    asha.taps("Edit", on=asha.sees("777"))
    asha.taps("private", on=asha.sees("Make private"))
    asha.taps("Confirm", on=asha.sees("777", "Confirm"))
    asha.sees("Saved")
    ravi.says("how much did we spend today?", to=home)
    told = ravi.sees("837", at=home)
    ravi.says(f"/last@{USERNAME}", to=home)
    listed = ravi.sees("milk", at=home)
    ravi.says("how much did we spend today?")
    told_in_private = ravi.sees("837")
    assert "cake" not in f"{told.text} {listed.text} {told_in_private.text}".lower()


def test_a_stranger_in_the_group_changes_nothing(purser: RunningPurser) -> None:
    """Guarding the door: a stranger's tap is answered with a sentence and does nothing."""
    (asha,) = purser.family("Asha")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    asha.says("milk 60", to=home)
    card = asha.sees("milk", "60", at=home)
    stranger = purser.phones.person("Mallory")
    toast = stranger.taps("Confirm", on=card)
    assert "household" in toast()
    stranger.sees_nothing(at=home)
    assert asha.now(card) == card


def test_a_member_of_another_household_changes_nothing(purser: RunningPurser) -> None:
    """C8."""
    (asha,) = purser.family("Asha")
    home = purser.phones.group("Home")
    make_household_chat(asha, home)
    asha.says("milk 60", to=home)
    card = asha.sees("milk", "60", at=home)
    neighbour = purser.phones.person("Neela")
    found_household(neighbour)
    toast = neighbour.taps("Confirm", on=card)
    assert "household" in toast()
    neighbour.says("how much did we spend today?", to=home)
    neighbour.sees_nothing(at=home)
    assert asha.now(card) == card


def test_a_button_copied_from_another_household_opens_nothing(purser: RunningPurser) -> None:
    """C8: the packed button of one household pressed from a private chat of another."""
    (asha,) = purser.family("Asha")
    asha.says("milk 60")
    card = asha.sees("milk", "60")
    (neighbour,) = purser.family("Neela")
    neighbour.says("tea 10")
    own = neighbour.sees("tea", "10")
    toast = neighbour.presses(card.buttons[0]["callback_data"], on=own)
    assert "find" in toast()
    assert asha.now(card) == card
