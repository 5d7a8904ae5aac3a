"""The accounts page: balances, differences that entries do not explain, and a form to enter a balance."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints

from bot.render.accounts import write_account_lines, write_status_lines
from bot.web.pages.page import PageReader, PageRenderer
from core.errors import Refusal
from core.model.account_balance import AccountsOverview
from core.model.money import Money
from core.usecases.account_status import read_accounts
from core.usecases.keep_accounts import find_account, join_accounts, rename_account
from core.usecases.note_balances import save_stated_balance
from core.usecases.use_case_context import UseCaseContext

Short = Annotated[str, StringConstraints(max_length=100)]


class BalanceForm(BaseModel):
    """The fields of the form that enters an account's balance."""

    csrf: Short = ""
    account: Short
    amount: Short


class NameForm(BaseModel):
    """The fields of the forms that rename an account or join it into another."""

    csrf: Short = ""
    account: Short
    name: Short = ""
    into: Short = ""


def accounts_routes(pages: PageRenderer) -> APIRouter:
    """Return the router of ``/accounts``."""
    router = APIRouter(include_in_schema=False)

    show = partial(show_accounts, pages)

    @router.get("/accounts")
    async def accounts(request: Request) -> Response:
        return await show_accounts(pages, request, await pages.reader(request))

    @router.post("/accounts")
    async def state_balance(request: Request, given: Annotated[BalanceForm, Form()]) -> Response:
        reader = await pages.reader(request)

        async def save(context: UseCaseContext) -> None:
            await save_stated_balance(context, given.account, _read_balance(reader, given.amount.strip()))

        return await pages.run_form(request, reader, save, show, "/accounts?saved=1#done")

    @router.post("/accounts/names")
    async def change_names(request: Request, given: Annotated[NameForm, Form()]) -> Response:
        reader = await pages.reader(request)
        return await pages.run_form(
            request, reader, lambda context: _change_names(context, given), show, "/accounts?saved=1#done"
        )

    return router


def _read_balance(reader: PageReader, text: str) -> Money:
    """Return a balance in the household's currency; what is owed begins with a minus."""
    money = reader.read_amount(text.lstrip("-\u2212"), reader.household.currency)
    return -money if text.startswith(("-", "\u2212")) else money


async def _change_names(context: UseCaseContext, given: NameForm) -> None:
    """Rename an account, or join it into another one."""
    account = await find_account(context, given.account)
    if given.into:
        await join_accounts(context, account.id, (await find_account(context, given.into)).id)
    else:
        await rename_account(context, account.id, given.name)


async def show_accounts(
    pages: PageRenderer, request: Request, reader: PageReader, refusal: Refusal | None = None
) -> Response:
    """Show the page of all accounts, worded as in the chat."""
    async with pages.context(reader) as context:
        overview = await read_accounts(context.uow, reader.household.currency, reader.today)
    return await pages.show(request, "accounts.html", reader, refusal, **_describe_overview(reader, overview))


def _describe_overview(reader: PageReader, overview: AccountsOverview) -> dict[str, Any]:
    count = len(overview.accounts)
    return {
        "accounts": [(each.name, write_status_lines(reader.answers, each)) for each in overview.accounts],
        "sums": write_account_lines(reader.answers, overview)[count:],
    }
