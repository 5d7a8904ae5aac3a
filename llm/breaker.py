"""A provider that failed several times in a row is left alone for a while, then tried by one call."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from core.model.provider import Connection
from llm.limits import Limits

_MOST: Final = 4096  # failing connections remembered; a healthy one takes no place


@dataclass(slots=True)
class _Ill:
    faults: int = 0
    until: float = 0.0
    probing: bool = False


def breaker_key(household: UUID, connection: Connection) -> str:
    """One household's one connection, without the key itself; another model or key starts anew."""
    parts = (household.hex, connection.provider, connection.base_url, connection.model, connection.key or "")
    return sha256("\0".join(parts).encode()).hexdigest()


class Breakers:
    """The breakers of all connections: closed, open (resting), half open (one probe)."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._now = now
        self._ill: OrderedDict[str, _Ill] = OrderedDict()

    def resting(self, key: str) -> bool:
        """Whether it is left alone just now."""
        ill = self._ill.get(key)
        return ill is not None and ill.faults >= self._limits.faults and (ill.probing or self._now() < ill.until)

    def count_resting(self) -> int:
        """Return how many connections are left alone just now."""
        return sum(self.resting(key) for key in self._ill)

    def admit(self, key: str) -> bool:
        """Whether it may be asked; True while resting is over makes this call the probe."""
        if self.resting(key):
            return False
        ill = self._ill.get(key)
        if ill is not None:
            ill.probing = ill.faults >= self._limits.faults
        return True

    def well(self, key: str) -> None:
        """It answered."""
        self._ill.pop(key, None)

    def failed(self, key: str) -> None:
        """It did not."""
        ill = self._ill.setdefault(key, _Ill())
        ill.faults += 1
        ill.probing = False
        ill.until = self._now() + self._limits.rest
        self._ill.move_to_end(key)
        if len(self._ill) > _MOST:
            self._ill.popitem(last=False)

    def unknown(self, key: str) -> None:
        """Admitted, but not asked after all: another may be the probe."""
        if ill := self._ill.get(key):
            ill.probing = False
