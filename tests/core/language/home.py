"""A household to read messages in."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from core.language.context import Context, Person
from core.language.habits import habits

TODAY = date(2026, 11, 21)
ASHA, RAVI, MEERA = (UUID(int=number) for number in (1, 2, 3))


def context(language: str = "en", currency: str = "INR", **known: Any) -> Context:
    """Asha writes; Ravi lives there too."""
    people = (Person(ASHA, ("Asha",)), Person(RAVI, ("Ravi", "Ravi Kumar")))
    mark, day_first = habits(language, currency)
    settings = {"language": language, "number_habit": mark, "day_first": day_first, **known}
    return Context(
        TODAY, currency, ASHA, known.pop("people", people), **{k: v for k, v in settings.items() if k != "people"}
    )
