"""A fake Bot API that fails on demand, remembers every chat, and people who write until they are answered."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
from aiohttp import web

from benchmarks.messenger import SECRET, Messenger, confirm_of

PATIENCE = 240.0
"""Seconds a person waits for an answer before the run is called a failure."""
AGAIN = 0.5


class MoodyMessenger(Messenger):
    """Answers as the Bot API does, or with an error while its mood is one."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = ""
        """Empty where all is well; else ``500``, ``429`` or ``hang``."""
        self.shown: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
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

    def _wake(self, chat: int, message: dict[str, Any]) -> None:
        self.shown[chat].append(message)

    async def wait_for(self, chat: int, *words: str, button: bool) -> dict[str, Any]:
        """Return the first message of a chat that holds all words, and a button where one is wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in self.shown[chat]:
                    if all(word in message["text"] for word in words) and (message["markup"] or not button):
                        return message
                await asyncio.sleep(0.05)


@dataclass(slots=True)
class Writer:
    """Telegram's side of one person: an update is posted until some process took it, and now and then once more."""

    messenger: MoodyMessenger
    hooks: tuple[str, ...]
    session: aiohttp.ClientSession
    chance: Random
    updates: itertools.count[int]
    redelivered: int = 0
    waited: list[float] = field(default_factory=list)
    """Seconds from a message to its card."""

    async def record(self, person: int, text: str, amount: str) -> None:
        """Write a purchase, wait for its card, confirm it and wait until it is saved."""
        began = time.monotonic()
        sender = {"id": person, "is_bot": False, "first_name": f"P{person}"}
        chat = {"id": person, "type": "private", "first_name": f"P{person}"}
        written = {"message_id": next(self.messenger.numbers), "date": int(time.time()), "from": sender, "chat": chat}
        await self._deliver({"message": written | {"text": text}})
        card = await self.messenger.wait_for(person, amount, button=True)
        self.waited.append(time.monotonic() - began)
        shown = {"message_id": card["message_id"], "date": 1, "chat": card["chat"], "text": card["text"]}
        tap = {"id": str(written["message_id"]), "from": sender, "chat_instance": "1", "data": confirm_of(card)}
        await self._deliver({"callback_query": tap | {"message": shown}})
        await self.messenger.wait_for(person, amount, "Saved", button=False)

    async def _deliver(self, update: dict[str, Any]) -> None:
        body = {"update_id": next(self.updates)} | update
        twice = self.chance.random() < 0.2  # noqa: PLR2004  one in five
        self.redelivered += twice
        for _ in range(2 if twice else 1):
            async with asyncio.timeout(PATIENCE):
                while not await self._post(body):  # noqa: ASYNC110  what we wait for is another process
                    await asyncio.sleep(AGAIN)

    async def _post(self, body: dict[str, Any]) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        timeout = aiohttp.ClientTimeout(total=15)
        try:
            hook = self.chance.choice(self.hooks)
            async with self.session.post(hook, json=body, headers=headers, timeout=timeout) as answer:
                return answer.status == 200  # noqa: PLR2004  OK
        except (aiohttp.ClientError, TimeoutError):
            return False
