"""Alerts about account balances that do not follow from the entries, for the member who most likely knows why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.alerts.source import AlertContext, AlertSource
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.usecases.account_status import list_gaps
from core.usecases.explain_gap import find_who_knows, make_question

ASKED_WITHIN = timedelta(days=31)
"""What did not add up longer ago stands on the accounts' page and is asked by nobody."""


async def _find(context: AlertContext) -> Sequence[Condition]:
    found = []
    for status, gap in await list_gaps(context.uow, context.household.currency, context.today):
        if gap.day < context.today - ASKED_WITHIN:
            continue
        question = await make_question(context.uow, status, gap, None)
        facts = AlertFacts(
            status.name,
            amount=gap.money,
            day=gap.since,
            subject=gap.fact,
            choices=tuple(guess.kind.value for guess in question.guesses),
        )
        member = await find_who_knows(context.uow, context.today, status.name)
        found.append(Condition(AlertKind.UNEXPLAINED, str(gap.fact), "", facts, member))
    return found


ACCOUNT_GAPS = AlertSource(frozenset({AlertKind.UNEXPLAINED}), _find)
