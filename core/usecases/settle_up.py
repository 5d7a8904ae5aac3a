"""Read who owes whom, set how the household splits spending, and settle debts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from uuid import UUID

from core.errors import Invalid, NotFound
from core.model.balance import Balances, SharedEntry, SplitKind, SplitRule, Stay
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.model.period import Period, find_month
from core.model.report import Scope
from core.ports import UnitOfWork
from core.usecases.confirm_draft import write_line
from core.usecases.draft_result import DraftResult
from core.usecases.reckon_balances import compute_balances, find_split_terms, split_entry
from core.usecases.rights import require_admin
from core.usecases.use_case_context import UseCaseContext

INCOME_MONTHS = 3
"""The number of whole past months whose incomes set the weights of a split by income."""
HUNDREDTHS = 100
"""The factor by which typed parts are stored: two digits after the point."""
LOOKED_AT = 100
"""The number of entries loaded at once in the search for those that changed a balance."""
MOST_PART = 1_000_000 * HUNDREDTHS
"""The largest weight, in hundredths."""


async def load_balances(uow: UnitOfWork, base: str, period: Period | None = None) -> Balances:
    """Return who owes whom by the entries of a period (None: all); chat, REST and pages all call this.

    ``base`` is the household's currency.
    """
    terms = find_split_terms(await uow.sharing.list_rules(), await uow.sharing.list_stays())
    return compute_balances(await uow.sharing.sum_entries(terms, period), base)


async def list_newest_shared(uow: UnitOfWork, most: int, period: Period | None = None) -> list[SharedEntry]:
    """Return the newest entries that change who owes whom, with the amount each adds to a member's balance."""
    rules, stays = await uow.sharing.list_rules(), await uow.sharing.list_stays()
    found: list[SharedEntry] = []
    for skipped in count(step=LOOKED_AT):
        entries = await uow.sharing.list_entries(period, limit=LOOKED_AT, skip=skipped)
        moved = (split_entry(entry, rules, stays) for entry in entries)
        found += [each for each in moved if any(each.moves.values())]
        if len(found) >= most or len(entries) < LOOKED_AT:
            break
    return found[:most]


@dataclass(frozen=True, slots=True)
class EarlyPurchases:
    """How many purchases nobody shares, as they were written before the second member joined."""

    count: int
    joined: Stay


async def find_early_purchases(uow: UnitOfWork, period: Period | None = None) -> EarlyPurchases | None:
    """Return the shared purchases that no balance counts because one member was alone; None where there are none.

    None, too, where one of the first two members has left, as nobody is to owe by what was bought without them.
    """
    stays = sorted(await uow.sharing.list_stays(), key=lambda stay: stay.since)
    if len(stays) < 2 or any(stay.until for stay in stays[:2]):  # noqa: PLR2004
        return None
    if any(rule.since < stays[1].since for rule in await uow.sharing.list_rules()):
        return None
    count = await uow.sharing.count_undivided(stays[1].since, period)
    return EarlyPurchases(count, stays[1]) if count else None


async def count_early_purchases(context: UseCaseContext) -> bool:
    """Have the first two members share what was bought before the second one joined; False where that is so already.

    Raises:
        NotAllowed: the member is no admin.
    """
    await require_admin(context)
    await context.uow.sharing.lock()
    early = await find_early_purchases(context.uow)
    if early is None:
        return False
    first = min(await context.uow.sharing.list_stays(), key=lambda stay: stay.since)
    rules = await context.uow.sharing.list_rules()
    both = {first.member: 1, early.joined.member: 1}
    await context.uow.sharing.add_rule(SplitRule(SplitKind.EQUAL, first.since, both), by=context.member.id)
    if all(rule.since > early.joined.since for rule in rules):
        await context.uow.sharing.add_rule(SplitRule(SplitKind.EQUAL, early.joined.since, {}), by=context.member.id)
    await context.record_action("count_early", context.household.id, before="", after=str(early.count))
    return True


async def settle_debt(
    context: UseCaseContext,
    debtor: UUID,
    creditor: UUID,
    *,
    mark: int,
    period: Period | None,
    channel: str,
    chat: str,
    currency: str | None = None,
    part: Money | None = None,
) -> list[DraftResult]:
    """Write the transfers that settle what one member owes another, one per currency; none if ``mark`` is outdated.

    ``currency`` limits them to what is owed in one currency (None: all), and ``part`` to that sum of it.
    ``mark`` is the checksum of the balances that were shown: once these change nothing is written, so a second tap is
    harmless.

    Raises:
        Invalid: ``part`` is nothing, or more than is owed.
    """
    context.require_writer()
    await context.uow.sharing.lock()
    balances = await load_balances(context.uow, context.household.currency, period)
    if balances.mark != mark:
        return []
    owed = [debt.money for debt in balances.debts if (debt.debtor, debt.creditor) == (debtor, creditor)]
    owed = [money for money in owed if currency in {None, money.currency}]
    if part is not None:
        owed = [_check_part(part, money) for money in owed if money.currency == part.currency]
    lines = [_make_transfer(debtor, creditor, money, _choose_settling_day(context, period)) for money in owed]
    return [await write_line(context, line, channel, chat) for line in lines]


def _check_part(part: Money, owed: Money) -> Money:
    """Return the part of a debt that was paid; raises Invalid if it is nothing, or more than is owed."""
    if part.minor <= 0:
        raise Invalid("amount-zero")
    if part.minor > owed.minor:
        raise Invalid("settle-too-much")
    return part


def _choose_settling_day(context: UseCaseContext, period: Period | None) -> date:
    """Return today, or the last day of a period that is over."""
    return min(context.today, period.last) if period else context.today


def _make_transfer(debtor: UUID, creditor: UUID, money: Money, day: date) -> Line:
    return Line(EntryKind.TRANSFER, money, day, payer=debtor).share_equally([creditor])


async def load_current_rule(uow: UnitOfWork) -> SplitRule | None:
    """Return the household's present split rule; None where it never chose one, which means equal parts."""
    rules = await uow.sharing.list_rules()
    return rules[-1] if rules else None


async def set_split(context: UseCaseContext, kind: SplitKind, weights: Mapping[UUID, int] | None = None) -> SplitRule:
    """Set how new common spending is split; entries in the book keep their split.

    Fixed parts and percentages are given in hundredths.

    Raises:
        Invalid: the weights are empty, of a non-member, or do not fit the kind.
        NotAllowed: the member is no admin.
    """
    membership = await require_admin(context)
    parts = dict(weights or {})
    if kind in {SplitKind.FIXED, SplitKind.PERCENT}:
        _check_parts(parts, {member.id for member in membership.household.members}, kind)
    elif kind is SplitKind.INCOME:
        parts = await weigh_incomes(context)
    else:
        parts = {}
    before = await load_current_rule(context.uow)
    if before is not None and (before.kind, dict(before.weights)) == (kind, parts):
        return before
    rule = SplitRule(kind, context.now, parts)
    await context.uow.sharing.add_rule(rule, by=context.member.id)
    await context.record_action("set_split", context.household.id, before=_encode(before), after=_encode(rule))
    return rule


def _check_parts(parts: Mapping[UUID, int], members: set[UUID], kind: SplitKind) -> None:
    if not parts or not parts.keys() <= members or not any(parts.values()):
        raise Invalid("parts-unread")
    if any(not 0 <= part <= MOST_PART for part in parts.values()):
        raise Invalid("parts-unread")
    if kind is SplitKind.PERCENT and sum(parts.values()) != 100 * HUNDREDTHS:
        raise Invalid("parts-not-whole", sum=f"{Decimal(sum(parts.values())) / HUNDREDTHS:f}")


async def weigh_incomes(context: UseCaseContext) -> dict[UUID, int]:
    """Return the split weights of the members, in per mille, by their incomes of the last three whole months.

    Raises:
        NotFound: there was no income in the household's currency.
    """
    last = find_month(context.today).find_preceding()
    first = last
    for _ in range(INCOME_MONTHS - 1):
        first = first.find_preceding()
    scope = Scope(period=Period(first.first, last.last), kinds=(EntryKind.INCOME,), currency=context.household.currency)
    figures = await context.uow.reports.by_member(scope)
    found = {UUID(figure.key): figure.money.minor for figure in figures}
    incomes = {member.id: found.get(member.id, 0) for member in context.household.members}
    if not any(incomes.values()):
        raise NotFound("incomes-none")
    parts = Money(1000, context.household.currency).split(tuple(incomes.values()))
    return {member: part.minor for member, part in zip(incomes, parts, strict=True)}


def _encode(rule: SplitRule | None) -> str:
    if rule is None:
        return ""
    return json.dumps({"kind": rule.kind, "weights": {str(who): part for who, part in rule.weights.items()}})
