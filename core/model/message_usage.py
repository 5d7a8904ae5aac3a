"""What a household's messages on a channel came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageUsage:
    """Messages sent or on their way, how many of them the channel billed, and for how much (millionths of a dollar)."""

    sent: int = 0
    billed: int = 0
    micros: int = 0


@dataclass(frozen=True, slots=True)
class MessagePrice:
    """How a channel billed one message of ours."""

    channel: str
    message: str
    category: str
    """The channel's own word, such as "utility"."""
    billed: bool
    micros: int
