"""The tasks given to language models; each returns a typed result or the reason there is none, and does not raise."""

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
from core.model.provider import (
    Connection,
    ConnectionCheck,
    ModelCallRecord,
    ModelCallUsage,
    ModelError,
    ModelResult,
    PriceStatus,
)
from core.ports.receipts import Witness


class Connections(Protocol):
    """One household's language model provider and the log of its calls; part of a unit of work."""

    async def get(self) -> Connection | None:
        """Return the household's provider; its key is None where it cannot be decrypted any more."""
        ...

    async def save(self, connection: Connection) -> None:
        """Store the provider with its key encrypted; a key of None keeps the stored one.

        The household's ``assisted`` flag is set unless data sharing is off.
        """
        ...

    async def delete_connection(self) -> None:
        """Delete the provider and its key."""
        ...

    async def reseal(self) -> tuple[int, int]:
        """Encrypt stored keys anew with the first encryption key; returns how many were, and how many are lost."""
        ...

    async def log_call(self, call: ModelCallRecord) -> None:
        """Log one call to a model."""
        ...

    async def sum_usage(self, since: datetime) -> tuple[ModelCallUsage, ...]:
        """Return the number and cost of calls since an instant, one Usage per job, the costliest first."""
        ...


class Interpreter(Protocol):
    """A model that reads messages our rules are unsure about."""

    async def interpret(
        self, text: str, context: Context, membership: Membership, local: Intent | None
    ) -> ModelResult[Intent]:
        """Return the intent of a message; every amount must occur in the text, else it is asked for or left out."""
        ...


class Chooser(Protocol):
    """A model that picks categories where our categoriser is unsure."""

    async def choose(self, lines: Sequence[Line], household: Household) -> ModelResult[tuple[str | None, ...]]:
        """Return one of the household's category keys per line, None where the model does not know."""
        ...


class Narrator(Protocol):
    """A model that rewords answers in a warmer tone."""

    async def narrate(self, question: str, plain: str, language: str, membership: Membership) -> ModelResult[str]:
        """Return ``plain`` reworded; refused where it has a number, name or currency that ``plain`` lacks."""
        ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of a conversation about advice: the member's question and the advice."""

    asked: str
    advised: str


class Adviser(Protocol):
    """A model that advises on the household's own figures, over several turns."""

    def advise(
        self, asked: str, grounds: str, talk: Sequence[Exchange], language: str, membership: Membership
    ) -> AsyncIterator[ModelResult[str]]:
        """Yield the advice as it grows, each time the whole text so far; an error may end it at any point.

        ``grounds`` are the household's figures as text. Advice with an amount that is neither in them nor in ``talk``,
        the conversation so far, ends as ``unusable``.
        """
        ...


class Transcriber(Protocol):
    """A model that turns voice notes into text."""

    async def transcribe(self, audio: bytes, mime: str, membership: Membership) -> ModelResult[str]:
        """Return the words spoken in a recording."""
        ...


class Tester(Protocol):
    """Tests a household's connection to its provider."""

    async def try_out(self, connection: Connection, household: Household) -> ConnectionCheck:
        """Make one small call and list the models; the result says what failed."""
        ...

    def describe_price(self, connection: Connection) -> PriceStatus:
        """Return whether the price of the connection's model is known, and the price list's date."""
        ...


class Pulse(Protocol):
    """Knows which providers are not called for a while because they keep failing."""

    def is_resting(self, household: UUID, connection: Connection) -> bool:
        """Return whether a household's provider has failed several times in a row and is not called now."""
        ...


class Doorkeeper(Protocol):
    """Checks addresses before they are called, to keep calls out of private networks."""

    async def admit(self, url: str) -> ModelError | None:
        """Return why a base URL may not be called; None where it may."""
        ...


@dataclass(frozen=True, slots=True)
class Assistants:
    """All model tasks of a household together."""

    interpreter: Interpreter
    chooser: Chooser
    narrator: Narrator
    adviser: Adviser
    transcriber: Transcriber
    tester: Tester
    pulse: Pulse
    doorkeeper: Doorkeeper
    witness: Witness
