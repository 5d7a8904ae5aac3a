"""One script of forty turns on every channel, each with its real adapter: the same book at the end (I1, I2)."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import msgspec
from aiohttp import web

from bot.channels.console import Console, find_button_number
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.webchat import MessageBody, WebChat, make_inbound
from bot.messages import Tap
from tests.acceptance.telegram.emulator import Emulator
from tests.conversations.stage import Stage, stage
from tests.conversations.whatsapp_phones import Phones, phones_on

ME = 501
TOKEN = "4200:made-up-token"
SCRIPT = (
    "milk 60", "[Confirm",
    "auto 120 yesterday", "[Confirm",
    "coffee 40, tea 30, bread 55", "[Confirm",
    "eggs 90", "no, 95", "[Confirm",
    "rent 20000", "[Discard",
    "how much did we spend this month?", "and yesterday?",
    "petrol 500", "[Confirm", "[Undo",
    "salary 85000 received", "[Confirm",
    "/categories", "/last", "delete the bread",
    "/trash", "budget groceries 15000 a month", "how is the groceries budget",
    "dinner 340", "[Edit", "[Amount", "350", "[Confirm",
    "thanks", "help",
    "cake 150", "soap 45", "confirm all",
    "juice 33", "cancel that", "/undo", "/waiting",
    "what did we spend on groceries?", "/settings", "hello",
)  # fmt: skip
"""What a person writes; after ``[`` the label of what they tap."""


class Hands(Protocol):
    """A person at one channel."""

    async def say(self, text: str) -> None:
        """Write words."""
        ...

    async def tap(self, label: str) -> None:
        """Tap the newest button whose label holds a text."""
        ...


class AtTheTerminal:
    """The console."""

    def __init__(self, scene: Stage, folder: Path) -> None:
        self.scene = scene
        self.console = Console(io.StringIO(), folder, scene.app.ids, "Asha")
        scene.app.channels["console"] = self.console

    async def say(self, text: str) -> None:
        await self.scene.app.conversation.receive(self.console.parse_line("Asha", text))
        await self.scene.app.conversation.idle()

    async def tap(self, label: str) -> None:
        await self.say(str(find_button_number(self.console, label)))


class InTheBrowser:
    """The web chat, by its transcript."""

    def __init__(self, scene: Stage) -> None:
        self.scene = scene
        self.page = WebChat(scene.app.store.transcript)
        scene.app.channels["webchat"] = self.page
        self.events = 0

    async def say(self, text: str, **more: Any) -> None:
        self.events += 1
        inbound = replace(make_inbound("session", str(self.events)), text=text, name="Asha", **more)
        if text:
            inbound = await self.page.show_member_message(inbound)
        await self.scene.app.conversation.receive(inbound)
        await self.scene.app.conversation.idle()

    async def tap(self, label: str) -> None:
        for said in reversed(await self.page.transcript.list_before("session", None, 50)):
            body = msgspec.json.decode(said.body, type=MessageBody)
            for button in (button for row in body.buttons for button in row):
                if label in button.label and button.tap:
                    return await self.say("", tap=Tap.parse(button.tap), tap_id="session:t", message=str(said.number))
        raise AssertionError(f"no button {label!r}")


class OnTelegram:
    """Telegram, by an emulator of its Bot API over HTTP."""

    def __init__(self, scene: Stage, emulator: Emulator, channel: TelegramChannel) -> None:
        self.scene, self.emulator, self.channel = scene, emulator, channel
        self.updates = 0

    async def post(self, **update: Any) -> None:
        self.updates += 1
        body = json.dumps({"update_id": self.updates, **update}).encode()
        assert await self.channel.webhook("secret", body) == 200
        await self.scene.app.conversation.idle()

    def message(self, text: str, number: int) -> dict[str, Any]:
        person = {"id": ME, "is_bot": False, "first_name": "Asha", "language_code": "en"}
        date = int(self.scene.clock.now().timestamp())
        return {"message_id": number, "date": date, "chat": {"id": ME, "type": "private"}, "from": person, "text": text}

    async def say(self, text: str) -> None:
        await self.post(message=self.message(text, 90_000 + self.updates))

    async def tap(self, label: str) -> None:
        memory = self.emulator.memory
        for number in dict.fromkeys(shown.message for shown in reversed(memory.shown)):
            shown = memory.find(ME, number)
            for button in shown.buttons if shown else ():
                if label in button["text"] and "callback_data" in button:
                    message = self.message("", number)
                    query = {"id": str(self.updates), "from": message["from"], "message": message}
                    return await self.post(callback_query={**query, "data": button["callback_data"]})
        raise AssertionError(f"no button {label!r}")


class OnWhatsApp:
    """WhatsApp, by a strict Graph API."""

    def __init__(self, phone: Phones) -> None:
        self.phone = phone

    async def say(self, text: str) -> None:
        assert len(await self.phone.write(text)) <= 1, text

    async def tap(self, label: str) -> None:
        assert len(await self.phone.tap(label)) <= 1, label


@asynccontextmanager
async def _at(name: str, scene: Stage, folder: Path) -> AsyncIterator[Hands]:
    """Yield a person at a channel of a stage."""
    if name == "console":
        yield AtTheTerminal(scene, folder)
    elif name == "webchat":
        yield InTheBrowser(scene)
    elif name == "whatsapp":
        async with phones_on(scene) as phone:
            yield OnWhatsApp(phone)
    else:
        emulator = Emulator()
        runner = web.AppRunner(emulator.app(), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        channel = TelegramChannel(TOKEN, f"http://{host}:{port}", scene.app.conversation.receive_raw)
        channel.accept("secret")
        scene.app.channels["telegram"] = channel
        yield OnTelegram(scene, emulator, channel)
        assert emulator.memory.refused == []
        await channel.stop()
        await runner.cleanup()


async def _play(name: str, folder: Path) -> list[tuple[object, ...]]:
    """Play the script on a channel; return the book's entries, and what lies in the trash."""
    async with stage(folder) as scene, _at(name, scene, folder) as hands:
        await hands.say("hi")
        await hands.tap("Create a household")
        await hands.tap("Create")
        for turn in SCRIPT:
            await (hands.tap(turn[1:]) if turn.startswith("[") else hands.say(turn))
        (scene.household,) = await scene.app.store.directory.list_households()
        entries = await scene.book()
        async with scene.app.store.units(scene.household, None) as uow:
            gone, waiting = await uow.entries.list_trash(50), await uow.drafts.list_open()
            budgets = await uow.budgets.list_budgets()
        lines = [(entry.line.description, entry.line.money, entry.line.day, entry.line.category) for entry in entries]
        thrown = sorted((entry.line.description, entry.line.money.minor) for entry in gone)
        return [*lines, ("trash", *thrown), ("waiting", len(waiting)), ("budgets", len(budgets))]


async def test_the_same_script_makes_the_same_book_on_every_channel(tmp_path: Path) -> None:
    assert len(SCRIPT) >= 40
    books = {}
    for name in ("console", "webchat", "telegram", "whatsapp"):
        folder = tmp_path / name
        folder.mkdir()
        books[name] = await _play(name, folder)
    expected = books["console"]
    assert len(expected) > 8
    for name, book in books.items():
        assert book == expected, name
