"""REST routes for accounts: balances, net worth, renaming, joining, and unexplained differences with likely causes."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.render.accounts import write_account_lines, write_guess_label
from bot.web.api.book_shapes import AccountShown
from bot.web.api.goals import SignedAmount
from bot.web.api.shapes import PROBLEMS, Body, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.model.account_balance import AccountStatus, BalanceGap
from core.model.money import Money
from core.usecases.account_status import read_accounts
from core.usecases.explain_gap import GuessKind, accept_gap, ask_about_gap
from core.usecases.keep_accounts import join_accounts, rename_account, undo_account_join
from core.usecases.note_balances import save_stated_balance


class GapShown(Shown):
    """The difference between two balances that the account's entries do not explain; negative if money is missing."""

    id: UUID
    money: MoneyShown
    since: date
    day: date

    @classmethod
    def of(cls, gap: BalanceGap) -> GapShown:
        """Return the response body for an unexplained difference."""
        return cls(id=gap.fact, money=MoneyShown.of(gap.money), since=gap.since, day=gap.day)


class AccountStatusShown(Shown):
    """An account's balance and this month's money in and out, in one currency; ``balance`` is null if never entered."""

    name: str
    balance: MoneyShown | None
    told_on: date | None
    came_in: MoneyShown
    went_out: MoneyShown
    gaps: list[GapShown]

    @classmethod
    def of(cls, status: AccountStatus) -> AccountStatusShown:
        """Return the response body for an account in one currency."""
        return cls(
            name=status.name,
            balance=MoneyShown.of(status.balance) if status.balance else None,
            told_on=status.told_on,
            came_in=MoneyShown.of(status.came_in),
            went_out=MoneyShown.of(status.went_out),
            gaps=[GapShown.of(gap) for gap in status.gaps],
        )


class BalancesOfAccounts(Shown):
    """Balances of all accounts; ``hidden`` sums other members' private accounts, which ``net_worth`` counts too."""

    items: list[AccountStatusShown]
    hidden: list[MoneyShown]
    net_worth: list[MoneyShown]
    text: str


class BalanceTold(Body):
    """Request body: what an account holds now, in the household's currency; negative for a debt."""

    account: Annotated[str, StringConstraints(min_length=1, max_length=40), Field(examples=["Cash"])]
    amount: SignedAmount


class BalanceToldShown(Shown):
    """Response body: the balance that was stored."""

    id: UUID
    account: str
    money: MoneyShown


class AccountRenamed(Body):
    """Request body: the account's new name."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=40), Field(examples=["HDFC"])]


class AccountJoined(Body):
    """Request body: the id of the account that remains after two are joined."""

    into: UUID


class GuessShown(Shown):
    """A likely cause of an unexplained difference: an entry without an account, an open draft, or a new entry."""

    kind: GuessKind
    label: str
    entry: UUID | None
    draft: UUID | None


class GapQuestionShown(Shown):
    """An unexplained difference of an account with its likely causes, the likeliest first."""

    account: str
    gap: GapShown
    guesses: list[GuessShown]


def account_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/api/v1/accounts``: balances, unexplained differences, renaming and joining."""
    router = APIRouter(
        prefix="/api/v1/accounts", tags=["accounts"], responses=PROBLEMS, dependencies=[Depends(api.admit)]
    )
    routes = _Accounts(api)
    router.get("/balances")(routes.show_balances)
    router.post("/balances", status_code=201, response_model=BalanceToldShown, dependencies=ONCE)(routes.tell)
    router.get("/gaps/{gap_id}")(routes.show_gap)
    router.post("/gaps/{gap_id}/leave", status_code=204)(routes.leave)
    router.patch("/{account_id}")(routes.rename)
    router.post("/{account_id}/join")(routes.join)
    router.post("/{account_id}/part")(routes.part)
    return router


class _Accounts:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def show_balances(self, request: Request) -> BalancesOfAccounts:
        """Return each account's balance, this month's money in and out, and differences its entries do not explain."""
        async with self._api.context(request) as context:
            found = await read_accounts(context.uow, context.household.currency, context.today)
        reader = self._api.audience(context)
        return BalancesOfAccounts(
            items=[AccountStatusShown.of(each) for each in found.accounts],
            hidden=[MoneyShown.of(each) for each in found.hidden],
            net_worth=[MoneyShown.of(each) for each in found.net_worth],
            text="\n".join(write_account_lines(reader, found)),
        )

    async def tell(self, request: Request, told: BalanceTold) -> Response:
        """Store what an account holds now."""
        async with self._api.context_once(request) as context:
            money = Money.of(told.amount, context.household.currency)
            fact = await save_stated_balance(context, told.account, money)
            shown = BalanceToldShown(id=fact, account=told.account, money=MoneyShown.of(money))
            return await finish(request, context, shown, 201)

    async def rename(self, request: Request, account_id: UUID, wanted: AccountRenamed) -> AccountShown:
        """Rename an account; messages and files that use the old name still find it."""
        async with self._api.context(request) as context:
            renamed = await rename_account(context, account_id, wanted.name)
            await context.uow.commit()
        return AccountShown.of(renamed)

    async def join(self, request: Request, account_id: UUID, wanted: AccountJoined) -> AccountShown:
        """Join this account into another one, which takes over its entries and balances; this one disappears."""
        async with self._api.context(request) as context:
            _, kept = await join_accounts(context, account_id, wanted.into)
            await context.uow.commit()
        return AccountShown.of(kept)

    async def part(self, request: Request, account_id: UUID) -> AccountShown:
        """Undo the latest join of an account, given by the id of the one that disappeared."""
        async with self._api.context(request) as context:
            joined = await undo_account_join(context, account_id)
            await context.uow.commit()
        return AccountShown(id=joined.gone, name=joined.name)

    async def show_gap(self, request: Request, gap_id: UUID) -> GapQuestionShown:
        """Return one unexplained difference with its likely causes."""
        async with self._api.context(request) as context:
            currency = context.household.currency
            asked = await ask_about_gap(context.uow, currency, context.today, gap_id, context.member.id)
        words = self._api.words(context.membership)
        guesses = [
            GuessShown(kind=each.kind, label=write_guess_label(words, each), entry=each.entry, draft=each.draft)
            for each in asked.guesses
        ]
        return GapQuestionShown(account=asked.account, gap=GapShown.of(asked.gap), guesses=guesses)

    async def leave(self, request: Request, gap_id: UUID) -> None:
        """Leave a difference unexplained; the member is not asked about it again."""
        async with self._api.context(request) as context:
            await ask_about_gap(context.uow, context.household.currency, context.today, gap_id, context.member.id)
            await accept_gap(context, gap_id)
            await context.uow.commit()
