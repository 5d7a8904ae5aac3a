"""A household's connection to a language model: its provider, what may be sent, and the cost of calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Provider(StrEnum):
    """The companies whose models can be used; ``compatible`` is any server with OpenAI's API (Ollama, vLLM ...)."""

    OPENAI = "openai"
    GEMINI = "gemini"
    ANTHROPIC = "anthropic"
    COMPATIBLE = "compatible"


class DataSharing(StrEnum):
    """What may be sent to the provider: nothing, masked text, or also photos and voice notes."""

    OFF = "off"
    TEXT = "text"
    ALL = "all"


class ReadingUse(StrEnum):
    """Which messages a model reads beside our rules: all but the plainest, those the rules are unsure of, or none."""

    ALWAYS = "always"
    UNSURE = "unsure"
    NEVER = "never"


class Capability(StrEnum):
    """The kinds of input or task that a provider's model supports."""

    TEXT = "text"
    IMAGE = "image"
    SPEECH = "speech"
    READING = "reading"
    """Reading a whole message; a model without it is first asked whether money was paid at all."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A household's provider settings; ``key`` is None where it cannot be decrypted and "" where none is needed."""

    provider: Provider
    model: str
    key: str | None = field(default="", repr=False)
    base_url: str = ""
    """The API address; empty for the provider's usual one."""
    reach: DataSharing = DataSharing.TEXT
    cap_cents: int | None = 500
    """The spending limit in US cents per calendar month (UTC); None for no limit."""
    narrates: bool = False
    """Whether the model also rewords answers, at the cost of one call each."""
    reading: ReadingUse = ReadingUse.UNSURE


@dataclass(frozen=True, slots=True)
class PriceStatus:
    """Whether a model's price is known, and the price list's date; unknown prices are estimated high."""

    known: bool
    as_of: date


@dataclass(frozen=True, slots=True)
class ModelCallRecord:
    """The record of one call to a provider, for the usage page and the parse log; it contains no message text."""

    id: UUID
    at: datetime
    job: str
    """interpret, categorise, narrate, advise, speech, receipt or test."""
    provider: Provider
    model: str
    outcome: str
    """``ok`` or the code of a ModelError."""
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int = 0
    """The cost in millionths of a US dollar by the price list; estimated high for unknown models, 0 for own servers."""
    took: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class ModelCallUsage:
    """The number and cost of calls, in all or for one job."""

    job: str = ""
    calls: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int = 0


class ModelError(StrEnum):
    """Why a call to a model gave nothing usable; each has words ``model-<code>`` in every language."""

    KEY = "key"
    """The provider refused the API key (401, 403)."""
    KEY_LOST = "key-lost"
    """The stored API key cannot be decrypted any more."""
    UNKNOWN = "unknown"
    """The provider has no such model or address (404)."""
    RATE = "rate"
    """Too many requests, or the provider's quota is used up (429)."""
    DOWN = "down"
    """The provider failed (5xx) or the network did."""
    SLOW = "slow"
    """The provider did not answer in time."""
    UNUSABLE = "unusable"
    """The answer did not have the requested form, or held values that were not in the question."""
    DECLINED = "declined"
    """The model refused to answer."""
    RESTING = "resting"
    """The provider failed several times lately and is not called for a while."""
    CAP = "cap"
    """The household's monthly spending limit is reached."""
    ADDRESS = "address"
    """The base URL points to an address that may not be called."""
    CANNOT = "cannot"
    """The provider does not support this input (photo, voice note), or the household does not allow it."""


@dataclass(frozen=True, slots=True)
class ModelResult(Generic[T]):
    """The result of asking a model: a value or a ``trouble``; neither where no model is set up or wanted."""

    value: T | None = None
    trouble: ModelError | None = None
    by: str = ""
    """Who answered, for the parse log: provider, model, prompt name and prompt version."""
    near_cap: bool = False
    """Whether four fifths of the month's spending limit are used."""

    @property
    def has_called_model(self) -> bool:
        """Return whether a model was called or would have been: there is a value or a trouble."""
        return self.value is not None or self.trouble is not None


@dataclass(frozen=True, slots=True)
class ConnectionCheck:
    """The result of a connection test: the models on offer, or the trouble with the provider's status code."""

    trouble: ModelError | None = None
    status: int | None = None
    models: tuple[str, ...] = ()
    took: timedelta = timedelta()
