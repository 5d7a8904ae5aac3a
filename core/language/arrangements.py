"""Sentences that arrange something for later: a budget, a bill that recurs, a goal, a debt. Each kind has a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.language.bill_sentences import read_bill_sentence
from core.language.budget_sentences import read_budget
from core.language.debts import read_debt
from core.language.goal_sentences import read_goal
from core.language.message import Message
from core.language.recurring import read_recurring
from core.model.intent import AskGoal, FundGoal, Intent, RecordEntries, RuleAction, SetGoal, SetRecurring

ArrangementReader = Callable[[Message], Intent | None]
"""Reads one kind of arrangement; returns None where the message is none of it."""

READERS: tuple[ArrangementReader, ...] = (read_goal, read_budget, read_debt, read_recurring)
"""The readers, the most particular first."""


def read_arrangement(message: Message) -> Intent | None:
    """Return what a message arranges for later; None where it arranges nothing.

    What may be said of a bill that recurs says what the message is where there is none.
    """
    found = next((found for read in READERS if (found := read(message)) is not None), None)
    if isinstance(found, SetGoal | FundGoal | AskGoal | RecordEntries):
        return found
    acts = read_bill_sentence(message)
    if isinstance(found, SetRecurring) and acts is not None and acts.action is not RuleAction.PRICE:
        return found
    return replace(acts, otherwise=found) if acts is not None else found
