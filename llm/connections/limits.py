"""Limits on how long, how often and how much a model is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CARD_JOBS: Final = frozenset({"interpret", "categorise"})
"""Jobs that a card waits for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for model calls; in seconds unless a field says otherwise."""

    deadline: float = 20.0
    """For everything: waiting for a place, trying again, repairing. For a stream: until it grows again."""
    card: float = 4.0
    """The same for what a card waits for; after it the card goes out as our own reader has it."""
    call: float = 15.0
    """For one call."""
    stream: float = 60.0
    """For a stream in all."""
    tries: int = 3
    backoff: float = 0.25
    """Times a chance of up to 1, 2, 4: the wait before another try."""
    faults: int = 3
    """So many in a row and a provider rests."""
    rest: float = 60.0
    at_once: int = 64
    """Calls under way, of all households."""
    each_at_once: int = 4
    """Calls under way of one household."""
    answer_bytes: int = 1_000_000

    def deadline_of(self, job: str) -> float:
        """Return how many seconds a job may take in all."""
        return min(self.card, self.deadline) if job in _CARD_JOBS else self.deadline


LIMITS = Limits()
"""Those of the product."""
