"""The state of a household's budgets, from which the chat, digest, pages, REST and alerts all read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from core.model.budget import Budget, BudgetOverview, BudgetStatus, UpcomingAmount, assess_budget
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.money import Money
from core.model.period import Period
from core.model.recurring import Bill
from core.model.report import SpendingPart
from core.ports import UnitOfWork
from core.usecases.list_bills import list_unpaid_bills


async def read_budgets(
    uow: UnitOfWork,
    household: Household,
    day: date,
    bills: Iterable[UpcomingAmount] | None = None,
    budgets: Iterable[Budget] | None = None,
) -> BudgetOverview:
    """Return every budget that applies on a day with its state, that month's spending, and spending outside budgets.

    ``bills`` are the payments still to come, ``budgets`` those since the day; None reads them. Private entries and
    bills count in all sums and are named in none.
    """
    calendar, members = household.pay_calendar, {member.id for member in household.members}
    month = calendar.find_month(day)
    held = [
        budget
        for budget in (await uow.budgets.list_budgets(since=day) if budgets is None else budgets)
        if budget.find_limit(budget.find_period(day, calendar)) is not None
        and (budget.scope.member is None or budget.scope.member in members)
    ]
    periods = [budget.find_period(day, calendar) for budget in held]
    since = [budget.find_first_day(period, calendar) for budget, period in zip(held, periods, strict=True)]
    reach = Period(min([month.first, *since]), max([month.last, *(period.last for period in periods)]))
    parts = await uow.reports.sum_spending_by_parts(reach)
    bills = list_upcoming_amounts(await list_unpaid_bills(uow, day, reach.last), day) if bills is None else tuple(bills)
    found = [assess_budget(budget, day, calendar, parts, bills) for budget in held]
    statuses = sorted(
        (status for status in found if status is not None), key=lambda each: _make_sort_key(household, each)
    )
    spent = [part for part in parts if part.day in month]
    outside = [part for part in spent if not _is_inside(held, part)]
    return BudgetOverview(
        day,
        month,
        tuple(statuses),
        _sum_by_currency(spent, household.currency),
        _sum_by_currency(outside, household.currency),
    )


def list_upcoming_amounts(bills: Iterable[Bill], day: date) -> tuple[UpcomingAmount, ...]:
    """Return what is still to be paid of unpaid expense bills; an overdue one is dated ``day``."""
    lines = [(bill, bill.occurrence.line) for bill in bills]
    return tuple(
        UpcomingAmount(max(day, bill.occurrence.day), bill.left, line.category, line.payer)
        for bill, line in lines
        if line.kind is EntryKind.EXPENSE
    )


def _make_sort_key(household: Household, status: BudgetStatus) -> tuple[bool, list[int], bool, str]:
    """Return a sort key: the overall budget first, then by category, and the family's budget before a member's own."""
    scope = status.budget.scope
    order = [category.key for category in household.categories]
    places = sorted(order.index(key) for key in scope.categories if key in order)
    return (not scope.is_overall, places, scope.member is not None, str(scope.member))


def _is_inside(budgets: Sequence[Budget], part: SpendingPart) -> bool:
    """Return whether a budget counts some spending; the overall budget is considered only if it is the only one."""
    narrow = [budget for budget in budgets if not budget.scope.is_overall]
    return any(
        budget.currency == part.money.currency and budget.scope.is_spending_counted(part.category, part.member)
        for budget in narrow or budgets
    )


def _sum_by_currency(parts: Iterable[SpendingPart], base: str) -> tuple[Money, ...]:
    """Return the sum of spending per currency; the base currency comes first, even at zero."""
    sums = {base: 0}
    for part in parts:
        sums[part.money.currency] = sums.get(part.money.currency, 0) + part.money.minor
    return tuple(Money(minor, currency) for currency, minor in sums.items())
