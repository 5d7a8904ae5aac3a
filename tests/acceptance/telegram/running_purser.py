"""A running product with its Telegram, and families living in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.acceptance.process import Product
from tests.acceptance.telegram.emulator import USERNAME
from tests.acceptance.telegram.phone import Chat, Person, Phones

SECRET = "only-telegram-knows-this"


@dataclass(frozen=True)
class RunningPurser:
    """A product and the phones it talks to."""

    phones: Phones
    product: Product

    def family(self, *names: str) -> tuple[Person, ...]:
        """A new household: the first name founds it, the others follow the invite's link."""
        first, *others = (self.phones.person(name) for name in names)
        found_household(first)
        for other in others:
            join_household(other, invited_by=first)
        return (first, *others)


def found_household(person: Person) -> None:
    """Found a household with what is guessed for a phone in English: Indian rupees."""
    person.says("/start")
    person.taps("Create a household", on=person.sees("Create a household"))
    person.taps("Create", on=person.sees("Indian Rupee", "Change currency"))
    person.sees("Invite my family")


def read_invite_code(person: Person) -> str:
    """The code in the link a member is given for the family."""
    person.says("/invite")
    shown = person.sees("t.me/")
    link = re.search(r"\?start=(\w+)", f"{shown.text} {[button.get('url') for button in shown.buttons]}")
    assert link, shown
    return link[1]


def join_household(person: Person, *, invited_by: Person) -> None:
    """Open the invite's deep link."""
    person.says(f"/start {read_invite_code(invited_by)}")
    person.sees(invited_by.name)


def check_total_today(person: Person, amount: str) -> None:
    """What the book says of today."""
    person.says("how much did we spend today?")
    person.sees(amount)


def make_household_chat(person: Person, chat: Chat) -> None:
    """Make a group the household's chat."""
    person.says(f"/start@{USERNAME}", to=chat)
    person.taps("Yes", on=person.sees("Yes", at=chat))
    person.sees("now", at=chat)
