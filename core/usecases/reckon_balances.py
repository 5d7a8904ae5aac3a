"""Compute who owes whom from what members paid for one another, and how each entry is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID
from zlib import crc32

from core.model.balance import (
    Balances,
    CurrencyBalances,
    Debt,
    MemberBalance,
    SharedEntry,
    SharedSum,
    SplitKind,
    SplitRule,
    SplitTerm,
    Stay,
)
from core.model.entry import Entry, EntryKind, divide_shares
from core.model.money import Money

MOST_EXACT = 12
"""The most members for whom the fewest settling transfers are searched.

Larger groups get at most one less than members.
"""


def compute_balances(sums: Iterable[SharedSum], base: str) -> Balances:
    """Return who owes whom from sums that members paid for one another; the ``base`` currency comes first."""
    sums = tuple(sums)
    order = sorted({each.currency for each in sums}, key=lambda currency: (currency != base, currency))
    mark = crc32("\n".join(sorted(map(repr, sums))).encode())
    return Balances(tuple(_balance_currency(currency, sums) for currency in order), sums, mark)


def find_split_terms(rules: Sequence[SplitRule], stays: Sequence[Stay]) -> list[SplitTerm]:
    """Return the weights by which common spending is split, one set for each time span in which they are valid."""
    turns = {rule.since for rule in rules} | {stay.since for stay in stays}
    turns |= {stay.until for stay in stays if stay.until}
    terms: list[SplitTerm] = []
    for since, until in pairwise([*sorted(turns), datetime.max.replace(tzinfo=UTC)]):
        weights = _make_default_weights(since, rules, stays)
        if terms and terms[-1].until == since and terms[-1].weights == weights:
            terms[-1] = replace(terms[-1], until=until)
        elif weights:
            terms.append(SplitTerm(since, until, weights))
    return terms


def split_entry(entry: Entry, rules: Sequence[SplitRule], stays: Sequence[Stay]) -> SharedEntry:
    """Return the amounts by which one entry changes what each member owes.

    The members and the split rule are those at the moment the entry was written, so that a new member or a new rule
    changes no earlier entry.
    """
    line = entry.line
    payer = line.payer or entry.author
    shares = line.shares
    if not shares and line.is_spending:
        shares = divide_shares(line.money, _make_default_weights(entry.created_at, rules, stays), payer)
    if not shares:
        return SharedEntry(entry, {}, {})
    sign = -1 if line.kind is EntryKind.REFUND else 1
    parts = {share.member: sign * share.minor for share in shares}
    moves = defaultdict(int, {member: -minor for member, minor in parts.items()})
    moves[payer] += sign * line.money.minor
    return SharedEntry(entry, parts, dict(moves))


def _make_default_weights(at: datetime, rules: Sequence[SplitRule], stays: Sequence[Stay]) -> Mapping[UUID, int]:
    """Return the split weights of those who were members at an instant; empty where nothing is split."""
    members = [stay.member for stay in stays if stay.since <= at and (stay.until is None or at < stay.until)]
    rule = next((rule for rule in reversed(rules) if rule.since <= at), None)
    if rule is None or rule.kind is SplitKind.EQUAL:
        return dict(rule.weights) if rule and rule.weights else dict.fromkeys(members, 1)
    if rule.kind is SplitKind.OFF:
        return {}
    return {member: rule.weights[member] for member in members if rule.weights.get(member)}


def _balance_currency(currency: str, sums: Sequence[SharedSum]) -> CurrencyBalances:
    """Return what each member paid, owes and gave in one currency, and the transfers that settle it."""
    paid: dict[UUID, int] = defaultdict(int)
    part: dict[UUID, int] = defaultdict(int)
    given: dict[UUID, int] = defaultdict(int)
    for each in sums:
        if each.currency != currency:
            continue
        gave = each.kind is EntryKind.TRANSFER
        (given if gave else paid)[each.payer] += each.refund_sign * each.minor
        for member, minor in each.parts.items():
            if gave:
                given[member] -= minor
            else:
                part[member] += each.refund_sign * minor
    people = sorted({*paid, *part, *given})
    members = tuple(MemberBalance(each, paid[each], part[each], given[each]) for each in people)
    return CurrencyBalances(currency, members, _settle(members, currency))


def _settle(members: Iterable[MemberBalance], currency: str) -> tuple[Debt, ...]:
    """Return as few transfers as possible after which nobody owes anything, the largest first."""
    net = [(each.member, each.net) for each in members if each.net]
    groups = _find_settling_groups(net) if len(net) <= MOST_EXACT else [net]
    debts = [debt for group in groups for debt in _settle_group(group, currency)]
    return tuple(sorted(debts, key=lambda debt: (-debt.money.minor, debt.debtor, debt.creditor)))


def _find_settling_groups(net: Sequence[tuple[UUID, int]]) -> list[list[tuple[UUID, int]]]:
    """Return members in as many groups as possible whose debts sum to zero: every group saves one transfer.

    ``most[mask]`` is how many zero-sum groups the members of a set form.
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
    """Return the transfers that settle a group, at most one less than its members: the largest debtor pays first."""
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
