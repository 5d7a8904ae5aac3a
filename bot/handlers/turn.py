"""A Turn: one inbound of a known member with everything a handler may use; and the two kinds of handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.messages import Dialogue, Inbound, Reply, Tap
from bot.render.words import Words
from core.model.household import Household, Member, Seat
from core.model.intent import Command, Intent
from core.ports import Categoriser, Directory, Files, Ids, Lobby, UnitOfWork


@dataclass(slots=True)
class Services:
    """What does not change from turn to turn; made once by the composition root."""

    ids: Ids
    categoriser: Categoriser
    directory: Directory
    files: Files
    public_url: str = ""
    """Where the web chat is reached; empty where it is not."""
    bot_name: str = ""
    """The Telegram user name, for deep links; empty without Telegram and until Telegram told it."""


@dataclass(slots=True)
class Turn:
    """One inbound being answered; handlers never commit ``uow``, and change ``dialogue`` in place."""

    uow: UnitOfWork
    seat: Seat
    inbound: Inbound
    dialogue: Dialogue
    words: Words
    now: datetime
    services: Services
    intent: Intent | None = None
    photo: bytes | None = None
    """The content of the inbound's first attachment, fetched before the unit of work began."""

    @property
    def household(self) -> Household:
        """The speaker's household."""
        return self.seat.household

    @property
    def member(self) -> Member:
        """The speaker."""
        return self.seat.member

    @property
    def today(self) -> date:
        """The household's day."""
        return self.seat.household.today(self.now)

    def new_id(self) -> UUID:
        """A fresh id."""
        return self.services.ids.new()


@dataclass(slots=True)
class Visit:
    """One inbound of somebody who belongs to no household yet; ``seated`` once they founded or joined one."""

    lobby: Lobby
    inbound: Inbound
    dialogue: Dialogue
    words: Words
    now: datetime
    services: Services
    seated: Seat | None = None


TapHandler = Callable[[Turn, Tap], Awaitable[Sequence[Reply]]]
"""Answers a button; what it edits is ``turn.inbound.message``."""
CommandHandler = Callable[[Turn, Command], Awaitable[Sequence[Reply]]]
"""Answers a command."""
AskedHandler = Callable[[Turn, Tap, str], Awaitable[Sequence[Reply]]]
"""Reads a plain message as the answer to what the bot asked (``dialogue.asked``)."""
