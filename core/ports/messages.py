"""Lookups about messages that were sent: their cost, and which chats show which drafts and entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.model.message_usage import MessagePrice, MessageUsage


@dataclass(frozen=True, slots=True)
class ShownCard:
    """The newest message that shows a draft or entry in a chat; ``member`` owns the private chat, None for a group."""

    channel: str
    chat: str
    message: str
    member: UUID | None


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice we sent in a chat: what it shows, and its buttons as the channel stored them."""

    subject: UUID | None
    choices: bytes


class Messages(Protocol):
    """The messages sent in the chats of one household."""

    async def sum_usage(self, channel: str, since: datetime) -> MessageUsage:
        """Return how many messages went out on a channel since an instant, and their cost as far as it is known."""
        ...

    async def list_messages_showing(self, subject: UUID) -> tuple[ShownCard, ...]:
        """Return where a draft or entry is shown: the newest message in each private chat and in the group."""
        ...

    async def list_newest_shown_ids(self, channel: str, chat: str, since: datetime) -> tuple[UUID, ...]:
        """Return a few drafts and entries most recently shown in a chat since an instant, the newest first."""
        ...

    async def is_group(self, channel: str, chat: str) -> bool:
        """Return whether a chat is a group chat of the household."""
        ...

    async def list_private_chats(self) -> Mapping[UUID, Sequence[tuple[str, str]]]:
        """Return the (channel, chat) pairs in which each member last wrote in private, the latest used first.

        Members without a chat are left out.
        """
        ...

    async def list_notices_between(
        self, channel: str, chat: str, since: datetime, until: datetime
    ) -> tuple[ShownNotice, ...]:
        """Return a few notices with buttons sent in a chat between two instants, the newest first."""
        ...


class MessagePrices(Protocol):
    """The prices that channels report for sent messages, for all households."""

    async def store_price(self, price: MessagePrice) -> None:
        """Record the price of a message; repeated reports change nothing."""
        ...
