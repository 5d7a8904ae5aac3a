"""The number and cost of the messages a household received on a channel."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageUsage:
    """How many messages were sent or queued, how many the channel billed, and their cost in millionths of a dollar."""

    sent: int = 0
    billed: int = 0
    micros: int = 0


@dataclass(frozen=True, slots=True)
class MessagePrice:
    """What a channel charged for one message we sent."""

    channel: str
    message: str
    category: str
    """The channel's own name for the price category, such as "utility"."""
    billed: bool
    micros: int
