"""Anthropic as a provider: structured outputs (``output_config.format``) and pictures, but no speech."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final

from anthropic import AsyncAnthropic

from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.connections.wire import UNSEEN, make_http_client
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema, Unanswered
from llm.providers.troubles import guard_answer, guard_stream

_ADDRESS: Final = "https://api.anthropic.com"
_ANSWER_TOKENS: Final = 8_192
_LISTED: Final = 100


class Anthropic:
    """A connection to one of Anthropic's models."""

    capabilities = frozenset({Capability.TEXT, Capability.IMAGE, Capability.READING})

    def __init__(self, connection: Connection, rules: AddressRules) -> None:
        self._model = connection.model
        self._client = AsyncAnthropic(
            api_key=UNSEEN,
            base_url=connection.base_url or _ADDRESS,
            max_retries=0,
            http_client=make_http_client(rules, ("x-api-key", connection.key or "")),
            open_telemetry=False,  # else the host's environment may put prompts into traces
        )

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return JSON text that the provider holds to the schema."""
        return await guard_answer(self._complete(prompt, schema, images))

    async def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the answer's whole text so far, each time it grows."""
        async for said in guard_stream(self._stream_growing_text(prompt)):
            yield said

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Raise Unanswered(CANNOT), as Anthropic transcribes no recordings."""
        del audio, mime
        raise Unanswered(ModelError.CANNOT)

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models on offer."""
        return await guard_answer(self._list_model_names())

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _complete(self, prompt: Prompt, schema: Schema, images: Sequence[Image]) -> ModelAnswer:
        made = await self._client.messages.create(
            model=self._model,
            max_tokens=_ANSWER_TOKENS,
            system=prompt.system,
            messages=_make_messages(prompt, images),
            output_config={"format": {"type": "json_schema", "schema": dict(schema.body)}},
        )
        return _read_answer(made)

    async def _stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        async with self._client.messages.stream(
            model=self._model, max_tokens=_ANSWER_TOKENS, system=prompt.system, messages=_make_messages(prompt)
        ) as pieces:
            text = ""
            async for more in pieces.text_stream:
                text += more
                yield ModelAnswer(text)
            last = await pieces.get_final_message()
            if last.stop_reason is None:  # a stream that ends without saying so broke off
                raise Unanswered(ModelError.DOWN, again=True)
            yield _read_answer(last)

    async def _list_model_names(self) -> tuple[str, ...]:
        page = await self._client.models.list(limit=_LISTED)
        return tuple(sorted(each.id for each in page.data))


def make(connection: Connection, rules: AddressRules) -> Anthropic:
    """Return the model of a connection. Raises Unanswered without a key."""
    if not connection.key:
        raise Unanswered(ModelError.KEY)
    return Anthropic(connection, rules)


def _make_messages(prompt: Prompt, images: Sequence[Image] = ()) -> list[Any]:
    said: list[Any] = [{"role": role, "content": text} for role, text in prompt.turns]
    if images:
        said[-1]["content"] = [*map(_encode_picture, images), {"type": "text", "text": said[-1]["content"]}]
    return said


def _encode_picture(image: Image) -> dict[str, Any]:
    content = b64encode(image.content).decode()
    return {"type": "image", "source": {"type": "base64", "media_type": image.mime, "data": content}}


def _read_answer(made: Any) -> ModelAnswer:
    if made.stop_reason == "refusal":
        raise Unanswered(ModelError.DECLINED)
    text = "".join(each.text for each in made.content if each.type == "text")
    if not text:
        raise Unanswered(ModelError.UNUSABLE)
    return ModelAnswer(text, made.usage.input_tokens or 0, made.usage.output_tokens or 0)
