"""Webhooks of both messengers as they really come: again, in another order, late, and a hundred at once.

Posted over HTTP to a server in this process while it answers them: how long an acknowledgement takes, beside an
endpoint that does nothing, and whether each message made one card. ``python -m benchmarks webhooks [SECONDS]``.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.channel import TelegramChannel
from bot.web.webhook_route import WebhookRoute
from core.model.household import Household, Invite, Member, NumberHabit, Role
from core.ports import Identity
from tests.conversations.stage import Stage, stage
from tests.conversations.whatsapp_phones import Phones, phones_on, sign
from tests.support.graph_api import PHONE

A_SECOND = 30
BURST = 100
BURST_EACH = 10
"""Seconds between two bursts."""
AGAIN, LATE = 0.1, 0.1
"""Parts of what comes that comes twice, and late, which puts it behind what was written after it."""
HOUSEHOLDS = 8
SECRET = "secret"  # noqa: S105  of a server that only this process reaches


@dataclass(slots=True)
class Figures:
    """Milliseconds to acknowledge, by endpoint, and what came of the messages."""

    took: dict[str, list[float]] = field(default_factory=lambda: {"telegram": [], "whatsapp": [], "bare": []})
    refused: int = 0
    sent: int = 0
    written: int = 0

    def p95(self, name: str) -> float:
        """Return the 95th percentile of an endpoint's times."""
        return statistics.quantiles(self.took[name], n=20)[-1]


async def flood(folder: Path, seconds: int) -> tuple[Figures, int]:
    """Post for so many seconds; return the figures and how many cards there are when all is answered."""
    figures, chance = Figures(), Random(30)
    async with stage(folder, channel="telegram") as scene, phones_on(scene) as phones:
        homes = [await _found(scene, number) for number in range(HOUSEHOLDS)]
        lines = aiohttp.TCPConnector(limit=0)
        async with _served(scene, phones) as address, aiohttp.ClientSession(connector=lines) as session:
            platform = Platform(session, address, figures, chance)
            posting: set[asyncio.Task[None]] = set()
            for second in range(seconds):
                began = time.perf_counter()
                many = A_SECOND + (BURST if second % BURST_EACH == BURST_EACH - 1 else 0)
                for _ in range(many):
                    posting.add(asyncio.create_task(platform.write()))
                    posting.add(asyncio.create_task(platform.post("bare", b"{}", {})))
                    if many == A_SECOND:
                        await asyncio.sleep(1 / A_SECOND)
                await asyncio.sleep(max(0.0, began + 1 - time.perf_counter()))
            await asyncio.gather(*posting)
            await scene.app.conversation.idle()
            while await scene.app.conversation.recover():  # what came out of turn in its chat, as the sweep does
                await scene.app.conversation.idle()
        cards = 0
        for home in homes:
            async with scene.app.store.units(home, None) as uow:
                cards += len(await uow.drafts.open())
    return figures, cards


async def _found(scene: Stage, number: int) -> Any:
    """Make a household whose one member is on both messengers."""
    ids = scene.app.ids
    member = Member(ids.new(), f"P{number}", Role.ADMIN)
    home = Household(ids.new(), f"Home {number}", "INR", "Asia/Kolkata", "en", NumberHabit.POINT)
    async with scene.app.store.directory.begin_onboarding() as transaction:
        await transaction.create_household(home, member, Identity("telegram", str(1000 + number), member.name))
        await transaction.commit()
    async with scene.app.store.units(home.id, member.id) as uow:
        until = datetime(2100, 1, 1, tzinfo=UTC)
        invite = Invite(home.id, home.name, Role.ADMIN, until, member.id)
        await uow.books.add_invite(invite, f"CODE{number}", by=member.id)
        await uow.commit()
    async with scene.app.store.directory.begin_onboarding() as transaction:
        await transaction.join(f"CODE{number}", invite, member, Identity("whatsapp", f"IN.{number}", member.name))
        await transaction.commit()
    return home.id


@asynccontextmanager
async def _served(scene: Stage, phones: Phones) -> AsyncIterator[str]:
    """Yield the address of a server with both webhooks and an endpoint that does nothing."""
    channel = TelegramChannel("4200:made-up", "http://127.0.0.1:9", scene.app.conversation.receive_raw)
    channel.accept(SECRET)

    async def bare(request: Request) -> Response:
        await request.body()
        return Response()

    web: Any = Starlette(routes=[Route("/bare", bare, methods=["POST"])])
    web = WebhookRoute(web, "/telegram/webhook", lambda body, _: channel.webhook(SECRET, body))
    web = WebhookRoute(web, "/whatsapp/webhook", phones.webhook.receive, phones.webhook.answer_challenge)
    quiet: dict[str, Any] = {"log_config": None, "access_log": False, "lifespan": "off"}
    server = uvicorn.Server(uvicorn.Config(web, "127.0.0.1", 0, timeout_keep_alive=600, **quiet))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  uvicorn tells it by a flag alone
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving
        await channel.stop()


@dataclass(slots=True)
class Platform:
    """Both messengers' servers, as far as they post."""

    session: aiohttp.ClientSession
    address: str
    figures: Figures
    chance: Random

    async def write(self) -> None:
        """Post one message of one of the people, now and then late or twice."""
        self.figures.written += 1
        number, who = self.figures.written, self.chance.randrange(HOUSEHOLDS)
        text, name = f"{_word(number)} {100 + number % 800}", self.chance.choice(("telegram", "whatsapp"))
        body, headers = _telegram(number, who, text) if name == "telegram" else _whatsapp(number, who, text)
        times = 2 if self.chance.random() < AGAIN else 1
        if self.chance.random() < LATE:
            await asyncio.sleep(self.chance.uniform(0.1, 3.0))
        for _ in range(times):
            await self.post(name, body, headers)

    async def post(self, name: str, body: bytes, headers: dict[str, str]) -> None:
        """Post a body and note how long its acknowledgement took."""
        path = "bare" if name == "bare" else f"{name}/webhook"
        began = time.perf_counter()
        async with self.session.post(f"{self.address}/{path}", data=body, headers=headers) as answer:
            await answer.read()
            self.figures.refused += answer.status != 200  # noqa: PLR2004
        self.figures.took[name].append((time.perf_counter() - began) * 1000)
        self.figures.sent += name != "bare"


def _word(number: int) -> str:
    """Return a thing's name of its own, in letters alone: a number in it would be one to read."""
    return "zq" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _telegram(number: int, who: int, text: str) -> tuple[bytes, dict[str, str]]:
    person = {"id": 1000 + who, "is_bot": False, "first_name": f"P{who}"}
    chat = {"id": 1000 + who, "type": "private"}
    message = {"message_id": number, "date": 1795000000, "chat": chat, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode(), {}


def _whatsapp(number: int, who: int, text: str) -> tuple[bytes, dict[str, str]]:
    message = {"id": f"wamid.{number}", "from": f"91{who}", "timestamp": "1795000000", "type": "text"}
    value = {
        "metadata": {"phone_number_id": PHONE},
        "contacts": [{"profile": {"name": f"P{who}"}, "wa_id": f"91{who}", "user_id": f"IN.{who}"}],
        "messages": [{**message, "text": {"body": text}}],
    }
    body = json.dumps({"entry": [{"changes": [{"field": "messages", "value": value}]}]}).encode()
    return body, sign(body)


def main(arguments: list[str]) -> int:
    """Print how long acknowledgements took; 1 where a message made no card, or more than one."""
    seconds = int(arguments[0]) if arguments else 60
    with tempfile.TemporaryDirectory() as folder:
        figures, cards = asyncio.run(flood(Path(folder), seconds))
    posted = f"posted {figures.sent} times: {figures.refused} refused, {cards} cards"
    print(f"{figures.written} messages in {seconds} s, {posted}")
    for name, took in figures.took.items():
        print(f"  {name:9} median {statistics.median(took):7.1f} ms   p95 {figures.p95(name):7.1f} ms")
    p95 = {name: round(figures.p95(name), 1) for name in figures.took}
    print(json.dumps({"written": figures.written, "posted": figures.sent, "cards": cards, "p95_ms": p95}))
    return 0 if cards == figures.written and not figures.refused else 1
