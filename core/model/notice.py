"""Notices: what we say first; a job leaves one, the bot words it and the outbox carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.model.digest import Digest
from core.model.draft import Draft
from core.model.household_alert import Alert
from core.model.statement_import import StatementImport


class NoticeKind(StrEnum):
    """What a notice is about, as a member allows it on a channel where what we say first costs money."""

    BILL = "bill"
    CARD = "card"
    ALERT = "alert"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class DraftWaiting:
    """A card nobody answered for a while."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"draft-waiting:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class DraftExpired:
    """A card that was never answered and now lies closed."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"draft-expired:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillDrafted:
    """A bill or income that fell due, on a card of its own."""

    draft: Draft
    day: date
    """The day it fell due."""

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"bill-drafted:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillSettled:
    """The card of a bill that was closed, because its payment was entered otherwise."""

    draft: Draft

    @property
    def key(self) -> str:
        """Says it once, whatever crashes."""
        return f"bill-settled:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """An alert for one member, in the chat where they are to read it."""

    alert: Alert
    member: UUID
    channel: str
    chat: str
    discreet: bool = False
    """Whether it names no amounts."""

    @property
    def key(self) -> str:
        """Says it once each time it is told, whatever crashes."""
        at = self.alert.told_at.isoformat() if self.alert.told_at else ""
        return f"alert:{self.alert.id}:{self.member}:{at}"


@dataclass(frozen=True, slots=True)
class DigestReady:
    """A digest or report for one member, in the chat where they are to read it."""

    digest: Digest
    member: UUID
    channel: str
    chat: str
    key: str
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class ImportAdvanced:
    """How far a long import is, for the member who sent it, in the message that shows it."""

    made: StatementImport
    message: str = ""
    """The message that shows it so far; empty where a new one is sent."""

    @property
    def member(self) -> UUID:
        """Whose import it is."""
        return self.made.member

    @property
    def channel(self) -> str:
        """Where its file came from."""
        return self.made.channel

    @property
    def chat(self) -> str:
        """The chat its file was sent in."""
        return self.made.chat

    @property
    def key(self) -> str:
        """Says each step once, whatever crashes."""
        return f"import:{self.made.id}:{self.made.version}"


MemberNotice = AlertRaised | DigestReady | ImportAdvanced
"""Notices to one member, in private."""

DraftNotice = DraftWaiting | DraftExpired | BillDrafted | BillSettled
"""Notices about a card, which go to the chat it came from."""

Notice = DraftNotice | MemberNotice


def find_kind(notice: Notice) -> NoticeKind:
    """Return what a notice is about."""
    match notice:
        case AlertRaised():
            return NoticeKind.ALERT
        case DigestReady():
            return NoticeKind.DIGEST
        case BillDrafted() | BillSettled():
            return NoticeKind.BILL
        case DraftWaiting() | DraftExpired() | ImportAdvanced():
            return NoticeKind.CARD
