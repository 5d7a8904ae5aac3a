"""Alerts with rare good news: a goal reached, or a month that was cheaper than usual or well under a budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from core.alerts.source import AlertContext, AlertSource
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.model.money import Money
from core.model.period import Period
from core.model.report import SpendingPart
from core.usecases.budget_status import read_budgets
from core.usecases.keep_goals import list_goals

_TOLD_FOR = 3
"""Days of a new month in which the one before is told of."""
_COMPARED = 3
"""Months that say what is usual."""
_CHEAPER = 20
"""Per cent less than usual from which a category is worth telling."""
_MATTERS = 5
"""Per cent of a usual month's spending that were kept at least, or it is small change."""
_UNDER = 90
"""Per cent of a budget used at most; more is what a budget is for."""
_USED = 40
"""Per cent of a budget used at least; less is a budget nobody needs."""
_FULL = 100


async def _find(context: AlertContext) -> Sequence[Condition]:
    goals = [
        _make_condition(
            f"goal:{status.goal.id}",
            str(status.goal.target.minor),
            AlertFacts(
                status.goal.name,
                amount=status.saved,
                compared=status.goal.target,
                subject=status.goal.id,
                variety="goal",
            ),
        )
        for status in await list_goals(context.uow, context.today)
        if status.left.minor == 0
    ]
    calendar = context.household.pay_calendar
    now = calendar.find_month(context.today)
    if (context.today - now.first).days >= _TOLD_FOR:
        return goals
    over = calendar.find_month(now.first - timedelta(days=1))
    facts = await _find_cheaper(context, over) or await _find_under_budget(context, over)
    return [*goals, *([_make_condition("month", over.first.isoformat(), facts)] if facts is not None else [])]


def _make_condition(thing: str, arm: str, facts: AlertFacts) -> Condition:
    return Condition(AlertKind.GOOD_NEWS, f"good:{thing}", arm, facts)


async def _find_cheaper(context: AlertContext, over: Period) -> AlertFacts | None:
    """Return the category with the largest saving in a month against the three before; None where none matters."""
    calendar, currency = context.household.pay_calendar, context.household.currency
    before, first = [], over.first
    for _ in range(_COMPARED):
        before.append(calendar.find_month(first - timedelta(days=1)))
        first = before[-1].first
    spent = await context.uow.reports.sum_spending_by_parts(Period(first, over.last))
    parts = [part for part in spent if part.money.currency == currency]
    if any(not any(part.day in period for part in parts) for period in before):
        return None  # a book too young, or one that was let lie, knows nothing usual
    now, months = _by_category(parts, over), [_by_category(parts, period) for period in before]
    everything = sum(sum(each.values()) for each in months) // _COMPARED
    best: tuple[int, str, int] | None = None
    for category in now:
        usual = sum(each.get(category, 0) for each in months) // _COMPARED
        kept = usual - now[category]
        matters = kept * _FULL >= everything * _MATTERS and kept * _FULL >= usual * _CHEAPER
        if matters and all(category in each for each in months):
            best = max(best or (0, "", 0), (kept, category, usual))
    if best is None:
        return None
    kept, category, usual = best
    amount = Money(usual - kept, currency)
    return AlertFacts(
        category=category, amount=amount, compared=Money(usual, currency), percent=kept * _FULL // usual, day=over.last
    )


def _by_category(parts: Iterable[SpendingPart], period: Period) -> dict[str, int]:
    sums: dict[str, int] = {}
    for part in parts:
        if part.day in period:
            sums[part.category] = sums.get(part.category, 0) + part.money.minor
    return sums


async def _find_under_budget(context: AlertContext, over: Period) -> AlertFacts | None:
    """Return the household budget that ended a month furthest below its limit; None where none did."""
    overview = await read_budgets(context.uow, context.household, over.last, ())
    ended = [
        status
        for status in overview.statuses
        if status.period == over
        and status.budget.scope.member is None
        and status.percent is not None
        and _USED <= status.percent <= _UNDER
    ]
    best = min(ended, key=lambda status: (status.percent or 0, str(status.budget.id)), default=None)
    if best is None:
        return None
    return AlertFacts(
        category=best.budget.scope.categories[0] if len(best.budget.scope.categories) == 1 else None,
        categories=best.budget.scope.categories,
        amount=best.spent,
        compared=best.available,
        percent=best.percent,
        day=over.last,
        subject=best.budget.id,
        variety="budget",
    )


GOOD_NEWS = AlertSource(frozenset({AlertKind.GOOD_NEWS}), _find)
