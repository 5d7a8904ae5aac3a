"""How long, how often and how much a model is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, unless a name says otherwise."""

    deadline: float = 20.0
    """For everything: waiting for a place, trying again, repairing. For a stream: until it grows again."""
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


LIMITS = Limits()
"""Those of the product."""
