"""What comes in, what goes out, and how one inbound ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply or notice in the outbox; ``body`` is a Reply as JSON, ``subject`` the draft or entry it shows."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    dedupe: str
    subject: UUID | None = None
    attempts: int = 0
    household: UUID | None = None
    """Whose it is; a unit of work sets its own, whatever stands here."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What one inbound came to: written in the same commit as its effect."""

    inbox_id: UUID
    channel: str
    chat: str
    person: str
    outgoing: tuple[Outgoing, ...]
    dialogue: bytes | None
    """The talk's state as JSON, None to leave it as it is."""
    private: bool = True
    """Whether the person is alone with us there; notices to a member go to such a chat."""
    forget: bool = False
    """Whether the inbound held a secret, whose words are not kept."""
    parts: tuple[UUID, ...] = ()
    """Other stored inbounds that were answered with it: the rest of an album."""


class InboundTransaction(Protocol):
    """End an inbound, in a unit of work and in onboarding alike."""

    async def finish_inbound(self, answered: Answered) -> None:
        """Mark the inbound handled, queue its replies (leased to this process), keep the talk's state.

        Raises AlreadyAnswered where the inbound, or a part that goes with it, is handled already.
        """
        ...

    async def queue(self, outgoing: Sequence[Outgoing], *, due: datetime | None = None) -> None:
        """Queue notices; a dedupe key that is there already is left alone."""
        ...

    async def commit(self) -> None:
        """Make all of it true at once; without it leaving the block undoes all."""
        ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Received:
    """A stored inbound; ``body`` is an Inbound as JSON."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    attempts: int = 0


class Inbox(Protocol):
    """Every inbound before it is acknowledged, once per (channel, event)."""

    async def receive(self, received: Received, event: str) -> bool:
        """Store it, leased to this process; False where it is there already."""
        ...

    async def claim(self, limit: int) -> tuple[Received, ...]:
        """Unhandled ones that nobody holds and no earlier one of their chat holds up, leased to this process."""
        ...

    async def list_waiting(self, channel: str, chat: str) -> tuple[Received, ...]:
        """What was said in a chat and is not answered yet, whoever holds it, oldest first."""
        ...

    async def is_next(self, inbox_id: UUID) -> bool:
        """Return whether every earlier inbound of the chat is answered, whoever holds it."""
        ...

    async def let_go(self, inbox_id: UUID) -> None:
        """End this process's lease of an inbound, which is claimed again when it is its turn."""
        ...

    async def fail(self, inbox_id: UUID, trace: str) -> None:
        """A bug: it stays unhandled with its trace id and is not tried again."""
        ...

    async def drop(self, inbox_id: UUID) -> None:
        """Mark an event handled that is not for us, and keep none of its content."""
        ...


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that was given up, and why."""

    channel: str
    chat: str
    what: str
    """Its dedupe key, which says what kind of notice or reply it was."""
    attempts: int
    given_up_at: datetime
    reason: str
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """How many messages are due and not sent, how many were given up, and how many chats are closed."""

    waiting: int
    given_up: int
    closed_chats: int


class Outbox(Protocol):
    """What waits to be sent: at least once, in order within a chat."""

    async def mark_sent(self, outgoing_id: UUID, message: str | None, choices: bytes = b"") -> None:
        """It went out, as this message of the channel; ``choices`` is what is kept of what it said."""
        ...

    async def send_later(self, outgoing_id: UUID, seconds: float, *, counts: bool = True) -> None:
        """It did not; try again after so long. It is no failure of the message where it does not count."""
        ...

    async def close_chat(self, channel: str, chat: str, why: str) -> int:
        """Send nothing more to a chat until somebody writes there; return how many messages are given up for it."""
        ...

    async def heard_within(self, channel: str, chat: str, span: timedelta) -> bool:
        """Return whether somebody wrote in a chat so short a while ago."""
        ...

    async def count_messages(self) -> DeliveryCounts:
        """Count what waits, what was given up, and the chats that are closed."""
        ...

    async def dead_letters(self, limit: int) -> tuple[DeadLetter, ...]:
        """Return what was given up, newest first; of its words nothing is kept."""
        ...

    async def give_up(self, outgoing_id: UUID, why: str) -> None:
        """The channel will never take it."""
        ...

    async def claim(self, limit: int, channels: Collection[str]) -> tuple[Outgoing, ...]:
        """Due ones on these channels whose lease ran out, oldest first, leased to this process."""
        ...
