"""What the house asks of language models; each fills a closed shape or says why not, and raises for neither."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.language.context import Context
from core.model.entry import Line
from core.model.household import Household, Membership
from core.model.intent import Intent
from core.model.provider import Call, Connection, ModelError, ModelResult, Priced, Tried, Usage
from core.ports.receipts import Witness


class Connections(Protocol):
    """The one provider of one household and what it was used for; part of a unit of work."""

    async def get(self) -> Connection | None:
        """The household's provider; its key is None where no encryption key fits any more."""
        ...

    async def save(self, connection: Connection) -> None:
        """Set or replace it, the key encrypted; a key of None leaves the one that is kept.

        The household is ``assisted`` while its reach is not off.
        """
        ...

    async def forget(self) -> None:
        """Remove the provider and its key."""
        ...

    async def reseal(self) -> tuple[int, int]:
        """Have the key under the first encryption key; returns how many were sealed anew, how many are lost."""
        ...

    async def log(self, call: Call) -> None:
        """Note one call."""
        ...

    async def sum_usage(self, since: datetime) -> tuple[Usage, ...]:
        """What calls came to since an instant, one per job, the costliest first."""
        ...


class Interpreter(Protocol):
    """Reads a message the local reader was not sure about."""

    async def interpret(
        self, text: str, context: Context, membership: Membership, local: Intent | None
    ) -> ModelResult[Intent]:
        """The same closed Intent types; every amount stands in the text, else it is asked or left."""
        ...


class Chooser(Protocol):
    """Picks categories where the local categoriser is not sure."""

    async def choose(self, lines: Sequence[Line], household: Household) -> ModelResult[tuple[str | None, ...]]:
        """One key per line among the household's own categories, None where the model does not know either."""
        ...


class Narrator(Protocol):
    """Words an answer more warmly."""

    async def narrate(self, question: str, plain: str, language: str, membership: Membership) -> ModelResult[str]:
        """Another wording of ``plain``; refused where it holds a number, name or currency that is not in it."""
        ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of an advice talk: what a member asked and what was advised."""

    asked: str
    advised: str


class Adviser(Protocol):
    """Talks about the household's own figures, several turns."""

    def advise(
        self, asked: str, grounds: str, talk: Sequence[Exchange], language: str, membership: Membership
    ) -> AsyncIterator[ModelResult[str]]:
        """The advice as it grows, each value the whole text so far; a trouble may end it at any point.

        ``grounds`` are the household's aggregates as text; an advice with an amount that stands in neither the grounds
        nor the talk ends as ``unusable``.
        """
        ...


class Transcriber(Protocol):
    """Hears a voice note."""

    async def transcribe(self, audio: bytes, mime: str, membership: Membership) -> ModelResult[str]:
        """What was said."""
        ...


class Tester(Protocol):
    """Tries a connection out."""

    async def try_out(self, connection: Connection, household: Household) -> Tried:
        """One small call and the list of models; says what failed."""
        ...

    def describe_price(self, connection: Connection) -> Priced:
        """Whether what its model costs is known."""
        ...


class Pulse(Protocol):
    """Knows which providers are left alone for a while."""

    def is_resting(self, household: UUID, connection: Connection) -> bool:
        """Whether asking one now would be in vain: it failed several times in a row."""
        ...


class Doorkeeper(Protocol):
    """Keeps calls from reaching where they may not."""

    async def admit(self, url: str) -> ModelError | None:
        """Why a base URL may not be called, None where it may."""
        ...


@dataclass(frozen=True, slots=True)
class Assistants:
    """All that a household's model can do for it."""

    interpreter: Interpreter
    chooser: Chooser
    narrator: Narrator
    adviser: Adviser
    transcriber: Transcriber
    tester: Tester
    pulse: Pulse
    doorkeeper: Doorkeeper
    witness: Witness
