"""Parses Telegram updates: each becomes an Inbound, or None where it is not meant for the bot.

Ignored are channel posts, bots, anonymous admins, service messages and other bots' commands. Field names are those of
https://core.telegram.org/bots/api#update. Only the fields used here are read, so that additions by Telegram cannot make
a message unreadable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import msgspec

from bot.messages import Attachment, Inbound, RawInbound, Tap

NAME = "telegram"
KINDS = ("message", "edited_message", "callback_query")
"""The kinds of update that are requested from Telegram."""
UNKNOWN_TAP = Tap("unknown")
"""The tap of a button whose callback data is unknown or outdated."""
NAME_LENGTH = 128
_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?\s*(.*)", re.DOTALL)
_START_PAYLOAD = re.compile(r"[\w-]{1,64}", re.ASCII)
_CONTENT = (
    *("text", "caption", "sticker", "video", "video_note", "animation", "contact", "location", "venue", "poll"),
    *("dice", "story"),
)
"""Fields of messages with content besides photos, files and sounds.

A message with none of them is a service message and ignored; any other gets an answer in a private chat.
"""


class TelegramUser(msgspec.Struct):
    """The author of a message or tap."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str | None = None


class TelegramChat(msgspec.Struct):
    """The chat of a message."""

    id: int
    type: str = "private"

    @property
    def is_group(self) -> bool:
        """Return whether the chat is anything but a private one."""
        return self.type != "private"


class TelegramFile(msgspec.Struct):
    """A photo size, document, voice note or audio file; ``file_size`` in bytes."""

    file_id: str
    file_name: str = ""
    mime_type: str = ""
    file_size: int = 0
    width: int = 0
    height: int = 0


class TelegramMessage(msgspec.Struct, kw_only=True):
    """A message; of the message it replies to, only id and author are read."""

    message_id: int
    chat: TelegramChat
    date: int = 0
    """The time in seconds since 1970, UTC."""
    sender: TelegramUser | None = msgspec.field(default=None, name="from")
    sender_chat: TelegramChat | None = None
    text: str = ""
    caption: str = ""
    photo: tuple[TelegramFile, ...] = ()
    document: TelegramFile | None = None
    voice: TelegramFile | None = None
    audio: TelegramFile | None = None
    media_group_id: str = ""
    reply_to_message: TelegramMessage | None = None
    migrate_from_chat_id: int | None = None
    """The id of the group that became this supergroup; only in the message that tells of it."""


class TelegramCallback(msgspec.Struct, kw_only=True):
    """A button tap (callback query) with its callback data."""

    id: str
    sender: TelegramUser = msgspec.field(name="from")
    message: TelegramMessage | None = None
    data: str = ""


class TelegramUpdate(msgspec.Struct, kw_only=True):
    """One update from Telegram; kinds without a field here are not read."""

    update_id: int
    message: TelegramMessage | None = None
    edited_message: TelegramMessage | None = None
    callback_query: TelegramCallback | None = None


def pack_update(update: Mapping[str, object], username: str) -> RawInbound:
    """Return an update in the form in which it is stored unparsed, with the bot's present user name."""
    body = json.dumps({"username": username, "update": update}).encode()
    return RawInbound(NAME, str(update["update_id"]), _find_chat(update), body)


def parse_stored_update(body: bytes) -> Inbound | None:
    """Return the Inbound of an update stored by ``pack_update``. Raises: ValueError where its shape is wrong."""
    stored = json.loads(body)
    return parse_update(stored["update"], stored["username"])


def parse_update(update: Mapping[str, object], username: str = "") -> Inbound | None:
    """Return the Inbound of an update. Raises: ValueError where its shape is not the documented one."""
    read = msgspec.convert(update, TelegramUpdate)
    if read.callback_query is not None:
        return _parse_tap(read.update_id, read.callback_query)
    if read.message is not None and isinstance(message := update["message"], Mapping):
        has_content = any(name in message for name in _CONTENT)
        return _parse_message(read.update_id, read.message, username, has_content=has_content)
    if read.edited_message is not None:
        edited = _parse_message(read.update_id, read.edited_message, username, has_content=True)
        return replace(edited, edited=True, attachments=()) if edited is not None and edited.text else None
    return None


def _find_chat(update: Mapping[str, object]) -> str:
    """Return the id of the chat an update comes from; "" where it has none."""
    for path in (("message",), ("edited_message",), ("callback_query", "message")):
        found: object = update
        for name in (*path, "chat", "id"):
            found = found.get(name) if isinstance(found, Mapping) else None
        if isinstance(found, int):
            return str(found)
    return ""


def _parse_tap(event: int, callback: TelegramCallback) -> Inbound | None:
    if callback.message is None or callback.sender.is_bot:
        return None
    return Inbound(
        channel=NAME,
        event=str(event),
        chat=str(callback.message.chat.id),
        person=str(callback.sender.id),
        name=_find_display_name(callback.sender),
        tap=Tap.parse(_clean_text(callback.data)) or UNKNOWN_TAP,
        tap_id=callback.id,
        message=str(callback.message.message_id),
        group=callback.message.chat.is_group,
        addressed=callback.message.chat.is_group,
        private_chat=str(callback.sender.id) if callback.message.chat.is_group else "",
        language=callback.sender.language_code,
    )


def _parse_message(event: int, message: TelegramMessage, username: str, *, has_content: bool) -> Inbound | None:
    sender, group = message.sender, message.chat.is_group
    if message.migrate_from_chat_id is not None:
        person = str(sender.id) if sender else ""
        old = str(message.migrate_from_chat_id)
        return Inbound(NAME, str(event), str(message.chat.id), person, "", group=True, moved_from=old)
    if sender is None or sender.is_bot or message.sender_chat is not None or message.chat.type == "channel":
        return None
    attachments, text = _list_attachments(message), _clean_text(message.text or message.caption)
    if not attachments and not (text if group else has_content):
        return None
    command = _COMMAND.match(text.lstrip())
    if command and _is_for_another_bot(command[2], username):
        return None
    words, start = _read_command(command, username) if command else (_remove_mentions(text, username), "")
    reply_to = _find_replied_message(message, username)
    mentioned = bool(username) and _compile_mention(username).search(text) is not None
    return Inbound(
        channel=NAME,
        event=str(event),
        chat=str(message.chat.id),
        person=str(sender.id),
        name=_find_display_name(sender),
        own=str(message.message_id),
        editable=True,
        text=words,
        start=start,
        reply_to=reply_to,
        attachments=attachments,
        album=message.media_group_id if message.photo or message.document else "",
        group=group,
        addressed=group and (command is not None or reply_to is not None or mentioned),
        private_chat=str(sender.id) if group else "",
        language=sender.language_code,
        written_at=_read_written_at(message.date),
    )


def _is_for_another_bot(named: str | None, username: str) -> bool:
    """Return whether a command names a bot other than this one; False where our name is unknown."""
    return named is not None and bool(named and username) and named.lower() != username.lower()


def _read_command(command: re.Match[str], username: str) -> tuple[str, str]:
    """Return a command without the bot's name, with the payload of a deep link."""
    name, _, rest = command.groups()
    if name.lower() == "start" and _START_PAYLOAD.fullmatch(rest.strip()):
        return f"/{name}", rest.strip()
    return f"/{name} {_remove_mentions(rest, username)}".strip(), ""


def _remove_mentions(text: str, username: str) -> str:
    """Remove mentions of the bot from a text: ``@purserbot milk 60`` -> ``milk 60``."""
    return _compile_mention(username).sub("", text).strip() if username else text


@cache
def _compile_mention(username: str) -> re.Pattern[str]:
    """Return a pattern for the bot's name in a text, with the punctuation and spaces after it."""
    return re.compile(rf"(?<!\w)@{re.escape(username)}\b[ \t,:]*", re.IGNORECASE)


def _find_replied_message(message: TelegramMessage, username: str) -> str | None:
    """Return the id of the bot's message that a message replies to; None if it replies to none of the bot's."""
    replied = message.reply_to_message
    if replied is None:
        return None
    author = replied.sender
    if author is not None and not author.is_bot:
        return None
    if author is not None and _is_for_another_bot(author.username, username):
        return None
    return str(replied.message_id)


def _read_written_at(date: int) -> datetime | None:
    """Return when a message was written; None where the timestamp is missing or out of range."""
    try:
        return datetime.fromtimestamp(date, UTC) if date > 0 else None
    except (OverflowError, ValueError, OSError):
        return None


def _list_attachments(message: TelegramMessage) -> tuple[Attachment, ...]:
    """Return a message's files: the largest size of a photo, a document, a voice note or audio file."""
    found = []
    if message.photo:
        largest = max(message.photo, key=lambda size: (size.width * size.height, size.file_size))
        found.append(_make_attachment("photo", largest, "image/jpeg"))
    if message.document:
        found.append(_make_attachment("document", message.document))
    if voice := message.voice or message.audio:
        found.append(_make_attachment("voice", voice, "audio/ogg"))
    return tuple(found)


def _make_attachment(kind: str, file: TelegramFile, mime: str = "") -> Attachment:
    name, told_mime = _clean_text(file.file_name), _clean_text(file.mime_type)
    return Attachment(kind, file.file_id, name, told_mime or mime, file.file_size)


def _find_display_name(user: TelegramUser) -> str:
    """Return a person's name to show; never empty."""
    full = f"{user.first_name} {user.last_name}".strip() or user.username or str(user.id)
    return _clean_text(full)[:NAME_LENGTH]


def _clean_text(text: str) -> str:
    """Return text that every database can store: NUL removed, unpaired surrogates replaced."""
    text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
