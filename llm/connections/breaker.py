"""A circuit breaker: a provider that failed several times in a row is not called for a while, then tried once.

Processes share the failures they see, so that all of them stop calling.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from core.model.provider import Connection
from core.ports import Broadcast, NoBroadcast
from llm.connections.limits import CallLimits

TOPIC: Final = "breakers"
_MOST: Final = 4096  # failing connections remembered; a healthy one takes no place


@dataclass(slots=True)
class _FailingConnection:
    faults: int = 0
    until: float = 0.0
    probing: bool = False


def make_breaker_key(household: UUID, connection: Connection) -> str:
    """Return an id for a household's connection without revealing its key; it changes with the model or the key."""
    parts = (household.hex, connection.provider, connection.base_url, connection.model, connection.key or "")
    return sha256("\0".join(parts).encode()).hexdigest()


class Breakers:
    """The circuit breakers of all connections: closed, open (not called), or half open (one trial call)."""

    def __init__(
        self, limits: CallLimits, now: Callable[[], float] = time.monotonic, broadcast: Broadcast | None = None
    ) -> None:
        self._limits = limits
        self._now = now
        self._broadcast = broadcast or NoBroadcast()
        self._broadcast.listen(TOPIC, self._apply_reported_state)
        self._ill: OrderedDict[str, _FailingConnection] = OrderedDict()

    def is_resting(self, key: str) -> bool:
        """Return whether a connection is currently not called because it failed repeatedly."""
        ill = self._ill.get(key)
        return ill is not None and ill.faults >= self._limits.faults and (ill.probing or self._now() < ill.until)

    def count_resting(self) -> int:
        """Return how many connections are currently not called because they failed repeatedly."""
        return sum(self.is_resting(key) for key in self._ill)

    def admit_call(self, key: str) -> bool:
        """Return whether a connection may be called; the first call after a pause becomes its only trial call."""
        if self.is_resting(key):
            return False
        ill = self._ill.get(key)
        if ill is not None and ill.faults >= self._limits.faults:
            ill.probing = True
            self._publish_state("probing", key)
        return True

    def note_success(self, key: str) -> None:
        """Record that a connection answered, which ends its failures."""
        if self._ill.pop(key, None):
            self._publish_state("well", key)

    def note_failure(self, key: str) -> None:
        """Record that a connection failed; after several failures in a row it is not called for a while."""
        self._note_fault(key).probing = False
        self._publish_state("failed", key)

    def note_unasked(self, key: str) -> None:
        """Record that an admitted call was never made, so that another one may be the trial call."""
        ill = self._ill.get(key)
        if ill is not None and ill.probing:
            ill.probing = False
            self._publish_state("unasked", key)

    def _note_fault(self, key: str) -> _FailingConnection:
        ill = self._ill.setdefault(key, _FailingConnection())
        ill.faults += 1
        ill.until = self._now() + self._limits.rest
        self._ill.move_to_end(key)
        if len(self._ill) > _MOST:
            self._ill.popitem(last=False)
        return ill

    def _publish_state(self, happened: str, key: str) -> None:
        self._broadcast.tell(TOPIC, f"{happened} {key}")

    def _apply_reported_state(self, message: str) -> None:
        """Apply the breaker state that another process reported.

        As that process may never end its trial call, wait for the trial no longer than one pause.
        """
        happened, _, key = message.partition(" ")
        ill = self._ill.get(key)
        if happened == "failed":
            self._note_fault(key)
        elif happened == "well":
            self._ill.pop(key, None)
        elif happened == "probing" and ill is not None:
            ill.until = self._now() + self._limits.rest
        elif happened == "unasked" and ill is not None:
            ill.until = self._now()
