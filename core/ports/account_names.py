"""Renaming and merging the accounts of one household."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.account_join import AccountJoin


class AccountRegister(Protocol):
    """Renames accounts, merges two into one, and undoes a merge."""

    async def rename(self, account_id: UUID, name: str) -> bool:
        """Rename an account, keeping its old name as an alias; False where there is no such account."""
        ...

    async def has_transfers_between(self, one: UUID, other: UUID) -> bool:
        """Return whether any entry is a transfer between two accounts."""
        ...

    async def join(self, gone: UUID, kept: UUID) -> AccountJoin | None:
        """Merge the account ``gone`` into ``kept`` and return what was moved; None where one of them does not exist."""
        ...

    async def undo_join(self, joined: AccountJoin) -> bool:
        """Undo a merge; False where the remaining account is gone or the old name is in use."""
        ...
