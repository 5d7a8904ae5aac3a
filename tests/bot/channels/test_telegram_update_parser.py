"""Every kind of update against what it means to us; the cases are in tests/fixtures/telegram/updates.yaml."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from bot.channels.telegram.update_parser import pack_update, parse_stored_update, parse_update
from bot.messages import Inbound, Tap

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "fixtures/telegram/updates.yaml").read_text(encoding="utf-8")
)
ASHA = {"id": 501, "is_bot": False, "first_name": "Asha", "last_name": "Rao", "language_code": "en"}
CHATS = {"private": {"id": 501, "type": "private"}, "group": {"id": -1001, "type": "supergroup", "title": "Home"}}
DATE = 1_760_000_000


def whole_update(case: dict[str, Any]) -> dict[str, Any]:
    """The update of a case, with all that Telegram always sends."""
    chat = CHATS[case.get("where", "private")]
    if "message" in case:
        message = {"message_id": 31, "date": DATE, "chat": chat, "from": ASHA} | case["message"]
        for name in ("reply_to_message", "pinned_message"):
            if name in message:
                message[name] = {"date": DATE, "chat": chat} | message[name]
        return {"update_id": 101, "message": message}
    if "tap" in case:
        tap = {"from": ASHA, "chat_instance": "1"} | case["tap"]
        if "message" in tap:
            tap["message"] = {"date": DATE, "chat": chat} | tap["message"]
        return {"update_id": 101, "callback_query": tap}
    return {"update_id": 101} | {name: value for name, value in case.items() if name not in {"name", "inbound"}}


def whole_inbound(case: dict[str, Any]) -> Inbound | None:
    """The Inbound of a case, with all that follows from who wrote it and where."""
    if case["inbound"] is None:
        return None
    where = case.get("where", "private")
    fields: dict[str, Any] = {"channel": "telegram", "event": "101", "chat": str(CHATS[where]["id"]), "person": "501"}
    group = where == "group"
    fields |= {"name": "Asha Rao", "language": "en", "group": group, "private_chat": "501" if group else ""}
    if "message" in case:
        fields |= {"own": "31", "editable": True, "written_at": datetime.fromtimestamp(DATE, UTC)}
    return msgspec.convert(fields | case["inbound"], Inbound)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_update_means(case: dict[str, Any]) -> None:
    """I1."""
    wanted = whole_inbound(case)
    raw = pack_update(whole_update(case), case.get("username", "purserbot"))
    assert parse_stored_update(raw.body) == wanted
    assert wanted is None or (raw.channel, raw.event, raw.chat) == (wanted.channel, wanted.event, wanted.chat)


def test_a_button_of_ours_comes_back_whole() -> None:
    tap = Tap("confirm", version=3, argument="a:b")
    update = {
        "update_id": 1,
        "callback_query": {
            "id": "9",
            "from": {"id": 5, "first_name": "Asha"},
            "message": {"message_id": 8, "chat": {"id": 5, "type": "private"}, "date": 0},
            "data": tap.pack(),
        },
    }
    meant = parse_update(update)
    assert meant is not None
    assert (meant.tap, meant.tap_id, meant.message) == (tap, "9", "8")


def test_half_an_emoji_and_a_nul_can_be_stored() -> None:
    raw = pack_update({"update_id": 1, "message": _private("\ud83d milk\x00 60")}, "")
    meant = parse_stored_update(raw.body)
    assert meant is not None
    assert meant.text.encode() == "\ufffd milk 60".encode()


@pytest.mark.parametrize("message", [{"message_id": "one"}, "text", [1], {"message_id": 1, "chat": {"id": "den"}}])
def test_a_shape_nobody_documented_is_stored_and_refused_when_it_is_read(message: object) -> None:
    raw = pack_update({"update_id": 1, "message": message}, "")
    assert (raw.event, raw.chat) == ("1", "")
    with pytest.raises(ValueError, match="Expected"):
        parse_stored_update(raw.body)


@pytest.mark.parametrize("date", [0, -1, 10**15, 10**30])
def test_a_date_no_calendar_has_is_none(date: int) -> None:
    meant = parse_update({"update_id": 1, "message": {**_private("milk 60"), "date": date}})
    assert meant is not None
    assert meant.written_at is None


@pytest.mark.parametrize(("sent", "album"), [({"photo": [{"file_id": "p"}]}, "77"), ({"text": "tea 20"}, "")])
def test_photos_sent_together_share_an_album(sent: dict[str, Any], album: str) -> None:
    meant = parse_update({"update_id": 1, "message": {**_private(""), "media_group_id": "77", **sent}})
    assert meant is not None
    assert meant.album == album


def _private(text: str) -> dict[str, Any]:
    chat = {"id": 5, "type": "private"}
    return {
        "message_id": 1,
        "date": 1,
        "chat": chat,
        "from": {"id": 5, "is_bot": False, "first_name": "A"},
        "text": text,
    }
