"""The names of one household's accounts."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.account_join import AccountJoin


class AccountRegister(Protocol):
    """Another name for an account, two accounts made one, and that taken back."""

    async def rename(self, account_id: UUID, name: str) -> bool:
        """Give an account another name; it is known by the one before too. False where there is no such account."""
        ...

    async def are_between(self, one: UUID, other: UUID) -> bool:
        """Whether money was moved from one of two accounts to the other."""
        ...

    async def join(self, gone: UUID, kept: UUID) -> AccountJoin | None:
        """Make one account of two, which goes on as ``kept``; None where one of them is not there."""
        ...

    async def part(self, joined: AccountJoin) -> bool:
        """Make two accounts again of what was joined; False where the one that went on is gone or the name is taken."""
        ...
