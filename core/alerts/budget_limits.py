"""Alerts about budgets that reached their threshold, are exceeded, or are used up too fast."""

from __future__ import annotations

from collections.abc import Sequence

from core.alerts.source import LONGEST_AHEAD, AlertContext, AlertSource
from core.model.budget import WHOLE, BudgetStatus, BudgetWarningKind
from core.model.household_alert import AlertFacts, AlertKind, Condition
from core.model.money import Money
from core.usecases.budget_status import list_upcoming_amounts, read_budgets
from core.usecases.list_bills import LOOK_BACK, list_unpaid

_KINDS = {
    BudgetWarningKind.PACE: AlertKind.PACE,
    BudgetWarningKind.THRESHOLD: AlertKind.BUDGET_NEAR,
    BudgetWarningKind.OVER: AlertKind.BUDGET_OVER,
}


async def _find(context: AlertContext) -> Sequence[Condition]:
    budgets = await context.uow.budgets.list_budgets(since=context.today)
    if not budgets:
        return ()
    bills = await context.read_bills(LOOK_BACK, LONGEST_AHEAD)
    coming = list_upcoming_amounts(list_unpaid(bills, context.today), context.today)
    overview = await read_budgets(context.uow, context.household, context.today, coming, budgets)
    return [
        _make_condition(status, reach) for status in overview.statuses if (reach := status.gravest_warning) is not None
    ]


def _make_condition(status: BudgetStatus, reach: BudgetWarningKind) -> Condition:
    """Return the alert condition of a budget; a new period, limit or threshold raises it again."""
    budget = status.budget
    spent, limit = _of_the_limit(status)
    facts = AlertFacts(
        category=budget.scope.categories[0] if len(budget.scope.categories) == 1 else None,
        categories=budget.scope.categories,
        amount=spent,
        compared=limit,
        percent=status.percent if status.percent is not None else -(-spent.minor * WHOLE // limit.minor),
        time_percent=status.elapsed_percent,
        day=status.period.last,
        subject=budget.id,
    )
    arm = f"{status.period.first} {status.limit.minor} {budget.threshold}"
    return Condition(_KINDS[reach], f"budget:{budget.id}", arm, facts, member=budget.scope.member)


def _of_the_limit(status: BudgetStatus) -> tuple[Money, Money]:
    """Return the amount used and the amount it is compared with; overspending carried over counts as used."""
    if status.available.minor > 0:
        return status.spent, status.available
    return status.spent - status.carry, status.limit


BUDGET_LIMITS = AlertSource(frozenset(_KINDS.values()), _find)
