"""How each provider says things, from recorded answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from core.model.provider import Provider
from tests.llm.providers.server import Answer, Heard

_RECORDED: Final = Path(__file__).parent / "recorded"
_EVENTS: Final = (("content-type", "text/event-stream"),)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One provider's way of speaking."""

    provider: Provider
    folder: str
    model: str
    root: str
    """What follows the server's address in a base URL."""
    key_header: str
    wrong_key: int
    broken: int
    used_up: int

    def recorded(self, case: str) -> bytes:
        """A recorded body."""
        return _read(self.folder, case)

    def answer(self, case: str, status: int = 200, **more: Any) -> Answer:
        """A recorded answer."""
        return Answer(self.recorded(case), status, **more)

    def saying(self, text: str) -> Answer:
        """The recorded answer with another text."""
        body = json.loads(self.recorded("filled.json"))
        if self.folder == "openai":
            body["choices"][0]["message"]["content"] = text
        elif self.folder == "anthropic":
            body["content"][0]["text"] = text
        else:
            body["candidates"][0]["content"]["parts"][0]["text"] = text
        return Answer(json.dumps(body).encode())

    def streaming(self, **more: Any) -> Answer:
        """The recorded stream."""
        return Answer(self.recorded("streamed.sse"), headers=_EVENTS, **more)

    def key(self, heard: Heard) -> str:
        """The key a request came with."""
        return heard.headers.get(self.key_header, "").removeprefix("Bearer ")

    def text(self, heard: Heard) -> str:
        """What a member said last."""
        if self.folder == "gemini":
            return str(heard.json["contents"][-1]["parts"][0]["text"])
        return str(heard.json["messages"][-1]["content"])


DIALECTS: Final = {
    each.provider: each
    for each in (
        Dialect(Provider.OPENAI, "openai", "gpt-5.4-mini", "/v1", "authorization", 401, 500, 429),
        Dialect(Provider.COMPATIBLE, "openai", "qwen3:8b", "/v1", "authorization", 401, 500, 429),
        Dialect(Provider.ANTHROPIC, "anthropic", "claude-haiku-4-5", "", "x-api-key", 401, 529, 400),
        Dialect(Provider.GEMINI, "gemini", "gemini-2.5-flash", "", "x-goog-api-key", 400, 503, 429),
    )
}


@cache
def _read(folder: str, case: str) -> bytes:
    return (_RECORDED / folder / case).read_bytes()
