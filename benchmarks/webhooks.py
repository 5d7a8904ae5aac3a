"""Measure webhooks as messengers really send them: repeated, out of order, late, and a hundred at once.

They are posted over HTTP to a server process. Measured are the time to acknowledge a message, beside an empty endpoint
of the same process and one of an idle process, and whether each message made exactly one draft. Run as ``python -m
benchmarks webhooks [SECONDS]``.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.channel import TelegramChannel
from bot.commands.warming import warm_up
from bot.web.webhook_route import WebhookRoute
from core.model.household import Household, Invite, Member, NumberHabit, Role
from core.ports import Identity
from tests.conversations.stage import Stage, stage
from tests.conversations.whatsapp_phones import phones_on, sign
from tests.support.graph_api import PHONE

A_SECOND = 30
BURST = 100
BURST_EACH = 10
"""Seconds between two bursts."""
AGAIN, LATE = 0.1, 0.1
"""The shares of messages that are sent twice, and that are sent late, after messages written later."""
HOUSEHOLDS = 8
SAME, APART = "bare", "bare, apart"
"""The names of the two empty endpoints: of the server process, and of a process that does nothing else."""
SECRET = "secret"  # noqa: S105  of a server that only this process reaches


@dataclass(slots=True)
class Figures:
    """Milliseconds to acknowledge by endpoint, and counts of the messages."""

    took: dict[str, list[float]] = field(
        default_factory=lambda: {name: [] for name in ("telegram", "whatsapp", SAME, APART)}
    )
    refused: int = 0
    sent: int = 0
    written: int = 0

    def p95(self, name: str) -> float:
        """Return the 95th percentile of an endpoint's times."""
        return statistics.quantiles(self.took[name], n=20)[-1]


async def flood(address: str, beside: str, seconds: int) -> Figures:
    """Post messages for some seconds, each beside posts to the empty endpoints; return the figures."""
    figures, chance = Figures(), Random(30)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        platform = Platform(session, address, beside, figures, chance)
        posting: set[asyncio.Task[None]] = set()
        for second in range(seconds):
            began = time.perf_counter()
            many = A_SECOND + (BURST if second % BURST_EACH == BURST_EACH - 1 else 0)
            for _ in range(many):
                posting.add(asyncio.create_task(platform.write()))
                posting.add(asyncio.create_task(platform.post(SAME, b"{}", {})))
                posting.add(asyncio.create_task(platform.post(APART, b"{}", {})))
                if many == A_SECOND:
                    await asyncio.sleep(1 / A_SECOND)
            await asyncio.sleep(max(0.0, began + 1 - time.perf_counter()))
        await asyncio.gather(*posting)
    return figures


async def _answer_all(folder: Path, line: Connection) -> None:
    """Serve both webhooks and handle the messages; send the address, and at the end the number of drafts."""
    async with stage(folder, channel="telegram") as scene, phones_on(scene) as phones:
        homes = [await _found(scene, number) for number in range(HOUSEHOLDS)]
        await warm_up(scene.app)
        conversation = scene.app.conversation
        channel = TelegramChannel("4200:made-up", "http://127.0.0.1:9", conversation.receive_raw)
        channel.accept(SECRET)
        web: Any = WebhookRoute(_bare(), "/telegram/webhook", lambda body, _: channel.webhook(SECRET, body))
        web = WebhookRoute(web, "/whatsapp/webhook", phones.webhook.receive, phones.webhook.answer_challenge)
        async with _served(web, line):
            pass
        await channel.stop()
        await conversation.idle()
        while await conversation.recover():  # what came out of turn in its chat, as the sweep does
            await conversation.idle()
        cards = 0
        for home in homes:
            async with scene.app.store.units(home, None) as uow:
                cards += len(await uow.drafts.list_open())
        line.send(cards)


async def _answer_nothing(folder: Path, line: Connection) -> None:
    """Serve an empty endpoint in a process that does nothing else."""
    del folder
    async with _served(_bare(), line):
        pass


def _run_server(work: Callable[[Path, Connection], Coroutine[Any, Any, None]], folder: str, line: Connection) -> None:
    """Run a server on the event loop that the product uses (uvloop)."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work(Path(folder), line))


async def _found(scene: Stage, number: int) -> Any:
    """Create a household whose one member is on both messengers; return its id."""
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


def _bare() -> Starlette:
    async def bare(request: Request) -> Response:
        await request.body()
        return Response()

    return Starlette(routes=[Route("/bare", bare, methods=["POST"])])


@asynccontextmanager
async def _served(web: Any, line: Connection) -> AsyncIterator[None]:
    """Serve on a free port, send the address, and run the block once the other side reports that all is posted."""
    quiet: dict[str, Any] = {"log_config": None, "access_log": False, "lifespan": "off"}
    server = uvicorn.Server(uvicorn.Config(web, "127.0.0.1", 0, timeout_keep_alive=600, **quiet))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  uvicorn tells it by a flag alone
        await asyncio.sleep(0.01)
    line.send(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    try:
        await asyncio.to_thread(line.recv)
        yield
    finally:
        server.should_exit = True
        await serving


@dataclass(slots=True)
class Platform:
    """The sender of both messengers' webhooks."""

    session: aiohttp.ClientSession
    address: str
    beside: str
    """The address of the process that does nothing else."""
    figures: Figures
    chance: Random

    async def write(self) -> None:
        """Post one message by one of the people, sometimes late or twice."""
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
        """Post a body and record how long its acknowledgement took."""
        bare = {SAME: f"{self.address}/bare", APART: f"{self.beside}/bare"}
        began = time.perf_counter()
        url = bare.get(name) or f"{self.address}/{name}/webhook"
        async with self.session.post(url, data=body, headers=headers) as answer:
            await answer.read()
            self.figures.refused += answer.status != 200  # noqa: PLR2004
        self.figures.took[name].append((time.perf_counter() - began) * 1000)
        self.figures.sent += name not in bare


def _word(number: int) -> str:
    """Return a unique thing's name in letters alone, as a digit in it would be read as an amount."""
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
    """Run the test and print the times; return 1 if a message made no draft or more than one, or was refused."""
    seconds = int(arguments[0]) if arguments else 60
    context = get_context("spawn")
    ours, apart = context.Pipe(), context.Pipe()
    with tempfile.TemporaryDirectory() as folder:
        servers = [
            context.Process(target=_run_server, args=(_answer_all, folder, ours[1])),
            context.Process(target=_run_server, args=(_answer_nothing, folder, apart[1])),
        ]
        for server in servers:
            server.start()
        figures = asyncio.run(flood(ours[0].recv(), apart[0].recv(), seconds))
        for line, _ in (ours, apart):
            line.send("all is posted")
        cards = ours[0].recv()
        for server in servers:
            server.join()
    posted = f"posted {figures.sent} times: {figures.refused} refused, {cards} cards"
    print(f"{figures.written} messages in {seconds} s, {posted}")
    for name, took in figures.took.items():
        print(f"  {name:11} median {statistics.median(took):7.1f} ms   p95 {figures.p95(name):7.1f} ms")
    p95 = {name: round(figures.p95(name), 1) for name in figures.took}
    print(json.dumps({"written": figures.written, "posted": figures.sent, "cards": cards, "p95_ms": p95}))
    return 0 if cards == figures.written and not figures.refused else 1
