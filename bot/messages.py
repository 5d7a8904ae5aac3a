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
"""The most bytes of callback data: Telegram's limit, kept on every channel."""


@dataclass(frozen=True, slots=True)
class Tap:
    """The action of a button: a verb, applied to a subject (an id) at a version; it never carries an amount."""

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
        """Return the Tap of a packed string; None where it is no valid callback data of Purser."""
        try:
            verb, subject, version, argument = packed.split(":", 3)
            ident = UUID(bytes=urlsafe_b64decode(subject + "==")) if subject else None
            return cls(verb, ident, int(version), argument) if verb else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or file, identified as on its channel; its content is fetched when needed."""

    kind: str
    """The kind of attachment: photo, document or voice."""
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
    """The channel's id of a tap, with which it must be acknowledged."""
    message: str | None = None
    """The id of Purser's message whose button was tapped."""
    reply_to: str | None = None
    """The id of Purser's message that this one replies to."""
    own: str = ""
    """The channel's id of the person's own message."""
    editable: bool = False
    """Whether the channel reports later edits of this message."""
    edited: bool = False
    """Whether this is an edit of an earlier message; ``text`` is the new text."""
    moved_from: str = ""
    """The former id of this group, in an event that only reports its move; else empty."""
    attachments: tuple[Attachment, ...] = ()
    album: str = ""
    """The id that photos sent together share, where the channel delivers them one by one."""
    album_size: int = 0
    """The number of photos in the album; 0 where the channel does not tell."""
    group: bool = False
    addressed: bool = False
    """In a group: whether the message is meant for Purser, not for the family.

    That is a command, a reply to Purser, a mention or a tap.
    """
    language: str | None = None
    private_chat: str = ""
    """In a group: the id of the person's private chat with Purser; empty where the channel has none."""
    asked_in: str = ""
    """The group in which a message was written that is answered in the private chat."""
    about: tuple[UUID, ...] = ()
    """The drafts and entries to which a message moved from a group may refer, the newest first."""
    start: str = ""
    """The payload of a deep link by which the person opened the chat."""
    written_at: datetime | None = None
    """When the message was written, if the channel tells; this moment decides the household's day."""


@dataclass(frozen=True, slots=True)
class RawInbound:
    """An event as its channel sent it, stored before it is parsed; unique by (channel, event)."""

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
    """Return buttons encoded for storage; empty for no buttons."""
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
    """A reference to a stored photo or document, which is loaded only when it is sent."""

    household: UUID
    key: str
    mime: str = "image/jpeg"
    name: str = ""
    """The file name to send it with; empty to show it as a photo."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A stored file to put into an archive; ``name`` lacks the ending, which depends on the content."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Archive:
    """A table of entries with receipt photos, packed only when it is sent."""

    name: str
    household: UUID
    day: date
    """The day the archive was asked for, used as the date of its files."""
    folder: str
    """The folder inside the archive for the receipt files."""
    originals: tuple[Enclosed, ...]
    sheet: Document | None = None


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """What a channel needs to announce a notice by a template, once its reader's 24-hour window is over."""

    kind: str
    """The value of the notice's ``core.model.notice.NoticeKind``."""
    household: str
    """The household's name."""
    language: str
    """The reader's language, one of ``bot.render.words.LANGUAGES``."""
    opens: Tap
    """The tap of the button that shows the notice."""
    announced: bool = False
    """Whether the template is to be sent instead of the notice itself."""


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
    """Charts to send together: one message of several pictures where the channel can, else one picture."""
    qr: str | None = None
    """A link to show as a QR code picture."""
    image: bytes = b""
    """A small picture that exists already, such as a receipt's preview."""
    original: Original | None = None
    """A stored photo or document to show."""
    document: Document | None = None
    archive: Archive | None = None
    edits: str | None = None
    """The id of Purser's message to edit; sent as a new one where the channel cannot edit."""
    toast: str = ""
    """A short notice for the person who tapped (at most 200 characters)."""
    answers: str | None = None
    """The channel's id of the tap that this reply acknowledges."""
    subject: UUID | None = None
    """The id of the draft or entry that the message shows, so that a reply to it is understood."""
    forget: str | None = None
    """The id of the person's own message that held a secret, to be deleted where the channel can."""
    notice: NoticeHead | None = None
    """The announcement of a notice, for messages that Purser sends unasked; None for answers."""
    reaction: Reaction | None = None
    """An emoji reaction to send instead of the body, where the channel supports it."""
    fallback: Fallback | None = None
    """The line to send to another chat if this chat accepts no messages."""
    language: str = ""
    """The reader's language, where the channel adds texts of its own; else empty."""

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
    """What a channel can do; ``bot.delivery.fit`` simplifies replies that need more."""

    edits: bool
    images: bool
    text_limit: int
    caption_limit: int
    single: bool = False
    """Whether all replies to one message are joined to one, as the channel bills each."""
    choices: int | None = None
    """The most buttons of one message; None for no limit."""
    toasts: bool = True
    """Whether a tap can be answered by a short notice; if not, it is sent as a message."""
    window: timedelta | None = None
    """How long after a person's last message they may be written to freely; None for no limit.

    Later a notice is announced by an approved template.
    """
    looks_up: bool = False
    """Whether stored files, archives and charts are loaded when somebody opens them, not when they are sent."""


class Channel(Protocol):
    """A channel turns its wire format into Inbounds and sends Replies.

    Raises Fault where the network or service fails.
    """

    name: str
    can: Abilities

    async def send(self, chat: str, reply: Reply, image: bytes | None) -> str:
        """Send a message and return its id on the channel."""
        ...

    async def edit(self, chat: str, message: str, reply: Reply) -> str | None:
        """Edit one of Purser's messages; return the new id where it was too late and the message was sent again."""
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
    """Pictures with their caption, sent before their sender had a household."""

    attachments: tuple[Attachment, ...]
    text: str = ""


@dataclass(slots=True)
class Dialogue:
    """The stored state of one person's conversation in one chat; it survives restarts and holds no entries."""

    asked: Tap | None = None
    """The pending question that the next plain message answers (a new amount, a household's name)."""
    answers: dict[str, str] = field(default_factory=dict)
    """Values kept between messages by key, such as the answers of a dialogue in several steps."""
    held: str = ""
    """A message from before onboarding, which is read once the person has a household."""
    held_pictures: tuple[HeldPictures, ...] = ()
    """Pictures from before onboarding, which are read once the person has a household."""
    cards: tuple[UUID, ...] = ()
    """The ids of the drafts and entries shown in this chat, the newest first."""
    card_last: bool = False
    """Whether the newest card was the last thing shown."""
    more: tuple[Button, ...] = ()
    """Buttons of the newest message for which the channel had no room."""
    choices: tuple[Button, ...] = ()
    """Buttons of the newest message that has any; the next message may name one."""
    card_choices: tuple[Button, ...] = ()
    """Buttons of the newest card; a message may name one even after others were shown."""
    shown_at: datetime | None = None
    """When the last reply was shown in this chat."""
    sources: dict[str, str] = field(default_factory=dict)
    """The card (hex id) that each of the person's last editable messages produced, by message id; "" for none."""
    half: str = ""
    """An incomplete entry that waits for the rest: an amount alone, or words alone."""
    greeted: bool = False
    """Whether the person was greeted in this chat already."""
    written: str = ""
    """The language of the person's last message that told one."""
    language_kept: bool = False
    """Whether the person chose the language of answers, which is not changed by how they write."""
    question: bytes | None = None
    """The last question asked, as JSON."""
    advice: tuple[tuple[str, str], ...] = ()
    """The last exchanges of an advice conversation, as (question, advice)."""
