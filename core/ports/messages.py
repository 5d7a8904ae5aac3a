"""What messages cost, on channels that bill them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.model.message_usage import MessagePrice, MessageUsage


class Messages(Protocol):
    """The messages of one household."""

    async def usage(self, channel: str, since: datetime) -> MessageUsage:
        """Return what went out on a channel since an instant, and what it cost as far as the channel told."""
        ...


class MessagePrices(Protocol):
    """What channels tell of their bills, of all households together."""

    async def note(self, price: MessagePrice) -> None:
        """Keep how a message was billed; told again, it changes nothing."""
        ...
