"""One transaction of one household, and the trails it leaves."""

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
    """What stands behind a draft and its entries: a message, a photo, an alert; ``file`` names it in the file store."""

    id: UUID
    draft: UUID
    source: str
    text: str = ""
    file: str | None = None
    digest: str = ""
    """SHA-256 of the file or of a bank's text, hexadecimal; "" where there is none."""
    look: int | None = None
    """What the picture looks like in 64 bits: two photos of one thing differ in few of them."""
    receipt: str = ""
    """The Receipt that was read off it, as JSON."""


class Proofs(Protocol):
    """What stands behind the drafts of one household."""

    async def of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Proof, ...]]:
        """The proofs of some drafts by their draft, oldest first."""
        ...

    async def of_draft(self, draft_id: UUID) -> tuple[Proof, ...]:
        """A draft's proofs, oldest first."""
        ...

    async def find_same(self, digest: str) -> tuple[Proof, ...]:
        """Proofs of exactly this file or bank's text, newest first."""
        ...

    async def list_photos(self, limit: int) -> tuple[Proof, ...]:
        """The last proofs with a file that was read, newest first."""
        ...

    async def list_of_source(self, source: str, limit: int, *, besides: str | None = None) -> tuple[Proof, ...]:
        """The last proofs of one source, newest first; those of a file ``besides`` left out."""
        ...

    async def list_filed_drafts(self, viewer: UUID | None, *, photos: bool = False) -> tuple[tuple[Draft, str], ...]:
        """The drafts in the book with each file behind them, or each photo alone, oldest file first.

        Those are left out on which an entry, in the trash or not, is private and of somebody else than the viewer.
        """
        ...

    async def list_needed_files(self) -> frozenset[str]:
        """The files behind open drafts, and behind entries that are not purged."""
        ...

    async def release_files(self, draft_id: UUID) -> tuple[str, ...]:
        """Let go of the files of a draft's proofs; what was read off them stays. Returns their keys."""
        ...

    async def move(self, proofs: Sequence[UUID], draft: UUID) -> None:
        """Put some proofs behind another draft of the household."""
        ...

    async def unfile_old(self, before: datetime) -> tuple[str, ...]:
        """Let go of the files of proofs from before an instant; what was read off them stays. Returns their keys."""
        ...


@dataclass(frozen=True, slots=True)
class Parsing:
    """One reading for the parse log (B8)."""

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
    """When it was written; the unit of work sets it."""


class UnitOfWork(InboundTransaction, Protocol):
    """One transaction of one household, seen by one viewer."""

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
        """Keep what stands behind a draft."""
        ...

    async def log_parsing(self, parsing: Parsing) -> None:
        """Write to the parse log."""
        ...

    async def log_change(self, change: Change) -> None:
        """Write to the audit trail."""
        ...

    async def list_changes(self, subject: UUID) -> tuple[Change, ...]:
        """The audit trail of one draft or entry, oldest first."""
        ...

    async def changes_by(self, member: UUID, limit: int) -> tuple[Change, ...]:
        """What a member did last, newest first."""
        ...

    async def list_trail(
        self, actions: Collection[str], own: Collection[str], *, limit: int, before: UUID | None = None
    ) -> tuple[Change, ...]:
        """What was done of these actions before a change, newest first; those of ``own`` by the viewer alone."""
        ...

    async def newest_change(self) -> str:
        """Return a mark that is another one once a card was made or anything was written to the audit trail."""
        ...

    async def find_shown(self, channel: str, chat: str, message: str) -> UUID | None:
        """The draft or entry a message of ours showed."""
        ...


class UnitsOfWork(Protocol):
    """Makes units of work; there is none without a household."""

    def __call__(self, household: UUID, viewer: UUID | None) -> UnitOfWork:
        """A unit of work; ``viewer`` None (a job, a group chat) sees no private detail."""
        ...
