"""Prepare a couple's talk about money: what each of them paid, one topic, and decisions to take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from analytics.answer import plan_answer
from analytics.plans import QueryPlan
from analytics.solve import solve_plan
from analytics.totals import find_sum_in
from core.model.answer import Breakdown
from core.model.budget import BudgetScope, BudgetState, BudgetStatus
from core.model.digest import Decision, DecisionKind, Digest, MemberSpending, MoneyDate, TalkTopic
from core.model.household import Household
from core.model.question import Question, QuestionIntent
from core.model.report import PRIVATE
from core.ports import Reports, UnitOfWork
from core.usecases.keep_goals import list_goals
from core.usecases.settle_up import load_balances

MOST_DECISIONS = 4
"""The most decisions proposed."""


async def make_money_date(
    uow: UnitOfWork, household: Household, digest: Digest, budgets: Sequence[BudgetStatus], today: date
) -> MoneyDate:
    """Return the content of a couple's money talk, the same for all members, without anything private."""
    shared = [status for status in budgets if status.budget.scope.member is None]
    over = [status for status in shared if status.state is BudgetState.EXCEEDED]
    grown = [change.category for change in digest.changes if change.spent.minor > change.usual.minor]
    spent, income = find_sum_in(digest.spent, household.currency), find_sum_in(digest.income, household.currency)
    talk, about = TalkTopic.WORTH, None
    if over:
        talk, about = TalkTopic.OVER, over[0].budget.scope
    elif 0 < income.minor < spent.minor:
        talk = TalkTopic.SHORT
    elif grown:
        talk, about = TalkTopic.GROWN, BudgetScope((grown[0],))
    views = [await _view_member(uow.reports, household, digest, member.id, today) for member in household.members]
    unlimited = [key for key in grown if not any(key in status.budget.scope.categories for status in shared)]
    decisions = [
        *(
            Decision(DecisionKind.LIMIT, each.budget.id, scope=each.budget.scope, money=-each.remaining)
            for each in over
        ),
        *_list_new_budgets(digest, unlimited),
        *await _list_debts(uow, household),
        *await _list_goals(uow, today),
    ]
    return MoneyDate(tuple(view for view in views if view.paid), talk, about, tuple(decisions[:MOST_DECISIONS]))


async def _view_member(
    reports: Reports, household: Household, digest: Digest, member: UUID, today: date
) -> MemberSpending:
    question = Question(QuestionIntent.TOP_CATEGORIES, period=digest.period, member=member)
    made = plan_answer(question, household, today)
    answer = await solve_plan(reports, made) if isinstance(made, QueryPlan) else None
    if not isinstance(answer, Breakdown):
        raise TypeError("what a member paid cannot be answered")
    shown = [part for part in answer.parts if part.key != PRIVATE and part.money.minor > 0]
    first = shown[0] if len(shown) > 1 else None
    if first is None:
        return MemberSpending(member, answer.basis.sums)
    return MemberSpending(member, answer.basis.sums, first.key, first.money)


def _list_new_budgets(digest: Digest, unlimited: Sequence[str]) -> Iterator[Decision]:
    """Yield a budget to decide on, at the usual amount, for each category that grew and has none."""
    for change in digest.changes:
        if change.category in unlimited:
            yield Decision(DecisionKind.BUDGET, scope=BudgetScope((change.category,)), money=change.usual)


async def _list_debts(uow: UnitOfWork, household: Household) -> list[Decision]:
    balances = await load_balances(uow, household.currency)
    return [
        Decision(DecisionKind.SETTLE, money=debt.money, debtor=debt.debtor, creditor=debt.creditor)
        for debt in balances.debts[:1]
    ]


async def _list_goals(uow: UnitOfWork, today: date) -> list[Decision]:
    """Return the goals that need weekly saving; without any goal, the proposal of a first one."""
    goals = await list_goals(uow, today)
    if not goals:
        return [Decision(DecisionKind.FIRST_GOAL)]
    return [
        Decision(DecisionKind.GOAL, status.goal.id, status.goal.name, money=status.weekly_saving)
        for status in goals
        if status.weekly_saving is not None
    ]
