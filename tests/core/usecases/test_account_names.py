"""Accounts: names, joins and told balances; what is refused changes nothing (D5)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from core.errors import Invalid, NotFound
from core.model.entry import Entry, EntryKind
from core.model.money import MOST_MINOR, Money
from core.usecases.keep_accounts import (
    join_accounts,
    load_account,
    rename_account,
    undo_account_join,
    undo_account_rename,
)
from core.usecases.note_balances import remove_stated_balance, save_stated_balance
from core.usecases.use_case_context import UseCaseContext
from tests.core.usecases.book import IDS, TODAY, Book, line


async def _open(book: Book, *names: str) -> list[UUID]:
    """Make accounts, each named by one entry."""
    async with book.acting("Asha") as context:
        for name in names:
            await context.uow.accounts.add(IDS.new(), name)
            bought = replace(line(), account=name, category="groceries")
            await context.uow.entries.add([Entry(IDS.new(), bought, context.member.id, context.now)])
    async with book.store.units(book.household.id, None) as uow:
        book.household = await uow.books.load_household()
    return [next(each.id for each in book.household.accounts if each.name == name) for name in names]


async def _named(context: UseCaseContext) -> set[str]:
    return {each.name for each in (await context.uow.books.load_household()).accounts}


async def test_a_former_name_leads_to_its_account_and_a_renaming_is_taken_back(book: Book) -> None:
    card, cash = await _open(book, "Card", "Cash")
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_account_rename(context, card)
        assert (await rename_account(context, card, " Blue card ")).name == "Blue card"
        for taken in ("cash", "CASH"):
            with pytest.raises(Invalid):
                await rename_account(context, card, taken)
        assert await _named(context) == {"Blue card", "Cash"}
        assert (await undo_account_rename(context, card)).name == "Card"
        assert await _named(context) == {"Card", "Cash"}
        assert (await load_account(context, cash)).name == "Cash"
        with pytest.raises(NotFound, match="account-gone"):
            await load_account(context, UUID(int=1))


async def test_two_accounts_become_one_and_two_again(book: Book) -> None:
    old, new = await _open(book, "Old card", "New card")
    async with book.acting("Asha") as context:
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_account_join(context, old)
        with pytest.raises(Invalid, match="account-same"):
            await join_accounts(context, old, old)
        gone, kept = await join_accounts(context, old, new)
        assert (gone.name, kept.name) == ("Old card", "New card")
        with pytest.raises(NotFound, match="account-gone"):
            await join_accounts(context, old, new)
    assert {entry.line.account for entry in await book.entries()} == {"New card"}
    async with book.acting("Ravi") as context:
        assert (await undo_account_join(context, old)).kept == new
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await undo_account_join(context, old)
    assert {entry.line.account for entry in await book.entries()} == {"Old card", "New card"}


async def test_what_ran_between_two_accounts_keeps_them_two(book: Book) -> None:
    bank, cash = await _open(book, "Bank", "Cash")
    drawn = replace(line("500"), kind=EntryKind.TRANSFER, account="Bank", into="Cash", category=None)
    async with book.acting("Asha") as context:
        await context.uow.entries.add([Entry(IDS.new(), drawn, context.member.id, context.now)])
        with pytest.raises(Invalid, match="accounts-between"):
            await join_accounts(context, bank, cash)
        assert await _named(context) == {"Bank", "Cash"}


async def test_a_told_balance_is_taken_back_once(book: Book) -> None:
    async with book.acting("Asha") as context:
        with pytest.raises(Invalid, match="amount-too-large"):
            await save_stated_balance(context, "Wallet", Money(MOST_MINOR + 1, "INR"))
        assert await context.uow.accounts.list_visible() == {}
        told = await save_stated_balance(context, " Wallet ", Money.of(-250, "INR"))
        assert await _named(context) == {"Wallet"}
        assert (await context.uow.list_changes(told))[0].action == "tell-balance"
        await remove_stated_balance(context, told)
        with pytest.raises(NotFound, match="nothing-to-undo"):
            await remove_stated_balance(context, told)
    assert context.today == TODAY
