"""REST routes for budgets, each returned with what is spent and left in its period."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from bot.web.api.entries import AmountText, Key, read_period
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import PROBLEMS, Body, IsoDay, MoneyShown, Shown, Whole
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import NotFound
from core.model.budget import Budget, BudgetChange, BudgetEvery, BudgetScope, BudgetState, BudgetStatus
from core.model.money import Money
from core.usecases.budget_status import read_budgets
from core.usecases.keep_budgets import find_live_budget, remove_budget, set_budget
from core.usecases.use_case_context import UseCaseContext


class BudgetTerms(Body):
    """A budget's settings besides its limit; ``starts`` is any day of the first period they apply to."""

    every: BudgetEvery | None = None
    starts: IsoDay | None = None
    once: bool = False
    rollover: bool | None = None
    threshold: Annotated[Whole | None, Field(ge=1, le=100)] = None

    def change(self, scope: BudgetScope, limit: Money | None) -> BudgetChange:
        """Return the change to the budget of a scope that these settings and a limit ask for."""
        return BudgetChange(
            scope,
            limit,
            every=self.every,
            once=self.once,
            starts=self.starts,
            rollover=self.rollover,
            threshold=self.threshold,
        )


class BudgetWanted(BudgetTerms):
    """Request body: a limit on spending in some categories, by one member, both, or overall if neither is named."""

    amount: AmountText
    categories: Annotated[list[Key], Field(max_length=20)] = Field(default_factory=list)
    member: UUID | None = None


class BudgetChanged(BudgetTerms):
    """Request body: changes to a budget from the current period on, or from the period that contains ``starts``."""

    amount: AmountText | None = None


class BudgetShown(Shown):
    """A budget with what is spent and left in the period that contains a given day."""

    id: UUID
    categories: list[str]
    member: UUID | None
    every: BudgetEvery
    threshold: int
    rollover: bool
    period: PeriodShown
    limit: MoneyShown
    carry: MoneyShown
    spent: MoneyShown
    remaining: MoneyShown
    bills: MoneyShown = Field(description="Bills known to come until the period ends")
    percent: int | None
    status: BudgetState
    left_per_day: MoneyShown | None

    @classmethod
    def of(cls, status: BudgetStatus) -> BudgetShown:
        """Return the response body for a budget and its status."""
        budget, left = status.budget, status.left_per_day
        return cls(
            id=budget.id,
            categories=list(budget.scope.categories),
            member=budget.scope.member,
            every=budget.every,
            threshold=budget.threshold,
            rollover=budget.rollover_from is not None,
            period=PeriodShown.of(status.period),
            limit=MoneyShown.of(status.limit),
            carry=MoneyShown.of(status.carry),
            spent=MoneyShown.of(status.spent),
            remaining=MoneyShown.of(status.remaining),
            bills=MoneyShown.of(status.bills),
            percent=status.percent,
            status=status.state,
            left_per_day=MoneyShown.of(left) if left else None,
        )


class BudgetsShown(Shown):
    """All budgets on a day, the month's total spending, and the part of it that no budget covers."""

    day: date
    period: PeriodShown
    items: list[BudgetShown]
    total: list[MoneyShown]
    outside: list[MoneyShown]


def budget_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/budgets``."""
    router = APIRouter(
        prefix="/api/v1/budgets", tags=["budgets"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Budgets(api)
    router.get("")(routes.list_budgets)
    router.post("", status_code=201, response_model=BudgetShown, dependencies=ONCE)(routes.create)
    router.get("/{budget_id}")(routes.show)
    router.patch("/{budget_id}")(routes.change)
    router.delete("/{budget_id}", status_code=204)(routes.remove)
    return router


class _Budgets:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_budgets(
        self, request: Request, month: Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] = None
    ) -> BudgetsShown:
        """List all budgets with their status today, or at the end of a given month."""
        async with self._api.context(request) as context:
            period = read_period(None, None, month)
            day = min(period.last, context.today) if period else context.today
            overview = await read_budgets(context.uow, context.household, day)
        return BudgetsShown(
            day=overview.day,
            period=PeriodShown.of(overview.period),
            items=[BudgetShown.of(each) for each in overview.statuses],
            total=[MoneyShown.of(each) for each in overview.total],
            outside=[MoneyShown.of(each) for each in overview.outside],
        )

    async def create(self, request: Request, wanted: BudgetWanted) -> Response:
        """Create a budget, or replace the one that covers exactly the same categories and member."""
        async with self._api.context_once(request) as context:
            scope = BudgetScope(tuple(wanted.categories), wanted.member)
            limit = Money.of(wanted.amount, context.household.currency)
            result = await set_budget(context, wanted.change(scope, limit))
            return await finish(request, context, await _show_status(context, result.budget, result.day), 201)

    async def show(self, request: Request, budget_id: UUID) -> BudgetShown:
        """Return one budget with its status today."""
        async with self._api.context(request) as context:
            return await _show_status(context, await find_live_budget(context, budget_id), context.today)

    async def change(self, request: Request, budget_id: UUID, wanted: BudgetChanged) -> BudgetShown:
        """Change a budget from the current period on; past periods stay as they were."""
        async with self._api.context(request) as context:
            budget = await find_live_budget(context, budget_id)
            limit = Money.of(wanted.amount, context.household.currency) if wanted.amount is not None else None
            result = await set_budget(context, wanted.change(budget.scope, limit))
            shown = await _show_status(context, result.budget, result.day)
            await context.uow.commit()
        return shown

    async def remove(self, request: Request, budget_id: UUID) -> None:
        """End a budget; past periods keep it."""
        async with self._api.context(request) as context:
            await find_live_budget(context, budget_id)
            await remove_budget(context, budget_id)
            await context.uow.commit()


async def _show_status(context: UseCaseContext, budget: Budget, day: date) -> BudgetShown:
    overview = await read_budgets(context.uow, context.household, day)
    status = next((each for each in overview.statuses if each.budget.id == budget.id), None)
    if status is None:
        raise NotFound("budget-unknown")
    return BudgetShown.of(status)
