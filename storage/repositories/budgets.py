"""Budgets of one household with their limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.budget import Budget, BudgetEvery, BudgetLimit, BudgetScope
from core.ports import Clock
from storage.database import HouseholdConnection, Row
from storage.tables import budget, budget_limit

_OWN = budget.c.household_id == bindparam("household")
_LIMITS_OWN = budget_limit.c.household_id == bindparam("household")
_ORDER = (budget.c.created_at, budget.c.id)
_LIMIT_OF_BUDGET = and_(budget_limit.c.household_id == budget.c.household_id, budget_limit.c.budget_id == budget.c.id)
_WITH_LIMITS = (
    select(budget, budget_limit.c.first, budget_limit.c.once, budget_limit.c.minor)
    .outerjoin(
        budget_limit,
        and_(budget_limit.c.household_id == budget.c.household_id, budget_limit.c.budget_id == budget.c.id),
    )
    .order_by(*_ORDER, budget_limit.c.first, budget_limit.c.once)
)
_ALL = _WITH_LIMITS.where(_OWN)
_SINCE = _WITH_LIMITS.where(_OWN, or_(budget.c.ended_on.is_(None), budget.c.ended_on > bindparam("day")))
_GET = select(budget).where(_OWN, budget.c.id == bindparam("budget")).with_for_update()
_LIMITS = (
    select(budget_limit)
    .where(_LIMITS_OWN, budget_limit.c.budget_id == bindparam("budget"))
    .order_by(budget_limit.c.first, budget_limit.c.once)
)
_ADD = insert(budget).on_conflict_do_nothing().returning(budget.c.id)
_SAVED = ("scope_key", "categories", "member_id", "every", "threshold", "rollover_from", "ended_on")
_SAVE = (
    update(budget)
    .where(_OWN, budget.c.id == bindparam("budget"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
_ADD_LIMITS = insert(budget_limit)
_REMOVE_LIMITS = delete(budget_limit).where(_LIMITS_OWN, budget_limit.c.budget_id == bindparam("budget"))


class SqlBudgets:
    """Stores budgets; implements ``core.ports.Budgets``."""

    def __init__(self, bound: HouseholdConnection, clock: Clock) -> None:
        self._bound = bound
        self._clock = clock

    async def list_budgets(self, since: date | None = None) -> tuple[Budget, ...]:
        """Return budgets that are live after a day, oldest first; without a day also those that have ended."""
        rows = await (self._bound.fetch(_SINCE, day=since) if since else self._bound.fetch(_ALL))
        return tuple(_read_budget(own[0], own) for own in _group_by_budget(rows))

    async def get(self, budget_id: UUID) -> Budget | None:
        """Return a budget with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, budget=budget_id)
        return _read_budget(rows[0], await self._bound.fetch(_LIMITS, budget=budget_id)) if rows else None

    async def add(self, new: Budget) -> bool:
        """Add a budget; False where its scope has a live one already."""
        values = _make_row(new) | {"id": new.id, "currency": new.currency, "created_at": self._clock.now()}
        if not await self._bound.fetch(_ADD, **values):
            return False
        await self._add_limits(new)
        return True

    async def save(self, changed: Budget) -> bool:
        """Replace a budget and its limits; False if it does not exist."""
        new = {f"new_{name}": value for name, value in _make_row(changed).items()}
        if not await self._bound.execute(_SAVE, budget=changed.id, **new):
            return False
        await self._bound.execute(_REMOVE_LIMITS, budget=changed.id)
        await self._add_limits(changed)
        return True

    async def _add_limits(self, of: Budget) -> None:
        rows = [
            {"budget_id": of.id, "first": limit.first, "once": limit.once, "minor": limit.minor} for limit in of.limits
        ]
        if rows:
            await self._bound.insert(_ADD_LIMITS, rows)


def _make_row(of: Budget) -> dict[str, Any]:
    categories, member = ",".join(of.scope.categories), of.scope.member
    return {
        "scope_key": f"{categories}|{member or ''}",
        "categories": categories,
        "member_id": member,
        "every": of.every.value,
        "threshold": of.threshold,
        "rollover_from": of.rollover_from,
        "ended_on": of.ended_on,
    }


def _group_by_budget(rows: Sequence[Row]) -> list[list[Row]]:
    """Group rows by budget, in order; each budget has one row per limit."""
    return [list(own) for _, own in groupby(rows, key=lambda row: row["id"])]


def _read_budget(row: Row, limits: Sequence[Row]) -> Budget:
    categories = tuple(row["categories"].split(",")) if row["categories"] else ()
    return Budget(
        row["id"],
        BudgetScope(categories, row["member_id"]),
        BudgetEvery(row["every"]),
        row["currency"],
        tuple(BudgetLimit(each["first"], each["minor"], each["once"]) for each in limits if each["first"] is not None),
        row["threshold"],
        row["rollover_from"],
        row["ended_on"],
    )
