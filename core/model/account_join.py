"""What joining two accounts moved, so that they can be parted again."""

from __future__ import annotations

from uuid import UUID

import msgspec


class AccountJoin(msgspec.Struct, frozen=True):
    """An account that was joined to another, with what it held then."""

    gone: UUID
    name: str
    kept: UUID
    paid: tuple[UUID, ...] = ()
    """Entries that left it."""
    arrived: tuple[UUID, ...] = ()
    """Transfers that came into it."""
    facts: tuple[UUID, ...] = ()
    """Balances that were told of it."""
    former: tuple[str, ...] = ()
    """Names it had before."""
