"""REST routes for "what if" questions: can a cost be afforded, and what would changed bills or incomes do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from analytics.afford import Affordability, read_affordability
from analytics.what_if import UnclearPayment, WhatIf, read_what_if
from bot.messages import join_text
from bot.render.outlook import write_affordability
from bot.render.scopes import Audience
from bot.render.what_if import write_what_if
from bot.web.api.entries import AmountText, Key
from bot.web.api.insights import IntervalShown, show_minor
from bot.web.api.reports import PeriodShown
from bot.web.api.shapes import PROBLEMS, IsoDay, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from core.errors import Invalid
from core.model.entry import EntryKind
from core.model.intent import AskWhatIf, SupposedChangeKind
from core.model.money import Money


class AffordableShown(Shown):
    """How likely a cost can be paid until a day; ``text`` is the chat's wording."""

    until: date
    cost: MoneyShown
    chance: float | None
    """The probability, 0 to 1, that the cost can be paid.

    Null where neither an expected income nor a balance is known.
    """
    chance_within_budgets: float | None
    """The same probability if the budgets are kept; null where they ask for no less than usual spending."""
    balance: MoneyShown | None
    income: MoneyShown
    bills: MoneyShown
    spending: IntervalShown
    """The interval that holds the spending until that day, bills included, four times out of five (80 %)."""
    left: MoneyShown
    """The median of the money left on that day, before the cost is paid."""
    text: str


class ChangedPaymentShown(Shown):
    """What a bill or income costs now, and what it would cost."""

    name: str
    kind: EntryKind
    old: MoneyShown
    new: MoneyShown


class WhatIfShown(Shown):
    """A month's forecast as it is and as it would be with the changes; without a forecast, ``text`` says why."""

    period: PeriodShown | None
    changed: list[ChangedPaymentShown]
    now: MoneyShown | None
    then: MoneyShown | None
    likely: IntervalShown | None
    """The interval that holds the changed month's spending four times out of five (80 %)."""
    year: MoneyShown | None
    """The change of the next twelve months' spending, or of their income where an income changes."""
    text: str


class AffordanceShown(Shown):
    """How likely a cost can be paid, or null if there are too few entries to say, as ``text`` explains."""

    item: AffordableShown | None
    text: str


def supposition_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/insights/afford`` and ``/api/v1/insights/what-if``."""
    router = APIRouter(
        prefix="/api/v1/insights", tags=["insights"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Suppositions(api)
    router.get("/afford")(routes.afford)
    router.get("/what-if")(routes.what_if)
    return router


class _Suppositions:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def afford(
        self,
        request: Request,
        amount: Annotated[AmountText, Query(description="What it costs, in the household's currency")],
        by: Annotated[IsoDay | None, Query(description="The last day to pay it; the end of the month without")] = None,
    ) -> AffordanceShown:
        """Estimate how likely a cost can be paid by a day, from balances, expected income, bills and usual spending."""
        async with self._api.context(request) as context:
            household, today = context.household, context.today
            cost = Money.of(amount, household.currency).minor
            found = await read_affordability(context.uow, household, today, context.member.id, cost=cost, by=by)
        reader = self._api.audience(context)
        if found is None:
            return AffordanceShown(item=None, text=reader.words("outlook-too-little"))
        shown = _show_affordable(reader, found)
        return AffordanceShown(item=shown, text=shown.text)

    async def what_if(
        self,
        request: Request,
        name: Annotated[list[Key], Query(min_length=1, max_length=8, description="The bills or incomes that change")],
        amount: Annotated[AmountText | None, Query(description="What each costs then; without any it ends")] = None,
        percent: Annotated[int | None, Query(ge=-100, le=1000, description="Or by how many per cent it rises")] = None,
        *,
        new: Annotated[bool, Query(description="Whether it is a new bill, paid each month")] = False,
    ) -> WhatIfShown:
        """Forecast the month as if some bills or incomes changed or ended; changes nothing."""
        asked = _read_supposed(tuple(name), amount, percent, new=new)
        async with self._api.context(request) as context:
            found = await read_what_if(context.uow, context.household, context.today, asked, context.member.id)
        return _show_what_if(self._api.audience(context), found)


def _show_affordable(reader: Audience, found: Affordability) -> AffordableShown:
    return AffordableShown(
        until=found.until,
        cost=show_minor(reader, found.cost),
        chance=found.chance,
        chance_within_budgets=found.chance_within_budgets,
        balance=None if found.balance is None else show_minor(reader, found.balance),
        income=show_minor(reader, found.income),
        bills=show_minor(reader, found.bills),
        spending=IntervalShown(low=show_minor(reader, found.likely_low), high=show_minor(reader, found.likely_high)),
        left=show_minor(reader, found.left),
        text=join_text(write_affordability(reader, found)),
    )


def _read_supposed(names: tuple[str, ...], amount: str | None, percent: int | None, *, new: bool) -> AskWhatIf:
    """Return the changed bills or incomes that the query describes.

    Raises: Invalid for both an amount and a percentage, or for a new bill without an amount.
    """
    if (amount is not None and percent is not None) or (new and amount is None):
        raise Invalid("what-if-unread")
    if percent is not None:
        return AskWhatIf(SupposedChangeKind.COST, names, Decimal(percent), step=True, percent=True)
    if amount is None:
        return AskWhatIf(SupposedChangeKind.END, names)
    return AskWhatIf(SupposedChangeKind.NEW if new else SupposedChangeKind.COST, names, Decimal(amount))


def _show_what_if(reader: Audience, found: WhatIf | UnclearPayment) -> WhatIfShown:
    text = join_text(write_what_if(reader, found))
    if isinstance(found, UnclearPayment):
        return WhatIfShown(period=None, changed=[], now=None, then=None, likely=None, year=None, text=text)
    then = found.then
    return WhatIfShown(
        period=PeriodShown.of(found.period),
        changed=[
            ChangedPaymentShown(
                name=each.name, kind=each.kind, old=show_minor(reader, each.old), new=show_minor(reader, each.new)
            )
            for each in found.changed
        ],
        now=show_minor(reader, found.now.expected) if found.now else None,
        then=show_minor(reader, then.expected) if then else None,
        likely=IntervalShown.of_interval(then, then.likely) if then else None,
        year=show_minor(reader, found.year),
        text=text,
    )
