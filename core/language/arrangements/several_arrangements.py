"""Read messages that set up several things: "budget dining 8k and groceries 15k", "rent 25000 every 1st, gym 1200"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language.arrangements.budget_sentences import read_budget
from core.language.arrangements.recurring import read_recurring
from core.language.message import Message
from core.model.intent import ArrangeSeveral, SetBudget, SetRecurring

_BETWEEN = re.compile(r"[;\n]|,(?!\d)|\s(?:and|aur|और|и|y|und|e|et|&)\s", re.IGNORECASE)
_MOST = 6
"""The most budgets or bills set up by one message."""
_LEAD = "budget "
"""The text put before a part of a list of budgets that is not read as a budget by itself."""


def read_several(message: Message, found: object) -> ArrangeSeveral | None:
    """Return all budgets, or all recurring payments, that the parts of a message set up; None unless every part does.

    ``found`` is what the message sets up when read as a whole.
    """
    if found is not None and not (isinstance(found, SetBudget) and found.several):
        return None
    parts = [part.strip() for part in _BETWEEN.split(message.text) if part.strip()]
    if not 1 < len(parts) <= _MOST or not all(any(sign.isdecimal() for sign in part) for part in parts):
        return None
    read: tuple[SetRecurring | SetBudget, ...]
    read = tuple(_read_budgets(message, parts)) if found is not None else tuple(_read_rules(message, parts))
    return ArrangeSeveral(read) if len(read) == len(parts) else None


def _read_rules(message: Message, parts: list[str]) -> Iterator[SetRecurring]:
    for part in parts:
        rule = read_recurring(Message.read_message(part, message.context))
        if rule is None:
            return
        yield rule


def _read_budgets(message: Message, parts: list[str]) -> Iterator[SetBudget]:
    for part in parts:
        alone = read_budget(Message.read_message(part, message.context))
        budget = (
            alone if isinstance(alone, SetBudget) else read_budget(Message.read_message(_LEAD + part, message.context))
        )
        if not isinstance(budget, SetBudget) or budget.several or budget.amount is None:
            return
        yield budget
