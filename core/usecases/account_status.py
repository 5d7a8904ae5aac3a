"""The balances of a household's accounts, from which the chat, pages, REST, alerts and the forecast all read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.model.account_balance import AccountsOverview, AccountStatus, BalanceFact, BalanceGap, Movement
from core.model.category_rule import fold_name
from core.model.household_alert import AlertKind
from core.model.money import Money
from core.model.period import find_month
from core.ports import UnitOfWork
from core.usecases.reconcile_account import BOOKED_WITHIN, reconcile_account

LOOKED_BACK = timedelta(days=400)
"""How long stated balances are compared with movements; the last one of each account is used at any age."""


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The stated balances (facts) and the money movements of all accounts, from which present balances are computed."""

    facts: tuple[BalanceFact, ...]
    movements: tuple[Movement, ...]


async def read_accounts(uow: UnitOfWork, currency: str, today: date) -> AccountsOverview:
    """Return the state of every account today, by name, as the viewer of the unit of work may see it."""
    return await _read_overview(uow, await uow.accounts.list_facts(today - LOOKED_BACK), currency, today)


async def list_gaps(uow: UnitOfWork, currency: str, today: date) -> tuple[tuple[AccountStatus, BalanceGap], ...]:
    """Return the unaccepted gaps of all visible accounts, each with its account's state.

    Where no balance was ever stated, no entry is read.
    """
    facts = await uow.accounts.list_facts(today - LOOKED_BACK)
    if not facts:
        return ()
    overview = await _read_overview(uow, facts, currency, today)
    return tuple((status, gap) for status in overview.accounts for gap in status.gaps)


async def _read_overview(
    uow: UnitOfWork, facts: tuple[BalanceFact, ...], currency: str, today: date
) -> AccountsOverview:
    book = await _add_movements(uow, facts, today)
    visible = await uow.accounts.list_visible()
    fine = {thing for kind, thing in await uow.alerts.list_accepted() if kind is AlertKind.UNEXPLAINED}
    return _judge_accounts(book, currency, today, visible, fine)


async def read_net_worth(uow: UnitOfWork, currency: str, today: date) -> tuple[Money, ...]:
    """Return the sum of all account balances, one amount per currency, loading no more entries than needed."""
    facts = await uow.accounts.list_facts(today - LOOKED_BACK)
    if not facts:
        return ()
    return _judge_accounts(await _add_movements(uow, facts, today), currency, today, {}, set()).net_worth


def _judge_accounts(
    book: AccountBook, currency: str, today: date, visible: Mapping[str, bool], fine: set[str]
) -> AccountsOverview:
    facts, moves = _group_facts(book.facts), _group_movements(book.movements)
    names = {fold_name(name): name for name in (*(fact.account for fact in book.facts), *visible)}
    accounts = []
    for key, name in sorted(names.items()):
        known = facts.get(key, {})
        for unit in sorted(known or _list_currencies(moves.get(key, ())) or {currency}):
            own = _list_movements_in_currency(moves.get(key, ()), unit, set(known) or {unit})
            bare = AccountStatus(name, None, None, *_sum_moves(own, unit, today))
            status = _judge_account(bare, known.get(unit, ()), own, fine)
            shown = visible.get(name, True) and not _is_hidden(own, known.get(unit, ()))
            accounts.append(status if shown else _make_hidden_status(status))
    return AccountsOverview(
        tuple(each for each in accounts if not each.hidden),
        _sum_by_currency(each.balance for each in accounts if each.hidden),
        _sum_by_currency(each.balance for each in accounts),
    )


async def load_account_book(uow: UnitOfWork, today: date) -> AccountBook:
    """Return the recent balances of all accounts and the movements since the first of them, this month's included."""
    return await _add_movements(uow, await uow.accounts.list_facts(today - LOOKED_BACK), today)


async def _add_movements(uow: UnitOfWork, facts: tuple[BalanceFact, ...], today: date) -> AccountBook:
    since = min([find_month(today).first, *(fact.day - BOOKED_WITHIN for fact in facts)])
    return AccountBook(facts, await uow.accounts.list_movements(since))


def _sum_moves(movements: Sequence[Movement], currency: str, today: date) -> tuple[Money, Money]:
    """Return the money that came in and the money that went out this month, of some movements in one currency."""
    period = find_month(today)
    inside = [each.money.minor for each in movements if each.day in period]
    came = Money(sum(minor for minor in inside if minor > 0), currency)
    return came, Money(-sum(minor for minor in inside if minor < 0), currency)


def _judge_account(
    bare: AccountStatus, facts: Sequence[BalanceFact], movements: Sequence[Movement], fine: set[str]
) -> AccountStatus:
    """Return an account's status with its balance and unaccepted gaps added; unchanged where no balance was stated."""
    if not facts:
        return bare
    found = reconcile_account(facts, movements)
    gaps = tuple(gap for gap in found.gaps if str(gap.fact) not in fine)
    balance = Money(found.minor, bare.came_in.currency)
    return replace(bare, balance=balance, told_on=max(fact.day for fact in facts), gaps=gaps)


def _make_hidden_status(status: AccountStatus) -> AccountStatus:
    nothing = Money(0, status.came_in.currency)
    return AccountStatus("", status.balance, None, nothing, nothing, hidden=True)


def _is_hidden(movements: Sequence[Movement], facts: Sequence[BalanceFact]) -> bool:
    """Return whether all movements of an account are private to another member and no member stated its balance."""
    told = any(fact.source == "member" for fact in facts)
    return bool(movements) and all(each.hidden for each in movements) and not told


def _group_facts(facts: Iterable[BalanceFact]) -> dict[str, dict[str, list[BalanceFact]]]:
    grouped: dict[str, dict[str, list[BalanceFact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        grouped[fold_name(fact.account)][fact.money.currency].append(fact)
    return grouped


def _group_movements(movements: Iterable[Movement]) -> dict[str, list[Movement]]:
    grouped: dict[str, list[Movement]] = defaultdict(list)
    for each in movements:
        grouped[fold_name(each.account)].append(each)
    return grouped


def _list_currencies(movements: Iterable[Movement]) -> set[str]:
    return {each.money.currency for each in movements}


def _list_movements_in_currency(movements: Iterable[Movement], currency: str, known: set[str]) -> list[Movement]:
    """Return an account's movements in one currency.

    Those in a currency the account has no balance in count at their converted amount.
    """
    own = []
    for each in movements:
        if each.money.currency == currency:
            own.append(each)
        elif each.money.currency not in known and each.base is not None and each.base.currency == currency:
            own.append(replace(each, money=each.base))
    return own


def _sum_by_currency(sums: Iterable[Money | None]) -> tuple[Money, ...]:
    totals: dict[str, int] = defaultdict(int)
    for each in sums:
        if each is not None:
            totals[each.currency] += each.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(totals.items()))
