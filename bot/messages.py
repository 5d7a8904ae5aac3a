"""Channel-neutral types: what people send (Inbound, Tap, Attachment) and what they get (Reply, Button)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, runtime_checkable
from uuid import UUID

import msgspec

from core.model.chart import Chart

TAP_BYTES = 64
"""Telegram's limit for callback data, kept on every channel."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button does: a verb, applied to a subject at a version; it never carries an amount."""

    verb: str
    subject: UUID | None = None
    version: int = 0
    argument: str = ""

    def pack(self) -> str:
        """Return ``verb:subject:version:argument`` in at most 64 bytes; raises ValueError beyond."""
        subject = urlsafe_b64encode(self.subject.bytes).decode().rstrip("=") if self.subject else ""
        packed = f"{self.verb}:{subject}:{self.version}:{self.argument}"
        if len(packed.encode()) > TAP_BYTES:
            raise ValueError(f"a tap of {len(packed.encode())} bytes: {self.verb}")
        return packed

    @classmethod
    def parse(cls, packed: str) -> Tap | None:
        """Return the Tap of a packed string; None where it is not one of ours."""
        try:
            verb, subject, version, argument = packed.split(":", 3)
            ident = UUID(bytes=urlsafe_b64decode(subject + "==")) if subject else None
            return cls(verb, ident, int(version), argument) if verb else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or file, identified as the channel does; its content is fetched when needed."""

    kind: str
    """photo, document or voice."""
    reference: str
    name: str = ""
    mime: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing a person sent: a message, a tap or files; unique by (channel, event)."""

    channel: str
    event: str
    chat: str
    person: str
    name: str
    text: str = ""
    tap: Tap | None = None
    tap_id: str | None = None
    """What the channel wants answered after a tap."""
    message: str | None = None
    """Our message that was tapped."""
    reply_to: str | None = None
    """Our message that was replied to."""
    own: str = ""
    """The person's own message, as the channel names it."""
    editable: bool = False
    """Whether we hear of it when they change that message later."""
    edited: bool = False
    """Whether this is such a change: the text as it is now."""
    moved_from: str = ""
    """The id this group had before; nothing was said then."""
    attachments: tuple[Attachment, ...] = ()
    album: str = ""
    """What photos sent together share where the channel hands them over one by one."""
    album_size: int = 0
    """How many those photos are; 0 where the channel does not tell."""
    group: bool = False
    addressed: bool = False
    """In a group: it is meant for Purser (a command, a reply to us, our name in it, a tap); else the family may talk
    among itself."""
    language: str | None = None
    private_chat: str = ""
    """In a group: the chat where this person alone is written to; empty where the channel has none."""
    asked_in: str = ""
    """The group this was written in, where it is answered in the private chat."""
    about: tuple[UUID, ...] = ()
    """The drafts and entries that talk in the group was about, the newest first."""
    start: str = ""
    """The payload of a deep link."""
    written_at: datetime | None = None
    """When it was written, where the channel tells: its day is the household's day of that moment."""


@dataclass(frozen=True, slots=True)
class RawInbound:
    """An event as its channel sent it, stored before it is read; unique by (channel, event)."""

    channel: str
    event: str
    chat: str
    body: bytes


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text in one style: "", "bold", "mono" or "quiet"."""

    text: str
    style: str = ""


def encode_choices(buttons: Sequence[Button]) -> bytes:
    """Return buttons encoded for storage; empty where there are none."""
    return msgspec.json.encode(buttons) if buttons else b""


def decode_choices(stored: bytes) -> tuple[Button, ...]:
    """Return the buttons that ``encode_choices`` encoded."""
    return msgspec.json.decode(stored, type=tuple[Button, ...]) if stored else ()


def join_text(spans: Iterable[TextRun]) -> str:
    """Return text runs as plain text."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Button:
    """A button with a label that triggers a tap or opens an address."""

    label: str
    tap: Tap | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file made for the member, such as an export: text, or ``data`` where it is binary."""

    name: str
    mime: str
    content: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Original:
    """A stored photo or document, read from the file store only when it is sent, so that no copies are made."""

    household: UUID
    key: str
    mime: str = "image/jpeg"
    name: str = ""
    """Empty: shown as a photo. Else sent as a file of this name."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A stored file inside an archive; ``name`` lacks the ending, which depends on the content."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Archive:
    """A table of entries with receipt photos, packed only when it is sent, so that no copies are made."""

    name: str
    household: UUID
    day: date
    """The day it was asked for."""
    folder: str
    """Where the originals lie in it."""
    originals: tuple[Enclosed, ...]
    sheet: Document | None = None


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """What a channel needs to announce a notice where it may not send the whole, as the reader wrote too long ago."""

    kind: str
    """The value of a ``core.model.notice.NoticeKind``."""
    household: str
    """The household's name."""
    language: str
    """One of ``bot.render.words.LANGUAGES``."""
    opens: Tap
    """What shows the notice, once its reader taps."""
    announced: bool = False
    """Whether it is to be announced instead of said."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A line to send to another chat where a message cannot be delivered, with a button that opens an address."""

    chat: str
    text: str
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji reaction to a person's own message."""

    message: str
    emoji: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: one message to a chat, or a change to one of our messages (``edits``)."""

    body: tuple[TextRun, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    chart: Chart | None = None
    album: tuple[Chart, ...] = ()
    """Charts that belong together: one message of several pictures where the channel can, else one picture."""
    qr: str | None = None
    """A link to show as a QR picture."""
    image: bytes = b""
    """A small picture that is there already."""
    original: Original | None = None
    """A kept photo to show."""
    document: Document | None = None
    archive: Archive | None = None
    edits: str | None = None
    """Our message to change in place; sent anew where the channel cannot."""
    toast: str = ""
    """A short word for the one who tapped (200 characters)."""
    answers: str | None = None
    """The tap this reply answers, as the channel names it."""
    subject: UUID | None = None
    """The draft or entry the message shows, so that a reply to it finds it."""
    forget: str | None = None
    """The person's own message where it held a secret: it is taken out of sight where the channel can."""
    notice: NoticeHead | None = None
    """Set where we say it first."""
    reaction: Reaction | None = None
    """Put to a message instead of sending the body, where the channel has such signs and takes this one."""
    fallback: Fallback | None = None
    """What is said elsewhere where the chat takes nothing of ours."""
    language: str = ""
    """The reader's, one of ``bot.render.words.LANGUAGES``, where the channel adds a word of its own; else empty."""

    @property
    def choices(self) -> tuple[Button, ...]:
        """Return the buttons that tap, without repeats, in order."""
        taps = [button for row in self.buttons for button in row if button.tap is not None]
        return tuple({button.tap: button for button in taps}.values())

    @property
    def plain(self) -> str:
        """Return the body as plain text."""
        return join_text(self.body)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can do; one shared rule simplifies replies that need more (``bot.delivery.fit``)."""

    edits: bool
    images: bool
    text_limit: int
    caption_limit: int
    single: bool = False
    """Whether a turn is one message: what would be several is joined, as each one is billed."""
    choices: int | None = None
    """How many buttons one message may have; None where there is room for all."""
    toasts: bool = True
    """Whether whoever tapped can be shown a short word; else it is a message where nothing else is said."""
    window: timedelta | None = None
    """How long after somebody wrote they may be written to freely; later a notice is announced by an approved text."""
    looks_up: bool = False
    """Whether originals and archives are looked up, and charts drawn, when somebody opens them; not sent along then."""


class Channel(Protocol):
    """A channel turns its wire format into Inbounds and sends Replies; raises Fault where the outside fails."""

    name: str
    can: Abilities

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Send a message and return its id on the channel."""
        ...

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Change one of our messages; return the new id where it was too late and the message was sent again."""
        ...

    async def acknowledge(self, tap_id: str, toast: str) -> None:
        """Acknowledge a tap, with a short text or silently."""
        ...

    async def working(self, chat: str) -> None:
        """Show that an answer is being prepared."""
        ...

    async def fetch(self, attachment: Attachment, most: int) -> bytes:
        """Return an attachment's content; raises Refusal beyond ``most`` bytes."""
        ...

    async def forget(self, chat: str, message: str) -> None:
        """Remove a person's own message from the chat, where the channel can."""
        ...


@runtime_checkable
class AlbumChannel(Channel, Protocol):
    """A channel that can send several pictures in one message, without buttons."""

    async def send_album(self, chat: str, reply: Reply, pictures: Sequence[bytes]) -> str:
        """Send two to ten pictures as one message with the reply's text as caption; return the first one's id."""
        ...


@dataclass(frozen=True, slots=True)
class HeldPictures:
    """Pictures with their caption, sent before there was a household."""

    attachments: tuple[Attachment, ...]
    text: str = ""


@dataclass(slots=True)
class Dialogue:
    """The state of one person's conversation in one chat; survives restarts, and holds nothing of the book."""

    asked: Tap | None = None
    """What the next plain message answers (a new amount, a household's name)."""
    answers: dict[str, str] = field(default_factory=dict)
    """Answers gathered so far in a talk of several steps."""
    held: str = ""
    """A message from before onboarding, read when it is done."""
    held_pictures: tuple[HeldPictures, ...] = ()
    """Pictures from before onboarding, read when it is done."""
    cards: tuple[UUID, ...] = ()
    """The drafts and entries shown in this talk, the newest first."""
    card_last: bool = False
    """Whether the newest of them was the last thing shown."""
    more: tuple[Button, ...] = ()
    """Buttons of the newest message that its channel had no room for."""
    choices: tuple[Button, ...] = ()
    """Buttons of the newest message that has any, which the next message may name."""
    card_choices: tuple[Button, ...] = ()
    """Buttons of the newest card, which a message may name after others were shown."""
    shown_at: datetime | None = None
    """When a turn of this talk last showed anything."""
    sources: dict[str, str] = field(default_factory=dict)
    """What came of the person's last messages that they may change later: message to card (hex), or to nothing."""
    half: str = ""
    """Half of an entry that waits for the rest: an amount alone, or words alone."""
    greeted: bool = False
    """Whether the person was greeted in this chat before."""
    question: bytes | None = None
    """The question asked last, as JSON."""
    advice: tuple[tuple[str, str], ...] = ()
    """The last turns of an advice talk: (asked, advised)."""
