"""The goals of one household, and what went into them; open ones are named in the household itself."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.goal import Deposit, Goal


class Goals(Protocol):
    """Goals and their deposits."""

    async def add(self, goal: Goal, *, by: UUID) -> None:
        """A new goal."""
        ...

    async def get(self, goal_id: UUID) -> Goal | None:
        """A goal, open or closed, held against other writers until the unit of work ends."""
        ...

    async def save(self, goal: Goal, *, was: int) -> bool:
        """Replace a goal whose version still is ``was``; False where somebody was faster."""
        ...

    async def open(self) -> tuple[tuple[Goal, int], ...]:
        """Open goals with what was saved in minor units, the oldest first."""
        ...

    async def sum_saved(self, goal_id: UUID) -> int:
        """What was saved for one, in minor units."""
        ...

    async def put(self, deposit: Deposit) -> None:
        """Money into a goal, or out of it."""
        ...

    async def take_back(self, deposit_id: UUID) -> UUID | None:
        """Remove a deposit; the goal it was in, None where there is none."""
        ...
