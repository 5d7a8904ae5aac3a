"""Reported balances of one household's accounts, and the amounts its entries moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from core.model.account_balance import BalanceFact, Movement


class Accounts(Protocol):
    """Storage of the balances that banks and members report, and of each account's movements."""

    async def add(self, account_id: UUID, name: str) -> None:
        """Add an account with a name unless there is one; names are compared case-folded."""
        ...

    async def add_facts(self, facts: Sequence[BalanceFact]) -> None:
        """Store reported balances; one that is stored already is left as it is."""
        ...

    async def remove_fact(self, fact_id: UUID) -> bool:
        """Delete a balance that a member reported; False where there is none."""
        ...

    async def list_facts(self, since: date) -> tuple[BalanceFact, ...]:
        """Return valid reported balances from a day on, and each account's last one before it, oldest first.

        A balance with a proof is valid while its draft is confirmed and an entry of that draft is in the book.
        """
        ...

    async def list_movements(self, since: date) -> tuple[Movement, ...]:
        """Return the amounts that entries outside the trash moved on accounts from a day on, ordered by day."""
        ...

    async def list_visible(self) -> Mapping[str, bool]:
        """Return each account's name with whether the viewer may see one of its entries (True where it has none)."""
        ...
