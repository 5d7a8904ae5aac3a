"""Alerts about unusual entries of the last days, raised once, and not again once marked as fine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind, JudgedEntry
from analytics.outlook import fold_name, judge_period
from core.alerts.source import LONGEST_AHEAD, AlertContext, AlertSource
from core.alerts.sources import SOURCES
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.model.money import Money
from core.model.period import Period
from core.usecases.bill_status import LATEST_PAYMENT

NEWS = timedelta(days=3)
"""The age after which an unusual entry is not reported any more."""
HABITS = timedelta(days=400)
"""How far back entries are read to learn what is usual."""


async def _find_conditions(context: AlertContext) -> Sequence[Condition]:
    currency, today = context.household.currency, context.today
    news = Period(today - NEWS, today)
    expenses = await context.uow.reports.list_expenses(Period(today - HABITS, today), currency)
    seen = [JudgedEntry(each.id, each.day, fold_name(each.name), each.category, each.minor) for each in expenses]
    bills = await context.read_bills(NEWS + LATEST_PAYMENT, LONGEST_AHEAD)
    paying = {payment for bill in bills for payment in bill.payments}
    return [_make_condition(odd, currency) for odd in judge_period(seen, paying, today, news)]


def _make_condition(odd: Anomaly, currency: str) -> Condition:
    arm = odd.day.strftime("%Y-%m") if odd.kind is AnomalyKind.PACE else str(odd.entry)
    facts = AlertFacts(
        item=odd.name,
        category=odd.category,
        amount=Money(odd.minor, currency),
        compared=Money(odd.usual, currency),
        day=odd.day,
        subject=odd.entry,
    )
    return Condition(AlertKind.UNUSUAL, odd.acceptance_key, arm, facts)


ODD_SPENDING = AlertSource(frozenset({AlertKind.UNUSUAL}), _find_conditions)
EVERY_SOURCE: tuple[AlertSource, ...] = (*SOURCES, ODD_SPENDING)
"""All alert sources: those of ``core`` and those that need analysis."""
