"""Save the account balances that banks and members report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from core.errors import Invalid, NotFound
from core.model.account_balance import BalanceFact
from core.model.alert import BankAlert
from core.model.entry import Line
from core.model.money import MOST_MINOR, Money, count_decimals
from core.model.statement import Statement, StatementLine
from core.ports import Proof
from core.usecases.names import tidy_name
from core.usecases.use_case_context import UseCaseContext

_LIMIT = re.compile(r"\b(?:limit\w*|lmt|límite\w*|лимит\w*|credit ?cards?|kredit\w*|кредитн\w*)\b", re.IGNORECASE)
"""Matches words by which a bank's text speaks of a credit limit, which is no balance."""


async def note_alert_balance(context: UseCaseContext, alert: BankAlert, line: Line, proof: Proof) -> None:
    """Save the balance that a bank's text reports for the account of a line; a card's limit is no balance."""
    if alert.balance is None or line.account is None or _LIMIT.search(proof.text):
        return
    at = context.now
    if alert.at is not None:
        at = datetime.combine(line.day, alert.at, ZoneInfo(context.household.zone)).astimezone(UTC)
    money = round_balance(alert.balance, alert.currency)
    fact = BalanceFact(context.ids.new(), line.account, money, line.day, at, "alert", proof.id)
    await _keep_facts(context, [fact])


async def note_statement_balances(context: UseCaseContext, statement: Statement, account: str, proof: UUID) -> None:
    """Save the balances that a statement shows at the end of each day and before its first day."""
    left = list_day_balances(statement)
    facts = [
        BalanceFact(
            context.ids.new(),
            account,
            round_balance(amount, currency),
            day,
            context.now,
            "statement",
            proof,
            whole_day=True,
        )
        for day, amount, currency in left
    ]
    await _keep_facts(context, facts)


async def _keep_facts(context: UseCaseContext, facts: Sequence[BalanceFact]) -> None:
    """Save balances under the present names of their accounts."""
    named = [replace(fact, account=context.household.find_current_account(fact.account)) for fact in facts]
    await context.uow.accounts.add_facts(named)


def list_day_balances(statement: Statement) -> list[tuple[date, Decimal, str]]:
    """Return the balance at the end of each day of a statement that shows one, and of the day before its first."""
    lines = statement.lines if _is_sorted_oldest_first(statement.lines) else tuple(reversed(statement.lines))
    if not lines:
        return []
    currency = lines[0].currency
    if any(line.currency != currency for line in lines) or _has_mixed_days(lines):
        return []
    left = {line.day: line.balance for line in lines if line.balance is not None}
    first, last = lines[0], lines[-1]
    opening = statement.opening
    if opening is None and first.balance is not None:
        opening = first.balance - first.amount
    if opening is not None:
        left[first.day - timedelta(days=1)] = opening
    if statement.closing is not None:
        left[last.day] = statement.closing
    return [(day, amount, currency) for day, amount in sorted(left.items())]


def _has_mixed_days(lines: Sequence[StatementLine]) -> bool:
    return any(later.day < line.day for line, later in pairwise(lines))


def _is_sorted_oldest_first(lines: Sequence[StatementLine]) -> bool:
    """Return whether statement lines run from old to new, by their days or else by how their balances follow."""
    if not lines or lines[0].day != lines[-1].day:
        return not lines or lines[0].day < lines[-1].day
    for line, later in pairwise(lines):
        if line.balance is not None and later.balance is not None and line.balance + later.amount != later.balance:
            return later.balance + line.amount != line.balance
    return True


async def save_stated_balance(context: UseCaseContext, account: str, money: Money) -> UUID:
    """Save the balance a member states for an account today; return its id, by which it can be undone.

    Raises:
        Invalid: the account has no name, or the amount is too large.
    """
    context.require_writer()
    if abs(money.minor) > MOST_MINOR:
        raise Invalid("amount-too-large")
    name = context.household.find_current_account(tidy_name(account))
    await context.uow.accounts.add(context.ids.new(), name)
    fact = BalanceFact(context.ids.new(), name, money, context.today, context.now, "member")
    await context.uow.accounts.add_facts([fact])
    await context.record_action("tell-balance", fact.id, after=f"{money.minor} {money.currency}")
    return fact.id


async def remove_stated_balance(context: UseCaseContext, fact_id: UUID) -> None:
    """Remove a balance that a member stated; raises NotFound where that was done already."""
    context.require_writer()
    if not await context.uow.accounts.remove_fact(fact_id):
        raise NotFound("nothing-to-undo")
    await context.record_action("take-back-balance", fact_id)


def round_balance(amount: Decimal, currency: str) -> Money:
    """Return an amount as money, rounded to the minor unit of its currency."""
    return Money.of(amount.quantize(Decimal(1).scaleb(-count_decimals(currency)), ROUND_HALF_UP), currency)
