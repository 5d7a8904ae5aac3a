"""Events that are stored as their channel sent them: read when they are answered, whatever they hold."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot import conversation
from bot.channels.telegram.update_parser import pack_update, parse_stored_update
from bot.messages import Inbound, Tap
from bot.stored_inbound import encode_raw
from core.ports import Received
from storage.tables import inbox
from tests.conversations.stage import Stage, settle_in, stage

ASHA = 501
KOLKATA = ZoneInfo("Asia/Kolkata")
ROWS = select(inbox.c.event, inbox.c.body, inbox.c.handled_at, inbox.c.trace).order_by(inbox.c.received_at)


@pytest.fixture
async def scene(database: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A member on Telegram, at nine in the evening of 21 November."""
    async with stage(tmp_path, url=database) as made:
        made.theatre.name = "telegram"
        made.app.channels["telegram"] = made.theatre
        await settle_in(made, (str(ASHA),))
        yield made


def update(number: int, **message: Any) -> dict[str, Any]:
    """A message in a private chat, written at nine in the evening unless a date is given."""
    written = datetime(2026, 11, 21, 21, 0, tzinfo=KOLKATA)
    sender, chat = {"id": ASHA, "is_bot": False, "first_name": "Asha"}, {"id": ASHA, "type": "private"}
    common = {"message_id": number, "date": int(written.timestamp()), "from": sender, "chat": chat}
    return {"update_id": number, "message": common | message}


async def receive(scene: Stage, *updates: dict[str, Any]) -> list[str]:
    """Have updates answered; returns what was said."""
    before = len(scene.theatre.shown)
    for each in updates:
        await scene.app.conversation.receive_raw(pack_update(each, "purserbot"))
    await scene.app.conversation.idle()
    return [shown.reply.plain for shown in scene.theatre.shown[before:]]


async def rows(scene: Stage) -> dict[str, dict[str, Any]]:
    """What the inbox holds, by event."""
    return {row["event"]: dict(row) for row in await scene.app.store.database.fetch(ROWS, {})}


async def test_a_message_is_answered_once(scene: Stage) -> None:
    assert len(await receive(scene, update(1, text="milk 60"), update(1, text="milk 60"))) == 1


async def test_the_day_of_a_message_is_the_day_it_was_written(scene: Stage) -> None:
    """Written shortly before midnight, read a day later: "yesterday" is the day before it was written."""
    late = int(datetime(2026, 11, 21, 23, 59, tzinfo=KOLKATA).timestamp())
    scene.clock.instant += timedelta(days=1)
    await receive(scene, update(1, text="milk 60, auto 120 yesterday", date=late))
    await scene.tap(str(ASHA), "Only auto")
    await scene.tap(str(ASHA), "Confirm all")
    days = {entry.line.description: str(entry.line.day) for entry in await scene.book()}
    assert days == {"milk": "2026-11-21", "auto": "2026-11-20"}


async def test_a_date_in_the_future_is_not_believed(scene: Stage) -> None:
    tomorrow = int(datetime(2026, 11, 22, 21, 0, tzinfo=KOLKATA).timestamp())
    await receive(scene, update(1, text="milk 60", date=tomorrow))
    await scene.tap(str(ASHA), "Confirm")
    assert [str(entry.line.day) for entry in await scene.book()] == ["2026-11-21"]


async def test_what_cannot_be_read_is_logged_and_kept_and_passed(
    scene: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    said = await receive(scene, update(1, text={"rich": "text"}), update(2, text="milk 60"))
    assert [text for text in said if "milk" in text] == said
    assert len(said) == 1
    kept = (await rows(scene))["1"]
    assert (kept["trace"], kept["handled_at"]) == ("unreadable", None)
    assert b'"rich"' in kept["body"]
    assert "cannot be read" in caplog.text


async def test_what_is_not_for_us_is_done_with_and_none_of_it_is_kept(scene: Stage) -> None:
    assert await receive(scene, update(1, new_chat_title="Sharmas")) == []
    row = (await rows(scene))["1"]
    assert row["handled_at"] is not None
    assert row["body"] == b""


async def store(scene: Stage, update: dict[str, Any]) -> tuple[UUID, Inbound | None]:
    """Put an update into the inbox as a process does that is killed then; returns its row and what it says."""
    raw = pack_update(update, "purserbot")
    received = Received(scene.app.ids.new(), raw.channel, raw.chat, encode_raw(raw))
    await scene.app.store.inbox.receive(received, raw.event)
    return received.id, parse_stored_update(raw.body) if update["message"].get("text") != 7 else None


async def test_what_was_stored_before_a_crash_is_read_after_it(scene: Stage) -> None:
    await store(scene, update(1, text="milk 60"))
    scene.clock.instant += timedelta(minutes=1)
    assert await scene.app.conversation.recover() == 1
    await scene.app.conversation.idle()
    assert "milk" in scene.theatre.shown[-1].reply.plain


async def test_an_odd_row_of_the_chat_is_no_part_of_an_album(scene: Stage) -> None:
    """The album's parts are looked for among all that waits in the chat."""
    photo = {"photo": [{"file_id": "p", "width": 90, "height": 90}], "media_group_id": "7"}
    first, inbound = await store(scene, update(1, **photo))
    await store(scene, update(2, text=7))
    last, _ = await store(scene, update(3, **photo))
    assert await scene.app.conversation.albums.list_rows(first, inbound) == (first, last)


@pytest.mark.parametrize(
    ("more", "shown"),
    [({}, True), ({"group": True, "addressed": True}, True), ({"group": True}, False), ({"tap": Tap("wy")}, False)],
)
async def test_that_we_are_at_it_is_shown_where_an_answer_will_end_it(
    scene: Stage, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any], *, shown: bool
) -> None:
    """A button shows it by itself; a family's own talk may get no answer."""
    monkeypatch.setattr(conversation, "BLINK", 0.0)
    person = str(ASHA)
    await scene.app.conversation.receive(Inbound("telegram", "e1", person, person, "Asha", text="milk 60", **more))
    await scene.app.conversation.idle()
    assert scene.theatre.typed == ([person] if shown else [])
