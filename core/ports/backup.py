"""Reads and writes all rows of one household, for a backup and its restoration."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.backup import Rows


class HouseholdRows(Protocol):
    """All rows of one household that a backup contains."""

    async def read(self) -> Rows:
        """Return all rows the viewer may see; others' private entries come without details and without their proofs.

        Raises:
            NotAllowed: there is no viewer, as in a group chat.
        """
        ...

    async def is_empty(self) -> bool:
        """Return whether the household has only one member and what every new household starts with."""
        ...

    async def write(self, rows: Rows, member: UUID, channel: str, chat: str) -> None:
        """Write a backup's rows into an empty household; ``member`` is its member, drafts move to the given chat.

        Raises:
            Invalid: something does not fit; nothing may be committed then.
        """
        ...
