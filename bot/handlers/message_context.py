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
    """A limit on trial calls to language models, since each calls an address that a household chose."""

    async def allows_model_test(self, household: str) -> bool:
        """Count a trial call and return whether it is within the limit."""
        ...


@dataclass(slots=True)
class Services:
    """Services shared by all messages: created once at start-up."""

    ids: Ids
    categoriser: TeachableCategoriser
    directory: Directory
    files: Files
    assistants: Assistants | None = None
    """What language models can do; None where the host switched them off."""
    pages: DocumentReader | None = None
    receipts: Receipts | None = None
    """What reads photos; None where nothing does."""
    rates: RateSource | None = None
    """Where exchange rates come from; None where the host named no place."""
    public_url: str = ""
    """Where the web chat is reached; empty where it is not."""
    model_tests: TestLimit | None = None
    """How often a household's language model may be tested; None for as often as one likes."""
    pages_url: str = ""
    """Where the pages are reached; empty where they are not."""
    monthly_messages: Mapping[str, int] = field(default_factory=dict)
    """How many messages a household gets in a month on channels that bill them."""
    reads_groups: bool | None = None
    """Whether Telegram hands us plain messages of groups; None while that is not known."""
    monitor: Monitor = field(default_factory=NoMonitor)
    """Counts what a host should hear of."""
    bot_name: str = ""
    """The Telegram user name, for deep links; empty without Telegram and until Telegram told it."""


class Screen(Protocol):
    """A place to show a text that is still being written, outside any transaction."""

    message: str | None
    """The message it is shown in, once there is one."""

    async def show(self, text: str) -> None:
        """Show the whole text so far, no more often than the channel allows."""
        ...


class MessageRequest(Protocol[T_co]):
    """A request that only the outside world can answer, such as a model's reading or the words on a photo."""

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
    """What came of asking a model to read the message too."""
    commands: frozenset[str] = frozenset()
    """The names of all commands."""
    photo: bytes | None = None
    """The content of the inbound's first attachment, fetched before the unit of work began."""
    photos: tuple[bytes | Refusal, ...] = ()
    """The contents of all its attachments; of one among several that could not be fetched, why."""
    outside_answers: OutsideAnswers = field(default_factory=OutsideAnswers)
    """What the outside gave so far."""
    talk: tuple[UUID, ...] = ()
    """The drafts and entries that this message may be about, the newest first."""
    talk_cards: tuple[TalkCard, ...] = ()
    """What they say, in the same order."""
    shown: str | None = None
    """The message in which an answer has been growing, if one has."""
    edits_in_place: bool = True
    """Whether the channel changes a message in place; where it cannot, what scrolled away is shown again."""
    watched: Watched = field(default_factory=lambda: Watched(""))
    """What the turn is counted under: the file of who answers, once that is clear."""

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

    def outside(self, request: MessageRequest[T_co]) -> T_co:
        """Return the result of an outside request; raises OutsideRequest the first time, to be let through."""
        answer: T_co = self.outside_answers.find(request)
        return answer

    async def model(self, request: MessageRequest[ModelResult[T]]) -> ModelResult[T]:
        """Return a model's result, or a "resting" error while it is paused. Raises OutsideRequest as ``outside``."""
        if request not in self.outside_answers and await self._is_resting():
            return ModelResult(trouble=ModelError.RESTING)
        return self.outside(request)

    async def _is_resting(self) -> bool:
        if self.services.assistants is None:
            return False
        connection = await self.uow.connections.get()
        return connection is not None and self.services.assistants.pulse.is_resting(self.household.id, connection)

    def new_id(self) -> UUID:
        """Return a new id."""
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
