"""Fake servers of Telegram and WhatsApp that fail on demand and remember every chat, and people who write to both."""

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
"""Seconds a person waits for an answer before the run is called a failure."""
AGAIN = 0.5
GRAPH_ERRORS = {"500": (500, 131000), "429": (429, 131056)}
"""What WhatsApp answers in a mood: the HTTP status, and its code for "try later" or "too much to this person"."""


class MoodyMessenger(Messenger):
    """Answers as both messengers' servers do, or with an error while its mood is one."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = ""
        """Empty where all is well; else ``500``, ``429`` or ``hang``."""
        self.graph = GraphApi()
        self.shown: defaultdict[int | str, list[dict[str, Any]]] = defaultdict(list)
        """What stands in each chat: Telegram's by number, WhatsApp's by the person's id."""
        self._taken = 0
        """How many of the messages that WhatsApp's server took stand in a chat."""
        self.calm = asyncio.Event()
        """Whether it does not hang."""
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
        """Answer as WhatsApp's server besides."""
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
        """Return the first message of a chat that holds all words, and a button where one is wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in self.shown[chat]:
                    if all(word in message["text"] for word in words) and (message["markup"] or not button):
                        return message
                await asyncio.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Update:
    """What a messenger posts: the webhook's path, a body and headers."""

    path: str
    body: bytes
    headers: dict[str, str]


class TelegramSide:
    """What Telegram posts of a person."""

    name = "telegram"

    def __init__(self) -> None:
        self._updates = itertools.count(1)

    def chat(self, person: int) -> int:
        """Return the chat of a person."""
        return person

    def message(self, person: int, text: str) -> Update:
        """Return a message of a person."""
        number = next(self._updates)
        written = {"message_id": number, "date": int(time.time()), **self._who(person), "text": text}
        return self._update(number, {"message": written})

    def tap(self, person: int, card: dict[str, Any]) -> Update:
        """Return a tap at the first button of a card."""
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
    """What WhatsApp posts of a person, signed."""

    name = "whatsapp"

    def __init__(self) -> None:
        self._messages = itertools.count(1)

    def chat(self, person: int) -> str:
        """Return the chat of a person."""
        return f"IN.{person}"

    def message(self, person: int, text: str) -> Update:
        """Return a message of a person."""
        return self._update(person, {"type": "text", "text": {"body": text}})

    def tap(self, person: int, card: dict[str, Any]) -> Update:
        """Return a tap at the first button of a card."""
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
    """People of one messenger: an update is posted until some process took it, and now and then once more."""

    side: TelegramSide | WhatsAppSide
    messenger: MoodyMessenger
    hosts: tuple[str, ...]
    session: aiohttp.ClientSession
    chance: Random
    redelivered: int = 0
    waited: list[float] = field(default_factory=list)
    """Seconds from a message to its card."""

    async def record(self, person: int, text: str, amount: str) -> None:
        """Write a purchase, wait for its card, confirm it and wait until it is saved."""
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
