"""A Goal: what a household saves for, what went into it, and what a week needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.model.money import Money

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Goal:
    """Money to be put together, by a day where one was said; closed once it is given up or spent."""

    id: UUID
    name: str
    target: Money
    due: date | None
    created_at: datetime
    version: int = 1
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money put into a goal, or taken out where it is less than nothing, in minor units of the goal's currency."""

    id: UUID
    goal: UUID
    minor: int
    day: date
    member: UUID


@dataclass(frozen=True, slots=True)
class GoalStatus:
    """How far a goal is on a day."""

    goal: Goal
    saved: Money
    today: date

    @property
    def left(self) -> Money:
        """What is missing; nothing once it is reached."""
        return Money(max(0, self.goal.target.minor - self.saved.minor), self.goal.target.currency)

    @property
    def percent(self) -> int:
        """Whole per cent of the target, rounded down so that 100 means reached."""
        return max(0, self.saved.minor * 100 // self.goal.target.minor)

    @property
    def is_late(self) -> bool:
        """Whether its day is over and something is missing."""
        return self.goal.due is not None and self.goal.due < self.today and self.left.minor > 0

    @property
    def a_week(self) -> Money | None:
        """What each week until its day needs, rounded up; None without a day to come or where nothing is missing."""
        if self.goal.due is None or self.goal.due < self.today or not self.left.minor:
            return None
        weeks = max(1, -(-(self.goal.due - self.today).days // _WEEK))
        return Money(-(-self.left.minor // weeks), self.left.currency)
