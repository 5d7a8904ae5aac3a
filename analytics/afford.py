"""Judge whether a cost can be paid until a day, by balance and incomes less bills and usual spending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np

from analytics.forecast.choose_method import choose_method
from analytics.forecast.forecast import PATHS, Spend, draw_one_offs, find_habit, is_history_too_short
from analytics.outlook import FARTHEST, ComingPayment, list_coming_payments, split_spending
from core.model.budget import BudgetStatus
from core.model.entry import EntryKind
from core.model.household import Household
from core.model.period import Period, find_month
from core.ports import UnitOfWork
from core.usecases.budget_status import read_budgets
from core.usecases.read_outlook import OutlookBook, read_outlook

_RECENT = timedelta(days=90)
"""How far back usual spending is measured for comparison with a budget."""


@dataclass(frozen=True, slots=True)
class Affordability:
    """How likely a cost can be paid until a day, with the figures behind it, in minor units."""

    until: date
    cost: int
    income: int
    likely_low: int
    likely_high: int
    left: int
    """The median of what is left of balance and incomes by then, before the cost."""
    chance: float | None
    """The probability (0 to 1) that the cost can be paid; None without a balance or a known income."""
    bills: int
    """The part of the likely spending that is certain: bills that fall due."""
    balance: int | None
    """The sum of the accounts today; None where no balance was stated."""
    history: Period
    method: str
    one_offs: tuple[Spend, ...] = ()
    """Large single purchases, which do not count as usual spending."""
    saving: int = 0
    """How much less than usual is spent by then if all budgets hold."""
    chance_within_budgets: float | None = None
    """The probability if all budgets hold; None where these save nothing."""
    coming: tuple[ComingPayment, ...] = ()
    """The incomes and bills expected by then."""

    @property
    def available(self) -> int:
        """Return the balance plus the incomes expected by then."""
        return (self.balance or 0) + self.income

    @property
    def is_impossible(self) -> bool:
        """Return whether balance and incomes less the bills are below the cost, even if nothing else is spent."""
        return self.chance is not None and self.available - self.bills < self.cost


def judge_affordability(
    book: OutlookBook,
    today: date,
    until: date,
    cost: int,
    viewer: UUID | None,
    *,
    budgets: Sequence[BudgetStatus] = (),
) -> Affordability | None:
    """Return how likely a cost in minor units can be paid until a day; None where there is too little history.

    Large single purchases are not usual spending: they are simulated as rarely as they came so far. ``budgets`` are
    those in force today.
    """
    split = split_spending(book, today, until, viewer)
    if is_history_too_short(split.spends, today) or until <= today:
        return None
    habit = find_habit(split.spends, today)
    days, seed = (until - today).days, today.toordinal()
    choice = choose_method(habit.days, days, seed)
    paths = choice.draw_paths(habit.days, days, PATHS, np.random.default_rng(seed))
    draws = paths.sum(axis=1) + draw_one_offs(habit.one_offs, habit.history.days, paths.shape, seed)[:, -1]
    bills = sum(each.minor for each in split.due if today < each.day <= until)
    draws = draws + bills
    coming = list_coming_payments(book, today, until, viewer)
    income = sum(each.minor for each in coming if each.line.kind is EntryKind.INCOME and each.day > today)
    low, middle, high = (max(0, round(float(each))) for each in np.quantile(draws, (0.1, 0.5, 0.9)))
    left = (book.balance or 0) + income - draws
    known = bool(income) or book.balance is not None
    saving = find_budget_saving(book, budgets, coming, today, until)
    return Affordability(
        until,
        cost,
        income,
        low,
        high,
        (book.balance or 0) + income - middle,
        float((left >= cost).mean()) if known else None,
        bills,
        book.balance,
        habit.history,
        choice.name,
        habit.one_offs,
        saving,
        float((left + saving >= cost).mean()) if known and saving else None,
        coming,
    )


async def read_affordability(
    uow: UnitOfWork, household: Household, today: date, viewer: UUID | None, *, cost: int, by: date | None
) -> Affordability | None:
    """Judge from the book whether a cost in minor units can be paid until a day; None with too little history.

    Without a day, until the end of the month; a day that is past means the next thirty days.
    """
    until = min(by or find_month(today).last, today + FARTHEST)
    if until <= today:
        until = today + timedelta(days=30)
    book = await read_outlook(uow, household, today, until)
    budgets = await read_budgets(uow, household, today)
    own = [each for each in budgets.statuses if each.budget.currency == household.currency]
    return judge_affordability(book, today, until, cost, viewer, budgets=own)


def find_budget_saving(
    book: OutlookBook, budgets: Sequence[BudgetStatus], coming: Sequence[ComingPayment], today: date, until: date
) -> int:
    """Return how much less than usual is spent until a day if the household's budgets hold, in minor units.

    The overall budget and the category budgets are not added up: the larger saving counts.
    """
    overall, single = 0, 0
    for status in budgets:
        scope = status.budget.scope
        if scope.member is None:
            saved = max(0, _expect_spending(book, status, coming, today, until) - _find_allowance(status, today, until))
            overall = max(overall, saved) if scope.is_overall else overall
            single += 0 if scope.is_overall else saved
    return max(overall, single)


def _find_allowance(status: BudgetStatus, today: date, until: date) -> int:
    """Return what a budget allows from tomorrow until a day: the rest of its period, then its limit pro rata."""
    days = (until - today).days
    rest = (status.period.last - today).days
    left = max(0, status.remaining.minor)
    if days <= rest:
        return left * days // max(1, rest)
    return left + status.limit.minor * (days - max(0, rest)) // status.period.days


def _expect_spending(
    book: OutlookBook, status: BudgetStatus, coming: Sequence[ComingPayment], today: date, until: date
) -> int:
    """Return the usual spending until a day that a budget counts, plus its bills on their days."""
    scope = status.budget.scope
    names = {each.name.casefold() for each in coming}
    recent = [each for each in book.spending if each.line.day > today - _RECENT and each.id not in book.paying]
    habit = sum(
        -each.line.money.minor if each.line.kind is EntryKind.REFUND else each.line.money.minor
        for each in recent
        if scope.is_spending_counted(each.line.category, each.line.payer)
        and (each.line.merchant or each.line.description).casefold() not in names
    )
    known = min(_RECENT.days, max(1, (today - min((each.line.day for each in book.spending), default=today)).days))
    bills = sum(
        each.minor
        for each in coming
        if each.line.kind is EntryKind.EXPENSE and scope.is_spending_counted(each.line.category, each.line.payer)
    )
    return habit * (until - today).days // known + bills
