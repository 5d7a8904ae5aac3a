"""A provider that gives prepared answers, for tests and rehearsals."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass

from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema, Unanswered

Line = str | ModelAnswer | Unanswered | ModelError


@dataclass(frozen=True, slots=True)
class ScriptedCall:
    """The record of one request to the scripted provider."""

    prompt: Prompt | None
    schema: Schema | None = None
    images: tuple[Image, ...] = ()
    audio: bytes = b""


class Script:
    """A maker and the model it makes, which gives answers from a list; when the list is empty, it is ``down``.

    ``Client(..., makers=dict.fromkeys(Provider, Script(['{"ok": true}'])))``.
    """

    def __init__(self, lines: Iterable[Line] = (), capabilities: Iterable[Capability] = Capability) -> None:
        self._lines = deque(lines)
        self._capabilities = frozenset(capabilities)
        self.asked: list[ScriptedCall] = []

    async def __call__(self, connection: Connection, rules: AddressRules) -> Script:
        """Return this object as the model of any connection."""
        del connection, rules
        return self

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The capabilities given to the script, or all of them."""
        return self._capabilities

    def add(self, *lines: Line) -> None:
        """Append prepared answers."""
        self._lines.extend(lines)

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return the next prepared answer."""
        self.asked.append(ScriptedCall(prompt, schema, tuple(images)))
        return self._take_line()

    async def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the next prepared answer, word by word."""
        self.asked.append(ScriptedCall(prompt))
        said = self._take_line()
        words = said.text.split(" ")
        for count in range(1, len(words)):
            yield ModelAnswer(" ".join(words[:count]))
        yield said

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the next prepared answer."""
        del mime
        self.asked.append(ScriptedCall(None, audio=audio))
        return self._take_line()

    async def list_models(self) -> tuple[str, ...]:
        """Return the only model name, "scripted"."""
        return ("scripted",)

    async def close(self) -> None:
        """Do nothing, as nothing is open."""

    def _take_line(self) -> ModelAnswer:
        line = self._lines.popleft() if self._lines else ModelError.DOWN
        if isinstance(line, Unanswered):
            raise line
        if isinstance(line, ModelError):
            raise Unanswered(line)
        return ModelAnswer(line) if isinstance(line, str) else line
