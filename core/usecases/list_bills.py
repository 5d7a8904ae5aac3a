"""The bills (occurrences of recurring payments) of a period, and what is left to pay of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from core.model.entry import Entry, EntryKind, Visibility
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import Bill, BillStatus, RecurringRule, RuleState
from core.ports import UnitOfWork
from core.usecases.bill_status import judge_bills, make_payment_filter, widen_by_rhythm

OPEN = frozenset({BillStatus.UPCOMING, BillStatus.DUE, BillStatus.OVERDUE, BillStatus.PARTLY_PAID})
"""The states of bills that are not fully paid."""

PROPOSED_FOR = timedelta(days=14)
"""How long a proposed recurring rule is listed for confirmation."""

LOOK_BACK = timedelta(days=62)
"""How long after its day an overdue bill is listed."""


async def list_bills(uow: UnitOfWork, today: date, period: Period) -> tuple[Bill, ...]:
    """Return every bill of a period in its state today, ordered by day, others' private ones included."""
    rules = await uow.recurring.list_active_or_ended()
    if not rules:
        return ()
    reach = _find_reach(rules, period)
    drafted = await uow.recurring.list_drafted(reach.first)
    drafts = frozenset(each.draft for each in drafted)
    payments = await uow.recurring.list_payments(reach, make_payment_filter(rules), drafts)
    return judge_bills(rules, payments, drafted, today, period)


async def list_bills_and_entries(
    uow: UnitOfWork, today: date, period: Period
) -> tuple[tuple[Bill, ...], tuple[Entry, ...]]:
    """Return the bills and all entries of a period in one read; with others' private ones, so for sums alone."""
    rules = await uow.recurring.list_active_or_ended()
    reach = _find_reach(rules, period)
    entries = await uow.recurring.list_live_entries(reach)
    drafted = await uow.recurring.list_drafted(reach.first) if rules else ()
    bills = judge_bills(rules, entries, drafted, today, period)
    return bills, tuple(each for each in entries if each.line.day in period)


def _find_reach(rules: Sequence[RecurringRule], period: Period) -> Period:
    """Return the days of entries that may have paid a bill of a period, or one next to it."""
    return widen_by_rhythm(rules, widen_by_rhythm(rules, period))


async def list_unpaid_bills(uow: UnitOfWork, today: date, until: date) -> tuple[Bill, ...]:
    """Return the unpaid bills that are overdue, due or coming up until a day, ordered by day."""
    return list_unpaid(await list_bills(uow, today, Period(today - LOOK_BACK, max(until, today))), today)


def list_unpaid(bills: Iterable[Bill], today: date) -> tuple[Bill, ...]:
    """Return the bills not fully paid, without those overdue longer than ``LOOK_BACK``."""
    return tuple(bill for bill in bills if bill.status in OPEN and bill.occurrence.day >= today - LOOK_BACK)


def sum_unpaid(bills: Iterable[Bill], currency: str) -> Money:
    """Return the sum still to be paid of some bills in one currency; only expenses count."""
    left = [bill.left for bill in bills if bill.occurrence.line.kind is EntryKind.EXPENSE]
    return Money(sum(money.minor for money in left if money.currency == currency), currency)


async def list_rules(uow: UnitOfWork) -> tuple[RecurringRule, ...]:
    """Return the active rules for recurring payments, oldest first."""
    return tuple(rule for rule in await uow.recurring.list_active_or_ended() if rule.state is RuleState.ACTIVE)


async def list_proposed_rules(uow: UnitOfWork, now: datetime, viewer: UUID | None) -> tuple[RecurringRule, ...]:
    """Return the recent proposed rules that await a yes and a viewer may see, newest first."""
    return tuple(
        rule for rule in await uow.recurring.list_proposed(now - PROPOSED_FOR) if is_rule_visible(rule, viewer)
    )


def is_rule_visible(rule: RecurringRule, viewer: UUID | None) -> bool:
    """Return whether a viewer (None: a group, a job) may see a recurring payment rule."""
    return rule.line.visibility is Visibility.SHARED or rule.author == viewer
