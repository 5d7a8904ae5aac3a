"""The side-app around a parrot, with a browser's manners: its own cookie, an Origin on what browsers put one on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from fastapi.testclient import TestClient
from httpx2 import Response
from starlette.testclient import WebSocketTestSession

from bot.channels.webchat import WebChat
from bot.messages import Reply, TextRun
from bot.web.app import create_web
from bot.web.chat import ChatDependencies
from bot.web.session import COOKIE
from tests.bot.web.access import MemoryAccess, memory_sign_in
from tests.bot.web.memory import MemoryTranscript
from tests.bot.web.parrot import Parrot

ADDRESS = "http://127.0.0.1:8080"
SOCKET = "ws://127.0.0.1:8080/chat/socket"
Frame = dict[str, Any]


class Browser:
    """One browser: all share the app's event loop, each has its own session cookie."""

    def __init__(self, http: TestClient) -> None:
        self.http = http
        answer = http.get("/")
        assert answer.status_code == 200
        self.cookie = answer.cookies[COOKIE]
        http.cookies.clear()
        self.headers = {"cookie": f"{COOKIE}={self.cookie}", "origin": ADDRESS}

    def get(self, path: str) -> Response:
        return self.http.get(path, headers=self.headers)

    def upload(self, content: bytes, name: str = "receipt.png", **fields: str) -> Response:
        fields = {"id": "event-0001", **fields}
        return self.http.post("/chat/files", headers=self.headers, data=fields, files={"file": (name, content)})

    def socket(self, **headers: str) -> WebSocketTestSession:
        """A socket that is not open yet."""
        return self.http.websocket_connect(SOCKET, headers=self.headers | headers)

    @contextmanager
    def tab(self, after: int = 0, start: str = "") -> Iterator[Tab]:
        """A tab that has said hello and heard the history."""
        with self.socket() as wire:
            tab = Tab(wire)
            tab.say({"type": "hello", "after": after, "start": start})
            tab.history = tab.hear("history")
            yield tab


class Tab:
    """What a page does with its socket."""

    def __init__(self, wire: WebSocketTestSession) -> None:
        self.wire = wire
        self.history: Frame = {}

    def say(self, frame: Mapping[str, object]) -> None:
        self.wire.send_json(frame)

    def hear(self, kind: str) -> Frame:
        """The next frame of a kind; others are passed over."""
        while True:
            frame = cast("Frame", self.wire.receive_json())
            if frame["type"] == kind:
                return frame

    def text(self, text: str, event: str = "event-0001", **more: object) -> None:
        self.say({"type": "text", "id": event, "text": text, **more})

    def answer(self) -> Frame:
        """The next message of Purser."""
        while (frame := self.hear("message"))["author"] != "purser":
            pass
        return frame


class Stage:
    """The app with everything behind it at hand."""

    def __init__(self) -> None:
        self.transcript = MemoryTranscript()
        self.kept: dict[str, bytes] = {}
        """Originals in the file store, by key."""
        self.channel = WebChat(self.transcript, self._look_up)
        self.parrot = Parrot(self.channel)
        self.parts = {"database": True}
        self.access = MemoryAccess()
        self.sign_in = memory_sign_in(self.access)
        self.app = create_web(
            receive=self.parrot.receive,
            ready=self._ready,
            chat=ChatDependencies(self.channel, self.parrot.receive, self.sign_in),
        )
        self.http = TestClient(self.app, base_url=ADDRESS, client=("127.0.0.1", 5000))

    async def _look_up(self, chat: str, reply: Reply) -> bytes | None:
        kept = reply.original.key if reply.original else reply.archive.name if reply.archive else ""
        return self.kept.get(kept) if chat else None

    def show(self, reply: Reply) -> None:
        """A reply of ours in the only chat."""
        (chat,) = self.transcript.talks
        assert self.http.portal
        self.http.portal.call(self.channel.send, chat, reply, None)

    async def _ready(self) -> Mapping[str, bool]:
        return self.parts

    def note(self, text: str) -> None:
        """A message of ours in the only chat, while nobody looks."""
        (chat,) = self.transcript.talks
        assert self.http.portal
        self.http.portal.call(self.channel.send, chat, Reply((TextRun(text),)), None)

    def note_from_elsewhere(self, text: str) -> None:
        """As another process would write it: into the transcript, without a word to our tabs."""
        (chat,) = self.transcript.talks
        assert self.http.portal
        self.http.portal.call(WebChat(self.transcript).send, chat, Reply((TextRun(text),)), None)

    def browser(self) -> Browser:
        """A browser that has loaded the page."""
        return Browser(self.http)


def words(frame: Frame) -> str:
    """A message's text."""
    return "".join(text for text, _ in frame["body"].get("spans", ()))
