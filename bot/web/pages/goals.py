"""The page of savings goals: their progress, and forms to set one, add or take out money, and close one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints

from bot.render.goals import write_goal_lines
from bot.web.pages.page import PageReader, PageRenderer
from bot.web.pages.sent_once import note_sent
from core.errors import Invalid, Refusal
from core.model.goal import GoalStatus
from core.usecases.keep_goals import close_goal, fund_goal, list_goals, load_goal_status, set_goal
from core.usecases.use_case_context import UseCaseContext

Short = Annotated[str, StringConstraints(max_length=100)]
_SAVED: Final = "/goals?saved=1#done"


class GoalForm(BaseModel):
    """The fields of the goal form; submitting the name of an existing goal changes it."""

    csrf: Short = ""
    name: Short
    target: Short
    due: Short = ""


class DepositForm(BaseModel):
    """The fields of the form that adds money to a goal or takes some out, under a number by which it is done once."""

    csrf: Short = ""
    once: Short = ""
    amount: Short
    way: Literal["in", "out"] = "in"


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """A savings goal as the page shows it, worded as in the chat."""

    status: GoalStatus
    lines: tuple[str, ...]


def goal_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/goals`` and its forms."""
    router = APIRouter(include_in_schema=False)
    show = partial(_show_goals, pages)

    @router.get("/goals")
    async def goals(request: Request) -> Response:
        return await show(request, await pages.reader(request))

    @router.post("/goals")
    async def set_one(request: Request, given: Annotated[GoalForm, Form()]) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(request, reader, lambda context: _set_goal(context, reader, given), show, _SAVED)

    @router.post("/goals/{goal_id}/fund")
    async def fund(request: Request, goal_id: UUID, given: Annotated[DepositForm, Form()]) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(
            request, reader, lambda context: _fund_goal(context, reader, goal_id, given), show, _SAVED
        )

    @router.post("/goals/{goal_id}/close")
    async def close(request: Request, goal_id: UUID) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(request, reader, lambda context: close_goal(context, goal_id), show, _SAVED)

    return router


async def _show_goals(
    pages: PageRenderer, request: Request, reader: PageReader, refusal: Refusal | None = None
) -> Response:
    async with pages.context(reader) as context:
        found = await list_goals(context.uow, reader.today)
    # The first line of the chat draws a bar of letters; the page has a bar of its own.
    goals = [ShownGoal(each, tuple(write_goal_lines(reader.answers, each)[1:])) for each in found]
    return await pages.show(request, "goals.html", reader, refusal, goals=goals, once=pages.api.ids.new())


async def _set_goal(context: UseCaseContext, reader: PageReader, given: GoalForm) -> None:
    if not given.name.strip():
        raise Invalid("name-empty")
    target = reader.read_amount(given.target, reader.household.currency)
    await set_goal(context, given.name, target, _read_day(given.due))


async def _fund_goal(context: UseCaseContext, reader: PageReader, goal_id: UUID, given: DepositForm) -> None:
    context.require_writer()
    status = await load_goal_status(context, goal_id)
    money = reader.read_amount(given.amount, status.saved.currency)
    await note_sent(context, f"goal-{goal_id}", given.once)
    await fund_goal(context, goal_id, money if given.way == "in" else -money)


def _read_day(text: str) -> date | None:
    """Return the day in a form field, None if it is empty. Raises Invalid for text that is no date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid("filter-unknown") from None
