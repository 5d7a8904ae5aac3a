"""A savings goal: its target, the money put into it, and what each week still needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.model.money import Money

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Goal:
    """An amount to save, by a day where one was given; closed once it is given up or spent."""

    id: UUID
    name: str
    target: Money
    due: date | None
    created_at: datetime
    version: int = 1
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money put into a goal (negative: taken out), in minor units of the goal's currency."""

    id: UUID
    goal: UUID
    minor: int
    day: date
    member: UUID


@dataclass(frozen=True, slots=True)
class GoalStatus:
    """How much of a goal is saved on a given day."""

    goal: Goal
    saved: Money
    today: date

    @property
    def left(self) -> Money:
        """Return the amount still missing; 0 once the goal is reached."""
        return Money(max(0, self.goal.target.minor - self.saved.minor), self.goal.target.currency)

    @property
    def percent(self) -> int:
        """Return the saved part in whole percent, rounded down so that 100 means reached."""
        return max(0, self.saved.minor * 100 // self.goal.target.minor)

    @property
    def is_late(self) -> bool:
        """Return whether the goal's day has passed and money is still missing."""
        return self.goal.due is not None and self.goal.due < self.today and self.left.minor > 0

    @property
    def weekly_saving(self) -> Money | None:
        """Return what to save per week until the goal's day, rounded up; None without a coming day or when reached."""
        if self.goal.due is None or self.goal.due < self.today or not self.left.minor:
            return None
        weeks = max(1, -(-(self.goal.due - self.today).days // _WEEK))
        return Money(-(-self.left.minor // weeks), self.left.currency)
