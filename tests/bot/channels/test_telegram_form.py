"""A file in a call, read back by somebody else's reader of such forms."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import HTTP

import pytest

from bot.channels.telegram.form import Upload, form

ROWS = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "v"}]]}


@pytest.mark.parametrize("content", [b"", b"\r\n--\r\n", bytes(range(256)), "a,ä\n".encode()])
def test_every_field_arrives_as_it_was(content: bytes) -> None:
    fields = {"chat_id": -5, "caption": 'Молоко\n"60"', "reply_markup": ROWS}
    kind, body = form(fields, Upload("photo", 'a"b\n.png', content))
    parts = list(message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=HTTP).iter_parts())
    names = [part["Content-Disposition"].params["name"] for part in parts]
    assert names == ["chat_id", "caption", "reply_markup", "photo"]
    assert [part.get_payload(decode=True) for part in parts] == [
        b"-5",
        'Молоко\n"60"'.encode(),
        '{"inline_keyboard":[[{"text":"Ещё","callback_data":"v"}]]}'.encode(),
        content,
    ]
    assert parts[-1].get_filename() == "a%22b%0A.png"


def test_no_part_can_hold_the_line_between_the_parts() -> None:
    kind, _ = form({"caption": "x"}, Upload("photo", "a.png", b"y"))
    line = kind.rpartition("=")[2]
    again, _ = form({"caption": line}, Upload("photo", "a.png", line.encode()))
    assert line not in again
