"""Parses WhatsApp's webhook payloads: splits a body into events, which are stored unparsed and read when answered.

Field names are those of https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples. A contact
without ``user_id`` and a status without ``contacts`` are read like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from bot.channels.phone_countries import guess_tag
from bot.messages import Attachment, Inbound, RawInbound, Tap

NAME = "whatsapp"
UNKNOWN_TAP = Tap("unknown")
"""The tap of a button whose callback data is unknown or outdated."""
NAME_LENGTH = 128
_KINDS = {"image": "photo", "document": "document", "audio": "voice"}
"""Our name for each kind of file in WhatsApp's payloads."""


class WhatsAppProfile(msgspec.Struct):
    """A person's profile: their name."""

    name: str = ""


class WhatsAppContact(msgspec.Struct):
    """The writer: ``user_id`` is given for this business and survives a new number; ``wa_id`` is the phone number."""

    profile: WhatsAppProfile = msgspec.field(default_factory=WhatsAppProfile)
    wa_id: str = ""
    user_id: str = ""


class WhatsAppText(msgspec.Struct):
    """The text part of a message."""

    body: str = ""


class WhatsAppContext(msgspec.Struct):
    """The context of a reply: the id of our message that it answers."""

    id: str = ""


class WhatsAppChoice(msgspec.Struct):
    """A reply button or list row that was chosen."""

    id: str = ""
    title: str = ""


class WhatsAppInteractive(msgspec.Struct):
    """The answer to reply buttons or a list."""

    button_reply: WhatsAppChoice | None = None
    list_reply: WhatsAppChoice | None = None


class WhatsAppTemplateButton(msgspec.Struct):
    """A tapped button of a template."""

    payload: str = ""
    text: str = ""


class WhatsAppFile(msgspec.Struct):
    """A picture, document or sound; ``id`` is used to fetch its content."""

    id: str = ""
    mime_type: str = ""
    caption: str = ""
    filename: str = ""


class WhatsAppMessage(msgspec.Struct, kw_only=True):
    """One message; one of another kind has only its id and sender here, and is answered too."""

    id: str
    sender: str = msgspec.field(default="", name="from")
    timestamp: str = ""
    """The time in seconds since 1970, UTC, as text."""
    type: str = ""
    text: WhatsAppText | None = None
    context: WhatsAppContext | None = None
    interactive: WhatsAppInteractive | None = None
    button: WhatsAppTemplateButton | None = None
    image: WhatsAppFile | None = None
    document: WhatsAppFile | None = None
    audio: WhatsAppFile | None = None


class WhatsAppEvent(msgspec.Struct):
    """A message with its writer, as it is stored."""

    message: WhatsAppMessage
    contact: WhatsAppContact = msgspec.field(default_factory=WhatsAppContact)


_EVENTS = msgspec.json.Decoder(WhatsAppEvent)
_SILENT = frozenset({"reaction", "system", "unsupported", "request_welcome"})
"""Kinds of messages that get no answer."""


def split_body(body: bytes, phone_id: str) -> Iterator[RawInbound]:
    """Yield each message to our number in a webhook's body, unparsed; raises ValueError if it is no JSON object."""
    payload = json.loads(body)
    if not isinstance(payload, dict):
        raise ValueError("a webhook's body that is no object")  # noqa: TRY004  one kind of error for the caller
    for value in _list_values(payload):
        if _require_dict(value.get("metadata")).get("phone_number_id") != phone_id:
            continue
        contacts = [_require_dict(each) for each in _read_list(value.get("contacts"))]
        for message in map(_require_dict, _read_list(value.get("messages"))):
            if isinstance(message.get("id"), str) and message["id"]:
                yield _pack_message(message, contacts)


def split_statuses(body: bytes) -> Iterator[dict[str, Any]]:
    """Yield the status reports in a webhook's body: delivery and billing of our messages."""
    payload = json.loads(body)
    for value in _list_values(_require_dict(payload)):
        yield from map(_require_dict, _read_list(value.get("statuses")))


def _list_values(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in map(_require_dict, _read_list(payload.get("entry"))):
        for change in map(_require_dict, _read_list(entry.get("changes"))):
            if change.get("field") == "messages":
                yield _require_dict(change.get("value"))


def _pack_message(message: dict[str, Any], contacts: list[dict[str, Any]]) -> RawInbound:
    """Return a message in the form in which it is stored, with the contact that sent it."""
    sender = str(message.get("from") or message.get("from_user_id") or "")
    known = [each for each in contacts if sender in {each.get("wa_id"), each.get("user_id")}]
    contact = (known or contacts or [{}])[0]
    person = str(contact.get("user_id") or sender)
    body = json.dumps({"message": message, "contact": contact}).encode()
    return RawInbound(NAME, message["id"], person, body)


def read_event(body: bytes) -> Inbound | None:
    """Return the Inbound of a stored event; None where it needs no answer. Raises ValueError where it is unreadable."""
    event = _EVENTS.decode(body)
    message = event.message
    person = event.contact.user_id or message.sender
    if message.type in _SILENT:
        return None
    tap = _read_tap(message)
    return Inbound(
        NAME,
        message.id,
        person,
        person,
        event.contact.profile.name[:NAME_LENGTH],
        text="" if tap else _read_text(message),
        tap=tap,
        tap_id=message.id if tap else None,
        message=message.context.id or None if tap and message.context else None,
        reply_to=message.context.id or None if message.context and not tap else None,
        own=message.id,
        language=guess_tag(message.sender or ""),
        attachments=tuple(_read_files(message)),
        addressed=True,
        written_at=_read_instant(message.timestamp),
    )


def _read_tap(message: WhatsAppMessage) -> Tap | None:
    chosen = message.interactive and (message.interactive.button_reply or message.interactive.list_reply)
    if chosen:
        return Tap.parse(chosen.id) or UNKNOWN_TAP
    if message.button:
        return Tap.parse(message.button.payload) or None
    return None


def _read_text(message: WhatsAppMessage) -> str:
    if message.text:
        return message.text.body
    if message.button:
        return message.button.text
    return next((file.caption for _, file in _list_files(message) if file.caption), "")


def _read_files(message: WhatsAppMessage) -> Iterator[Attachment]:
    for kind, file in _list_files(message):
        yield Attachment(_KINDS[kind], file.id, file.filename, file.mime_type)


def _list_files(message: WhatsAppMessage) -> Iterator[tuple[str, WhatsAppFile]]:
    for kind, file in (("image", message.image), ("document", message.document), ("audio", message.audio)):
        if file is not None and file.id:
            yield kind, file


def _read_instant(seconds: str) -> datetime | None:
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None


def _require_dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _read_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
