"""Rename an account, make one of two, and take either back."""

from __future__ import annotations

from uuid import UUID

import msgspec

from core.errors import Invalid, NotFound
from core.model.account_join import AccountJoin
from core.model.household import Account
from core.usecases.names import need_free_name, tidy_name
from core.usecases.rights import need_writer
from core.usecases.use_case_context import UseCaseContext

RENAME, JOIN, PART = "rename-account", "join-accounts", "part-accounts"


async def list_accounts(context: UseCaseContext) -> tuple[Account, ...]:
    """Return the accounts the member may see; one of others' private entries alone has a name that is theirs."""
    visible = await context.uow.accounts.list_visible()
    household = await context.uow.books.load_household()
    return tuple(each for each in household.accounts if visible.get(each.name, True))


async def find_account(context: UseCaseContext, name: str) -> Account:
    """Return the account of a name it has or had, where the member may see it; raises NotFound else."""
    household = (await need_writer(context)).household
    current = household.current_account(name)
    return await _need_visible(context, next((each for each in household.accounts if each.name == current), None))


async def load_account(context: UseCaseContext, account_id: UUID) -> Account:
    """Return an account, where the member may see it; raises NotFound else."""
    household = (await need_writer(context)).household
    return await _need_visible(context, next((each for each in household.accounts if each.id == account_id), None))


async def _need_visible(context: UseCaseContext, found: Account | None) -> Account:
    if found is None or not (await context.uow.accounts.list_visible()).get(found.name, True):
        raise NotFound("account-gone")
    return found


async def rename_account(context: UseCaseContext, account_id: UUID, name: str) -> Account:
    """Return an account with another name; texts and files that know it by the one before still mean it.

    Raises:
        Invalid: the name is empty, too long, or another account's.
    """
    now = await need_writer(context)
    was = await load_account(context, account_id)
    others = [taken for each in now.household.accounts if each.id != was.id for taken in (each.name, *each.former)]
    renamed = Account(was.id, need_free_name(tidy_name(name), others))
    if renamed.name != was.name:
        await context.uow.account_names.rename(was.id, renamed.name)
        await context.note(RENAME, was.id, before=was.name, after=renamed.name)
    return renamed


async def take_back_rename(context: UseCaseContext, account_id: UUID) -> Account:
    """Return an account with the name it had before; raises NotFound where it was not renamed last."""
    await load_account(context, account_id)
    trail = [each for each in await context.uow.list_changes(account_id) if each.action == RENAME]
    if not trail:
        raise NotFound("nothing-to-undo")
    return await rename_account(context, account_id, trail[-1].before)


async def join_accounts(context: UseCaseContext, gone: UUID, kept: UUID) -> tuple[Account, Account]:
    """Make one account of two; return the one that is gone and the one that goes on.

    Raises:
        Invalid: they are one already, or money was moved between them.
    """
    first, second = await load_account(context, gone), await load_account(context, kept)
    if first.id == second.id:
        raise Invalid("account-same")
    if await context.uow.account_names.are_between(first.id, second.id):
        raise Invalid("accounts-between", one=first.name, other=second.name)
    joined = await context.uow.account_names.join(first.id, second.id)
    if joined is None:
        raise NotFound("account-gone")
    await context.note(JOIN, first.id, before=first.name, after=msgspec.json.encode(joined).decode())
    return first, second


async def part_accounts(context: UseCaseContext, gone: UUID) -> AccountJoin:
    """Make two accounts again of what was joined last.

    Raises:
        NotFound: it is not joined now, or the member may not see the other account.
    """
    await need_writer(context)
    trail = [each for each in await context.uow.list_changes(gone) if each.action in {JOIN, PART}]
    if not trail or trail[-1].action == PART:
        raise NotFound("nothing-to-undo")
    joined = msgspec.json.decode(trail[-1].after, type=AccountJoin)
    await load_account(context, joined.kept)
    if not await context.uow.account_names.part(joined):
        raise NotFound("nothing-to-undo")
    await context.note(PART, gone, before=joined.name, after=joined.name)
    return joined
