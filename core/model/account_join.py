"""What was moved when two accounts were merged, so that the merge can be undone."""

from __future__ import annotations

from uuid import UUID

import msgspec


class AccountJoin(msgspec.Struct, frozen=True):
    """An account that was merged into another, with the entries, transfers and balances that were moved."""

    gone: UUID
    name: str
    kept: UUID
    paid: tuple[UUID, ...] = ()
    """Ids of the entries paid from the merged account."""
    arrived: tuple[UUID, ...] = ()
    """Ids of the transfers that came into the merged account."""
    facts: tuple[UUID, ...] = ()
    """Ids of the balances reported for the merged account."""
    former: tuple[str, ...] = ()
    """Earlier names of the merged account."""
