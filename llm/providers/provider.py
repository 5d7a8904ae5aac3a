"""The interface of a model provider, and the exception for a call without an answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from core.errors import Fault
from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.prompt import Image, Prompt


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A model's answer and its token counts; 0 tokens if the provider does not count them."""

    text: str = field(repr=False)
    tokens_in: int = 0
    tokens_out: int = 0


class Unanswered(Fault):
    """Raised when a call gives no answer, with the reason; contains no text, no key and no library's exception."""

    def __init__(
        self, trouble: ModelError, *, status: int | None = None, again: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(trouble.value, retry_after=retry_after)
        self.trouble = trouble
        self.status = status
        self.again = again
        """Whether asking again may help: after 429, 5xx and network errors."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A shape as JSON Schema, limited to the keywords every provider accepts."""

    name: str
    body: Mapping[str, Any]


class Model(Protocol):
    """One model over one connection; every method raises only Unanswered and never retries."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The kinds of input that the model accepts."""
        ...

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return JSON text that follows the schema, as far as the provider promises."""
        ...

    def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the whole text so far, each time it grows; the last one has the token counts."""
        ...

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the text of a recording."""
        ...

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that can be asked, sorted."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...


class Maker(Protocol):
    """A function that makes the model of a connection without asking anything yet. Raises Unanswered."""

    async def __call__(self, connection: Connection, rules: AddressRules) -> Model:
        """Return the model of a connection."""
        ...


@runtime_checkable
class LazyMaker(Protocol):
    """A maker of models whose library takes a second or two to import."""

    async def load(self) -> None:
        """Import the library."""
        ...
