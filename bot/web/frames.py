"""Messages that the chat page sends over its WebSocket, checked and converted to ``Inbound``."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import msgspec

from bot.channels.webchat import make_inbound
from bot.messages import TAP_BYTES, Inbound, Tap

EventId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
"""The page's own id of a member's message or tap; sending it again carries the same id."""
MessageId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,18}$")]


class Hello(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """The page's first message: it is open and has seen all changes up to ``after``.

    ``start`` is the payload of the link that opened the page.
    """

    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    start: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    language: str = ""
    """The tag of the browser's language (``en-IN``), from which a currency is guessed."""


class Older(msgspec.Struct, frozen=True, tag_field="type", tag="older"):
    """A request for messages earlier than message number ``before``."""

    before: Annotated[int, msgspec.Meta(ge=1)]


class Wrote(msgspec.Struct, frozen=True, tag_field="type", tag="text"):
    """A text that the member sent."""

    id: EventId
    text: str
    reply_to: MessageId | None = None


class Tapped(msgspec.Struct, frozen=True, tag_field="type", tag="tap"):
    """A tap on a button under the message numbered ``message``."""

    id: EventId
    data: Annotated[str, msgspec.Meta(max_length=TAP_BYTES)]
    message: MessageId


ClientFrame = Hello | Older | Wrote | Tapped
_DECODER: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)


def read(text: str) -> ClientFrame | None:
    """Return the message that a WebSocket text holds; None if it is not a valid one."""
    try:
        return _DECODER.decode(text)
    except msgspec.DecodeError:
        return None


def make_start_message(chat: str, language: str | None, payload: str = "") -> Inbound:
    """Return a /start message for a new chat, or for a link that opened it; each can be received only once."""
    event = f"start-{payload}" if payload else "start"
    return replace(make_inbound(chat, event, language), text=f"/start {payload}".strip(), start=payload)


def make_text_message(chat: str, language: str | None, wrote: Wrote) -> Inbound:
    """Return a sent text as an Inbound."""
    return replace(make_inbound(chat, wrote.id, language), text=wrote.text, reply_to=wrote.reply_to)


def make_tap_message(chat: str, language: str | None, tap: Tapped) -> Inbound | None:
    """Return a button tap as an Inbound; None if its data is not that of a known button."""
    parsed = Tap.parse(tap.data)
    if parsed is None:
        return None
    beginning = make_inbound(chat, tap.id, language)
    return replace(beginning, tap=parsed, tap_id=beginning.event, message=tap.message)
