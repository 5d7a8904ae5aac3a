"""REST routes for savings goals: list, create, change, add or take out money, close."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.web.api.entries import AmountText
from bot.web.api.shapes import PROBLEMS, Body, IsoDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.model.goal import GoalStatus
from core.model.money import Money
from core.usecases.keep_goals import change_goal, close_goal, fund_goal, list_goals, load_goal_status, set_goal

SignedAmount = Annotated[
    str,
    StringConstraints(pattern=r"^-?[0-9]{1,13}(\.[0-9]{1,4})?$"),
    Field(description="Less than nothing takes money out", examples=["500"]),
]


class GoalWanted(Body):
    """Request body: a savings goal's name, target and due day; an open goal with the same name is changed."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80), Field(examples=["Goa"])]
    target: AmountText
    due: IsoDay | None = None


class GoalChanged(Body):
    """Request body: changes to a goal; missing fields stay as they are."""

    target: AmountText | None = None
    due: IsoDay | None = None


class GoalFunded(Body):
    """Request body: an amount to add to a goal, or to take out if negative, in the goal's currency."""

    amount: SignedAmount


class GoalShown(Shown):
    """A savings goal with what is saved and what is left."""

    id: UUID
    name: str
    target: MoneyShown
    saved: MoneyShown
    left: MoneyShown
    percent: int
    due: date | None
    late: bool
    closed: bool

    @classmethod
    def of(cls, status: GoalStatus) -> GoalShown:
        """Return the response body for a goal."""
        goal = status.goal
        return cls(
            id=goal.id,
            name=goal.name,
            target=MoneyShown.of(goal.target),
            saved=MoneyShown.of(status.saved),
            left=MoneyShown.of(status.left),
            percent=status.percent,
            due=goal.due,
            late=status.is_late,
            closed=goal.closed_at is not None,
        )


class GoalsShown(Shown):
    """The household's open goals."""

    items: list[GoalShown]


def goal_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/goals``."""
    router = APIRouter(prefix="/api/v1/goals", tags=["goals"], responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _Goals(api)
    router.get("")(routes.list_goals)
    router.post("", status_code=201, response_model=GoalShown, dependencies=ONCE)(routes.create)
    router.get("/{goal_id}")(routes.show)
    router.patch("/{goal_id}")(routes.change)
    router.delete("/{goal_id}")(routes.close)
    router.post("/{goal_id}/fund", response_model=GoalShown, dependencies=ONCE)(routes.fund)
    return router


class _Goals:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def list_goals(self, request: Request) -> GoalsShown:
        """List the household's open savings goals."""
        async with self._api.context(request) as context:
            found = await list_goals(context.uow, context.today)
        return GoalsShown(items=[GoalShown.of(each) for each in found])

    async def create(self, request: Request, wanted: GoalWanted) -> Response:
        """Create a goal in the household's currency, or change the open goal with the same name."""
        async with self._api.context_once(request) as context:
            target = Money.of(wanted.target, context.household.currency)
            status, _ = await set_goal(context, wanted.name, target, wanted.due)
            return await finish(request, context, GoalShown.of(status), 201)

    async def show(self, request: Request, goal_id: UUID) -> GoalShown:
        """Return one goal, open or closed."""
        async with self._api.context(request) as context:
            return GoalShown.of(await load_goal_status(context, goal_id))

    async def change(self, request: Request, goal_id: UUID, wanted: GoalChanged) -> GoalShown:
        """Change a goal's target or due day."""
        async with self._api.context(request) as context:
            currency = (await load_goal_status(context, goal_id)).goal.target.currency
            target = Money.of(wanted.target, currency) if wanted.target is not None else None
            status = await change_goal(context, goal_id, target=target, due=wanted.due)
            await context.uow.commit()
        return GoalShown.of(status)

    async def close(self, request: Request, goal_id: UUID) -> GoalShown:
        """Close a goal; the record of what was saved stays."""
        async with self._api.context(request) as context:
            status = await close_goal(context, goal_id)
            await context.uow.commit()
        return GoalShown.of(status)

    async def fund(self, request: Request, goal_id: UUID, given: GoalFunded) -> Response:
        """Add money to a goal, or take some out."""
        async with self._api.context_once(request) as context:
            currency = (await load_goal_status(context, goal_id)).goal.target.currency
            status, _ = await fund_goal(context, goal_id, Money.of(given.amount, currency))
            return await finish(request, context, GoalShown.of(status))
