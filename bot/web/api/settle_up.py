"""REST routes for debts between members: who owes whom, recording a payment, and how costs are split."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from bot.channels.webchat import NAME
from bot.web.api.book_shapes import EntryShown
from bot.web.api.chat_turn import find_or_make_own_chat
from bot.web.api.entries import read_period
from bot.web.api.shapes import PROBLEMS, Body, FirstDay, LastDay, MoneyShown, Shown, Whole
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import Invalid
from core.model.balance import Balances, SplitKind, SplitRule
from core.model.household import Membership
from core.model.money import Money
from core.usecases.settle_up import load_balances, load_current_rule, set_split, settle_debt


class DebtShown(Shown):
    """An amount that one member owes another; paying all such amounts settles the household."""

    debtor: UUID
    creditor: UUID
    money: MoneyShown


class MemberBalanceShown(Shown):
    """A member's balance in one currency: paid, own share, given; positive ``net`` is owed to them."""

    member: UUID
    currency: str
    paid: MoneyShown
    part: MoneyShown
    given: MoneyShown
    net: MoneyShown


class BalancesShown(Shown):
    """Who owes whom; ``mark`` changes whenever the balances do."""

    mark: int
    members: list[MemberBalanceShown]
    debts: list[DebtShown]

    @classmethod
    def of(cls, balances: Balances) -> BalancesShown:
        """Return the response body for balances between members."""
        members = [
            MemberBalanceShown(
                member=each.member,
                currency=side.currency,
                paid=_show_money(each.paid, side.currency),
                part=_show_money(each.part, side.currency),
                given=_show_money(each.given, side.currency),
                net=_show_money(each.net, side.currency),
            )
            for side in balances.currencies
            for each in side.members
        ]
        debts = [
            DebtShown(debtor=debt.debtor, creditor=debt.creditor, money=MoneyShown.of(debt.money))
            for debt in balances.debts
        ]
        return cls(mark=balances.mark, members=members, debts=debts)


class DebtSettled(Body):
    """Request body: one member has paid another the debt shown in the balances with this ``mark``."""

    debtor: UUID
    creditor: UUID
    mark: Annotated[Whole, Field(ge=0, le=2**32)]


class SettledShown(Shown):
    """The transfers that were written as entries."""

    entries: list[EntryShown]


class SplitGiven(Body):
    """Request body: how costs are split from now on; weights by member, in hundredths for parts and percentages."""

    kind: SplitKind
    weights: Annotated[dict[UUID, Annotated[Whole, Field(ge=0, le=10**8)]], Field(max_length=50)] = Field(
        default_factory=dict
    )


class SplitShown(Shown):
    """How the household splits shared costs."""

    kind: SplitKind
    weights: dict[UUID, int]

    @classmethod
    def of(cls, rule: SplitRule | None) -> SplitShown:
        """Return the response body for a split rule; equal parts if the household has chosen none."""
        return cls(kind=rule.kind if rule else SplitKind.EQUAL, weights=dict(rule.weights) if rule else {})


def _show_money(minor: int, currency: str) -> MoneyShown:
    return MoneyShown.of(Money(minor, currency))


def settle_up_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/settle-up``."""
    router = APIRouter(
        prefix="/api/v1/settle-up", tags=["settle-up"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _SettleUp(api)
    router.get("")(routes.balances)
    router.post("", status_code=201, response_model=SettledShown, dependencies=ONCE)(routes.settle)
    router.get("/split")(routes.split)
    router.put("/split")(routes.set_split)
    return router


class _SettleUp:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def balances(
        self,
        request: Request,
        first: FirstDay = None,
        last: LastDay = None,
    ) -> BalancesShown:
        """Return who owes whom from all entries or those of a period; private entries count but are not named."""
        async with self._api.context(request) as context:
            period = read_period(first, last, None)
            return BalancesShown.of(await load_balances(context.uow, context.household.currency, period))

    async def settle(self, request: Request, given: DebtSettled) -> Response:
        """Record that one member paid another their debt, unless the balances have changed since they were shown."""
        membership: Membership = request.state.membership
        chat = await find_or_make_own_chat(self._api, membership)
        async with self._api.context_once(request) as context:
            results = await settle_debt(
                context, given.debtor, given.creditor, mark=given.mark, period=None, channel=NAME, chat=chat
            )
            if not results:
                raise Invalid("version-old")
            entries = [EntryShown.of_entry(entry) for result in results for entry in result.entries]
            return await finish(request, context, SettledShown(entries=entries), 201)

    async def split(self, request: Request) -> SplitShown:
        """Return how the household splits shared costs."""
        async with self._api.context(request) as context:
            return SplitShown.of(await load_current_rule(context.uow))

    async def set_split(self, request: Request, given: SplitGiven) -> SplitShown:
        """Change how shared costs are split from now on; admins only."""
        async with self._api.context(request) as context:
            rule = await set_split(context, given.kind, given.weights)
            await context.uow.commit()
        return SplitShown.of(rule)
