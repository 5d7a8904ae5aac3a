"""What the accounts of one household hold, as it was told, and what its entries moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from core.model.account_balance import BalanceFact, Movement


class Accounts(Protocol):
    """Balances told by banks and members, and the movements of accounts."""

    async def add(self, account_id: UUID, name: str) -> None:
        """An account of a name, unless there is one; names are compared folded."""
        ...

    async def add_facts(self, facts: Sequence[BalanceFact]) -> None:
        """Keep balances that were told; one that is there already stays."""
        ...

    async def remove_fact(self, fact_id: UUID) -> bool:
        """Take back a balance a member told; False where there is none."""
        ...

    async def list_facts(self, since: date) -> tuple[BalanceFact, ...]:
        """The balances from a day on that hold, and the last one before it of each account, oldest first.

        One with a proof holds while its card is confirmed and an entry of that card is in the book.
        """
        ...

    async def list_movements(self, since: date) -> tuple[Movement, ...]:
        """What live entries moved on accounts from a day on, in the order of days."""
        ...

    async def list_visible(self) -> Mapping[str, bool]:
        """The household's accounts by name, and whether the viewer may see any entry of each, or it has none."""
        ...
