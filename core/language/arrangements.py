"""Sentences that arrange something for later: a budget, a bill that recurs, a goal, a debt. Each kind has a reader."""

from __future__ import annotations

from collections.abc import Callable

from core.language.budget_sentences import read_budget
from core.language.debts import read_debt
from core.language.goal_sentences import read_goal
from core.language.message import Message
from core.language.recurring import read_recurring
from core.model.intent import Intent

ArrangementReader = Callable[[Message], Intent | None]
"""Reads one kind of arrangement; returns None where the message is none of it."""

READERS: tuple[ArrangementReader, ...] = (read_goal, read_budget, read_debt, read_recurring)
"""The readers, the most particular first."""


def read_arrangement(message: Message) -> Intent | None:
    """Return what a message arranges for later; None where it arranges nothing."""
    for read in READERS:
        if (found := read(message)) is not None:
            return found
    return None
