"""What the page sends over its socket, read into closed shapes and from there into Inbound."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import msgspec

from bot.channels.webchat import make_inbound
from bot.messages import TAP_BYTES, Inbound, Tap

EventId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
"""The page's own id of what a member did; a resend carries the same."""
MessageId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,18}$")]


class Hello(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """The page is open and has seen everything up to ``after``; ``start`` is a deep link's payload."""

    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    start: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    language: str = ""
    """The tag of the browser's language (``en-IN``), from which a currency is guessed."""


class Older(msgspec.Struct, frozen=True, tag_field="type", tag="older"):
    """The reader scrolls up beyond message ``before``."""

    before: Annotated[int, msgspec.Meta(ge=1)]


class Wrote(msgspec.Struct, frozen=True, tag_field="type", tag="text"):
    """A message."""

    id: EventId
    text: str
    reply_to: MessageId | None = None


class Tapped(msgspec.Struct, frozen=True, tag_field="type", tag="tap"):
    """A button under message ``message``."""

    id: EventId
    data: Annotated[str, msgspec.Meta(max_length=TAP_BYTES)]
    message: MessageId


ClientFrame = Hello | Older | Wrote | Tapped
_DECODER: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)


def read(text: str) -> ClientFrame | None:
    """Return the frame of a text; None where it is not one of ours."""
    try:
        return _DECODER.decode(text)
    except msgspec.DecodeError:
        return None


def start_message(chat: str, language: str | None, payload: str = "") -> Inbound:
    """Return the synthetic first message of a session, or a deep link opened in it; each is received once."""
    event = f"start-{payload}" if payload else "start"
    return replace(make_inbound(chat, event, language), text=f"/start {payload}".strip(), start=payload)


def text_message(chat: str, language: str | None, wrote: Wrote) -> Inbound:
    """Return a message as an Inbound."""
    return replace(make_inbound(chat, wrote.id, language), text=wrote.text, reply_to=wrote.reply_to)


def tap_message(chat: str, language: str | None, tap: Tapped) -> Inbound | None:
    """Return a tap as an Inbound; None where the button is not one of ours."""
    parsed = Tap.parse(tap.data)
    if parsed is None:
        return None
    beginning = make_inbound(chat, tap.id, language)
    return replace(beginning, tap=parsed, tap_id=beginning.event, message=tap.message)
