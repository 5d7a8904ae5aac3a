"""Alerts about unusual entries of the last days, raised once, and never again once marked as fine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from analytics.anomalies.find_anomalies import Anomaly, AnomalyKind
from analytics.outlook import find_odd
from core.alerts.source import LONGEST_AHEAD, LONGEST_BACK, AlertContext, AlertSource
from core.alerts.sources import SOURCES
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.model.money import Money
from core.model.period import Period
from core.usecases.read_outlook import OutlookBook

NEWS = timedelta(days=3)
"""What is older is no news."""


async def _find(context: AlertContext) -> Sequence[Condition]:
    read = await context.read_book(LONGEST_BACK, LONGEST_AHEAD)
    currency, today = context.household.currency, context.today
    entries = tuple(each for each in read.entries if each.line.money.currency == currency and each.line.day <= today)
    book = OutlookBook(entries, (), frozenset(payment for bill in read.bills for payment in bill.payments))
    period = Period(today - NEWS, today)
    return [_make_condition(odd, context.household.currency) for odd in find_odd(book, context.today, period, None)]


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
    return Condition(AlertKind.UNUSUAL, odd.thing, arm, facts)


ODD_SPENDING = AlertSource(frozenset({AlertKind.UNUSUAL}), _find)
EVERY_SOURCE: tuple[AlertSource, ...] = (*SOURCES, ODD_SPENDING)
"""The sources of core and those that need figures of analytics."""
