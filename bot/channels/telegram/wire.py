"""What Telegram sends, as far as we read it: an update becomes an Inbound, or None where it is not for us.

Not for us: edits of messages already read, channel posts, bots, anonymous admins, service messages, other bots'
commands. Field names are those of https://core.telegram.org/bots/api#update.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from bot.messages import Attachment, Inbound, Tap

NAME = "telegram"
KINDS = ("message", "callback_query")
"""The kinds of update we ask Telegram for."""
UNKNOWN = Tap("unknown")
"""A button that is not one of ours, or no longer."""
NAME_LENGTH = 128
_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?\s*(.*)", re.DOTALL)
_PAYLOAD = re.compile(r"[\w-]{1,64}", re.ASCII)


class User(msgspec.Struct):
    """Who did it."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str | None = None


class Chat(msgspec.Struct):
    """Where."""

    id: int
    type: str = "private"


class File(msgspec.Struct):
    """A photo size, document, voice note or audio file; ``file_size`` in bytes."""

    file_id: str
    file_name: str = ""
    mime_type: str = ""
    file_size: int = 0
    width: int = 0
    height: int = 0


class Message(msgspec.Struct, kw_only=True):
    """A message; of the one replied to only its id and author matter."""

    message_id: int
    chat: Chat
    sender: User | None = msgspec.field(default=None, name="from")
    sender_chat: Chat | None = None
    text: str = ""
    caption: str = ""
    photo: tuple[File, ...] = ()
    document: File | None = None
    voice: File | None = None
    audio: File | None = None
    media_group_id: str = ""
    reply_to_message: Message | None = None


class Callback(msgspec.Struct, kw_only=True):
    """A tapped button."""

    id: str
    sender: User = msgspec.field(name="from")
    message: Message | None = None
    data: str = ""


class Update(msgspec.Struct, kw_only=True):
    """One event; other kinds than ours stay unread."""

    update_id: int
    message: Message | None = None
    callback_query: Callback | None = None


_UNREADABLE = ("sticker", "video", "video_note", "animation", "contact", "location", "venue", "poll", "dice", "story")
"""Things people send that hold nothing for the book; in private they deserve a sentence, not silence."""


def inbound(update: Mapping[str, object], username: str = "") -> Inbound | None:
    """The Inbound of an update; raises msgspec.ValidationError where it is not shaped as documented."""
    read = msgspec.convert(update, Update)
    if read.callback_query is not None:
        return _tapped(read.update_id, read.callback_query)
    if read.message is not None:
        return _said(read.update_id, read.message, username, empty=_is_empty(update["message"]))
    return None


def _tapped(event: int, callback: Callback) -> Inbound | None:
    if callback.message is None or callback.sender.is_bot:
        return None
    return Inbound(
        channel=NAME,
        event=str(event),
        chat=str(callback.message.chat.id),
        person=str(callback.sender.id),
        name=_name(callback.sender),
        tap=Tap.parse(_clean(callback.data)) or UNKNOWN,
        tap_id=callback.id,
        message=str(callback.message.message_id),
        group=callback.message.chat.type != "private",
        language=callback.sender.language_code,
    )


def _said(event: int, message: Message, username: str, *, empty: bool) -> Inbound | None:
    sender, group = message.sender, message.chat.type != "private"
    if sender is None or sender.is_bot or message.sender_chat is not None or message.chat.type == "channel":
        return None
    attachments, text = _attachments(message), _clean(message.text or message.caption)
    words = _words(text, username)
    if words is None or (empty and not attachments) or (group and not text and not attachments):
        return None
    return Inbound(
        channel=NAME,
        event=str(event),
        chat=str(message.chat.id),
        person=str(sender.id),
        name=_name(sender),
        own=str(message.message_id),
        text=words[0],
        start=words[1],
        reply_to=_reply_to(message),
        attachments=attachments,
        album=message.media_group_id if message.photo or message.document else "",
        group=group,
        addressed=group and _mention(username).search(text) is not None,
        language=sender.language_code,
    )


def _is_empty(message: object) -> bool:
    """Whether nobody said anything: a service message (somebody joined, a title changed, the group moved)."""
    fields = message if isinstance(message, Mapping) else {}
    return not any(name in fields for name in ("text", "caption", *_UNREADABLE))


def _words(text: str, username: str) -> tuple[str, str] | None:
    """The text without the bot's own name, and a deep link's payload; None for another bot's command."""
    command = _COMMAND.match(text.lstrip())
    if command is None:
        return _unmentioned(text, username), ""
    name, bot, rest = command.groups()
    if bot and username and bot.lower() != username.lower():
        return None
    if name.lower() == "start" and _PAYLOAD.fullmatch(rest.strip()):
        return f"/{name}", rest.strip()
    return f"/{name} {_unmentioned(rest, username)}".strip(), ""


def _unmentioned(text: str, username: str) -> str:
    """``@purserbot milk 60`` -> ``milk 60``."""
    return _mention(username).sub("", text).strip() if username else text


@cache
def _mention(username: str) -> re.Pattern[str]:
    """Our name in a text, with what joins it to the words; nothing while we do not know it."""
    return re.compile(rf"(?<!\w)@{re.escape(username)}\b[ \t,:]*" if username else r"(?!)", re.IGNORECASE)


def _reply_to(message: Message) -> str | None:
    """The message of ours that was replied to; a reply to a person is talk among themselves."""
    replied = message.reply_to_message
    if replied is None or (replied.sender is not None and not replied.sender.is_bot):
        return None
    return str(replied.message_id)


def _attachments(message: Message) -> tuple[Attachment, ...]:
    """The largest size of a photo, a document, a voice note; an audio file is a voice note sent from elsewhere."""
    found = []
    if message.photo:
        largest = max(message.photo, key=lambda size: (size.width * size.height, size.file_size))
        found.append(_attachment("photo", largest, "image/jpeg"))
    if message.document:
        found.append(_attachment("document", message.document))
    if voice := message.voice or message.audio:
        found.append(_attachment("voice", voice, "audio/ogg"))
    return tuple(found)


def _attachment(kind: str, file: File, mime: str = "") -> Attachment:
    return Attachment(kind, file.file_id, _clean(file.file_name), _clean(file.mime_type) or mime, file.file_size)


def _name(user: User) -> str:
    """What to call a person; never empty."""
    full = f"{user.first_name} {user.last_name}".strip() or user.username or str(user.id)
    return _clean(full)[:NAME_LENGTH]


def _clean(text: str) -> str:
    """Text that can be stored as UTF-8: half of a surrogate pair becomes a replacement mark."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
