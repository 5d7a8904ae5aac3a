"""Entries that members share, the household's rules for splitting them, and when each member belonged to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.balance import SharedSum, SplitRule, SplitTerm, Stay
from core.model.entry import Entry
from core.model.period import Period


class Sharing(Protocol):
    """The data from which who-owes-whom is computed."""

    async def list_entries(self, period: Period | None = None, *, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Return entries outside the trash that may cause debts between members, newest first.

        They are expenses, refunds and transfers between members; private entries never cause debts.
        """
        ...

    async def sum_entries(self, terms: Sequence[SplitTerm], period: Period | None = None) -> tuple[SharedSum, ...]:
        """Return the sums of all shared entries, each divided by its own shares, else by the rule of its time.

        Entries that were only for their payer are left out.
        """
        ...

    async def list_rules(self) -> tuple[SplitRule, ...]:
        """Return the household's rules for splitting, the oldest first."""
        ...

    async def add_rule(self, rule: SplitRule, *, by: UUID) -> None:
        """Change how entries are split from an instant on; ``by`` is the member who decided so."""
        ...

    async def list_stays(self) -> tuple[Stay, ...]:
        """Return when each present or former member belonged to the household."""
        ...

    async def count_undivided(self, until: datetime, period: Period | None = None) -> int:
        """Return how many shared purchases without shares of their own were written before an instant."""
        ...

    async def lock(self) -> None:
        """Keep other transactions of this household from settling debts until this one ends."""
        ...
