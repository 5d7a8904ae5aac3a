"""The web chat channel: a conversation in the browser, stored in a transcript and shown in all tabs of a session.

The transcript in the database is the truth. A tab knows the number of the last change it has seen and asks for later
ones, so that a reload, a second tab, an hour offline and a server restart all work the same way.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

import msgspec

from bot.channels.naming import ZIP, find_file
from bot.messages import Abilities, Archive, Attachment, Button, Inbound, Original, Reply
from bot.pictures import draw_picture
from core.errors import Invalid, NotFound
from core.model.chart import Chart
from core.model.transcript import AttachedFile, Author, ChatMessage
from core.ports import Broadcast, NoBroadcast

NAME: Final = "webchat"
TOPIC: Final = "webchat"
"""The broadcast topic by which processes tell one another what their tabs should show."""
HIDDEN_TEXT: Final = "••••••"
WAITING_FRAMES = 200
"""The most frames queued for a slow tab; beyond them it reads the transcript instead."""


class Transcript(Protocol):
    """A store of the messages of all web chats; implemented by ``storage.transcript``."""

    async def add(
        self, chat: str, author: Author, body: bytes, *, event: str | None = None, enclosure: AttachedFile | None = None
    ) -> int:
        """Append a message and return its number; where the event is stored already, return that message's number."""
        ...

    async def edit(self, chat: str, number: int, body: bytes) -> bool:
        """Replace the text of a message from Purser, not its file; return False where there is no such message."""
        ...

    async def list_since(self, chat: str, change: int, limit: int) -> tuple[ChatMessage, ...]:
        """Return the messages added or edited after a change number, in the order of those changes."""
        ...

    async def list_before(self, chat: str, number: int | None, limit: int) -> tuple[ChatMessage, ...]:
        """Return the last messages before a number (or the very last ones), oldest first."""
        ...

    async def find_latest(self, chat: str) -> int:
        """Return the number of the last change; 0 in an empty chat."""
        ...

    async def load_file(self, chat: str, number: int) -> AttachedFile | None:
        """Return the file of a message in this chat; None where it has none."""
        ...

    async def clear(self, chat: str) -> None:
        """Delete all messages of a chat with their files; later numbers continue from there."""
        ...

    async def replace_words(self, chat: str, number: int, body: bytes) -> None:
        """Replace the text of a message from a member."""
        ...


LookUpContent = Callable[[str, Reply], Awaitable[bytes | None]]
"""A function that returns the content a reply refers to, for a chat.

It returns None where the content is gone, or the chat's member left that household.
"""


async def _look_up_nothing(chat: str, reply: Reply) -> None:
    del chat, reply


class OpenedFile(NamedTuple):
    """A file as sent to a browser; ``lasting`` False means that it may be erased later and must not be cached."""

    enclosure: AttachedFile
    lasting: bool = True


class StoredReference(msgspec.Struct, frozen=True):
    """A transcript's reference to a file stored elsewhere, so that erasing the file leaves no copy here.

    A chart is stored as its figures, and drawn in the colours of the page that shows it.
    """

    original: Original | None = None
    archive: Archive | None = None
    charts: tuple[Chart, ...] = ()


_REFERENCE_PREFIX: Final = b"purser-kept:"
"""The first bytes of a stored reference, with which no uploaded or generated file begins."""
CHART_NAME: Final = "chart.png"
"""The name of chart pictures, by which the page knows that they exist for light and dark mode."""
_REFERENCE_DECODER: Final = msgspec.json.Decoder(StoredReference)


class ButtonFrame(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button sent to the page: it taps ``tap`` or opens ``url``."""

    label: str
    tap: str = ""
    url: str = ""


class MessageBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message sent to the page; ``event`` is the page's own id of what the member wrote."""

    spans: tuple[tuple[str, str], ...] = ()
    buttons: tuple[tuple[ButtonFrame, ...], ...] = ()
    reply_to: str | None = None
    event: str = ""


class MessageFrame(msgspec.Struct, frozen=True, tag_field="type", tag="message"):
    """A new or edited message; the page puts it at ``number``, in place of the former one if any."""

    id: str
    number: int
    change: int
    author: Author
    at: str
    body: msgspec.Raw
    file_name: str = ""
    file_mime: str = ""


class ToastFrame(msgspec.Struct, frozen=True, tag_field="type", tag="toast"):
    """A frame that answers a button tap; its text may be empty."""

    tap: str
    text: str


class WorkingFrame(msgspec.Struct, frozen=True, tag_field="type", tag="working"):
    """A frame which tells that an answer is being prepared."""


class TabNews(msgspec.Struct, frozen=True, array_like=True):
    """A message to the open tabs of a chat: a frame to show, or None to make them read the transcript."""

    chat: str
    text: str | None


def encode_frame(value: msgspec.Struct) -> str:
    """Return a frame as JSON for the web socket."""
    return msgspec.json.encode(value).decode()


def build_message_frame(said: ChatMessage) -> MessageFrame:
    """Return the frame for one message of the transcript."""
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


_SOUNDS: Final = ((b"OggS", "audio/ogg"), (b"\x1a\x45\xdf\xa3", "audio/webm"))


def sniff_sound(content: bytes) -> str | None:
    """Return the MIME type of a browser's voice recording by its first bytes; None for anything else."""
    if content[4:8] == b"ftyp" and sniff(content) is None:
        return "audio/mp4"
    return next((mime for start, mime in _SOUNDS if content.startswith(start)), None)


def sniff(content: bytes) -> str | None:
    """Return the MIME type of an image or PDF by its first bytes; None for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return next((mime for start, mime in _SIGNATURES if content.startswith(start)), None)


class BrowserTab:
    """One open browser tab: a queue of frames, where None says that the transcript has news."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[str | None] = asyncio.Queue(WAITING_FRAMES)

    def push(self, text: str | None) -> None:
        """Queue a frame or None; drop it where the queue is full, as the tab then reads the transcript."""
        if not self._frames.full():
            self._frames.put_nowait(text)

    async def next(self) -> str | None:
        """Return the next frame, or None where the transcript has to be read."""
        return await self._frames.get()


class WebChat:
    """The web chat as a channel; ``chat`` and ``person`` are both the name of the browser's session."""

    name = NAME
    can = Abilities(edits=True, images=True, text_limit=20_000, caption_limit=20_000, looks_up=True)

    def __init__(
        self,
        transcript: Transcript,
        look_up: LookUpContent = _look_up_nothing,
        broadcast: Broadcast | None = None,
    ) -> None:
        self.transcript = transcript
        self._look_up = look_up
        self._broadcast = broadcast or NoBroadcast()
        self._broadcast.listen(TOPIC, self._take_frame)
        self._tabs: defaultdict[str, set[BrowserTab]] = defaultdict(set)

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Add a message to the transcript, show it in the session's tabs and return its number."""
        number = await self.transcript.add(
            chat, Author.PURSER, _encode_body(reply), enclosure=_build_enclosure(reply, image)
        )
        self._push_frame(chat, None)
        return str(number)

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Change a message in every tab; where it no longer exists send it again and return its new number."""
        if not (message.isdecimal() and await self.transcript.edit(chat, int(message), _encode_body(reply))):
            return await self.send(chat, reply, None)
        self._push_frame(chat, None)
        return None

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Answer a tap: enable the button again, and show a short text if any."""
        chat, _, event = tap_id.partition(":")
        self._push_frame(chat, encode_frame(ToastFrame(event, toast)))

    async def working(self, chat: str) -> None:
        """Show in every tab that an answer is being prepared."""
        self._push_frame(chat, encode_frame(WorkingFrame()))

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Return an upload's content. Raises: Invalid beyond ``most`` bytes, NotFound where it no longer exists."""
        chat, _, number = attachment.reference.partition(":")
        enclosure = await self.transcript.load_file(chat, int(number))
        if enclosure is None:
            raise NotFound("web-file-gone")
        if len(enclosure.content) > most:
            raise Invalid("web-file-large", megabytes=most // 1_000_000)
        return enclosure.content

    async def open_file(self, chat: str, number: int, *, dark: bool = False) -> OpenedFile | None:
        """Return the file of a message, loaded from where it is stored; None where it no longer exists.

        ``dark`` draws a chart on a dark background.
        """
        enclosure = await self.transcript.load_file(chat, number)
        if enclosure is None or not enclosure.content.startswith(_REFERENCE_PREFIX):
            return OpenedFile(enclosure) if enclosure else None
        stored = _REFERENCE_DECODER.decode(enclosure.content.removeprefix(_REFERENCE_PREFIX))
        if stored.charts:
            only = stored.charts[0] if len(stored.charts) == 1 else None
            drawn = await draw_picture(Reply(chart=only, album=() if only else stored.charts), dark=dark)
            return OpenedFile(replace(enclosure, content=drawn)) if drawn else None
        content = await self._look_up(chat, Reply(original=stored.original, archive=stored.archive))
        return None if content is None else OpenedFile(replace(enclosure, content=content), lasting=False)

    @contextmanager
    def open_tab(self, chat: str) -> Iterator[BrowserTab]:
        """Register a tab to receive frames while its socket is open."""
        tab = BrowserTab()
        self._tabs[chat].add(tab)
        try:
            yield tab
        finally:
            self._tabs[chat].discard(tab)
            if not self._tabs[chat]:
                del self._tabs[chat]

    async def show_member_message(self, inbound: Inbound, upload: AttachedFile | None = None) -> Inbound:
        """Add a member's message to the transcript; return it with its upload as an attachment."""
        event = inbound.event.partition(":")[2]
        spans = ((inbound.text, ""),) if inbound.text else ()
        body = msgspec.json.encode(MessageBody(spans=spans, reply_to=inbound.reply_to, event=event))
        number = await self.transcript.add(inbound.chat, Author.MEMBER, body, event=event, enclosure=upload)
        self._push_frame(inbound.chat, None)
        attachments = (_make_attachment(inbound.chat, number, upload),) if upload else ()
        return replace(inbound, own=str(number), attachments=attachments)

    async def forget(self, chat: str, message: str) -> None:
        """Replace a member's message by dots, in the transcript and in every tab."""
        await self.transcript.replace_words(
            chat, int(message), msgspec.json.encode(MessageBody(spans=((HIDDEN_TEXT, ""),)))
        )
        self._push_frame(chat, None)

    async def clear(self, chat: str) -> None:
        """Delete all messages of a chat."""
        await self.transcript.clear(chat)

    def _push_frame(self, chat: str, text: str | None) -> None:
        self._push_here(chat, text)
        self._broadcast.tell(TOPIC, encode_frame(TabNews(chat, text)))

    def _take_frame(self, message: str) -> None:
        """Pass a message of another process on to the tabs of this process."""
        news = msgspec.json.decode(message, type=TabNews)
        self._push_here(news.chat, news.text)

    def _push_here(self, chat: str, text: str | None) -> None:
        for tab in self._tabs.get(chat, ()):
            tab.push(text)


def make_inbound(chat: str, event: str, language: str | None = None) -> Inbound:
    """Return an Inbound without content; its event id is the page's, with the session's name in front."""
    return Inbound(channel=NAME, event=f"{chat}:{event}", chat=chat, person=chat, name="", language=language)


def _encode_body(reply: Reply) -> bytes:
    spans = tuple((span.text, span.style) for span in reply.body)
    rows = tuple(tuple(_build_button(button) for button in row) for row in reply.buttons)
    return msgspec.json.encode(MessageBody(spans, rows))


def _build_button(button: Button) -> ButtonFrame:
    return ButtonFrame(button.label, button.tap.pack() if button.tap else "", button.url or "")


def _build_enclosure(reply: Reply, image: bytes | None) -> AttachedFile | None:
    if reply.original or reply.archive:
        stored = _REFERENCE_PREFIX + msgspec.json.encode(StoredReference(reply.original, reply.archive))
        return AttachedFile(*_find_name_and_type(reply), stored)
    if image is None and (reply.chart or reply.album):
        charts = (reply.chart,) if reply.chart else reply.album
        figures = msgspec.json.encode(StoredReference(charts=charts))
        return AttachedFile(CHART_NAME, "image/png", _REFERENCE_PREFIX + figures)
    file = find_file(reply, image)
    return AttachedFile(file.name, file.mime, file.content) if file else None


def _find_name_and_type(reply: Reply) -> tuple[str, str]:
    """Return the file name and MIME type of the original or archive a reply refers to."""
    if reply.archive:
        return reply.archive.name, ZIP
    return (reply.original.name or "picture", reply.original.mime) if reply.original else ("", "")


def _make_attachment(chat: str, number: int, upload: AttachedFile) -> Attachment:
    kinds = {"image": "photo", "audio": "voice"}
    kind = kinds.get(upload.mime.partition("/")[0], "document")
    return Attachment(kind, f"{chat}:{number}", upload.name, upload.mime, len(upload.content))
