"""What messages cost, on channels that bill them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.message_usage import MessagePrice, MessageUsage


@dataclass(frozen=True, slots=True)
class ShownCard:
    """Where a card was shown last in a chat; ``member`` is whose private chat it is, None for a group."""

    channel: str
    chat: str
    message: str
    member: UUID | None


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """What we said first in a chat: the card it shows, and its buttons as the channel's side keeps them."""

    subject: UUID | None
    choices: bytes


class Messages(Protocol):
    """The messages of one household."""

    async def sum_usage(self, channel: str, since: datetime) -> MessageUsage:
        """Return what went out on a channel since an instant, and what it cost as far as the channel told."""
        ...

    async def list_showing(self, subject: UUID) -> tuple[ShownCard, ...]:
        """Return where a draft or entry is shown: the newest message of each private chat and household's group."""
        ...

    async def list_newest_cards(self, channel: str, chat: str, since: datetime) -> tuple[UUID, ...]:
        """Return the drafts and entries that were shown last in a chat since an instant, the newest first, a few."""
        ...

    async def is_group(self, channel: str, chat: str) -> bool:
        """Return whether a chat is a group of the household, where several read."""
        ...

    async def notices_between(
        self, channel: str, chat: str, since: datetime, until: datetime
    ) -> tuple[ShownNotice, ...]:
        """Return what with buttons was said first in a chat between two instants, the newest first, a few at most."""
        ...


class MessagePrices(Protocol):
    """What channels tell of their bills, of all households together."""

    async def note(self, price: MessagePrice) -> None:
        """Keep how a message was billed; told again, it changes nothing."""
        ...
