"""The context of one inbound of a known member: everything a handler may use, and the kinds of handler."""

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
    """Counts tests of language models: each makes a call to an address that a household chose."""

    async def allows_model_test(self, household: str) -> bool:
        """Count a test, unless it is one too many."""
        ...


@dataclass(slots=True)
class Services:
    """What does not change from message to message; made once by the composition root."""

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
    """Where something that grows is shown while nobody waits in a transaction."""

    message: str | None
    """The message it is shown in, once there is one."""

    async def show(self, text: str) -> None:
        """Show the whole text so far, as often as the channel likes."""
        ...


class MessageRequest(Protocol[T_co]):
    """Something only the outside can give: a model's reading, a photo's words."""

    async def run_outside(self, services: Services, membership: Membership, screen: Screen) -> T_co:
        """Do the work and return its result; no transaction is open meanwhile."""
        ...


@dataclass(slots=True)
class MessageContext:
    """One inbound being answered; handlers never commit ``uow``, and change ``dialogue`` in place."""

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
        """The speaker's household."""
        return self.membership.household

    @property
    def member(self) -> Member:
        """The speaker."""
        return self.membership.member

    @property
    def viewer(self) -> UUID | None:
        """Who reads the answer: the speaker; None in a group, where everybody does."""
        return None if self.inbound.group else self.member.id

    @property
    def today(self) -> date:
        """The household's day when the message was written."""
        return self.membership.household.today(min(self.inbound.written_at or self.now, self.now))

    @property
    def current_day(self) -> date:
        """The household's day now: what a card means by "today", however long ago the message was written."""
        return self.membership.household.today(self.now)

    def outside(self, request: MessageRequest[T_co]) -> T_co:
        """What the outside gives; raises OutsideRequest the first time, which must leave the handler."""
        answer: T_co = self.outside_answers.find(request)
        return answer

    async def model(self, request: MessageRequest[ModelResult[T]]) -> ModelResult[T]:
        """What the household's model gives; one that rests is not asked. Raises OutsideRequest as ``outside`` does."""
        if request not in self.outside_answers and await self._is_resting():
            return ModelResult(trouble=ModelError.RESTING)
        return self.outside(request)

    async def _is_resting(self) -> bool:
        if self.services.assistants is None:
            return False
        connection = await self.uow.connections.get()
        return connection is not None and self.services.assistants.pulse.is_resting(self.household.id, connection)

    def new_id(self) -> UUID:
        """A fresh id."""
        return self.services.ids.new()


@dataclass(slots=True)
class GuestContext:
    """One inbound of somebody who belongs to no household yet; ``seated`` once they founded or joined one."""

    transaction: Onboarding
    inbound: Inbound
    dialogue: Dialogue
    words: Words
    now: datetime
    services: Services
    seated: Membership | None = None
