"""Alerts about bills that are due soon or late, prices that changed, and incomes that are missing or short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from core.alerts.source import LONGEST_AHEAD, AlertContext, AlertSource
from core.model.entry import EntryKind, Visibility
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.model.recurring import Bill, BillStatus

LEAD = timedelta(days=2)
"""How long before its day a bill is spoken of; on the day itself comes its card."""
LATE_FOR = timedelta(days=14)
"""A bill that is overdue longer is no news."""
NOTABLE = 5
"""Per cent by which a price has to differ."""


async def _find(context: AlertContext) -> Sequence[Condition]:
    today = context.today
    bills = await context.read_bills(LATE_FOR, LONGEST_AHEAD)
    return [condition for bill in bills for condition in _find_conditions(bill, today)]


def _find_conditions(bill: Bill, today: date) -> Iterator[Condition]:
    line, is_income = bill.occurrence.line, bill.occurrence.line.kind is EntryKind.INCOME
    if is_income:
        if bill.status is BillStatus.OVERDUE or (bill.status is BillStatus.PARTLY_PAID and line.day < today):
            yield _make_condition(bill, AlertKind.INCOME)
    elif bill.status is BillStatus.UPCOMING and today < line.day <= today + _find_lead(bill):
        yield _make_condition(bill, AlertKind.BILL_DUE)
    elif bill.status is BillStatus.OVERDUE:
        yield _make_condition(bill, AlertKind.BILL_LATE)
    elif bill.status is BillStatus.PAID and _changed_percent(bill):
        yield _make_condition(bill, AlertKind.PRICE)


def _find_lead(bill: Bill) -> timedelta:
    """Return how long before its day a bill is announced: as its rule says, else two days."""
    return timedelta(days=bill.rule.announced_days_before) if bill.rule.announced_days_before is not None else LEAD


def _changed_percent(bill: Bill) -> int:
    """Return by how many per cent a payment differs from the expected amount; 0 where too little to mention."""
    expected = bill.occurrence.line.money.minor
    percent = round((bill.paid.minor - expected) * 100 / expected) if expected else 0
    return percent if abs(percent) >= NOTABLE else 0


def _make_condition(bill: Bill, kind: AlertKind) -> Condition:
    line = bill.occurrence.line
    expected = kind is AlertKind.PRICE or kind is AlertKind.INCOME
    facts = AlertFacts(
        item=line.description or line.merchant or "",
        category=line.category,
        amount=bill.paid if expected else bill.left,
        compared=line.money if expected else None,
        percent=_changed_percent(bill) if kind is AlertKind.PRICE else None,
        day=line.day,
        subject=bill.rule.id,
    )
    private = bill.rule.line.visibility is Visibility.PRIVATE
    member = bill.rule.author if private else None
    return Condition(kind, f"rule:{bill.rule.id}", f"{bill.occurrence.number}", facts, member)


RECURRING_BILLS = AlertSource(
    frozenset({AlertKind.BILL_DUE, AlertKind.BILL_LATE, AlertKind.PRICE, AlertKind.INCOME}), _find
)
