"""Incoming messages, outgoing messages, and the transaction that answers one with the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply or notice to send; ``body`` is a Reply as JSON, ``subject`` the draft or entry it shows."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    dedupe: str
    subject: UUID | None = None
    attempts: int = 0
    household: UUID | None = None
    """The household it belongs to; a unit of work overwrites it with its own."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The outcome of one incoming message, committed together with its effects."""

    inbox_id: UUID
    channel: str
    chat: str
    person: str
    outgoing: tuple[Outgoing, ...]
    dialogue: bytes | None
    """The new state of the conversation as JSON; None leaves it unchanged."""
    private: bool = True
    """Whether it came in a private chat; notices to a member are sent to such a chat."""
    forget: bool = False
    """Whether the message held a secret, so that its text is not kept."""
    parts: tuple[UUID, ...] = ()
    """The ids of other stored messages answered with this one, such as an album's other photos."""


class InboundTransaction(Protocol):
    """A transaction that ends one incoming message; a unit of work and an onboarding are such."""

    async def record_handled(self, answered: Answered) -> None:
        """Mark the message as handled, queue its replies (leased to this process) and store the conversation's state.

        Raises AlreadyAnswered where the message, or another part of the same album, is handled already.
        """
        ...

    async def queue_notices(self, outgoing: Sequence[Outgoing], *, due: datetime | None = None) -> None:
        """Queue notices to send; one whose dedupe key exists already is skipped."""
        ...

    async def commit(self) -> None:
        """Commit the transaction; without this call, leaving the block rolls it back."""
        ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Received:
    """A stored incoming message or event; ``body`` is an Inbound as JSON."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    attempts: int = 0


class Inbox(Protocol):
    """Stores incoming messages before they are acknowledged, each (channel, event) once."""

    async def receive(self, received: Received, event: str) -> bool:
        """Store an incoming message, leased to this process; False where it is stored already."""
        ...

    async def claim(self, limit: int) -> tuple[Received, ...]:
        """Lease unhandled messages that no process holds to this one, each only after the earlier ones of its chat."""
        ...

    async def list_waiting(self, channel: str, chat: str) -> tuple[Received, ...]:
        """Return the unanswered messages of a chat, oldest first, whichever process holds them."""
        ...

    async def is_next(self, inbox_id: UUID) -> bool:
        """Return whether all earlier messages of the chat are answered."""
        ...

    async def release_lease(self, inbox_id: UUID) -> None:
        """End this process's lease of a message, so that it can be claimed again in its turn."""
        ...

    async def fail(self, inbox_id: UUID, trace: str) -> None:
        """Record that handling a message raised a bug, under a trace id; it is not tried again."""
        ...

    async def drop_event(self, inbox_id: UUID) -> None:
        """Mark an event as handled that does not concern us, and delete its content."""
        ...


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An outgoing message that was given up, with the reason."""

    channel: str
    chat: str
    what: str
    """Its dedupe key, which tells what kind of notice or reply it was."""
    attempts: int
    given_up_at: datetime
    reason: str
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """How many messages are due but unsent, how many were given up, and how many chats are closed."""

    waiting: int
    given_up: int
    closed_chats: int


class Outbox(Protocol):
    """The queue of outgoing messages: each is sent at least once, in order within its chat."""

    async def mark_sent(self, outgoing_id: UUID, message: str | None, choices: bytes = b"") -> None:
        """Record that a message was sent, with the channel's id for it; ``choices`` are its buttons in stored form."""
        ...

    async def send_later(self, outgoing_id: UUID, seconds: float, *, counts: bool = True) -> None:
        """Schedule another try after some seconds; ``counts`` False means that the message itself did not fail."""
        ...

    async def close_chat(self, channel: str, chat: str, why: str) -> int:
        """Stop sending to a chat until somebody writes there; return how many queued messages are given up."""
        ...

    async def has_written_within(self, channel: str, chat: str, span: timedelta) -> bool:
        """Return whether somebody wrote in a chat within the last ``span`` of time."""
        ...

    async def count_messages(self) -> DeliveryCounts:
        """Count due messages, given-up messages and closed chats."""
        ...

    async def list_dead_letters(self, limit: int) -> tuple[DeadLetter, ...]:
        """Return the messages that were given up, newest first, without their text."""
        ...

    async def give_up(self, outgoing_id: UUID, why: str) -> None:
        """Give up a message that the channel will never accept."""
        ...

    async def claim(self, limit: int, channels: Collection[str]) -> tuple[Outgoing, ...]:
        """Lease due messages on some channels to this process, oldest first."""
        ...
