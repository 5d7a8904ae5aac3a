"""Fake Telegram and WhatsApp servers that fail on demand and remember every chat, and people who write through both."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
import httpx
from aiohttp import web

from benchmarks.messenger import SECRET, Messenger, confirm_of
from tests.conversations.whatsapp_phones import choices_of, sign, text_of
from tests.support.graph_api import PHONE, GraphApi

PATIENCE = 240.0
"""Seconds a person waits for an answer before the run counts as failed."""
AGAIN = 0.5
GRAPH_ERRORS = {"500": (500, 131000), "429": (429, 131056)}
"""The HTTP status and error code that WhatsApp's server answers in each failing mode."""


class MoodyMessenger(Messenger):
    """A fake server for both messengers that answers normally, or fails according to its ``mood``."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = ""
        """How the server fails: ``500``, ``429`` or ``hang``; empty for normal answers."""
        self.graph = GraphApi()
        self.shown: defaultdict[int | str, list[dict[str, Any]]] = defaultdict(list)
        """The messages shown in each chat, by Telegram's chat number or WhatsApp's person id."""
        self._taken = 0
        """How many of the messages that WhatsApp's server accepted have been added to a chat."""
        self.calm = asyncio.Event()
        """Set while the server answers; cleared while it hangs."""
        self.calm.set()

    async def _answer(self, request: web.Request) -> web.Response:
        mood = self.mood
        if mood == "500":
            return web.json_response({"ok": False, "error_code": 500, "description": "Internal"}, status=500)
        if mood == "429":
            body = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests",
                "parameters": {"retry_after": 1},
            }
            return web.json_response(body, status=429)
        answer = await super()._answer(request)
        if mood == "hang":  # it took the call, and does not say so
            await self.calm.wait()
        return answer

    def add_routes(self, app: web.Application) -> None:
        """Add the routes of WhatsApp's server to those of Telegram's."""
        app.router.add_route("*", "/v{version:[0-9.]+}/{path:.*}", self._answer_graph)

    async def _answer_graph(self, request: web.Request) -> web.Response:
        mood = self.mood
        if mood in GRAPH_ERRORS:
            status, code = GRAPH_ERRORS[mood]
            error = {"message": f"(#{code})", "type": "OAuthException", "code": code, "fbtrace_id": "x"}
            return web.json_response({"error": error}, status=status)
        headers = {name: request.headers[name] for name in ("authorization", "content-type") if name in request.headers}
        address = f"https://graph.facebook.com{request.path_qs}"
        asked = httpx.Request(request.method, address, headers=headers, content=await request.read())
        answer = await self.graph.transport().handle_async_request(asked)
        while self._taken < len(self.graph.sent):
            message = self.graph.sent[self._taken]
            self._taken += 1
            shown = {"text": text_of(message), "markup": choices_of(message), "message_id": f"wamid.out{self._taken}"}
            self.shown[message.get("recipient") or message["to"]].append(shown)
        if mood == "hang":  # it took the message, and does not say so
            await self.calm.wait()
        return web.Response(body=answer.content, status=answer.status_code, content_type="application/json")

    def _wake(self, chat: int, message: dict[str, Any]) -> None:
        self.shown[chat].append(message)

    async def wait_for(self, chat: int | str, *words: str, button: bool) -> dict[str, Any]:
        """Return the first message of a chat that contains all words, and a button if ``button``.

        Wait until there is one.
        """
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in self.shown[chat]:
                    if all(word in message["text"] for word in words) and (message["markup"] or not button):
                        return message
                await asyncio.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Update:
    """One webhook request of a messenger: path, body and headers."""

    path: str
    body: bytes
    headers: dict[str, str]


class TelegramSide:
    """Makes the webhook requests that Telegram sends for a person."""

    name = "telegram"

    def __init__(self) -> None:
        self._updates = itertools.count(1)

    def chat(self, person: int) -> int:
        """Return the id of a person's chat."""
        return person

    def message(self, person: int, text: str) -> Update:
        """Return the webhook request for a person's text message."""
        number = next(self._updates)
        written = {"message_id": number, "date": int(time.time()), **self._who(person), "text": text}
        return self._update(number, {"message": written})

    def tap(self, person: int, card: dict[str, Any]) -> Update:
        """Return the webhook request for a tap on a message's first button."""
        number, who = next(self._updates), self._who(person)
        shown = {"message_id": card["message_id"], "date": 1, "chat": who["chat"], "text": card["text"]}
        tap = {"id": str(number), "from": who["from"], "chat_instance": "1", "data": confirm_of(card), "message": shown}
        return self._update(number, {"callback_query": tap})

    def _who(self, person: int) -> dict[str, Any]:
        named = {"id": person, "first_name": f"P{person}"}
        return {"from": named | {"is_bot": False}, "chat": named | {"type": "private"}}

    def _update(self, number: int, content: dict[str, Any]) -> Update:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        return Update("/telegram/webhook", json.dumps({"update_id": number} | content).encode(), headers)


class WhatsAppSide:
    """Makes the signed webhook requests that WhatsApp sends for a person."""

    name = "whatsapp"

    def __init__(self) -> None:
        self._messages = itertools.count(1)

    def chat(self, person: int) -> str:
        """Return the id of a person's chat."""
        return f"IN.{person}"

    def message(self, person: int, text: str) -> Update:
        """Return the webhook request for a person's text message."""
        return self._update(person, {"type": "text", "text": {"body": text}})

    def tap(self, person: int, card: dict[str, Any]) -> Update:
        """Return the webhook request for a tap on a message's first button."""
        kind, choice = card["markup"][0]
        answer = {"type": kind, kind: {"id": choice["id"], "title": choice["title"]}}
        context = {"id": card["message_id"]}
        return self._update(person, {"type": "interactive", "interactive": answer, "context": context})

    def _update(self, person: int, content: dict[str, Any]) -> Update:
        number = f"91{person}"
        own = {"id": f"wamid.in{next(self._messages)}", "from": number, "timestamp": str(int(time.time()))}
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"phone_number_id": PHONE},
            "contacts": [{"profile": {"name": f"P{person}"}, "wa_id": number, "user_id": self.chat(person)}],
            "messages": [own | content],
        }
        change = {"field": "messages", "value": value}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}).encode()
        return Update("/whatsapp/webhook", body, sign(body))


@dataclass(slots=True)
class Writer:
    """Writes for the people of one messenger.

    Each webhook request is posted until a process accepts it, and one in five is posted twice.
    """

    side: TelegramSide | WhatsAppSide
    messenger: MoodyMessenger
    hosts: tuple[str, ...]
    session: aiohttp.ClientSession
    chance: Random
    redelivered: int = 0
    waited: list[float] = field(default_factory=list)
    """Seconds from each message to the draft shown for it."""

    async def record(self, person: int, text: str, amount: str) -> None:
        """Send a purchase, wait for its draft, confirm it and wait until it is saved."""
        began, chat = time.monotonic(), self.side.chat(person)
        await self._deliver(self.side.message(person, text))
        card = await self.messenger.wait_for(chat, amount, button=True)
        self.waited.append(time.monotonic() - began)
        await self._deliver(self.side.tap(person, card))
        await self.messenger.wait_for(chat, amount, "Saved", button=False)

    async def _deliver(self, update: Update) -> None:
        twice = self.chance.random() < 0.2  # noqa: PLR2004  one in five
        self.redelivered += twice
        for _ in range(2 if twice else 1):
            async with asyncio.timeout(PATIENCE):
                while not await self._post(update):  # noqa: ASYNC110  what we wait for is another process
                    await asyncio.sleep(AGAIN)

    async def _post(self, update: Update) -> bool:
        timeout = aiohttp.ClientTimeout(total=15)
        try:
            hook = f"{self.chance.choice(self.hosts)}{update.path}"
            async with self.session.post(hook, data=update.body, headers=update.headers, timeout=timeout) as answer:
                return answer.status == 200  # noqa: PLR2004  OK
        except (aiohttp.ClientError, TimeoutError):
            return False
