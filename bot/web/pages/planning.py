"""The page of budgets with its forms, and the page of debts between members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, StringConstraints

from bot.channels.webchat import NAME
from bot.render.budgets import name_budget, write_status_lines
from bot.render.listing import write_row
from bot.render.sharing import (
    OUTSIDE,
    write_member_balances,
    write_outsider_lines,
    write_outsiders_title,
    write_shared_entry,
)
from bot.web.pages.page import SEE_OTHER, FormAction, PageReader, PageRenderer
from core.errors import Invalid, Refusal
from core.model.budget import BudgetChange, BudgetEvery, BudgetOverview, BudgetScope, BudgetStatus
from core.usecases.budget_status import read_budgets
from core.usecases.keep_budgets import (
    find_live_budget,
    read_last_step,
    remove_budget,
    set_budget,
    undo_budget,
)
from core.usecases.outside_debts import list_outside_debts
from core.usecases.settle_up import list_newest_shared, load_balances, settle_debt
from core.usecases.use_case_context import UseCaseContext

Short = Annotated[str, StringConstraints(max_length=100)]
SHARED_ENTRIES = 50
"""The most entries listed as the grounds of who owes whom."""


class BudgetForm(BaseModel):
    """The fields of the form that sets a budget: category, limit, how often, and whether it is the member's own."""

    csrf: Short = ""
    category: Short = ""
    limit: Short
    every: BudgetEvery = BudgetEvery.MONTH
    mine: bool = False


class LimitForm(BaseModel):
    """The fields of the form that changes a budget: its new limit, and the per cent from which it warns."""

    csrf: Short = ""
    limit: Short
    threshold: int


class DebtForm(BaseModel):
    """The fields of the form that records a debt as paid; ``mark`` identifies the balances it was shown with.

    ``part`` is the sum that was paid where it is not the whole debt.
    """

    csrf: Short = ""
    debtor: UUID
    creditor: UUID
    currency: Short | None = None
    mark: int
    part: Short = ""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What the last form did to a budget, in words, and the budget whose change can be taken back."""

    line: str
    undo: UUID | None = None


async def _tell_step(context: UseCaseContext, reader: PageReader, saved: str) -> ShownStep | None:
    """Return what was last done to the budget with the id ``saved``: its limit before and now; None without an id."""
    try:
        budget_id = UUID(saved)
    except ValueError:
        return None
    step = await read_last_step(context, budget_id)
    if step is None:
        return None
    if not step.can_be_undone:
        return ShownStep(reader.words("budget-undone"))
    name, calendar = name_budget(reader.answers, step.after.scope), reader.household.pay_calendar
    if step.after.ended_on is not None:
        return ShownStep(reader.words("budget-removed", name=name), budget_id)
    limits = [each.find_limit(each.find_period(reader.today, calendar)) for each in (step.before, step.after) if each]
    before, now = limits[0], limits[-1]
    if before is None or now is None or before == now:
        return ShownStep(reader.words("pages-saved"), budget_id)
    sums = {"before": reader.words.money(before), "now": reader.words.money(now)}
    return ShownStep(reader.words("pages-budget-was", name=name, **sums), budget_id)


@dataclass(frozen=True, slots=True)
class ShownBudget:
    """A budget as the page shows it, worded as in the chat."""

    status: BudgetStatus
    name: str
    lines: tuple[str, ...]
    limit: str
    """The limit as the form's field shows it."""


def show_budgets(reader: PageReader, overview: BudgetOverview) -> list[ShownBudget]:
    """Return the budgets in the form the page shows, the reader's own first."""
    return [
        ShownBudget(
            status,
            name_budget(reader.answers, status.budget.scope),
            tuple(write_status_lines(reader.answers, status)),
            reader.show_amount(status.limit),
        )
        for status in overview.list_member_first(reader.member.id)
    ]


def planning_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/budgets`` and ``/settle``."""
    router = APIRouter(include_in_schema=False)
    routes = _PlanningPages(pages)

    @router.get("/budgets")
    async def budgets(request: Request) -> Response:
        return await routes.show_budgets(request, await pages.reader(request))

    @router.post("/budgets")
    async def set_one(request: Request, given: Annotated[BudgetForm, Form()]) -> Response:
        return await routes.set_budget(request, await pages.reader(request), given)

    @router.post("/budgets/{budget_id}")
    async def change_one(request: Request, budget_id: UUID, given: Annotated[LimitForm, Form()]) -> Response:
        return await routes.change_budget(request, await pages.reader(request), budget_id, given)

    @router.post("/budgets/{budget_id}/remove")
    async def remove_one(request: Request, budget_id: UUID) -> Response:
        reader = await pages.reader(request)
        return await routes.run_form(request, reader, budget_id, lambda context: remove_budget(context, budget_id))

    @router.post("/budgets/{budget_id}/undo")
    async def undo_one(request: Request, budget_id: UUID) -> Response:
        reader = await pages.reader(request)
        return await routes.run_form(request, reader, budget_id, lambda context: undo_budget(context, budget_id))

    @router.get("/settle")
    async def settle(request: Request) -> Response:
        return await routes.show_balances(request, await pages.reader(request))

    @router.post("/settle")
    async def pay(request: Request, given: Annotated[DebtForm, Form()]) -> Response:
        return await routes.settle(request, await pages.reader(request), given)

    return router


class _PlanningPages:
    def __init__(self, pages: PageRenderer) -> None:
        self._pages = pages

    async def show_budgets(self, request: Request, reader: PageReader, refusal: Refusal | None = None) -> Response:
        async with self._pages.context(reader) as context:
            overview = await read_budgets(context.uow, reader.household, reader.today)
            done = await _tell_step(context, reader, request.query_params.get("saved", ""))
        return await self._pages.show(
            request,
            "budgets.html",
            reader,
            refusal,
            budgets=show_budgets(reader, overview),
            total=reader.answers.write_sums(overview.total),
            outside=reader.answers.write_sums(tuple(money for money in overview.outside if money.minor >= 0)),
            done=done,
        )

    async def set_budget(self, request: Request, reader: PageReader, given: BudgetForm) -> Response:
        if given.category and reader.household.category(given.category) is None:
            return await self.show_budgets(request, reader, Invalid("category-unknown"))
        scope = BudgetScope(
            (given.category,) if given.category else (),
            reader.member.id if given.mine else None,
        )
        try:
            limit = reader.read_amount(given.limit, reader.household.currency)
            async with self._pages.context(reader) as context:
                made = await set_budget(context, BudgetChange(scope, limit=limit, every=given.every))
                await context.uow.commit()
        except Refusal as refusal:
            return await self.show_budgets(request, reader, refusal)
        return RedirectResponse(f"/budgets?saved={made.budget.id}#done", SEE_OTHER)

    async def change_budget(self, request: Request, reader: PageReader, budget_id: UUID, given: LimitForm) -> Response:
        """Change a budget's limit and warning from the current period on; its category and member stay."""

        async def change(context: UseCaseContext) -> None:
            limit = reader.read_amount(given.limit, reader.household.currency)
            budget = await find_live_budget(context, budget_id)
            await set_budget(context, BudgetChange(budget.scope, limit=limit, threshold=given.threshold))

        return await self.run_form(request, reader, budget_id, change)

    async def run_form(self, request: Request, reader: PageReader, budget_id: UUID, act: FormAction) -> Response:
        """Do what a form asks for about one budget, and show the page with what was done."""
        saved = f"/budgets?saved={budget_id}#done"
        return await self._pages.run_form(request, reader, act, self.show_budgets, saved)

    async def show_balances(self, request: Request, reader: PageReader, refusal: Refusal | None = None) -> Response:
        async with self._pages.context(reader) as context:
            balances = await load_balances(context.uow, reader.household.currency)
            newest = await list_newest_shared(context.uow, SHARED_ENTRIES)
            outside = await list_outside_debts(
                context.uow, reader.household.language, lambda entry: not entry.is_visible_to(reader.member)
            )
        answers = reader.answers
        return await self._pages.show(
            request,
            "settle.html",
            reader,
            refusal,
            balances=balances,
            members=write_member_balances(answers, balances),
            rows=[(each.entry.id, write_shared_entry(answers, each)) for each in newest],
            outside=outside,
            outside_title=write_outsiders_title(answers),
            outside_lines=write_outsider_lines(answers, outside),
            outside_rows=[(entry.id, write_row(answers, entry)) for entry in outside.entries[:OUTSIDE]],
        )

    async def settle(self, request: Request, reader: PageReader, given: DebtForm) -> Response:
        """Record a debt as paid; if the balances have changed since they were shown, show the new ones instead."""

        async def settle(context: UseCaseContext) -> None:
            currency = given.currency or reader.household.currency
            written = await settle_debt(
                context,
                given.debtor,
                given.creditor,
                mark=given.mark,
                period=None,
                channel=NAME,
                chat="",
                currency=given.currency,
                part=reader.read_amount(given.part, currency) if given.part.strip() else None,
            )
            if not written:
                raise Invalid("page-old")

        return await self._pages.run_form(request, reader, settle, self.show_balances, "/settle?saved=1#done")
