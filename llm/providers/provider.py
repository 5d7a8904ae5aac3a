"""What a provider's file has to offer, and how it says that there is no answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from core.errors import Fault
from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import Rules
from llm.prompt import Image, Prompt


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What a model said and what it counted; 0 tokens where the provider does not count."""

    text: str = field(repr=False)
    tokens_in: int = 0
    tokens_out: int = 0


class Unanswered(Fault):
    """No answer, and why; it holds no text and no key, and no library's exception hangs on it."""

    def __init__(
        self, trouble: ModelError, *, status: int | None = None, again: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(trouble.value, retry_after=retry_after)
        self.trouble = trouble
        self.status = status
        self.again = again
        """Whether asking once more may help: 429, 5xx and the network."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A wanted shape as JSON Schema, in the part of it that every provider takes."""

    name: str
    body: Mapping[str, Any]


class Model(Protocol):
    """One model over one connection. Every method raises Unanswered and nothing else, and never tries twice."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What it can be given."""
        ...

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """JSON text, of the schema as far as the provider promises."""
        ...

    def stream(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the whole text so far, each time it grew; tokens are counted in the last."""
        ...

    async def hear(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return what was said in a recording."""
        ...

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of models that can be asked, in order."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...


class Maker(Protocol):
    """Makes the model of a connection; nothing is asked yet. Raises Unanswered."""

    async def __call__(self, connection: Connection, rules: Rules) -> Model:
        """The model."""
        ...


@runtime_checkable
class Late(Protocol):
    """A maker whose library takes a second or two to load."""

    async def load(self) -> None:
        """Load it."""
        ...
