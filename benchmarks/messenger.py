"""A fake messenger for measurements: a minimal Telegram Bot API that answers at once, and people to write to a bot."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

TOKEN = "1:bench"  # noqa: S105  made up
SECRET = "bench-secret"  # noqa: S105  made up


@dataclass(slots=True)
class Messenger:
    """A fake Telegram Bot API; the bot's next message in a chat wakes whoever waits for it."""

    waiting: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    signs: dict[int, asyncio.Future[float]] = field(default_factory=dict)
    """Futures by chat for the next "typing" sign, set to the time it came (``time.perf_counter``)."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The content of the files people sent, by file id."""
    url: str = ""
    runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{name}", self._file)
        self.add_routes(app)
        self.runner = web.AppRunner(app, access_log=None)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    def add_routes(self, app: web.Application) -> None:
        """Add the routes of another messenger's server; none in this class."""

    async def stop(self) -> None:
        """Stop listening."""
        if self.runner:
            await self.runner.cleanup()

    def next_in(self, chat: int) -> asyncio.Future[dict[str, Any]]:
        """Return a future for the bot's next message or edit in a chat."""
        self.waiting[chat] = asyncio.get_running_loop().create_future()
        return self.waiting[chat]

    def next_sign(self, chat: int) -> asyncio.Future[float]:
        """Return a future for the time of the bot's next "typing" sign in a chat."""
        self.signs[chat] = asyncio.get_running_loop().create_future()
        return self.signs[chat]

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def _answer(self, request: web.Request) -> web.Response:
        fields: dict[str, Any] = (
            await request.json() if request.content_type == "application/json" else {**await request.post()}
        )
        method = request.match_info["method"]
        if method == "sendChatAction":
            self._signed(int(fields["chat_id"]))
        if method == "getFile":
            name = str(fields["file_id"])
            return _ok({"file_id": name, "file_unique_id": name, "file_path": name})
        if method in {"sendMessage", "editMessageText", "sendPhoto"}:
            chat = int(fields["chat_id"])
            message = {"message_id": next(self.numbers), "date": 1, "chat": {"id": chat, "type": "private"}}
            self._wake(
                chat,
                message
                | {"text": fields.get("text") or fields.get("caption", ""), "markup": fields.get("reply_markup")},
            )
            return _ok(message)
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "Purser", "username": "purserbot"})
        return _ok(True)  # noqa: FBT003  what the Bot API answers

    def _signed(self, chat: int) -> None:
        sign = self.signs.pop(chat, None)
        if sign is not None and not sign.done():
            sign.set_result(time.perf_counter())

    def _wake(self, chat: int, message: dict[str, Any]) -> None:
        waiting = self.waiting.pop(chat, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(message)


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def confirm_of(message: dict[str, Any]) -> str:
    """Return the callback data of a message's first button."""
    markup = message["markup"]
    keyboard = (json.loads(markup) if isinstance(markup, str) else markup)["inline_keyboard"]
    return str(keyboard[0][0]["callback_data"])


@dataclass(slots=True)
class People:
    """People who post to one webhook; every update has its own number."""

    messenger: Messenger
    hook: str
    session: aiohttp.ClientSession
    pid: int
    updates: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    patience: float = 30
    """Seconds a person waits for an answer."""

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of the process behind the webhook, user and system (proc(5), fields 14 and 15)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def write(self, person: int, text: str) -> tuple[dict[str, Any], float]:
        """Send a text; return the bot's answer and the seconds until it came."""
        return await self._send(person, {"text": text})

    async def show(self, person: int, content: bytes) -> tuple[dict[str, Any], float]:
        """Send a photo; return the bot's answer and the seconds until it came."""
        name = f"photo-{next(self.messenger.numbers)}.jpg"
        self.messenger.files[name] = content
        size = {"file_id": name, "file_unique_id": name, "file_size": len(content), "width": 900, "height": 1600}
        return await self._send(person, {"photo": [size]})

    async def _send(self, person: int, content: dict[str, Any]) -> tuple[dict[str, Any], float]:
        sender = {"id": person, "is_bot": False, "first_name": f"P{person}"}
        chat = {"id": person, "type": "private", "first_name": f"P{person}"}
        message = {
            "message_id": next(self.messenger.numbers),
            "date": int(time.time()),
            "from": sender,
            "chat": chat,
            **content,
        }
        return await self._post(person, {"message": message})

    async def tap(self, person: int, card: dict[str, Any]) -> tuple[dict[str, Any], float]:
        """Tap a message's first button; return the changed message and the seconds until it came."""
        sender = {"id": person, "is_bot": False, "first_name": f"P{person}"}
        shown = {"message_id": card["message_id"], "date": 1, "chat": card["chat"], "text": card["text"]}
        query = {"id": "1", "from": sender, "chat_instance": "1", "data": confirm_of(card), "message": shown}
        return await self._post(person, {"callback_query": query})

    async def _post(self, person: int, update: dict[str, Any]) -> tuple[dict[str, Any], float]:
        answer = self.messenger.next_in(person)
        started = time.perf_counter()
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        body = {"update_id": next(self.updates)} | update
        async with self.session.post(self.hook, json=body, headers=headers) as response:
            response.raise_for_status()
        message = await asyncio.wait_for(answer, self.patience)
        return message, time.perf_counter() - started
