"""One database transaction of one household, with its audit trail, parse log and proofs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.model.draft import Draft
from core.ports.access import Access
from core.ports.account_names import AccountRegister
from core.ports.accounts import Accounts
from core.ports.alerts import Alerts
from core.ports.backup import HouseholdRows
from core.ports.book import Books, Budgets, Drafts, Entries, Reports
from core.ports.category_memory import CategoryLessons
from core.ports.category_rules import CategoryRules
from core.ports.goals import Goals
from core.ports.imports import Imports
from core.ports.jobs import JobRuns
from core.ports.messages import Messages
from core.ports.models import Connections
from core.ports.rates import Rates
from core.ports.recurring import RecurringRules
from core.ports.sharing import Sharing
from core.ports.talk import InboundTransaction


@dataclass(frozen=True, slots=True)
class Proof:
    """A message, photo or alert from which a draft and its entries were read; ``file`` is its key in the file store."""

    id: UUID
    draft: UUID
    source: str
    text: str = ""
    file: str | None = None
    digest: str = ""
    """The SHA-256 in hexadecimal of the file or bank text; "" where there is none."""
    look: int | None = None
    """A 64-bit fingerprint of the picture; two photos of one thing differ in few bits."""
    receipt: str = ""
    """The Receipt read from it, as JSON."""


class Proofs(Protocol):
    """The proofs of one household's drafts: the messages, photos and files that entries were read from."""

    async def list_of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Proof, ...]]:
        """Return the proofs of some drafts, by draft id, oldest first."""
        ...

    async def list_of_draft(self, draft_id: UUID) -> tuple[Proof, ...]:
        """Return the proofs of a draft, oldest first."""
        ...

    async def find_same(self, digest: str) -> tuple[Proof, ...]:
        """Return the proofs of a file or bank text with exactly this digest, newest first."""
        ...

    async def list_photos(self, limit: int) -> tuple[Proof, ...]:
        """Return the latest proofs with a file that was read, newest first."""
        ...

    async def list_of_source(self, source: str, limit: int, *, besides: str | None = None) -> tuple[Proof, ...]:
        """Return the latest proofs from one source, newest first, without those of the file ``besides``."""
        ...

    async def list_filed_drafts(self, viewer: UUID | None, *, photos: bool = False) -> tuple[tuple[Draft, str], ...]:
        """Return each stored file (or photo) with the confirmed draft it belongs to, oldest file first.

        Drafts with another member's private entry are left out, even where that entry is in the trash.
        """
        ...

    async def list_needed_files(self) -> frozenset[str]:
        """Return the keys of files behind open drafts, and behind entries that are not purged."""
        ...

    async def release_files(self, draft_id: UUID) -> tuple[str, ...]:
        """Detach the files from a draft's proofs, keeping the text read from them; returns the files' keys."""
        ...

    async def move(self, proofs: Sequence[UUID], draft: UUID) -> None:
        """Attach some proofs (messages, photos or files) to another draft of the household."""
        ...

    async def unfile_old(self, before: datetime) -> tuple[str, ...]:
        """Detach the files from proofs older than an instant, keeping the text read from them; returns their keys."""
        ...


@dataclass(frozen=True, slots=True)
class Parsing:
    """The record of how one message was read, for the parse log: input, reader, result, errors and duration."""

    id: UUID
    member: UUID
    text: str
    reader: str
    output: str
    errors: str = ""
    took: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit trail: who did what to what; ``before`` and ``after`` are JSON."""

    id: UUID
    member: UUID | None
    action: str
    subject: UUID | None = None
    before: str = ""
    after: str = ""
    at: datetime | None = None
    """The instant of the change; set by the unit of work."""


class UnitOfWork(InboundTransaction, Protocol):
    """One transaction of one household, limited to what one viewer may see."""

    drafts: Drafts
    entries: Entries
    reports: Reports
    books: Books
    budgets: Budgets
    connections: Connections
    proofs: Proofs
    recurring: RecurringRules
    jobs: JobRuns
    sharing: Sharing
    lessons: CategoryLessons
    alerts: Alerts
    access: Access
    category_rules: CategoryRules
    rates: Rates
    goals: Goals
    imports: Imports
    accounts: Accounts
    account_names: AccountRegister
    messages: Messages
    backup: HouseholdRows

    async def add_proof(self, proof: Proof) -> None:
        """Store a proof: the message, photo or file that a draft was made from."""
        ...

    async def log_parsing(self, parsing: Parsing) -> None:
        """Write a record to the parse log."""
        ...

    async def log_change(self, change: Change) -> None:
        """Write a line to the audit trail."""
        ...

    async def list_changes(self, subject: UUID) -> tuple[Change, ...]:
        """Return the audit trail of one draft or entry, oldest first."""
        ...

    async def list_member_changes(self, member: UUID, limit: int) -> tuple[Change, ...]:
        """Return a member's latest changes, newest first."""
        ...

    async def list_trail(
        self, actions: Collection[str], own: Collection[str], *, limit: int, before: UUID | None = None
    ) -> tuple[Change, ...]:
        """Return changes with some actions, older than ``before``, newest first; ``own`` ones by the viewer alone."""
        ...

    async def has_changed_since(self, instant: datetime) -> bool:
        """Return whether a draft was made or anything was written to the audit trail since an instant."""
        ...

    async def make_change_mark(self) -> str:
        """Return a text that changes whenever a draft is made or the audit trail grows."""
        ...

    async def find_shown_subject(self, channel: str, chat: str, message: str) -> UUID | None:
        """Return the draft or entry that one of our messages showed; None where it showed none."""
        ...


class UnitsOfWork(Protocol):
    """Creates units of work, each bound to one household."""

    def __call__(self, household: UUID, viewer: UUID | None) -> UnitOfWork:
        """Return a unit of work; with ``viewer`` None (a job, a group chat) it hides all private details."""
        ...
