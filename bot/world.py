"""The real clock and the real chance: the only adapters of the Clock and Ids ports."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are misread


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)  # noqa: TID251  the adapter of the Clock port


class SystemIds:
    """Ids by time and chance (RFC 9562, UUID version 7); codes from the system's randomness."""

    def new(self) -> UUID:
        """48 bits of milliseconds, then 74 random bits."""
        value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
        value = value & ~(0xF << 76) | 7 << 76
        return UUID(int=value & ~(0x3 << 62) | 2 << 62)

    def code(self, length: int) -> str:
        """A code of ``length`` letters and digits, 5 bits each."""
        return "".join(secrets.choice(_ALPHABET) for _ in range(length))
