"""Debts with people outside the household, which are read from the words of transfers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.language.arrangements.debts import has_lending, read_lending
from core.language.text.phrases import fold
from core.model.entry import Entry, EntryKind
from core.model.money import Money
from core.model.period import Period
from core.model.report import Scope
from core.ports import UnitOfWork
from core.usecases.bill_status import is_same_word

PAGE = 2000
"""The number of transfers that are loaded at a time."""


@dataclass(frozen=True, slots=True)
class OutsideDebts:
    """Transfers that lend or borrow, newest first, and the sum each person owes (negative: is owed)."""

    entries: tuple[Entry, ...] = ()
    sums: tuple[tuple[str, Money], ...] = ()


async def list_outside_debts(
    uow: UnitOfWork, language: str, is_hidden: Callable[[Entry], bool], period: Period | None = None
) -> OutsideDebts:
    """Return what people outside the household owe; ``is_hidden`` tells which entries the reader may not see."""
    found = [
        entry
        for entry in await _list_transfers(uow, Scope(period=period, kinds=(EntryKind.TRANSFER,)))
        if entry.line.transfer_receiver is None
        and not is_hidden(entry)
        and has_lending(entry.line.description, language)
    ]
    return OutsideDebts(tuple(found), tuple(_sum_by_name(found, language)))


async def _list_transfers(uow: UnitOfWork, scope: Scope) -> list[Entry]:
    """Return all transfers in a scope, newest first, loaded page by page."""
    found = list(await uow.reports.list_entries(scope, limit=PAGE))
    page = len(found)
    while page == PAGE:
        more = await uow.reports.list_entries(scope, limit=PAGE, after=found[-1].id)
        found += more
        page = len(more)
    return found


def _sum_by_name(entries: Sequence[Entry], language: str) -> list[tuple[str, Money]]:
    """Return what each person outside owes, by currency, without those who owe nothing.

    A person is left out where the words of one of their transfers could not be read.
    """
    sums: dict[tuple[str, str], int] = {}
    unread: list[str] = []
    for entry in reversed(entries):
        lending, currency = read_lending(entry.line.description, language), entry.line.money.currency
        if lending is None:
            unread += fold(entry.line.description).split()
            continue
        known = (name for name, of in sums if of == currency and _is_same_person(name, lending.name))
        key = (next(known, lending.name), currency)
        sums[key] = sums.get(key, 0) + lending.sign * entry.line.money.minor
    return [
        (name, Money(minor, currency))
        for (name, currency), minor in sums.items()
        if minor and not any(is_same_word(fold(name), word) for word in unread)
    ]


def _is_same_person(name: str, other: str) -> bool:
    """Return whether the shorter of two names is the end of the longer: "Anna" and "sister Anna"."""
    one, two = fold(name).split(), fold(other).split()
    return all(map(is_same_word, reversed(one), reversed(two)))
