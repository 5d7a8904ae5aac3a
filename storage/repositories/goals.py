"""Savings goals of one household, and their deposits."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from core.model.goal import Deposit, Goal
from core.model.money import Money
from storage.database import HouseholdConnection, Row
from storage.household_cache import RAISE
from storage.tables import goal, goal_deposit

_g, _d = goal.c, goal_deposit.c
_ADD = insert(goal)
_GET = select(goal).where(_g.household_id == bindparam("household"), _g.id == bindparam("which")).with_for_update()
_SAVE = (
    update(goal)
    .where(_g.household_id == bindparam("household"), _g.id == bindparam("which"), _g.version == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in ["name", "minor", "currency", "due", "version", "closed_at"]})
)
_SUM = (
    select(func.coalesce(func.sum(_d.minor), 0))
    .where(_d.household_id == _g.household_id, _d.goal_id == _g.id)
    .correlate(goal)
    .scalar_subquery()
    .label("saved")
)
_OPEN = (
    select(goal, _SUM)
    .where(_g.household_id == bindparam("household"), _g.closed_at.is_(None))
    .order_by(_g.created_at, _g.id)
)
_SAVED = select(func.coalesce(func.sum(_d.minor), 0).label("saved")).where(
    _d.household_id == bindparam("household"), _d.goal_id == bindparam("which")
)
_PUT = insert(goal_deposit)
_TAKE_BACK = (
    delete(goal_deposit)
    .where(_d.household_id == bindparam("household"), _d.id == bindparam("which"))
    .returning(_d.goal_id)
)


class SqlGoals:
    """Stores savings goals and deposits; implements ``core.ports.Goals``."""

    def __init__(self, bound: HouseholdConnection) -> None:
        self._bound = bound

    async def add(self, goal: Goal, *, by: UUID) -> None:
        """Add a savings goal."""
        row = {
            "id": goal.id,
            "name": goal.name,
            "minor": goal.target.minor,
            "currency": goal.target.currency,
            "due": goal.due,
            "member_id": by,
            "version": goal.version,
            "created_at": goal.created_at,
            "closed_at": goal.closed_at,
        }
        await self._bound.insert(_ADD, [row])
        await self._bound.execute(RAISE)

    async def get(self, goal_id: UUID) -> Goal | None:
        """Return a goal, open or closed, with its row locked until the unit of work ends; None if there is none."""
        rows = await self._bound.fetch(_GET, which=goal_id)
        return _read_goal(rows[0]) if rows else None

    async def save(self, goal: Goal, *, was: int) -> bool:
        """Save a goal if its version is still ``was``, else return False."""
        new = {
            "new_name": goal.name,
            "new_minor": goal.target.minor,
            "new_currency": goal.target.currency,
            "new_due": goal.due,
            "new_version": goal.version,
            "new_closed_at": goal.closed_at,
        }
        done = await self._bound.execute(_SAVE, which=goal.id, was=was, **new) == 1
        await self._bound.execute(RAISE)
        return done

    async def list_open(self) -> tuple[tuple[Goal, int], ...]:
        """Return the open goals with what is saved in each (minor units), oldest first."""
        return tuple((_read_goal(row), int(row["saved"])) for row in await self._bound.fetch(_OPEN))

    async def sum_saved(self, goal_id: UUID) -> int:
        """Return what is saved in a goal, in minor units."""
        return int((await self._bound.fetch(_SAVED, which=goal_id))[0]["saved"])

    async def add_deposit(self, deposit: Deposit) -> None:
        """Add a deposit to a goal, or a withdrawal if negative."""
        row = {
            "id": deposit.id,
            "goal_id": deposit.goal,
            "minor": deposit.minor,
            "day": deposit.day,
            "member_id": deposit.member,
        }
        await self._bound.insert(_PUT, [row])

    async def remove_deposit(self, deposit_id: UUID) -> UUID | None:
        """Delete a deposit; return the id of its goal, None if there is no such deposit."""
        rows = await self._bound.fetch(_TAKE_BACK, which=deposit_id)
        return rows[0]["goal_id"] if rows else None


def _read_goal(row: Row) -> Goal:
    target = Money(row["minor"], row["currency"])
    return Goal(row["id"], row["name"], target, row["due"], row["created_at"], row["version"], row["closed_at"])
