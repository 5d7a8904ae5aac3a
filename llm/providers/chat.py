"""OpenAI's chat protocol, as spoken by OpenAI and every compatible server."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, Final

from openai import AsyncOpenAI

from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.connections.wire import UNSEEN, make_http_client
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema, Unanswered
from llm.providers.troubles import guard_answer, guard_stream

Form = Mapping[str, Any]
"""Request fields that set the answer's form; a plain mapping, as the library's typed options cost a millisecond."""
ANSWER_TOKENS: Final = 8_192
"""The most tokens of an answer, including the model's own thinking."""
_ENDINGS: Final = {
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "audio/webm": "webm",
}


class Chat:
    """A model behind ``/chat/completions``; subclasses say how strictly it is held to a schema."""

    capabilities: frozenset[Capability] = frozenset(Capability)

    def __init__(self, connection: Connection, rules: AddressRules, *, base_url: str, hearing: str, most: str) -> None:
        self._model = connection.model
        self._hearing = hearing
        self._bounds: dict[str, Any] = {most: ANSWER_TOKENS}
        self._client = AsyncOpenAI(
            api_key=UNSEEN,
            organization="",
            project="",
            base_url=base_url,
            max_retries=0,
            http_client=make_http_client(
                rules, ("authorization", f"Bearer {connection.key}") if connection.key else None
            ),
        )

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return JSON text that the provider holds to the schema."""
        return await guard_answer(self._complete(make_messages(prompt, images), make_schema_fields(schema)))

    async def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the answer's whole text so far, each time it grows."""
        async for said in guard_stream(self._stream_growing_text(prompt)):
            yield said

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the text of a recording."""
        return await guard_answer(self._transcribe(audio, mime.partition(";")[0].strip()))

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models on offer."""
        return await guard_answer(self._list_model_names())

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _complete(self, said: list[Any], form: Form) -> ModelAnswer:
        made = await self._client.chat.completions.create(
            model=self._model, messages=said, stream=False, extra_body=form, **self._bounds
        )
        return _read_answer(made)

    async def _stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        text, counted, ended = "", None, False
        async with await self._client.chat.completions.create(
            model=self._model,
            messages=make_messages(prompt),
            stream=True,
            stream_options={"include_usage": True},
            **self._bounds,
        ) as pieces:
            async for piece in pieces:
                counted = piece.usage or counted
                for choice in piece.choices[:1]:
                    ended = ended or choice.finish_reason is not None
                    text += choice.delta.content or ""
                    yield ModelAnswer(text)
        yield _finish_answer(text, counted, ended=ended)

    async def _transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        name = f"note.{_ENDINGS.get(mime, 'ogg')}"
        heard = await self._client.audio.transcriptions.create(model=self._hearing, file=(name, audio, mime))
        counted = getattr(heard, "usage", None)  # in tokens or in seconds, or not at all
        return ModelAnswer(str(heard.text), getattr(counted, "input_tokens", 0), getattr(counted, "output_tokens", 0))

    async def _list_model_names(self) -> tuple[str, ...]:
        page = await self._client.models.list()
        return tuple(sorted(each.id for each in page.data))


def make_messages(prompt: Prompt, images: Sequence[Image] = ()) -> list[Any]:
    """Return a prompt as the protocol's messages, with pictures in the last turn."""
    said: list[Any] = [{"role": "system", "content": prompt.system}]
    said += [{"role": role, "content": text} for role, text in prompt.turns]
    if images:
        shown = [{"type": "image_url", "image_url": {"url": _encode_picture(each)}} for each in images]
        said[-1]["content"] = [{"type": "text", "text": said[-1]["content"]}, *shown]
    return said


def make_schema_fields(schema: Schema) -> Form:
    """Return the request fields that make the answer follow the schema."""
    described = {"name": schema.name, "schema": dict(schema.body), "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": described}}


def _encode_picture(image: Image) -> str:
    return f"data:{image.mime};base64,{b64encode(image.content).decode()}"


def _read_answer(made: Any) -> ModelAnswer:
    if not made.choices:
        raise Unanswered(ModelError.UNUSABLE)
    choice = made.choices[0]
    if getattr(choice.message, "refusal", None) or choice.finish_reason == "content_filter":
        raise Unanswered(ModelError.DECLINED)
    if not isinstance(choice.message.content, str):
        raise Unanswered(ModelError.UNUSABLE)
    return _make_answer(choice.message.content, made.usage)


def _finish_answer(text: str, counted: Any, *, ended: bool) -> ModelAnswer:
    """Return the complete answer of a stream. Raises Unanswered if it broke off or is empty."""
    if not ended:
        raise Unanswered(ModelError.DOWN, again=True)
    if not text:
        raise Unanswered(ModelError.UNUSABLE)
    return _make_answer(text, counted)


def _make_answer(text: str, counted: Any) -> ModelAnswer:
    return (
        ModelAnswer(text, counted.prompt_tokens or 0, counted.completion_tokens or 0) if counted else ModelAnswer(text)
    )
