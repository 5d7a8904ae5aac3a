"""People's phones with WhatsApp: they write and tap, over signed webhooks and the strict Graph API."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.webhook import WhatsAppWebhook
from bot.messages import RawInbound
from bot.render.words import Words
from tests.conversations.stage import Stage
from tests.support.graph_api import PHONE, GraphApi

SECRET = "app secret"
PERSON = "IN.91000"


def sign(body: bytes) -> dict[str, str]:
    """Return the header that Meta signs a body with."""
    return {"x-hub-signature-256": "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()}


@dataclass
class Phones:
    """People's phones: they write, and tap what they were shown."""

    scene: Stage
    graph: GraphApi
    webhook: WhatsAppWebhook
    count: int = 0
    person: str = PERSON
    number: str = "9100"
    name: str = "Asha"
    contacts: list[dict[str, Any]] | None = None
    """What stands in the webhooks instead of this person's own contact."""

    def of(self, name: str, number: str) -> Phones:
        """The phone of another person, on the same network."""
        mine = Phones(self.scene, self.graph, self.webhook, 1000 * int(number))
        mine.person, mine.number, mine.name = f"IN.{number}0", number, name
        return mine

    async def post(self, *messages: dict[str, Any], **value: Any) -> int:
        """Post messages as Meta does, signed; returns the status."""
        shown = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": PHONE}, "messages": list(messages)}
        own = [{"profile": {"name": self.name}, "wa_id": self.number, "user_id": self.person}]
        change = {"field": "messages", "value": {"contacts": self.contacts or own, **shown, **value}}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}).encode()
        for message in messages:
            self.graph.heard[self.person if message["from"] == self.number else message["from"]] = (
                self.scene.clock.now()
            )
        status = await self.webhook.receive(body, sign(body))
        await self.scene.app.conversation.idle()
        return status

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of its own id, written at the stage's instant."""
        self.count += 1
        instant = str(int(self.scene.clock.now().timestamp()))
        return {"id": f"wamid.in{self.count}", "from": self.number, "timestamp": instant, **content}

    async def write(self, text: str) -> list[dict[str, Any]]:
        """Write words; returns what was sent for them."""
        before = len(self.graph.sent)
        await self.post(self.message(type="text", text={"body": text}))
        return self.graph.sent[before:]

    async def tap(self, label: str) -> list[dict[str, Any]]:
        """Tap a button or row of the newest message that has one with this label."""
        before = len(self.graph.sent)
        for number in range(len(self.graph.sent), 0, -1):
            shown = self.graph.sent[number - 1]
            if self.person != (shown.get("recipient") or shown.get("to")):
                continue
            for kind, choice in choices_of(shown):
                if label in choice["title"]:
                    answer = {"type": kind, kind: {"id": choice["id"], "title": choice["title"]}}
                    context = {"id": f"wamid.out{number}"}
                    await self.post(self.message(type="interactive", interactive=answer, context=context))
                    return self.graph.sent[before:]
        labels = [choice["title"] for each in self.graph.sent for _, choice in choices_of(each)]
        raise AssertionError(f"no choice {label!r}; there are {labels}")


def choices_of(message: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """What can be tapped under a message: how it is answered, and its id and title."""
    action = message.get("interactive", {}).get("action", {})
    buttons = [("button_reply", each["reply"]) for each in action.get("buttons", [])]
    rows = [("list_reply", row) for section in action.get("sections", []) for row in section["rows"]]
    return buttons + rows


def text_of(message: dict[str, Any]) -> str:
    """The words of a message."""
    found = message.get("text", {}).get("body") or message.get("interactive", {}).get("body", {}).get("text", "")
    file = message.get("image") or message.get("document") or {}
    return str(found or file.get("caption", ""))


def _name_list(language: str) -> str:
    return Words(language)("whatsapp-open-list")


@asynccontextmanager
async def phones_on(scene: Stage, micros: int = 14_000) -> AsyncIterator[Phones]:
    """WhatsApp beside what a stage has; a message costs so many millionths of a dollar."""
    graph = GraphApi(scene.clock)
    channel = WhatsAppChannel("token", PHONE, transport=graph.transport(), open_list=_name_list)
    scene.app.channels[channel.name] = channel

    async def store(raw: RawInbound) -> None:
        channel.note_message(raw.chat, raw.event)
        await scene.app.conversation.receive_raw(raw)

    bill, prices = scene.app.store.message_prices.store_price, dict.fromkeys(("utility", "service"), micros)
    webhook = WhatsAppWebhook(SECRET, "our word", PHONE, store, bill=bill, micros=prices)
    yield Phones(scene, graph, webhook)
    await channel.stop()
