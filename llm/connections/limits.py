"""Limits on how long, how often and how much a model is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CARD_JOBS: Final = frozenset({"interpret", "categorise"})
"""Jobs that a draft waits for before it is shown."""


@dataclass(frozen=True, slots=True)
class CallLimits:
    """The limits for model calls; in seconds unless a field says otherwise."""

    deadline: float = 20.0
    """Seconds for a job in all: waiting for a free place, retries and repair; for a stream, until it grows again."""
    card: float = 4.0
    """Seconds in all for a job that a draft waits for; after them the draft is shown as the rules read it."""
    call: float = 15.0
    """Seconds for one call."""
    stream: float = 60.0
    """Seconds for a whole stream."""
    tries: int = 3
    backoff: float = 0.25
    """Seconds multiplied by a random factor of up to 1, 2, then 4: the wait before another try."""
    faults: int = 3
    """Failures in a row after which a provider is not called for a while."""
    rest: float = 60.0
    at_once: int = 64
    """The most calls in progress, of all households together."""
    each_at_once: int = 4
    """The most calls in progress of one household."""
    answer_bytes: int = 1_000_000

    def find_deadline(self, job: str) -> float:
        """Return how many seconds a job may take in all."""
        return min(self.card, self.deadline) if job in _CARD_JOBS else self.deadline


LIMITS = CallLimits()
"""The limits used in production."""
