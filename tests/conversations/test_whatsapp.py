"""A family on WhatsApp: one message a turn, buttons and lists within its limits, each webhook's effect once (I2)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.whatsapp.webhook import WhatsAppWebhook
from bot.messages import Attachment, Button, Reply, Tap, TextRun
from bot.verbs import Verb
from core.errors import Fault, Invalid, NotAllowed
from core.model.report import Scope
from tests.conversations.stage import stage
from tests.conversations.whatsapp_phones import PERSON, SECRET, Phones, choices_of, phones_on, sign, text_of
from tests.support.graph_api import PHONE

_ALL = Scope()


@pytest.fixture
async def phones(tmp_path: Path) -> AsyncIterator[Phones]:
    async with stage(tmp_path) as scene, phones_on(scene) as network:
        yield network


async def _found(phones: Phones) -> None:
    await phones.write("hi")
    await phones.tap("Create a household")
    await phones.tap("Create")


async def test_from_hello_to_the_book(phones: Phones) -> None:
    await _found(phones)
    (card,) = await phones.write("milk 60, auto 120 yesterday")
    assert card["recipient"] == PERSON
    assert "milk" in text_of(card).lower()
    saved = await phones.tap("Confirm")
    assert len(saved) == 1
    (total,) = await phones.write("how much did we spend this month?")
    assert "180" in text_of(total) or "180" in json.dumps(total)
    (seat,) = await phones.scene.app.store.directory.list_households()
    async with phones.scene.app.store.units(seat, None) as uow:
        assert (await uow.reports.read_total(_ALL))[0].money.minor == 18_000


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
    assert await phones.webhook.receive(body, sign(body)) == 200
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
        await channel.send(PERSON, Reply((TextRun("Hello"),)), None)
    assert getattr(told.value, "retry_after", None) == wait


async def test_every_choice_of_a_long_list_is_reached(phones: Phones) -> None:
    await _found(phones)
    (first,) = await phones.write("/settings")
    assert len(choices_of(first)) == 10
    (second,) = await phones.tap("… +")
    titles = [each["title"] for _, each in (*choices_of(first)[:-1], *choices_of(second))]
    assert len(titles) == len(set(titles)) > 10
    (opened,) = await phones.tap(titles[-1])
    assert text_of(opened)


async def test_a_list_is_opened_by_a_word_of_its_readers_language(phones: Phones) -> None:
    await _found(phones)
    await phones.write("/language")
    await phones.tap("Deutsch")
    (shown,) = await phones.write("/settings")
    assert shown["interactive"]["action"]["button"] == "Wählen"


async def test_two_buttons_of_one_name_are_rows(phones: Phones) -> None:
    await _found(phones)
    channel = phones.scene.app.channels["whatsapp"]
    row = tuple(Button("Undo", Tap(Verb.UNDO, argument=str(n))) for n in range(2))
    await channel.send(PERSON, Reply((TextRun("Saved"),), (row,)), None)
    sent = phones.graph.sent[-1]
    assert [kind for kind, _ in choices_of(sent)] == ["list_reply"] * 2


@pytest.mark.parametrize("image", [None, b"\x89PNG\r\n picture"])
async def test_nothing_of_a_long_card_is_lost(phones: Phones, image: bytes | None) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    await _found(phones)
    before = len(phones.graph.sent)
    lines = [f"{n}. something that was bought, ₹{n}" for n in range(150)]
    await channel.send(
        PERSON, Reply((TextRun("\n".join(lines)),), ((Button("Confirm", Tap(Verb.CONFIRM_DRAFT)),),)), image
    )
    shown = "\n".join(text_of(each) for each in phones.graph.sent[before:] if text_of(each))
    assert shown.split("\n") == lines
    assert [label["title"] for _, label in choices_of(phones.graph.sent[-1])] == ["Confirm"]


async def test_a_picture_is_fetched_within_its_bound(phones: Phones) -> None:
    channel = phones.scene.app.channels["whatsapp"]
    phones.graph.media["abc"] = b"picture"
    assert await channel.fetch(Attachment("photo", "abc"), 100) == b"picture"
    with pytest.raises(Invalid):
        await channel.fetch(Attachment("photo", "abc"), 3)
