"""A family on WhatsApp: one message a turn, buttons and lists within its limits, each webhook's effect once (I2)."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.webhook import WhatsAppWebhook
from bot.messages import Attachment, Button, RawInbound, Reply, Span, Tap
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotAllowed
from core.model.report import Scope
from tests.conversations.stage import Stage, stage
from tests.support.graph_api import PHONE, GraphApi

SECRET = "app secret"
PERSON = "IN.91000"
_ALL = Scope()


@dataclass
class Phones:
    """People's phones: they write, and tap what they were shown."""

    scene: Stage
    graph: GraphApi
    webhook: WhatsAppWebhook
    count: int = 0
    person: str = PERSON
    contacts: list[dict[str, Any]] = field(
        default_factory=lambda: [{"profile": {"name": "Asha"}, "wa_id": "9100", "user_id": PERSON}]
    )

    async def post(self, *messages: dict[str, Any], **value: Any) -> int:
        """Post messages as Meta does, signed; returns the status."""
        shown = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": PHONE}, "messages": list(messages)}
        change = {"field": "messages", "value": {"contacts": self.contacts, **shown, **value}}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}).encode()
        signature = "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()
        status = await self.webhook.receive(body, {"x-hub-signature-256": signature})
        await self.scene.app.conversation.idle()
        return status

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of its own id, written at the stage's instant."""
        self.count += 1
        instant = str(int(self.scene.clock.now().timestamp()))
        return {"id": f"wamid.in{self.count}", "from": "9100", "timestamp": instant, **content}

    async def write(self, text: str) -> list[dict[str, Any]]:
        """Write words; returns what was sent for them."""
        before = len(self.graph.sent)
        await self.post(self.message(type="text", text={"body": text}))
        return self.graph.sent[before:]

    async def tap(self, label: str) -> list[dict[str, Any]]:
        """Tap a button or row of the newest message that has one with this label."""
        before = len(self.graph.sent)
        for number in range(len(self.graph.sent), 0, -1):
            for kind, choice in _choices(self.graph.sent[number - 1]):
                if label in choice["title"]:
                    answer = {"type": kind, kind: {"id": choice["id"], "title": choice["title"]}}
                    context = {"id": f"wamid.out{number}"}
                    await self.post(self.message(type="interactive", interactive=answer, context=context))
                    return self.graph.sent[before:]
        labels = [choice["title"] for each in self.graph.sent for _, choice in _choices(each)]
        raise AssertionError(f"no choice {label!r}; there are {labels}")


def _choices(message: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    action = message.get("interactive", {}).get("action", {})
    buttons = [("button_reply", each["reply"]) for each in action.get("buttons", [])]
    rows = [("list_reply", row) for section in action.get("sections", []) for row in section["rows"]]
    return buttons + rows


def _text(message: dict[str, Any]) -> str:
    found = message.get("text", {}).get("body") or message.get("interactive", {}).get("body", {}).get("text", "")
    return str(found)


@pytest.fixture
async def phones(tmp_path: Path) -> AsyncIterator[Phones]:
    async with stage(tmp_path) as scene:
        graph = GraphApi()
        channel = WhatsAppChannel("token", PHONE, transport=graph.transport(), open_list="Choose")
        scene.app.channels[channel.name] = channel

        async def store(raw: RawInbound) -> None:
            channel.note_message(raw.chat, raw.event)
            await scene.app.conversation.receive_raw(raw)

        yield Phones(scene, graph, WhatsAppWebhook(SECRET, "our word", PHONE, store))
        await channel.stop()


async def _found(phones: Phones) -> None:
    await phones.write("hi")
    await phones.tap("Create a household")
    await phones.tap("Create")


async def test_from_hello_to_the_book(phones: Phones) -> None:
    await _found(phones)
    (card,) = await phones.write("milk 60, auto 120 yesterday")
    assert card["recipient"] == PERSON
    assert "milk" in _text(card).lower()
    saved = await phones.tap("Confirm")
    assert len(saved) == 1
    (total,) = await phones.write("how much did we spend this month?")
    assert "180" in _text(total) or "180" in json.dumps(total)
    (seat,) = await phones.scene.app.store.directory.households()
    async with phones.scene.app.store.units(seat, None) as uow:
        assert (await uow.reports.total(_ALL))[0].money.minor == 18_000


async def test_every_turn_is_one_message_within_the_limits(phones: Phones) -> None:
    await _found(phones)
    script = ("milk 60", "no, 65", "coffee 40, tea 30, bread 55, eggs 90", "help", "/settings", "/categories", "/last",
              "what did we spend", "/trash", "/members", "60", "thanks", "/undo", "/waiting")  # fmt: skip
    for words in script:
        sent = await phones.write(words)
        assert len(sent) == 1, (words, sent)


async def test_a_change_quotes_the_card_it_changes(phones: Phones) -> None:
    await _found(phones)
    await phones.write("milk 60")
    (shown,) = await phones.tap("Edit")
    assert shown["context"]["message_id"].startswith("wamid.out")


async def test_the_same_webhook_again_does_nothing_more(phones: Phones) -> None:
    await _found(phones)
    message = phones.message(type="text", text={"body": "milk 60"})
    before = len(phones.graph.sent)
    for _ in range(3):
        assert await phones.post(message) == 200
    assert len(phones.graph.sent) == before + 1


async def test_what_others_drop_is_read(phones: Phones) -> None:
    """A contact without ``user_id``, a status without contacts, several messages in one body."""
    await _found(phones)
    assert await phones.post(statuses=[{"id": "wamid.out1", "status": "delivered"}], contacts=None) == 200
    phones.contacts = [{"profile": {"name": "Ravi"}, "wa_id": "9200"}]
    before = len(phones.graph.sent)
    one, two = (phones.message(type="text", text={"body": each}) | {"from": "9200"} for each in ("hello", "hi"))
    assert await phones.post(one, two) == 200
    assert len(phones.graph.sent) == before + 2
    assert phones.graph.sent[-1]["to"] == "9200"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'{"entry": 5}', b'{"entry": [{"changes": [{"field": "messages", "value": 3}]}]}']
)
async def test_odd_bodies_are_taken_and_passed(phones: Phones, body: bytes) -> None:
    signature = "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()
    assert await phones.webhook.receive(body, {"x-hub-signature-256": signature}) == 200
    assert phones.graph.sent == []


async def test_a_post_that_is_not_metas_is_refused(phones: Phones) -> None:
    for signature in ("", "sha256=", "sha256=" + "0" * 64, "ü"):
        assert await phones.webhook.receive(b"{}", {"x-hub-signature-256": signature}) == 403


def test_the_challenge_is_answered_to_who_knows_our_word() -> None:
    hook = WhatsAppWebhook(SECRET, "our word", PHONE, lambda _: None)  # type: ignore[arg-type,return-value]
    asked = {"hub.mode": "subscribe", "hub.verify_token": "our word", "hub.challenge": "123"}
    assert hook.answer_challenge(asked) == "123"
    assert hook.answer_challenge(asked | {"hub.verify_token": "wrong"}) is None


@pytest.mark.parametrize(
    ("status", "code", "kind", "wait"),
    [
        (400, 131056, Fault, 6.0),
        (429, 130429, Fault, 30.0),
        (400, 131047, NotAllowed, None),
        (400, 131009, Invalid, None),
        (401, 190, Fault, None),
        (500, 131000, Fault, None),
    ],
)
async def test_each_error_is_told_for_what_it_is(
    phones: Phones, status: int, code: int, kind: type[Exception], wait: float | None
) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    phones.graph.failing.append((status, code))
    with pytest.raises(kind) as told:
        await channel.send(PERSON, Reply((Span("Hello"),)), None)
    assert getattr(told.value, "retry_after", None) == wait


async def test_every_choice_of_a_long_list_is_reached(phones: Phones) -> None:
    await _found(phones)
    (first,) = await phones.write("/settings")
    assert len(_choices(first)) == 10
    (second,) = await phones.tap("… +")
    titles = [each["title"] for _, each in (*_choices(first)[:-1], *_choices(second))]
    assert len(titles) == len(set(titles)) > 10
    (opened,) = await phones.tap(titles[-1])
    assert _text(opened)


async def test_two_buttons_of_one_name_are_rows(phones: Phones) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    row = tuple(Button("Undo", Tap(Verb.UNDO, argument=str(n))) for n in range(2))
    await channel.send(PERSON, Reply((Span("Saved"),), (row,)), None)
    (sent,) = phones.graph.sent
    assert [kind for kind, _ in _choices(sent)] == ["list_reply"] * 2


@pytest.mark.parametrize("image", [None, b"\x89PNG\r\n picture"])
async def test_nothing_of_a_long_card_is_lost(phones: Phones, image: bytes | None) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    lines = [f"{n}. something that was bought, ₹{n}" for n in range(150)]
    await channel.send(
        PERSON, Reply((Span("\n".join(lines)),), ((Button("Confirm", Tap(Verb.CONFIRM_DRAFT)),),)), image
    )
    shown = "\n".join(_text(each) for each in phones.graph.sent if _text(each))
    assert shown.split("\n") == lines
    assert [label["title"] for _, label in _choices(phones.graph.sent[-1])] == ["Confirm"]


async def test_a_picture_is_fetched_within_its_bound(phones: Phones) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    phones.graph.media["abc"] = b"picture"
    assert await channel.fetch(Attachment("photo", "abc"), 100) == b"picture"
    with pytest.raises(Invalid):
        await channel.fetch(Attachment("photo", "abc"), 3)
