"""Storage of one household's savings goals and the money put into them."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.goal import Deposit, Goal


class Goals(Protocol):
    """The savings goals of one household and their deposits."""

    async def add(self, goal: Goal, *, by: UUID) -> None:
        """Store a new goal."""
        ...

    async def get(self, goal_id: UUID) -> Goal | None:
        """Return a goal, open or closed, locked for update until the unit of work ends; None where there is none."""
        ...

    async def save(self, goal: Goal, *, was: int) -> bool:
        """Replace a goal whose stored version is ``was``; False where somebody else has changed it."""
        ...

    async def list_open(self) -> tuple[tuple[Goal, int], ...]:
        """Return open goals with the amount saved in minor units, the oldest first."""
        ...

    async def sum_saved(self, goal_id: UUID) -> int:
        """Return the amount saved for a goal, in minor units."""
        ...

    async def add_deposit(self, deposit: Deposit) -> None:
        """Store a deposit into a goal, or a withdrawal from it."""
        ...

    async def remove_deposit(self, deposit_id: UUID) -> UUID | None:
        """Delete a deposit and return its goal's id; None where there is none."""
        ...
