"""How each provider says things, from recorded answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from core.model.provider import Provider
from tests.llm.providers.server import Answer, ReceivedRequest

_RECORDED: Final = Path(__file__).parent / "recorded"
_EVENTS: Final = (("content-type", "text/event-stream"),)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One provider's way of speaking."""

    folder: str
    model: str
    root: str
    """What follows the server's address in a base URL."""
    path: str
    """Where it is asked, after that."""
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

    def streaming(self, events: float = 1, **more: Any) -> Answer:
        """The recorded stream, or a part of its events."""
        told = self.recorded("streamed.sse").split(b"\n\n")
        return Answer(b"\n\n".join([*told[: int(len(told) * events)], b""]), headers=_EVENTS, **more)

    def key(self, heard: ReceivedRequest) -> str:
        """The key a request came with."""
        return heard.headers.get(self.key_header, "").removeprefix("Bearer ")

    def text(self, heard: ReceivedRequest) -> str:
        """What a member said last."""
        if self.folder == "gemini":
            return str(heard.json["contents"][-1]["parts"][0]["text"])
        return str(heard.json["messages"][-1]["content"])


_CHAT: Final = ("/v1", "/chat/completions", "authorization", 401, 500, 429)
_MESSAGES: Final = ("", "/v1/messages", "x-api-key", 401, 529, 400)
_GENERATE: Final = ("", "/v1beta/models/gemini-2.5-flash:generateContent", "x-goog-api-key", 400, 503, 429)
DIALECTS: Final = {
    Provider.OPENAI: Dialect("openai", "gpt-5.4-mini", *_CHAT),
    Provider.COMPATIBLE: Dialect("openai", "qwen3:8b", *_CHAT),
    Provider.ANTHROPIC: Dialect("anthropic", "claude-haiku-4-5", *_MESSAGES),
    Provider.GEMINI: Dialect("gemini", "gemini-2.5-flash", *_GENERATE),
}


@cache
def _read(folder: str, case: str) -> bytes:
    return (_RECORDED / folder / case).read_bytes()
