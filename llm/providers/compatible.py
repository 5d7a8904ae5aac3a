"""Any server that speaks OpenAI's protocol as a provider: Ollama, llama.cpp, vLLM, LM Studio, routers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from core.model.provider import Capability, Connection, ModelError
from llm.connections.address import AddressRules
from llm.prompt import Image, Prompt
from llm.providers.chat import Chat, Form, make_messages, make_schema_fields
from llm.providers.provider import ModelAnswer, Schema, Unanswered
from llm.providers.troubles import guard_answer

_NOT_TAKEN: Final = frozenset({400, 422})
_NOT_THERE: Final = frozenset({404, 405})


class Compatible(Chat):
    """A model of a compatible server, held to schemas as firmly as the server supports, which is found out once."""

    capabilities = frozenset(Capability) - {Capability.READING}

    def __init__(self, connection: Connection, rules: AddressRules) -> None:
        model = connection.model
        super().__init__(connection, rules, base_url=connection.base_url, hearing=model, most="max_tokens")
        self._firmness = 0

    async def fill(self, prompt: Prompt, schema: Schema, images: Sequence[Image] = ()) -> ModelAnswer:
        """Return JSON text; a way of enforcing the schema that the server refused once is not tried again."""
        forms: tuple[Form, ...] = (make_schema_fields(schema), _make_json_fields(schema), {})
        for firmness in range(self._firmness, len(forms)):
            asked = make_messages(prompt if firmness == 0 else _add_schema(prompt, schema), images)
            try:
                said = await guard_answer(self._complete(asked, forms[firmness]))
            except Unanswered as none:
                if none.status not in _NOT_TAKEN or firmness + 1 == len(forms):
                    raise
            else:
                self._firmness = firmness
                return said
        raise Unanswered(ModelError.UNUSABLE)

    async def transcribe(self, audio: bytes, mime: str) -> ModelAnswer:
        """Return the text of a recording. Raises Unanswered(CANNOT) if the server cannot transcribe."""
        try:
            return await super().transcribe(audio, mime)
        except Unanswered as none:
            if none.status not in _NOT_THERE:
                raise
        raise Unanswered(ModelError.CANNOT)


def make(connection: Connection, rules: AddressRules) -> Compatible:
    """Return the model of a connection. Raises Unanswered without an address."""
    if not connection.base_url:
        raise Unanswered(ModelError.UNKNOWN)
    return Compatible(connection, rules)


def _make_json_fields(schema: Schema) -> Form:
    """Return the request fields that ask for JSON of any form; llama-cpp-python takes the schema from these fields."""
    return {"response_format": {"type": "json_object", "schema": dict(schema.body)}}


def _add_schema(prompt: Prompt, schema: Schema) -> Prompt:
    wanted = json.dumps(dict(schema.body))
    told = f"{prompt.system}\n\nAnswer with one JSON object of this schema and nothing else:\n{wanted}"
    return Prompt(told, prompt.version, prompt.turns)
