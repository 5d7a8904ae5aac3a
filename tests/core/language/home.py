"""A household to read messages in."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from core.language.context import Context, Person
from core.language.recognise import recognise
from core.language.values.habits import find_habits
from core.model.intent import ActOnRule, Intent

TODAY = date(2026, 11, 21)
ASHA, RAVI, MEERA = (UUID(int=number) for number in (1, 2, 3))


def context(language: str = "en", currency: str = "INR", **known: Any) -> Context:
    """Asha writes; Ravi lives there too."""
    people = (Person(ASHA, ("Asha",)), Person(RAVI, ("Ravi", "Ravi Kumar")))
    mark, day_first = find_habits(language, currency)
    settings = {"language": language, "number_habit": mark, "day_first": day_first, **known}
    return Context(
        TODAY, currency, ASHA, known.pop("people", people), **{k: v for k, v in settings.items() if k != "people"}
    )


def recognise_without_rules(text: str, home: Context) -> Intent:
    """Read a message of a household in which nothing recurs."""
    found = recognise(text, home)
    return found.otherwise if isinstance(found, ActOnRule) and found.otherwise is not None else found
