"""Rename an account, join two accounts into one, and undo a renaming or a join."""

from __future__ import annotations

from uuid import UUID

import msgspec

from core.errors import Invalid, NotFound
from core.model.account_join import AccountJoin
from core.model.household import Account
from core.usecases.names import require_free_name, tidy_name
from core.usecases.rights import require_writer
from core.usecases.use_case_context import UseCaseContext

RENAME, JOIN, PART = "rename-account", "join-accounts", "part-accounts"


async def list_accounts(context: UseCaseContext) -> tuple[Account, ...]:
    """Return the accounts the member may see; an account that appears only in others' private entries is left out."""
    visible = await context.uow.accounts.list_visible()
    household = await context.uow.books.load_household()
    return tuple(each for each in household.accounts if visible.get(each.name, True))


async def find_account(context: UseCaseContext, name: str) -> Account:
    """Return the account with this present or former name, if the member may see it; raises NotFound otherwise."""
    household = (await require_writer(context)).household
    current = household.find_current_account(name)
    return await _require_visible(context, next((each for each in household.accounts if each.name == current), None))


async def load_account(context: UseCaseContext, account_id: UUID) -> Account:
    """Return an account by its id, if the member may see it; raises NotFound otherwise."""
    household = (await require_writer(context)).household
    return await _require_visible(context, next((each for each in household.accounts if each.id == account_id), None))


async def _require_visible(context: UseCaseContext, found: Account | None) -> Account:
    if found is None or not (await context.uow.accounts.list_visible()).get(found.name, True):
        raise NotFound("account-gone")
    return found


async def rename_account(context: UseCaseContext, account_id: UUID, name: str) -> Account:
    """Rename an account; the former name still leads to it in texts and files.

    Raises:
        Invalid: the name is empty, too long, or another account's.
    """
    now = await require_writer(context)
    was = await load_account(context, account_id)
    others = [taken for each in now.household.accounts if each.id != was.id for taken in (each.name, *each.former)]
    renamed = Account(was.id, require_free_name(tidy_name(name), others))
    if renamed.name != was.name:
        await context.uow.account_names.rename(was.id, renamed.name)
        await context.record_action(RENAME, was.id, before=was.name, after=renamed.name)
    return renamed


async def undo_account_rename(context: UseCaseContext, account_id: UUID) -> Account:
    """Give an account back the name it had before its last renaming; raises NotFound where it was never renamed."""
    await load_account(context, account_id)
    trail = [each for each in await context.uow.list_changes(account_id) if each.action == RENAME]
    if not trail:
        raise NotFound("nothing-to-undo")
    return await rename_account(context, account_id, trail[-1].before)


async def join_accounts(context: UseCaseContext, gone: UUID, kept: UUID) -> tuple[Account, Account]:
    """Join two accounts into one; return the removed one and the one that stays.

    Raises:
        Invalid: they are the same account, or a transfer runs between them.
    """
    first, second = await load_account(context, gone), await load_account(context, kept)
    if first.id == second.id:
        raise Invalid("account-same")
    if await context.uow.account_names.has_transfers_between(first.id, second.id):
        raise Invalid("accounts-between", one=first.name, other=second.name)
    joined = await context.uow.account_names.join(first.id, second.id)
    if joined is None:
        raise NotFound("account-gone")
    await context.record_action(JOIN, first.id, before=first.name, after=msgspec.json.encode(joined).decode())
    return first, second


async def undo_account_join(context: UseCaseContext, gone: UUID) -> AccountJoin:
    """Undo the last join that removed the account ``gone``; return that join.

    Raises:
        NotFound: the account is not joined now, or the member may not see the account it was joined into.
    """
    await require_writer(context)
    trail = [each for each in await context.uow.list_changes(gone) if each.action in {JOIN, PART}]
    if not trail or trail[-1].action == PART:
        raise NotFound("nothing-to-undo")
    joined = msgspec.json.decode(trail[-1].after, type=AccountJoin)
    await load_account(context, joined.kept)
    if not await context.uow.account_names.undo_join(joined):
        raise NotFound("nothing-to-undo")
    await context.record_action(PART, gone, before=joined.name, after=joined.name)
    return joined
