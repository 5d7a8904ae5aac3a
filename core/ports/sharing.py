"""What one household shares: the entries that count, how it splits them, and when its members were there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.model.balance import SharedSum, SplitRule, SplitTerm, Stay
from core.model.entry import Entry
from core.model.period import Period


class Sharing(Protocol):
    """What who-owes-whom is reckoned from."""

    async def list_entries(self, period: Period | None = None, *, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Live entries that may be owed between members, the newest first.

        Expenses, refunds and transfers from one member to another; private entries are nobody's debt and left out.
        """
        ...

    async def sum_entries(self, terms: Sequence[SplitTerm], period: Period | None = None) -> tuple[SharedSum, ...]:
        """What all those entries come to, each divided as it says itself, else by the term it was written in.

        Entries that were for nobody but who paid are left out.
        """
        ...

    async def list_rules(self) -> tuple[SplitRule, ...]:
        """How the household has split, the oldest rule first."""
        ...

    async def add_rule(self, rule: SplitRule, *, by: UUID) -> None:
        """Split another way from an instant on; ``by`` is the member who decided so."""
        ...

    async def list_stays(self) -> tuple[Stay, ...]:
        """When each member was in the household, those who left too."""
        ...

    async def lock(self) -> None:
        """Let nobody else settle in this household until the unit of work ends."""
        ...
