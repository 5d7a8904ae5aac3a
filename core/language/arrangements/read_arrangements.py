"""The entry point for sentences that set up something for later: tries one reader per kind (budget, bill, goal ...)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.language.arrangements.account_sentences import read_account_change
from core.language.arrangements.bill_changes import read_bill_change
from core.language.arrangements.bill_sentences import read_bill_sentence, read_bill_sum
from core.language.arrangements.budget_sentences import read_budget
from core.language.arrangements.debts import read_debt
from core.language.arrangements.due_bills import read_due_bill
from core.language.arrangements.goal_sentences import read_goal
from core.language.arrangements.paid_halves import read_paid_half
from core.language.arrangements.rate_sentences import read_rate
from core.language.arrangements.recurring import read_recurring
from core.language.arrangements.several_arrangements import read_several
from core.language.arrangements.what_if_sentences import read_what_if
from core.language.message import Message
from core.model.intent import AskGoal, Command, FundGoal, Intent, RecordEntries, RuleAction, SetGoal, SetRecurring

ArrangementReader = Callable[[Message], Intent | None]
"""A function that reads one kind of sentence that sets something up, and returns None for other messages."""

READERS: tuple[ArrangementReader, ...] = (
    read_rate,
    read_account_change,
    read_goal,
    read_budget,
    read_debt,
    read_paid_half,
    read_recurring,
    read_due_bill,
)
"""The readers of all kinds of such sentences, the most specific first."""


def read_arrangement(message: Message) -> Intent | None:
    """Return what a message sets up for later; None where it sets up nothing.

    An action on a recurring bill also carries the message's other meaning, in case no such bill exists.
    """
    if (asked := read_bill_sum(message) or read_what_if(message)) is not None:
        return asked
    found = next((found for read in READERS if (found := read(message)) is not None), None)
    if (several := read_several(message, found)) is not None:
        return several
    if isinstance(found, Command | SetGoal | FundGoal | AskGoal | RecordEntries):
        return found
    acts = read_bill_change(message) or read_bill_sentence(message)
    if isinstance(found, SetRecurring) and acts is not None and acts.action is not RuleAction.PRICE:
        return found
    if acts is not None and acts.action is RuleAction.PRICE and isinstance(found, SetRecurring):
        found = replace(found, line=replace(found.line, description=acts.name))  # not "electricity is now"
    return replace(acts, otherwise=found) if acts is not None else found
