"""Everything of one household, for a backup and back."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from core.model.backup import Rows


class HouseholdRows(Protocol):
    """Everything of one household that a backup holds."""

    async def read(self) -> Rows:
        """All rows as the viewer may see them: others' private entries bare, and nothing that stands behind them.

        Raises:
            NotAllowed: there is no viewer, as in a group chat.
        """
        ...

    async def is_empty(self) -> bool:
        """Whether there is nothing yet but one member and what every household begins with."""
        ...

    async def write(self, rows: Rows, member: UUID, channel: str, chat: str) -> None:
        """Fill an empty household; ``member`` is the one it has, cards belong to the chat given.

        Raises:
            Invalid: something does not fit; nothing may be committed then.
        """
        ...
