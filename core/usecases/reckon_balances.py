"""Reckon who owes whom from the entries of a household, its members' stays and how it splits; pure arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zlib import crc32

from core.model.balance import (
    Balances,
    CurrencyBalance,
    Debt,
    MemberBalance,
    SharedEntry,
    SplitKind,
    SplitRule,
    Stay,
)
from core.model.entry import Entry, EntryKind, divide_shares
from core.model.money import Money

MOST_EXACT = 12
"""With more members than this the fewest transfers are not searched for: one less than there are is enough."""


def reckon_balances(entries: Iterable[Entry], rules: Sequence[SplitRule], stays: Sequence[Stay], base: str) -> Balances:
    """Return who owes whom.

    ``entries`` are the shared ones of the household, the newest first; ``rules`` the oldest first; ``base`` is the
    household's currency, which comes first.
    """
    found = [split_entry(entry, rules, stays) for entry in entries]
    moving = tuple(each for each in found if any(each.moves.values()))
    currencies = {each.entry.line.money.currency for each in moving}
    order = sorted(currencies, key=lambda currency: (currency != base, currency))
    mark = crc32(repr([(each.entry.id, each.entry.version) for each in moving]).encode())
    return Balances(tuple(_balance_currency(currency, moving) for currency in order), moving, mark)


def split_entry(entry: Entry, rules: Sequence[SplitRule], stays: Sequence[Stay]) -> SharedEntry:
    """Return what one entry moves between members.

    Who was a member, and how the household split, is taken as of the moment the entry was written down, so that a new
    member or a new way to split changes nothing that stands in the book.
    """
    line = entry.line
    payer = line.payer or entry.author
    shares = line.shares
    if not shares and line.is_spending:
        shares = divide_shares(line.money, _default_weights(entry.created_at, rules, stays), payer)
    if not shares:
        return SharedEntry(entry, {}, {})
    sign = -1 if line.kind is EntryKind.REFUND else 1
    parts = {share.member: sign * share.minor for share in shares}
    moves = defaultdict(int, {member: -minor for member, minor in parts.items()})
    moves[payer] += sign * line.money.minor
    return SharedEntry(entry, parts, dict(moves))


def _default_weights(at: datetime, rules: Sequence[SplitRule], stays: Sequence[Stay]) -> Mapping[UUID, int]:
    """Return the parts of those who were members at an instant; empty where nothing was split."""
    members = [stay.member for stay in stays if stay.since <= at and (stay.until is None or at < stay.until)]
    rule = next((rule for rule in reversed(rules) if rule.since <= at), None)
    if rule is None or rule.kind is SplitKind.EQUAL:
        return dict.fromkeys(members, 1)
    if rule.kind is SplitKind.OFF:
        return {}
    return {member: rule.weights[member] for member in members if rule.weights.get(member)}


def _balance_currency(currency: str, entries: Sequence[SharedEntry]) -> CurrencyBalance:
    """Return everybody's side in one currency."""
    paid: dict[UUID, int] = defaultdict(int)
    part: dict[UUID, int] = defaultdict(int)
    given: dict[UUID, int] = defaultdict(int)
    for each in entries:
        line = each.entry.line
        if line.money.currency != currency:
            continue
        if line.kind is EntryKind.TRANSFER:
            for member, minor in each.moves.items():
                given[member] += minor
            continue
        for member, minor in each.parts.items():
            part[member] += minor
        paid[line.payer or each.entry.author] += sum(each.parts.values())
    people = sorted({*paid, *part, *given})
    members = tuple(MemberBalance(each, paid[each], part[each], given[each]) for each in people)
    return CurrencyBalance(currency, members, _settle(members, currency))


def _settle(members: Iterable[MemberBalance], currency: str) -> tuple[Debt, ...]:
    """Return the fewest transfers after which nobody owes anything, the largest first."""
    net = [(each.member, each.net) for each in members if each.net]
    groups = _split_even_groups(net) if len(net) <= MOST_EXACT else [net]
    debts = [debt for group in groups for debt in _settle_group(group, currency)]
    return tuple(sorted(debts, key=lambda debt: (-debt.money.minor, debt.debtor, debt.creditor)))


def _split_even_groups(net: Sequence[tuple[UUID, int]]) -> list[list[tuple[UUID, int]]]:
    """Return as many groups as there can be that settle among themselves: each saves one transfer.

    ``most[mask]`` is how many groups the members of a set form; a set is closed where its sum is nothing.
    """
    size = 1 << len(net)
    sums, most, last = [0] * size, [0] * size, [0] * size
    for mask in range(1, size):
        lowest = (mask & -mask).bit_length() - 1
        sums[mask] = sums[mask & (mask - 1)] + net[lowest][1]
        without = [mask ^ (1 << at) for at in range(len(net)) if mask >> at & 1]
        last[mask] = max(without, key=lambda rest: most[rest])
        most[mask] = most[last[mask]] + (sums[mask] == 0)
    groups: list[list[tuple[UUID, int]]] = []
    mask = size - 1
    while mask:
        if sums[mask] == 0:
            groups.append([])
        groups[-1].append(net[(mask ^ last[mask]).bit_length() - 1])
        mask = last[mask]
    return groups


def _settle_group(group: Iterable[tuple[UUID, int]], currency: str) -> list[Debt]:
    """Return at most one transfer less than there are members: who owes most pays whom most is owed."""
    open_sides = dict(group)
    debts = []
    while any(open_sides.values()):
        debtor = min(open_sides, key=lambda member: (open_sides[member], member))
        creditor = max(open_sides, key=lambda member: (open_sides[member], member))
        minor = min(-open_sides[debtor], open_sides[creditor])
        debts.append(Debt(debtor, creditor, Money(minor, currency)))
        open_sides[debtor] += minor
        open_sides[creditor] -= minor
    return debts
