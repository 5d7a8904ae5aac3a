"""Coming in: a household founded with buttons and words, an invite followed, a code mistyped."""

from __future__ import annotations

from tests.acceptance.telegram.running_purser import RunningPurser, found_household, join_household, read_invite_code


def test_a_household_gets_the_name_and_currency_it_wants(purser: RunningPurser) -> None:
    """C1, C6: guesses on one card, each changed by a tap and a word."""
    maria = purser.phones.person("Maria")
    maria.says("/start")
    maria.taps("Create a household", on=maria.sees("Create a household"))
    maria.taps("Change name", on=maria.sees("Change name"))
    maria.sees("?")
    maria.says("Casa Flores")
    maria.taps("Change currency", on=maria.sees("Casa Flores", "Change currency"))
    maria.sees("EUR")
    maria.says("euro")
    maria.taps("Create", on=maria.sees("Casa Flores", "Euro"))
    maria.sees("Casa Flores", "Invite my family")
    maria.says("coffee 2.50")
    maria.sees("€2.50")


def test_what_was_said_before_moving_in_is_not_lost(purser: RunningPurser) -> None:
    """A1: the first message is kept and read once there is a book for it."""
    asha = purser.phones.person("Asha")
    asha.says("milk 60")
    asha.taps("Create a household", on=asha.sees("milk 60", "Create a household"))
    asha.taps("Create", on=asha.sees("Change currency"))
    asha.sees("milk", "60", "Confirm")


def test_an_invite_lets_in_one_person_once(purser: RunningPurser) -> None:
    """C1: a used code opens nothing, and says no more than a wrong one."""
    asha, ravi, mallory = (purser.phones.person(name) for name in ("Asha", "Ravi", "Mallory"))
    found_household(asha)
    code = read_invite_code(asha)
    ravi.says(f"/start {code}")
    ravi.sees("Asha's home")
    mallory.says(f"/start {code}")
    used = mallory.sees("")
    mallory.says("/start NEVERWAS")
    assert mallory.sees("").text == used.text


def test_a_code_is_typed_as_people_type_codes(purser: RunningPurser) -> None:
    """C1: by button and by hand, in small letters with a blank."""
    asha, ravi = purser.phones.person("Asha"), purser.phones.person("Ravi")
    found_household(asha)
    code = read_invite_code(asha).lower()
    ravi.says("hello")
    ravi.taps("Join", on=ravi.sees("Join with a code"))
    ravi.sees("code")
    ravi.says(f"{code[:4]} {code[4:]}")
    ravi.sees("Asha's home")


def test_two_of_one_name_are_told_apart(purser: RunningPurser) -> None:
    """C1: two Ravis in one home."""
    asha, *others = (purser.phones.person(name) for name in ("Asha", "Ravi", "Ravi"))
    found_household(asha)
    join_household(others[0], invited_by=asha)
    others[1].says(f"/start {read_invite_code(asha)}")
    others[1].sees("name")
    others[1].says("Ravi Junior")
    others[1].sees("Ravi Junior")
