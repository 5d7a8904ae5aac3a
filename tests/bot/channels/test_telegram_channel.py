"""The channel against the Bot API emulator, with a plain list where the conversation would be."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from aiogram.client.session.aiohttp import AiohttpSession
from aiohttp import web

from bot.channels.telegram.channel import BODY_BYTES, TelegramChannel
from bot.channels.telegram.update_parser import parse_stored_update
from bot.handlers.talk import THANKED
from bot.messages import Archive, Attachment, Button, Document, Original, RawInbound, Reaction, Reply, Tap, TextRun
from core.errors import Fault, Invalid, Refusal
from tests.acceptance.telegram.emulator import USERNAME, Emulator, PlannedRefusal, ShownMessage

TOKEN = "4200:made-up"
SECRET = "s3cret-of-the-hook"
CARD = Reply(body=(TextRun("Milk", "bold"), TextRun(" ₹60 <&>")), buttons=((Button("Confirm", Tap("confirm")),),))
PNG = b"\x89PNG\r\n\x1a\n made up"


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    runner = web.AppRunner(emulator.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.address = "http://{}:{}".format(*runner.addresses[0][:2])
    yield emulator
    await runner.cleanup()


@pytest.fixture
def received() -> list[RawInbound]:
    return []


@pytest.fixture
def app_url() -> str:
    """No address of a Mini App, unless a test is parametrised otherwise."""
    return ""


@pytest_asyncio.fixture
async def channel(telegram: Emulator, received: list[RawInbound], app_url: str) -> AsyncIterator[TelegramChannel]:
    async def store(raw: RawInbound) -> None:
        received.append(raw)

    menu = {"": [("today", "Today's entries")], "ru": [("today", "Сегодня")]}
    group_menu = {"": [("today", "Today")]}
    channel = TelegramChannel(TOKEN, telegram.address, store, menu=menu, group_menu=group_menu, app_url=app_url)
    yield channel
    await channel.stop_receiving()
    assert isinstance(channel.bot.session, AiohttpSession)
    await (await channel.bot.session.create_session()).close()  # or aiogram waits for a quarter of a second
    await channel.stop()


def _shown(telegram: Emulator) -> ShownMessage:
    return telegram.memory.shown[-1]


def _calls(telegram: Emulator, method: str) -> list[dict[str, Any]]:
    return [fields for name, fields in telegram.memory.calls if name == method]


def _update(number: int, text: str) -> dict[str, Any]:
    chat = {"id": 5, "type": "private"}
    sender = {"id": 5, "is_bot": False, "first_name": "Asha"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text}}


async def _until(condition: Any) -> None:
    async with asyncio.timeout(45):  # nobody waits longer than it takes, and a busy machine takes its time
        while not condition():  # noqa: ASYNC110 - the emulator has no event to wait on
            await asyncio.sleep(0.01)


async def test_a_sign_is_put_to_a_message_instead_of_a_line(channel: TelegramChannel, telegram: Emulator) -> None:
    reply = Reply((TextRun("Always happy to help"),), reaction=Reaction("31", THANKED))
    assert await channel.send("5", reply, None) == "31"
    assert telegram.memory.shown == []
    (call,) = _calls(telegram, "setMessageReaction")
    assert (call["message_id"], call["reaction"]) == ("31", [{"type": "emoji", "emoji": THANKED}])


async def test_where_a_sign_is_refused_the_line_is_said(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.planned_refusals.append(PlannedRefusal("setMessageReaction", 400, "Bad Request: REACTION_INVALID"))
    await channel.send("5", Reply((TextRun("Always happy to help"),), reaction=Reaction("31", THANKED)), None)
    assert _shown(telegram).styled == "Always happy to help"


async def test_a_card_is_shown_with_its_buttons(channel: TelegramChannel, telegram: Emulator) -> None:
    sent = await channel.send("5", CARD, None)
    shown = _shown(telegram)
    assert (str(shown.message), shown.text, shown.labels) == (sent, "Milk ₹60 <&>", ("Confirm",))
    assert shown.styled == "<b>Milk</b> ₹60 &lt;&amp;&gt;"
    assert _calls(telegram, "sendMessage")[0]["link_preview_options"] == {"is_disabled": True}


async def test_text_whose_tags_leave_no_room_goes_unstyled(channel: TelegramChannel, telegram: Emulator) -> None:
    body = (TextRun("&" * 4000, "bold"),)
    await channel.send("5", Reply(body=body), None)
    assert _shown(telegram).text == body[0].text


async def test_a_chart_and_a_file_carry_their_caption(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.send("5", CARD, PNG)
    assert (_shown(telegram).photo, _shown(telegram).text, _shown(telegram).labels) == (
        PNG,
        "Milk ₹60 <&>",
        ("Confirm",),
    )
    await channel.send("5", Reply(document=Document("entries.csv", "text/csv", "a,ä\n")), None)
    assert (_shown(telegram).file, _shown(telegram).file_name) == ("a,ä\n".encode(), "entries.csv")


async def test_several_pictures_are_one_message(channel: TelegramChannel, telegram: Emulator) -> None:
    body = (TextRun("November", "bold"), TextRun(" <&>"))
    sent = await channel.send_album("5", Reply(body), [PNG, PNG + b" too"])
    shown = _shown(telegram)
    assert (str(shown.message), shown.text, shown.album) == (sent, "November <&>", (PNG, PNG + b" too"))
    await channel.send_album("5", Reply(), [PNG, PNG])
    assert (_shown(telegram).text, len(_shown(telegram).album)) == ("", 2)
    telegram.odd_answers = True
    assert int(await channel.send_album("5", Reply(body), [PNG, PNG])) > int(sent), (
        "it was sent, so it is not sent again"
    )
    assert len(_calls(telegram, "sendMediaGroup")) == 3


async def test_an_original_goes_as_what_it_is(channel: TelegramChannel, telegram: Emulator) -> None:
    """A photo that Telegram does not take as one (a till roll) goes as a file; a chart does not."""
    bill = Reply(original=Original(UUID(int=1), "key", "application/pdf", "2026-11-20.pdf"))
    await channel.send("5", bill, b"%PDF-1.7 bill")
    assert (_shown(telegram).file, _shown(telegram).file_name) == (b"%PDF-1.7 bill", "2026-11-20.pdf")
    telegram.planned_refusals.append(PlannedRefusal("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    await channel.send("5", Reply(original=Original(UUID(int=1), "key")), PNG)
    assert (_shown(telegram).file, _shown(telegram).file_name) == (PNG, "picture.png")
    archive = Archive("purser.zip", UUID(int=1), date(2026, 11, 21), "receipts", ())
    await channel.send("5", Reply(archive=archive), b"PK packed")
    assert (_shown(telegram).file, _shown(telegram).file_name) == (b"PK packed", "purser.zip")
    telegram.planned_refusals.append(PlannedRefusal("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    with pytest.raises(Refusal):
        await channel.send("5", Reply(), PNG)


async def test_a_card_changes_in_place(channel: TelegramChannel, telegram: Emulator) -> None:
    sent = await channel.send("5", CARD, None)
    assert await channel.edit("5", sent, Reply(body=(TextRun("Saved"),))) is None
    assert await channel.edit("5", sent, Reply(body=(TextRun("Saved"),))) is None, "not modified is success"
    now = telegram.memory.find(5, int(sent))
    assert now is not None
    assert (now.text, now.labels) == ("Saved", ())


async def test_only_the_buttons_change_where_there_are_no_words(channel: TelegramChannel, telegram: Emulator) -> None:
    sent = await channel.send("5", CARD, None)
    await channel.edit("5", sent, Reply(buttons=((Button("Undo", Tap("undo")),),)))
    assert (_shown(telegram).text, _shown(telegram).labels) == ("Milk ₹60 <&>", ("Undo",))


async def test_words_under_a_picture_change_too(channel: TelegramChannel, telegram: Emulator) -> None:
    sent = await channel.send("5", CARD, PNG)
    assert await channel.edit("5", sent, Reply(body=(TextRun("October"),))) is None
    assert (_shown(telegram).text, _shown(telegram).photo) == ("October", PNG)


async def test_a_message_that_is_gone_is_sent_anew(channel: TelegramChannel, telegram: Emulator) -> None:
    anew = await channel.edit("5", "9999", CARD)
    assert anew == str(_shown(telegram).message)


@pytest.mark.parametrize(
    ("status", "words", "parameters"),
    [(502, "Bad Gateway", None), (401, "Unauthorized", None), (409, "Conflict", None), (500, "restart", None)],
)
async def test_what_may_pass_is_a_fault(
    channel: TelegramChannel, telegram: Emulator, status: int, words: str, parameters: dict[str, Any] | None
) -> None:
    telegram.planned_refusals.append(PlannedRefusal("sendMessage", status, words, parameters))
    with pytest.raises(Fault) as fault:
        await channel.send("5", CARD, None)
    assert TOKEN not in str(fault.value)


async def test_too_many_requests_says_how_long_and_holds_the_chat(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.planned_refusals.append(
        PlannedRefusal("sendMessage", 429, "Too Many Requests: retry after 9", {"retry_after": 9})
    )
    with pytest.raises(Fault) as first:
        await channel.send("5", CARD, None)
    with pytest.raises(Fault) as second:
        await channel.send("5", CARD, None)
    assert first.value.retry_after == 9
    assert second.value.retry_after == pytest.approx(9, abs=0.5)
    assert len(_calls(telegram, "sendMessage")) == 1, "the second never left"
    await channel.send("6", CARD, None)


async def test_too_many_signs_of_typing_hold_no_message(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.planned_refusals.append(
        PlannedRefusal("sendChatAction", 429, "Too Many Requests: retry after 9", {"retry_after": 9})
    )
    await channel.working("5")
    await channel.send("5", CARD, None)
    assert _shown(telegram).text == "Milk ₹60 <&>"


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
)
async def test_a_chat_that_is_gone_is_given_up(
    channel: TelegramChannel, telegram: Emulator, status: int, words: str
) -> None:
    telegram.planned_refusals.append(PlannedRefusal("sendMessage", status, words))
    with pytest.raises(Refusal) as refusal:
        await channel.send("5", CARD, None)
    assert refusal.value.code == "chat-gone"


async def test_a_group_that_grew_is_written_to_where_it_is_now(channel: TelegramChannel, telegram: Emulator) -> None:
    moved = {"migrate_to_chat_id": -1007}
    telegram.planned_refusals.append(PlannedRefusal("sendMessage", 400, "Bad Request: group chat was upgraded", moved))
    await channel.send("-5", CARD, None)
    await channel.send("-5", CARD, None)
    assert [shown.chat for shown in telegram.memory.shown] == [-1007, -1007]


async def test_nobody_there_is_a_fault() -> None:
    async def store(raw: RawInbound) -> None:
        raise AssertionError(raw)

    channel = TelegramChannel(TOKEN, "http://127.0.0.1:9", store)
    with pytest.raises(Fault):
        await channel.send("5", CARD, None)
    assert await channel.introduce() == ""
    await channel.working("5")
    await channel.stop()


@pytest.mark.parametrize("token", ["", "word", "12:", ":x", "12:a b"])
def test_a_token_of_no_known_shape_is_refused(token: str) -> None:
    async def store(raw: RawInbound) -> None:
        raise AssertionError(raw)

    with pytest.raises(Invalid):
        TelegramChannel(token, "", store)


async def test_a_tap_is_answered_and_an_old_one_left_alone(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.acknowledge("q1", "x" * 300)
    assert telegram.memory.toasts == {"q1": "x" * 200}
    telegram.planned_refusals.append(PlannedRefusal("answerCallbackQuery", 400, "Bad Request: query is too old"))
    await channel.acknowledge("q2", "")


async def test_typing_is_shown(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.working("5")
    assert _calls(telegram, "sendChatAction")[0]["action"] == "typing"


async def test_a_file_is_fetched_up_to_a_size(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.assets["f"] = {"data": b"x" * 1000, "size": 1000}
    assert await channel.fetch(Attachment("photo", "f"), 1000) == b"x" * 1000
    for attachment in (Attachment("photo", "f"), Attachment("photo", "f", size=1001)):
        with pytest.raises(Refusal) as refusal:
            await channel.fetch(attachment, 999)
        assert refusal.value.code == "file-too-large"
    telegram.planned_refusals.append(PlannedRefusal("getFile", 400, "Bad Request: file is too big"))
    with pytest.raises(Refusal) as refusal:
        await channel.fetch(Attachment("photo", "f"), 1000)
    assert refusal.value.code == "file-too-large"


async def test_polling_hands_on_what_people_say(
    channel: TelegramChannel, telegram: Emulator, received: list[RawInbound]
) -> None:
    telegram.planned_refusals.append(PlannedRefusal("deleteWebhook", 502, "Bad Gateway"))
    await channel.start_polling()
    await telegram.enqueue_update(_update(1, "milk 60"), token=TOKEN)
    await telegram.enqueue_update({"update_id": 2, "message": {"message_id": "odd"}}, token=TOKEN)
    await telegram.enqueue_update(_update(3, "auto 120"), token=TOKEN)
    await _until(lambda: len(received) == 3)
    assert [raw.event for raw in received] == ["1", "2", "3"]
    assert [said.text for raw in (received[0], received[2]) if (said := parse_stored_update(raw.body))] == [
        "milk 60",
        "auto 120",
    ]
    assert channel.ready
    assert channel.username == USERNAME


async def test_the_menu_is_set_in_each_language_and_for_groups(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.start_polling()
    await _until(lambda: len(_calls(telegram, "setMyCommands")) == 3)
    set_for = [
        (fields["scope"]["type"], fields.get("language_code", "")) for fields in _calls(telegram, "setMyCommands")
    ]
    assert set_for == [("default", ""), ("default", "ru"), ("all_group_chats", "")]


@pytest.mark.parametrize("app_url", ["https://purser.example/app"])
async def test_the_menu_button_opens_the_pages(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.start_polling()
    await _until(lambda: _calls(telegram, "setMyCommands"))
    app = {"type": "web_app", "text": "Purser", "web_app": {"url": "https://purser.example/app"}}
    assert _calls(telegram, "setChatMenuButton") == [{"menu_button": app}]


@pytest.mark.parametrize("app_url", ["https://purser.example/app"])
async def test_a_menu_button_that_is_refused_stops_nothing(
    channel: TelegramChannel, telegram: Emulator, received: list[RawInbound], caplog: pytest.LogCaptureFixture
) -> None:
    telegram.planned_refusals.append(PlannedRefusal("setChatMenuButton", 400, "Bad Request: BUTTON_URL_INVALID"))
    await channel.start_polling()
    await _until(lambda: len(_calls(telegram, "setMyCommands")) == 3)
    await telegram.enqueue_update(_update(1, "milk 60"), token=TOKEN)
    await _until(lambda: received)
    assert "menu button" in caplog.text


@pytest.mark.parametrize(
    "app_url",
    ["", "http://purser.example/app", "https://localhost/app", "https://127.0.0.1:8080/app", "https://home/app"],
)
async def test_without_an_address_telegram_can_open_the_menu_button_is_let_be(
    channel: TelegramChannel, telegram: Emulator
) -> None:
    await channel.start_polling()
    await _until(lambda: _calls(telegram, "setMyCommands"))
    assert _calls(telegram, "setChatMenuButton") == []


async def test_a_webhook_is_announced_with_its_secret(channel: TelegramChannel, telegram: Emulator) -> None:
    await channel.set_webhook("http://127.0.0.1:9/telegram/webhook", SECRET)
    await _until(lambda: channel.ready)
    assert _calls(telegram, "setWebhook")[0]["secret_token"] == SECRET
    with pytest.raises(Invalid):
        await channel.set_webhook("http://127.0.0.1:9/telegram/webhook", "")


@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [
        (None, b"{}", 401),
        ("wrong", b"{}", 401),
        ("naïve", b"{}", 401),
        (SECRET, b" " * (BODY_BYTES + 1), 413),
        (SECRET, b"{", 400),
        (SECRET, b"[" * 100_000, 400),
        (SECRET, b"[]", 400),
        (SECRET, b'{"update_id": true}', 400),
    ],
)
async def test_the_webhook_lets_in_nobody_else(
    channel: TelegramChannel, received: list[RawInbound], secret: str | None, body: bytes, status: int
) -> None:
    channel.accept(SECRET)
    assert await channel.webhook(secret, body) == status
    assert not received


@pytest.mark.parametrize("rest", ['"poll": {}', '"message": {"message_id": "odd"}', '"message": {"text": "\\ud83d"}'])
async def test_a_posted_update_is_stored_whatever_it_holds(
    channel: TelegramChannel, received: list[RawInbound], rest: str
) -> None:
    channel.accept(SECRET)
    assert await channel.webhook(SECRET, f'{{"update_id": 1, {rest}}}'.encode()) == 200
    assert [raw.event for raw in received] == ["1"]


async def test_without_a_webhook_nothing_is_let_in(channel: TelegramChannel) -> None:
    assert await channel.webhook("", b"{}") == 401


async def test_a_posted_update_is_taken_once_it_is_stored(channel: TelegramChannel, received: list[RawInbound]) -> None:
    channel.accept(SECRET)
    assert await channel.webhook(SECRET, json.dumps(_update(1, "milk 60")).encode()) == 200
    said = parse_stored_update(received[0].body)
    assert said is not None
    assert said.text == "milk 60"


async def test_what_cannot_be_stored_is_kept_by_telegram(telegram: Emulator) -> None:
    async def store(raw: RawInbound) -> None:
        raise Fault(f"database away for {raw.event}")

    channel = TelegramChannel(TOKEN, telegram.address, store)
    channel.accept(SECRET)
    assert await channel.webhook(SECRET, json.dumps(_update(1, "milk 60")).encode()) == 503
    await channel.stop()


async def test_what_telegram_will_never_take_is_refused(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.planned_refusals.append(PlannedRefusal("sendPhoto", 413, "Request Entity Too Large"))
    with pytest.raises(Refusal) as too_big:
        await channel.send("5", CARD, PNG)
    sent = await channel.send("5", CARD, None)
    telegram.planned_refusals.append(PlannedRefusal("editMessageText", 400, "Bad Request: BUTTON_TYPE_INVALID"))
    with pytest.raises(Refusal) as odd:
        await channel.edit("5", sent, Reply(body=(TextRun("Saved"),)))
    assert [refusal.value.code for refusal in (too_big, odd)] == ["message-refused"] * 2
    assert "button_type_invalid" in str(odd.value)


async def test_a_file_that_is_gone_is_a_fault_without_the_token(channel: TelegramChannel, telegram: Emulator) -> None:
    telegram.assets["f"] = {"data": b"x", "size": 1}
    telegram.lost.add("f")
    with pytest.raises(Fault) as fault:
        await channel.fetch(Attachment("photo", "f"), 1000)
    assert TOKEN not in str(fault.value)


async def test_a_menu_that_is_refused_stops_nothing(
    channel: TelegramChannel, telegram: Emulator, received: list[RawInbound], caplog: pytest.LogCaptureFixture
) -> None:
    telegram.planned_refusals.append(PlannedRefusal("setMyCommands", 400, "Bad Request: can't parse BotCommand"))
    await channel.start_polling()
    await _until(lambda: len(_calls(telegram, "setMyCommands")) == 3)
    await telegram.enqueue_update(_update(1, "milk 60"), token=TOKEN)
    await _until(lambda: received)
    assert "menu" in caplog.text


async def test_a_message_ends_typing_even_where_that_is_slow_to_be_shown(
    channel: TelegramChannel, telegram: Emulator
) -> None:
    """What is shown after the message would stay for five seconds."""
    telegram.stalls["sendChatAction"] = hung = threading.Event()
    working = asyncio.create_task(channel.working("5"))
    await _until(hung.is_set)
    sending = asyncio.create_task(channel.send("5", CARD, None))
    await channel.send("6", CARD, None)
    assert not sending.done(), "another chat has nothing to wait for"
    del telegram.stalls["sendChatAction"]
    await asyncio.gather(working, sending)
    methods = [name for name, fields in telegram.memory.calls if fields.get("chat_id") == "5"]
    assert methods == ["sendChatAction", "sendMessage"]


async def test_a_message_telegram_took_is_not_sent_again_for_an_odd_answer(
    channel: TelegramChannel, telegram: Emulator
) -> None:
    """Nothing twice: what Telegram says of a message may have a shape that nobody knew when this was written."""
    telegram.odd_answers = True
    assert await channel.send("5", CARD, None) == "1"
    assert await channel.edit("5", "1", Reply(body=(TextRun("Saved"),))) is None
    assert len(_calls(telegram, "sendMessage")) == 1
