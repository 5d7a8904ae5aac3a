"""Google's Gemini as a provider: response schemas, pictures and recordings."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final

import httpx2
from google import genai
from google.genai import types
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.connections.limits import LIMITS
from llm.connections.wire import UNSEEN, make_http_client, make_trust_context
from llm.prompt import Image, Prompt
from llm.providers.provider import ModelAnswer, Schema, Unanswered
from llm.providers.troubles import guard_answer, guard_stream

_ADDRESS: Final = "https://generativelanguage.googleapis.com"
_VERSION: Final = "v1beta"  # the one with response schemas
_ANSWER_TOKENS: Final = 8_192
_LISTED: Final = 200
_DICTATION: Final = "Write down word for word what is said in this recording, in its own language. Nothing else."
_DECLINED: Final = frozenset({"SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY"})


_BARE: Final = {"should_return_http_response": True, "automatic_function_calling": {"disable": True}}


class _GeminiModel(BaseModel):
    """A part of Gemini's response by its JSON names; unused fields are ignored."""

    model_config = ConfigDict(alias_generator=to_camel)


class _AnswerPart(_GeminiModel):
    text: str | None = None
    thought: bool | None = None


class _Content(_GeminiModel):
    parts: list[_AnswerPart] | None = None


class _Candidate(_GeminiModel):
    content: _Content | None = None
    finish_reason: str | None = None


class _Feedback(_GeminiModel):
    block_reason: str | None = None


class _Usage(_GeminiModel):
    prompt_token_count: int | None = None
    candidates_token_count: int | None = None
    thoughts_token_count: int | None = None


class _Answer(_GeminiModel):
    candidates: list[_Candidate] | None = None
    prompt_feedback: _Feedback | None = None
    usage_metadata: _Usage | None = None

    @property
    def text(self) -> str:
        """The text of the answer, without the model's thoughts."""
        content = self.candidates[0].content if self.candidates else None
        parts = (content.parts or ()) if content else ()
        return "".join(part.text or "" for part in parts if not part.thought)


class Gemini:
    """A connection to one of Google's Gemini models."""

    capabilities = frozenset(Capability)

    def __init__(self, connection: Connection, rules: AddressRules) -> None:
        self._model = connection.model
        self._http = make_http_client(rules, ("x-goog-api-key", connection.key or ""))
        self._client = genai.Client(  # kept: its connections close when it is collected
            vertexai=False,
            api_key=UNSEEN,
            http_options=types.HttpOptions(
                base_url=connection.base_url or _ADDRESS,
                api_version=_VERSION,
                timeout=int(LIMITS.call * 1000),
                httpx_client=_make_refusing_client(),
                httpx_async_client=self._http,
                async_client_args={
                    "ssl": make_trust_context()
                },  # else it loads another store for sockets it never opens
            ),
        )

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return JSON text that the provider holds to the schema."""
        shown = [types.Part.from_bytes(data=each.content, mime_type=each.mime) for each in images]
        form = {"response_mime_type": "application/json", "response_json_schema": dict(schema.body)}
        return await guard_answer(self._generate(_make_contents(prompt, shown), prompt.system, form))

    async def stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        """Yield the answer's whole text so far, each time it grows."""
        async for said in guard_stream(self._stream_growing_text(prompt)):
            yield said

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the text of a recording."""
        recording = types.Part.from_bytes(data=audio, mime_type=mime.partition(";")[0].strip())
        contents = [types.Content(role="user", parts=[recording])]
        return await guard_answer(self._generate(contents, _DICTATION, {}))

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that write text."""
        return await guard_answer(self._list_model_names())

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _generate(self, contents: list[Any], system: str, form: dict[str, Any]) -> ModelAnswer:
        """Return the answer to a request, parsed here and without tools: the library's parsing takes twice the time."""
        config: Any = {"system_instruction": system, "max_output_tokens": _ANSWER_TOKENS, **_BARE, **form}
        made = await self._client.aio.models.generate_content(model=self._model, contents=contents, config=config)
        body = made.sdk_http_response.body if made.sdk_http_response else None
        answer = _Answer.model_validate_json(body or "{}")
        return _read_answer(answer, answer.text)

    async def _stream_growing_text(self, prompt: Prompt) -> AsyncGenerator[ModelAnswer]:
        config = types.GenerateContentConfig(system_instruction=prompt.system, max_output_tokens=_ANSWER_TOKENS)
        text, ended = "", False
        async for piece in await self._client.aio.models.generate_content_stream(
            model=self._model, contents=_make_contents(prompt, []), config=config
        ):
            text += piece.text or ""
            ended = bool(piece.candidates and piece.candidates[0].finish_reason)
            yield _read_answer(piece, text)
        if not ended:  # a stream that ends without saying so broke off
            raise Unanswered(ModelError.DOWN, again=True)

    async def _list_model_names(self) -> tuple[str, ...]:
        listed = await self._client.aio.models.list(config={"query_base": True, "page_size": _LISTED})
        writing = [each for each in listed.page if "generateContent" in (each.supported_actions or ())]
        return tuple(sorted((each.name or "").removeprefix("models/") for each in writing))


def make(connection: Connection, rules: AddressRules) -> Gemini:
    """Return the model of a connection. Raises Unanswered without a key."""
    if not connection.key:
        raise Unanswered(ModelError.KEY)
    return Gemini(connection, rules)


def _make_refusing_client() -> httpx2.Client:
    """Return a blocking HTTP client that refuses every request, so that the library does not make its own."""

    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("only asynchronous calls", request=request)

    return httpx2.Client(transport=httpx2.MockTransport(refuse))


def _make_contents(prompt: Prompt, shown: list[types.Part]) -> list[Any]:
    roles = {"user": "user", "assistant": "model"}
    said = [types.Content(role=roles[role], parts=[types.Part(text=text)]) for role, text in prompt.turns]
    if said and shown:
        said[-1] = types.Content(role=said[-1].role, parts=[*(said[-1].parts or ()), *shown])
    return list(said)


def _read_answer(made: Any, text: str | None) -> ModelAnswer:
    if made.prompt_feedback and made.prompt_feedback.block_reason:
        raise Unanswered(ModelError.DECLINED)
    if made.candidates and made.candidates[0].finish_reason in _DECLINED:
        raise Unanswered(ModelError.DECLINED)
    if not text:
        raise Unanswered(ModelError.UNUSABLE)
    counted = made.usage_metadata
    if counted is None:
        return ModelAnswer(text)
    thought = counted.thoughts_token_count or 0  # paid for like what is said
    return ModelAnswer(text, counted.prompt_token_count or 0, (counted.candidates_token_count or 0) + thought)
