"""The context in which a handler answers one message of a member, and the types of handlers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from bot.messages import Dialogue, Inbound
from bot.render.words import Words
from core.errors import Refusal
from core.language.context import TalkCard
from core.model.household import Household, Member, Membership
from core.model.intent import Intent
from core.model.provider import ModelError, ModelResult
from core.outside_answers import OutsideAnswers
from core.ports import (
    Assistants,
    Directory,
    DocumentReader,
    Files,
    Ids,
    Onboarding,
    RateSource,
    Receipts,
    TeachableCategoriser,
    UnitOfWork,
)
from core.ports.monitor import Monitor, NoMonitor, Watched

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class TestLimit(Protocol):
    """A limit on test calls to language models, as each calls an address that a household chose."""

    async def allows_model_test(self, household: str) -> bool:
        """Count a test call and return whether it is within the limit."""
        ...


@dataclass(slots=True)
class Services:
    """The services shared by all messages, created once at start-up."""

    ids: Ids
    categoriser: TeachableCategoriser
    directory: Directory
    files: Files
    assistants: Assistants | None = None
    """The jobs language models do (reading, advice ...); None where the host switched models off."""
    pages: DocumentReader | None = None
    receipts: Receipts | None = None
    """The reader of receipt photos; None where the host has none."""
    rates: RateSource | None = None
    """The source of published exchange rates; None where the host configured none."""
    public_url: str = ""
    """The address of the web chat; empty where it is not reachable."""
    model_tests: TestLimit | None = None
    """The limit on tests of a household's language model; None for no limit."""
    pages_url: str = ""
    """The address of the web pages; empty where they are not reachable."""
    monthly_messages: Mapping[str, int] = field(default_factory=dict)
    """The most messages a household gets in a month, by channel, on channels that bill messages."""
    reads_groups: bool | None = None
    """Whether Telegram sends the bot ordinary messages of groups; None while that is unknown."""
    monitor: Monitor = field(default_factory=NoMonitor)
    """The counter of events that the host should know about."""
    bot_name: str = ""
    """The bot's Telegram user name, for deep links; empty without Telegram or while it is unknown."""


class Screen(Protocol):
    """A message in which a text is shown while it is still being written, outside any transaction."""

    message: str | None
    """The id of the message in which the text is shown; None until one was sent."""

    async def show(self, text: str) -> None:
        """Show the whole text so far, no more often than the channel allows."""
        ...


class MessageRequest(Protocol[T_co]):
    """A request for work that needs no open transaction: a model's reading, the words on a photo, a download."""

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> T_co:
        """Do the work and return its result, while no transaction is open."""
        ...


@dataclass(slots=True)
class MessageContext:
    """The context of one message being answered; handlers never commit ``uow``, and change ``dialogue`` in place."""

    uow: UnitOfWork
    membership: Membership
    inbound: Inbound
    dialogue: Dialogue
    words: Words
    now: datetime
    services: Services
    intent: Intent | None = None
    model_result: ModelResult[Intent] = field(default_factory=ModelResult)
    """The result of asking a model to read the message too; empty where none was asked."""
    commands: frozenset[str] = frozenset()
    """The names of all registered slash commands."""
    photo: bytes | None = None
    """The content of the inbound's first attachment, fetched before the unit of work began."""
    photos: tuple[bytes | Refusal, ...] = ()
    """The contents of all attachments; for one that could not be fetched, the reason."""
    outside_answers: OutsideAnswers = field(default_factory=OutsideAnswers)
    """The results of outside requests so far."""
    talk: tuple[UUID, ...] = ()
    """The ids of the drafts and entries that this message may refer to, the newest first."""
    talk_cards: tuple[TalkCard, ...] = ()
    """The lines of the drafts and entries in ``talk``, in the same order."""
    shown: str | None = None
    """The id of the message in which an answer was streamed; None where none was."""
    edits_in_place: bool = True
    """Whether the channel can edit a sent message; where it cannot, cards are sent again."""
    watched: Watched = field(default_factory=lambda: Watched(""))
    """The name under which the statistics count this message: the handler's file, once it is chosen."""

    @property
    def household(self) -> Household:
        """Return the speaker's household."""
        return self.membership.household

    @property
    def member(self) -> Member:
        """Return the member who wrote the message."""
        return self.membership.member

    @property
    def viewer(self) -> UUID | None:
        """Return the id of the member who reads the answer; None in a group, where everybody does."""
        return None if self.inbound.group else self.member.id

    @property
    def today(self) -> date:
        """Return the date in the household's zone when the message was written."""
        return self.membership.household.today(min(self.inbound.written_at or self.now, self.now))

    @property
    def current_day(self) -> date:
        """Return the present date in the household's zone, however long ago the message was written."""
        return self.membership.household.today(self.now)

    def fetch_outside_result(self, request: MessageRequest[T_co]) -> T_co:
        """Return the result of an outside request.

        Raises OutsideRequest while there is none: the caller then runs the request and handles the message again.
        """
        answer: T_co = self.outside_answers.find(request)
        return answer

    async def ask_model(self, request: MessageRequest[ModelResult[T]]) -> ModelResult[T]:
        """Return a model's result, or a "resting" error while calls to it are paused after failures.

        Raises OutsideRequest as ``fetch_outside_result`` does.
        """
        if request not in self.outside_answers and await self._is_resting():
            return ModelResult(trouble=ModelError.RESTING)
        return self.fetch_outside_result(request)

    async def _is_resting(self) -> bool:
        if self.services.assistants is None:
            return False
        connection = await self.uow.connections.get()
        return connection is not None and self.services.assistants.pulse.is_resting(self.household.id, connection)

    def new_id(self) -> UUID:
        """Return a new unique id."""
        return self.services.ids.new()


@dataclass(slots=True)
class GuestContext:
    """The context of one message from somebody without a household; ``seated`` is set once they create or join one."""

    transaction: Onboarding
    inbound: Inbound
    dialogue: Dialogue
    words: Words
    now: datetime
    services: Services
    seated: Membership | None = None
