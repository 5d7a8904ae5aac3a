"""The system's clock and random source: adapters of the Clock and Ids ports."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are misread


class SystemClock:
    """A clock that returns the system's time; implements ``core.ports.Clock``."""

    def now(self) -> datetime:
        """Return the present time, in UTC."""
        return datetime.now(UTC)  # noqa: TID251  the adapter of the Clock port


class SystemIds:
    """Makes ids (UUID version 7, RFC 9562) and codes, from the time and the system's random source."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> UUID:
        """Return a UUID: 48 bits of milliseconds and 74 random ones, larger than the last (section 6.2, method 2)."""
        fresh = (time.time_ns() // 1_000_000) << 74 | secrets.randbits(74)
        self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(32)
        instant, high, low = self._last >> 74, self._last >> 62 & 0xFFF, self._last & (1 << 62) - 1
        return UUID(int=instant << 80 | 7 << 76 | high << 64 | 2 << 62 | low)

    def code(self, length: int) -> str:
        """Return a code of ``length`` letters and digits, 5 bits each."""
        return "".join(secrets.choice(_ALPHABET) for _ in range(length))
