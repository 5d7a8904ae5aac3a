"""The web chat: a conversation in the browser, kept in a transcript and shown in every open tab of its session.

The transcript is the truth. A tab holds the number of the last change it has seen and asks for what came since, so a
reload, a second tab, an hour offline and a restart of the server are the same case.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

import msgspec

from bot.channels.naming import ZIP, file_of
from bot.messages import Abilities, Archive, Attachment, Button, Inbound, Original, Reply
from core.errors import Invalid, NotFound
from core.model.transcript import Author, Enclosure, Said

NAME: Final = "webchat"
COVER: Final = "••••••"
WAITING_FRAMES = 200
"""Frames a slow tab may fall behind before it has to look into the transcript instead."""


class Transcript(Protocol):
    """Keeps what was said in every web chat; the implementation is ``storage.transcript``."""

    async def add(
        self, chat: str, author: Author, body: bytes, *, event: str | None = None, enclosure: Enclosure | None = None
    ) -> int:
        """Append a message and return its number; an event that is there already keeps its message and number."""
        ...

    async def edit(self, chat: str, number: int, body: bytes) -> bool:
        """Change one of our messages, its enclosure stays; False where there is none."""
        ...

    async def since(self, chat: str, change: int, limit: int) -> tuple[Said, ...]:
        """Messages new or edited after a change, in the order of their changes."""
        ...

    async def before(self, chat: str, number: int | None, limit: int) -> tuple[Said, ...]:
        """The last messages before a number, or at the end; oldest first."""
        ...

    async def latest(self, chat: str) -> int:
        """The number of the last change; 0 in an empty chat."""
        ...

    async def enclosure(self, chat: str, number: int) -> Enclosure | None:
        """The file of a message of this chat."""
        ...

    async def cover(self, chat: str, number: int, body: bytes) -> None:
        """Put other words in the place of what a member wrote."""
        ...


LookUp = Callable[[str, Reply], Awaitable[bytes | None]]
"""What a reply names, for a chat; None where it is gone, or the chat's member is of another household by now."""


async def _nothing(chat: str, reply: Reply) -> None:
    del chat, reply


class Opened(NamedTuple):
    """A file as a browser gets it; one that is kept elsewhere does not last: it may be erased at any time."""

    enclosure: Enclosure
    lasting: bool = True


class Reference(msgspec.Struct, frozen=True):
    """What lies in the transcript in the place of a file that is kept elsewhere: once that is erased, nothing stays."""

    original: Original | None = None
    archive: Archive | None = None


_KEPT: Final = b"purser-kept:"
"""Begins a reference. No upload does, nor anything we draw or write."""
_REFERENCES: Final = msgspec.json.Decoder(Reference)


class Key(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button as the page draws it: it taps ``tap`` or opens ``url``."""

    label: str
    tap: str = ""
    url: str = ""


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message as the page draws it; ``event`` is the page's own id of what a member wrote."""

    spans: tuple[tuple[str, str], ...] = ()
    buttons: tuple[tuple[Key, ...], ...] = ()
    reply_to: str | None = None
    event: str = ""


class MessageFrame(msgspec.Struct, frozen=True, tag_field="type", tag="message"):
    """A message new or edited: the page puts it at ``number``, in the place of what was there."""

    id: str
    number: int
    change: int
    author: Author
    at: str
    body: msgspec.Raw
    file_name: str = ""
    file_mime: str = ""


class ToastFrame(msgspec.Struct, frozen=True, tag_field="type", tag="toast"):
    """The answer to a tap; the text may be empty."""

    tap: str
    text: str


class WorkingFrame(msgspec.Struct, frozen=True, tag_field="type", tag="working"):
    """An answer is on its way."""


def frame(value: msgspec.Struct) -> str:
    """A frame as the socket sends it."""
    return msgspec.json.encode(value).decode()


def message_frame(said: Said) -> MessageFrame:
    """The frame of one message."""
    return MessageFrame(
        id=str(said.number),
        number=said.number,
        change=said.change,
        author=said.author,
        at=said.said_at.isoformat(),
        body=msgspec.Raw(said.body),
        file_name=said.file_name,
        file_mime=said.file_mime,
    )


_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
_HEIF_BRANDS: Final = (b"heic", b"heix", b"mif1", b"msf1")


def sniff(content: bytes) -> str | None:
    """The type of an image or PDF by its first bytes; None for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return next((mime for start, mime in _SIGNATURES if content.startswith(start)), None)


class Tab:
    """One open tab: frames that live for a moment, and a nudge (None) when the transcript has news."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[str | None] = asyncio.Queue(WAITING_FRAMES)

    def push(self, text: str | None) -> None:
        """Hand it a frame or a nudge; a tab that has fallen far behind loses it and keeps its earlier nudges."""
        if not self._frames.full():
            self._frames.put_nowait(text)

    async def next(self) -> str | None:
        """The next frame, or None for a nudge."""
        return await self._frames.get()


class WebChat:
    """The channel; ``chat`` and ``person`` are both the name of the browser's session."""

    name = NAME
    can = Abilities(edits=True, images=True, text_limit=20_000, caption_limit=20_000, looks_up=True)

    def __init__(self, transcript: Transcript, look_up: LookUp = _nothing) -> None:
        self.transcript = transcript
        self._look_up = look_up
        self._tabs: defaultdict[str, set[Tab]] = defaultdict(set)

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Keep a message and show it in the session's tabs; returns its number."""
        number = await self.transcript.add(chat, Author.PURSER, _body(reply), enclosure=_enclosure(reply, image))
        self._push(chat, None)
        return str(number)

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Change a message in every tab; one that is gone is said anew, and its new number returned."""
        if not (message.isdecimal() and await self.transcript.edit(chat, int(message), _body(reply))):
            return await self.send(chat, reply, None)
        self._push(chat, None)
        return None

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Release the tapped button, with a short word where there is one."""
        chat, _, event = tap_id.partition(":")
        self._push(chat, frame(ToastFrame(event, toast)))

    async def working(self, chat: str) -> None:
        """Show the dots."""
        self._push(chat, frame(WorkingFrame()))

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """An upload's content; raises Invalid beyond ``most`` bytes and NotFound where it is gone."""
        chat, _, number = attachment.reference.partition(":")
        enclosure = await self.transcript.enclosure(chat, int(number))
        if enclosure is None:
            raise NotFound("web-file-gone")
        if len(enclosure.content) > most:
            raise Invalid("web-file-large", megabytes=most // 1_000_000)
        return enclosure.content

    async def opened(self, chat: str, number: int) -> Opened | None:
        """The file of a message of a chat, looked up where it is kept elsewhere; None where there is none any more."""
        enclosure = await self.transcript.enclosure(chat, number)
        if enclosure is None or not enclosure.content.startswith(_KEPT):
            return Opened(enclosure) if enclosure else None
        kept = _REFERENCES.decode(enclosure.content.removeprefix(_KEPT))
        content = await self._look_up(chat, Reply(original=kept.original, archive=kept.archive))
        return None if content is None else Opened(replace(enclosure, content=content), lasting=False)

    @contextmanager
    def tab(self, chat: str) -> Iterator[Tab]:
        """A tab for as long as its socket is open."""
        tab = Tab()
        self._tabs[chat].add(tab)
        try:
            yield tab
        finally:
            self._tabs[chat].discard(tab)
            if not self._tabs[chat]:
                del self._tabs[chat]

    async def wrote(self, inbound: Inbound, upload: Enclosure | None = None) -> Inbound:
        """Show what the member wrote or sent in all their tabs; returns it with its upload as an attachment."""
        event = inbound.event.partition(":")[2]
        spans = ((inbound.text, ""),) if inbound.text else ()
        body = msgspec.json.encode(Body(spans=spans, reply_to=inbound.reply_to, event=event))
        number = await self.transcript.add(inbound.chat, Author.MEMBER, body, event=event, enclosure=upload)
        self._push(inbound.chat, None)
        attachments = (_attachment(inbound.chat, number, upload),) if upload else ()
        return replace(inbound, own=str(number), attachments=attachments)

    async def forget(self, chat: str, message: str) -> None:
        """Cover what a member wrote, in the transcript and in every tab."""
        await self.transcript.cover(chat, int(message), msgspec.json.encode(Body(spans=((COVER, ""),))))
        self._push(chat, None)

    def _push(self, chat: str, text: str | None) -> None:
        for tab in self._tabs.get(chat, ()):
            tab.push(text)


def heard(chat: str, event: str, language: str | None = None) -> Inbound:
    """The beginning of every inbound: an event id of the page counts within its own session only."""
    return Inbound(channel=NAME, event=f"{chat}:{event}", chat=chat, person=chat, name="", language=language)


def _body(reply: Reply) -> bytes:
    spans = tuple((span.text, span.style) for span in reply.body)
    rows = tuple(tuple(_key(button) for button in row) for row in reply.buttons)
    return msgspec.json.encode(Body(spans, rows))


def _key(button: Button) -> Key:
    return Key(button.label, button.tap.pack() if button.tap else "", button.url or "")


def _enclosure(reply: Reply, image: bytes | None) -> Enclosure | None:
    if reply.original or reply.archive:
        kept = _KEPT + msgspec.json.encode(Reference(reply.original, reply.archive))
        return Enclosure(*_named(reply), kept)
    file = file_of(reply, image)
    return Enclosure(file.name, file.mime, file.content) if file else None


def _named(reply: Reply) -> tuple[str, str]:
    """Name and type of what a reply refers to."""
    if reply.archive:
        return reply.archive.name, ZIP
    return (reply.original.name or "picture", reply.original.mime) if reply.original else ("", "")


def _attachment(chat: str, number: int, upload: Enclosure) -> Attachment:
    kind = "photo" if upload.mime.startswith("image/") else "document"
    return Attachment(kind, f"{chat}:{number}", upload.name, upload.mime, len(upload.content))
