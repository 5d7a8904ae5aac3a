"""Notices: messages Purser sends unasked; a job creates one, the bot words it and the outbox sends it."""

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
    """The kinds of notice a member can allow on channels where unasked messages cost money."""

    BILL = "bill"
    CARD = "card"
    ALERT = "alert"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class DraftWaiting:
    """A notice that a draft has waited for an answer for a while."""

    draft: Draft

    @property
    def key(self) -> str:
        """Return the key that keeps this notice from being sent twice."""
        return f"draft-waiting:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class DraftExpired:
    """A notice that a draft was closed because nobody answered it."""

    draft: Draft

    @property
    def key(self) -> str:
        """Return the key that keeps this notice from being sent twice."""
        return f"draft-expired:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillDrafted:
    """A notice with a draft of a recurring bill or income that fell due."""

    draft: Draft
    day: date
    """The day the bill or income fell due."""

    @property
    def key(self) -> str:
        """Return the key that keeps this notice from being sent twice."""
        return f"bill-drafted:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class BillSettled:
    """A notice that the draft of a bill was closed, because its payment was entered another way."""

    draft: Draft

    @property
    def key(self) -> str:
        """Return the key that keeps this notice from being sent twice."""
        return f"bill-settled:{self.draft.id}"


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """A notice of an alert to one member, in their private chat."""

    alert: Alert
    member: UUID
    channel: str
    chat: str
    discreet: bool = False
    """Whether the notice leaves out amounts."""

    @property
    def key(self) -> str:
        """Return the key that keeps one sending of this alert from happening twice."""
        at = self.alert.told_at.isoformat() if self.alert.told_at else ""
        return f"alert:{self.alert.id}:{self.member}:{at}"


@dataclass(frozen=True, slots=True)
class DigestReady:
    """A notice with a digest or monthly report for one member, in their private chat."""

    digest: Digest
    member: UUID
    channel: str
    chat: str
    key: str
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class ImportAdvanced:
    """A notice of a long import's progress, shown by editing one message to the member who sent the file."""

    made: StatementImport
    message: str = ""
    """The id of the message to edit; empty to send a new one."""

    @property
    def member(self) -> UUID:
        """Return the member who sent the file."""
        return self.made.member

    @property
    def channel(self) -> str:
        """Return the channel the file came from."""
        return self.made.channel

    @property
    def chat(self) -> str:
        """Return the chat the file was sent in."""
        return self.made.chat

    @property
    def key(self) -> str:
        """Return the key that keeps each step of progress from being sent twice."""
        return f"import:{self.made.id}:{self.made.version}"


MemberNotice = AlertRaised | DigestReady | ImportAdvanced
"""Notices to one member's private chat."""

DraftNotice = DraftWaiting | DraftExpired | BillDrafted | BillSettled
"""Notices about a draft, sent to the chat it came from."""

Notice = DraftNotice | MemberNotice


def find_notice_kind(notice: Notice) -> NoticeKind:
    """Return the kind of a notice, which decides whether a member has allowed it."""
    match notice:
        case AlertRaised():
            return NoticeKind.ALERT
        case DigestReady():
            return NoticeKind.DIGEST
        case BillDrafted() | BillSettled():
            return NoticeKind.BILL
        case DraftWaiting() | DraftExpired() | ImportAdvanced():
            return NoticeKind.CARD
