"""REST for what accounts hold: balances, net worth, what does not add up, and what it may have been."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.render.accounts import account_lines, guess_label
from bot.web.api.book_shapes import AccountShown
from bot.web.api.goals import SignedAmount
from bot.web.api.shapes import PROBLEMS, Body, MoneyShown, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.model.account_balance import AccountStatus, BalanceGap
from core.model.money import Money
from core.usecases.account_status import read_accounts
from core.usecases.explain_gap import GuessKind, ask_about_gap, leave_gap
from core.usecases.keep_accounts import join_accounts, part_accounts, rename_account
from core.usecases.note_balances import tell_balance


class GapShown(Shown):
    """What the entries between two balances do not explain; less than nothing where the account holds less."""

    id: UUID
    money: MoneyShown
    since: date
    day: date

    @classmethod
    def of(cls, gap: BalanceGap) -> GapShown:
        """Return a gap as it is shown."""
        return cls(id=gap.fact, money=MoneyShown.of(gap.money), since=gap.since, day=gap.day)


class AccountStatusShown(Shown):
    """An account in one of its currencies; ``balance`` is absent where nobody told it."""

    name: str
    balance: MoneyShown | None
    told_on: date | None
    came_in: MoneyShown
    went_out: MoneyShown
    gaps: list[GapShown]

    @classmethod
    def of(cls, status: AccountStatus) -> AccountStatusShown:
        """Return an account as it is shown."""
        return cls(
            name=status.name,
            balance=MoneyShown.of(status.balance) if status.balance else None,
            told_on=status.told_on,
            came_in=MoneyShown.of(status.came_in),
            went_out=MoneyShown.of(status.went_out),
            gaps=[GapShown.of(gap) for gap in status.gaps],
        )


class BalancesOfAccounts(Shown):
    """All accounts; ``hidden`` is what others' own hold, and counted in ``net_worth`` too."""

    items: list[AccountStatusShown]
    hidden: list[MoneyShown]
    net_worth: list[MoneyShown]
    text: str


class BalanceTold(Body):
    """What an account holds now, in the household's currency; less than nothing where it is owed."""

    account: Annotated[str, StringConstraints(min_length=1, max_length=40), Field(examples=["Cash"])]
    amount: SignedAmount


class BalanceToldShown(Shown):
    """The balance that was kept."""

    id: UUID
    account: str
    money: MoneyShown


class AccountRenamed(Body):
    """Another name for an account."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=40), Field(examples=["HDFC"])]


class AccountJoined(Body):
    """The account that goes on."""

    into: UUID


class GuessShown(Shown):
    """What a gap may be: an entry without an account, a waiting card, or a new entry."""

    kind: GuessKind
    label: str
    entry: UUID | None
    draft: UUID | None


class GapQuestionShown(Shown):
    """A gap with what it may have been, the likeliest first."""

    account: str
    gap: GapShown
    guesses: list[GuessShown]


def account_routes(api: ApiDependencies) -> APIRouter:
    """``/accounts/balances``, ``/accounts/gaps``, and the names of accounts."""
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
        """What every account holds, what came in and went out this month, and what does not add up."""
        async with self._api.context(request) as context:
            found = await read_accounts(context.uow, context.household.currency, context.today)
        reader = self._api.audience(context)
        return BalancesOfAccounts(
            items=[AccountStatusShown.of(each) for each in found.accounts],
            hidden=[MoneyShown.of(each) for each in found.hidden],
            net_worth=[MoneyShown.of(each) for each in found.net_worth],
            text="\n".join(account_lines(reader, found)),
        )

    async def tell(self, request: Request, told: BalanceTold) -> Response:
        """Tell what an account holds now."""
        async with self._api.context_once(request) as context:
            money = Money.of(told.amount, context.household.currency)
            fact = await tell_balance(context, told.account, money)
            shown = BalanceToldShown(id=fact, account=told.account, money=MoneyShown.of(money))
            return await finish(request, context, shown, 201)

    async def rename(self, request: Request, account_id: UUID, wanted: AccountRenamed) -> AccountShown:
        """Give an account another name; texts and files that know it by the one before still mean it."""
        async with self._api.context(request) as context:
            renamed = await rename_account(context, account_id, wanted.name)
            await context.uow.commit()
        return AccountShown.of(renamed)

    async def join(self, request: Request, account_id: UUID, wanted: AccountJoined) -> AccountShown:
        """Make one account of two: this one is gone, its entries and balances are the other's."""
        async with self._api.context(request) as context:
            _, kept = await join_accounts(context, account_id, wanted.into)
            await context.uow.commit()
        return AccountShown.of(kept)

    async def part(self, request: Request, account_id: UUID) -> AccountShown:
        """Make two accounts again of what was joined last; named by the id of the one that is gone."""
        async with self._api.context(request) as context:
            joined = await part_accounts(context, account_id)
            await context.uow.commit()
        return AccountShown(id=joined.gone, name=joined.name)

    async def show_gap(self, request: Request, gap_id: UUID) -> GapQuestionShown:
        """What does not add up at a balance, with guesses."""
        async with self._api.context(request) as context:
            currency = context.household.currency
            asked = await ask_about_gap(context.uow, currency, context.today, gap_id, context.member.id)
        words = self._api.words(context.membership)
        guesses = [
            GuessShown(kind=each.kind, label=guess_label(words, each), entry=each.entry, draft=each.draft)
            for each in asked.guesses
        ]
        return GapQuestionShown(account=asked.account, gap=GapShown.of(asked.gap), guesses=guesses)

    async def leave(self, request: Request, gap_id: UUID) -> None:
        """Leave a gap unexplained; it is asked no more."""
        async with self._api.context(request) as context:
            await ask_about_gap(context.uow, context.household.currency, context.today, gap_id, context.member.id)
            await leave_gap(context, gap_id)
            await context.uow.commit()
