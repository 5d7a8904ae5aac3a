"""Storage of recurring payments and incomes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.model.entry import Entry
from core.model.period import Period
from core.model.recurring import DraftedOccurrence, RecurringRule

PaymentFilter = Callable[[str, str | None, str | None], bool]
"""A function that says by description, merchant and category whether an entry may pay some bill."""


class RecurringRules(Protocol):
    """The recurring rules of one household and what became of each occurrence."""

    async def add(self, rule: RecurringRule) -> None:
        """Store a new rule."""
        ...

    async def get(self, rule_id: UUID) -> RecurringRule | None:
        """Return a rule in any state, locked for update until the unit of work ends; None where there is none."""
        ...

    async def save(self, rule: RecurringRule, *, was: int) -> bool:
        """Replace a rule whose stored version is ``was``; False where somebody else has changed it."""
        ...

    async def list_active_or_ended(self) -> tuple[RecurringRule, ...]:
        """Return the rules that are active or ended, oldest first."""
        ...

    async def list_proposed(self, since: datetime) -> tuple[RecurringRule, ...]:
        """Return the rules proposed since an instant that nobody has decided on, newest first."""
        ...

    async def record_draft(self, rule_id: UUID, number: int, day: date, draft_id: UUID) -> bool:
        """Record the draft made for an occurrence; False where it has one already."""
        ...

    async def replace_draft(self, rule_id: UUID, number: int, day: date, draft_id: UUID) -> None:
        """Record the draft that pays an occurrence, in place of an earlier one that came to nothing."""
        ...

    async def list_drafted(self, since: date) -> tuple[DraftedOccurrence, ...]:
        """Return the occurrences from a day on that have a draft, with the draft's state."""
        ...

    async def list_payments(
        self, period: Period, may_pay: PaymentFilter, drafts: Collection[UUID]
    ) -> tuple[Entry, ...]:
        """Return a period's entries outside the trash, even private ones, that may pay a bill or came of these drafts.

        Their lines have kind, amount, day, names, category and visibility: for matching, never to be shown.
        """
        ...

    async def list_live_entries(self, period: Period) -> tuple[Entry, ...]:
        """Return a period's entries outside the trash in full, even private ones: for matching, never to be shown."""
        ...

    async def decline_suggestion(self, key: str) -> None:
        """Record that a suggested rule was declined and must not be suggested again."""
        ...

    async def list_declined(self) -> frozenset[str]:
        """Return the keys of suggestions that were declined."""
        ...

    async def set_calendar(self, token: str) -> None:
        """Make a token the only key to the household's calendar feed; its digest is stored."""
        ...
