"""What is kept of payments that recur."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.model.entry import Entry
from core.model.period import Period
from core.model.recurring import DraftedOccurrence, RecurringRule


class RecurringRules(Protocol):
    """The rules of one household and what became of their occurrences."""

    async def add(self, rule: RecurringRule) -> None:
        """Write a new rule."""
        ...

    async def get(self, rule_id: UUID) -> RecurringRule | None:
        """A rule in any state, held against other writers until the unit of work ends."""
        ...

    async def save(self, rule: RecurringRule, *, was: int) -> bool:
        """Replace a rule whose version still is ``was``; False where somebody was faster."""
        ...

    async def in_force(self) -> tuple[RecurringRule, ...]:
        """The rules that are active or ended, oldest first."""
        ...

    async def list_proposed(self, since: datetime) -> tuple[RecurringRule, ...]:
        """The rules that were proposed since an instant and wait for a yes, newest first."""
        ...

    async def claim(self, rule_id: UUID, number: int, day: date, draft_id: UUID) -> bool:
        """Note the draft of an occurrence; False where it has one already."""
        ...

    async def list_drafted(self, since: date) -> tuple[DraftedOccurrence, ...]:
        """The occurrences from a day on that a draft was made for, with its state."""
        ...

    async def list_live_entries(self, period: Period) -> tuple[Entry, ...]:
        """The live entries of a period with all their detail, whoever may see them: for matching, never to be shown."""
        ...

    async def decline(self, key: str) -> None:
        """Remember a suggestion that is never to be made again."""
        ...

    async def list_declined(self) -> frozenset[str]:
        """The suggestions that are never to be made again."""
        ...

    async def set_calendar(self, token: str) -> None:
        """Make a token the only key to the household's calendar; it is kept as a digest."""
        ...
