"""A household's language model: whose it is, what may be sent to it, what it cost, and what came of asking."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Provider(StrEnum):
    """Who answers; ``compatible`` is any server that speaks OpenAI's protocol: Ollama, llama.cpp, vLLM, LM Studio."""

    OPENAI = "openai"
    GEMINI = "gemini"
    ANTHROPIC = "anthropic"
    COMPATIBLE = "compatible"


class DataSharing(StrEnum):
    """What may leave the house: nothing, masked text, or photos and voice notes too."""

    OFF = "off"
    TEXT = "text"
    ALL = "all"


class ReadingUse(StrEnum):
    """When the model reads messages: all but the plainest, those our own reader is unsure of, or none."""

    ALWAYS = "always"
    UNSURE = "unsure"
    NEVER = "never"


class Capability(StrEnum):
    """What a provider can be given."""

    TEXT = "text"
    IMAGE = "image"
    SPEECH = "speech"
    READING = "reading"
    """A whole message to take apart; without it, whether money was paid at all is asked first."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A household's own provider; ``key`` is None where no encryption key fits it any more, "" where none is needed."""

    provider: Provider
    model: str
    key: str | None = field(default="", repr=False)
    base_url: str = ""
    """Empty: the provider's own address."""
    reach: DataSharing = DataSharing.TEXT
    cap_cents: int | None = 500
    """US cents a calendar month (UTC); None: no cap."""
    narrates: bool = False
    """Whether answers are worded by the model too: a call for each answer."""
    reading: ReadingUse = ReadingUse.UNSURE


@dataclass(frozen=True, slots=True)
class Priced:
    """Whether a model's price is on the list, and the list's day; one that is not is guessed, for the cap alone."""

    known: bool
    as_of: date


@dataclass(frozen=True, slots=True)
class Call:
    """One call to a provider, for the usage page and the parse log; it holds no text."""

    id: UUID
    at: datetime
    job: str
    """interpret, categorise, narrate, advise, speech, receipt or test."""
    provider: Provider
    model: str
    outcome: str
    """``ok`` or a ModelError."""
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int = 0
    """Millionths of a US dollar by the price list, an unlisted model at a dear guess; 0 for a server of one's own."""
    took: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Usage:
    """What calls came to, in all or for one job."""

    job: str = ""
    calls: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int = 0


class ModelError(StrEnum):
    """Why a model was of no use this time; each has words ``model-<code>`` in every catalogue."""

    KEY = "key"
    """The provider does not take the key (401, 403)."""
    KEY_LOST = "key-lost"
    """The key cannot be decrypted any more."""
    UNKNOWN = "unknown"
    """There is no such model, or no such address (404)."""
    RATE = "rate"
    """Too many requests, or the provider's own quota is used up (429)."""
    DOWN = "down"
    """5xx, or the network."""
    SLOW = "slow"
    """No answer within the deadline."""
    UNUSABLE = "unusable"
    """An answer that does not fit the shape, or is not grounded in what was asked."""
    DECLINED = "declined"
    """The model would not."""
    RESTING = "resting"
    """It failed several times lately and is left alone for a while."""
    CAP = "cap"
    """The household's monthly cap is reached."""
    ADDRESS = "address"
    """The base URL reaches where it may not."""
    CANNOT = "cannot"
    """The provider takes no such input (a photo, a voice note), or the household allows none."""


@dataclass(frozen=True, slots=True)
class ModelResult(Generic[T]):
    """What came of asking: a value, or a trouble; neither where nobody was asked (no provider, models off)."""

    value: T | None = None
    trouble: ModelError | None = None
    by: str = ""
    """Who answered, for the parse log: provider, model, prompt and its version."""
    near_cap: bool = False
    """Whether four fifths of the month's cap are used."""

    @property
    def asked(self) -> bool:
        """Whether a model was wanted and set."""
        return self.value is not None or self.trouble is not None


@dataclass(frozen=True, slots=True)
class Tried:
    """What a connection test found: a trouble with the provider's status, or the models on offer."""

    trouble: ModelError | None = None
    status: int | None = None
    models: tuple[str, ...] = ()
    took: timedelta = timedelta()
