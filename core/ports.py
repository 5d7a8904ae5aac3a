"""What the house asks of the outside, as Protocols; contracts for each are in ``tests/contracts``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from core.model.category import Category
from core.model.draft import Draft
from core.model.entry import Entry, Line
from core.model.household import Household, Invite, Member, Seat
from core.model.report import Figure, Scope


class Clock(Protocol):
    """Time."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        ...


class Ids(Protocol):
    """Identity and chance."""

    def new(self) -> UUID:
        """A new id, roughly ordered by time."""
        ...

    def code(self, length: int) -> str:
        """An unguessable code of capital letters and digits that read well aloud."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category with how sure it is, 0 to 1."""

    category: str
    confidence: float


class Categoriser(Protocol):
    """Picks a category for a line."""

    def suggest(self, line: Line, household: Household) -> Suggestion:
        """The best category for a line; never one of another household."""
        ...

    def likeliest(self, line: Line, household: Household, most: int) -> tuple[Suggestion, ...]:
        """The best few categories for a line, the best first; as many as asked for where the household has them."""
        ...


class Drafts(Protocol):
    """Drafts of one household."""

    async def get(self, draft_id: UUID) -> Draft | None:
        """A draft, held against other writers until the unit of work ends."""
        ...

    async def add(self, draft: Draft) -> None:
        """A new draft."""
        ...

    async def save(self, draft: Draft, *, was: int) -> bool:
        """Replace an open draft whose version still is ``was``; False where somebody was faster."""
        ...

    async def open(self, channel: str | None = None, chat: str | None = None) -> tuple[Draft, ...]:
        """Open drafts, newest first; of one chat where it is named."""
        ...


class Entries(Protocol):
    """Confirmed entries of one household."""

    async def add(self, entries: Sequence[Entry]) -> None:
        """Write entries; accounts and tags they name are made where missing."""
        ...

    async def get(self, entry_id: UUID) -> Entry | None:
        """An entry, in the trash or not."""
        ...

    async def save(self, entry: Entry, *, was: int) -> bool:
        """Replace an entry whose version still is ``was``; ``deleted_at`` moves it to the trash and back."""
        ...

    async def of_draft(self, draft_id: UUID) -> tuple[Entry, ...]:
        """The entries a draft became, in the order of its lines, in the trash or not."""
        ...

    async def trash(self, limit: int) -> tuple[Entry, ...]:
        """What lies in the trash, last thrown first."""
        ...

    async def purge(self, before: datetime) -> int:
        """Remove for good what was thrown away before an instant; returns how many."""
        ...


class Reports(Protocol):
    """The query templates; each honours the viewer's privacy and leaves the trash out.

    Spending figures count refunds negative. One Figure per key and currency, largest first.
    """

    async def total(self, scope: Scope) -> tuple[Figure, ...]:
        """One figure per currency, key ``""``."""
        ...

    async def by_category(self, scope: Scope) -> tuple[Figure, ...]:
        """Per category key; others' private entries under ``private``."""
        ...

    async def by_member(self, scope: Scope) -> tuple[Figure, ...]:
        """Per payer, key is the member id as text."""
        ...

    async def by_merchant(self, scope: Scope) -> tuple[Figure, ...]:
        """Per merchant, entries without one left out."""
        ...

    async def by_month(self, scope: Scope) -> tuple[Figure, ...]:
        """Per month (``2026-11``), oldest first."""
        ...

    async def by_day(self, scope: Scope) -> tuple[Figure, ...]:
        """Per day (``2026-11-21``), oldest first."""
        ...

    async def entries(self, scope: Scope, *, limit: int, largest: bool = False) -> tuple[Entry, ...]:
        """Newest (or largest) entries; others' private ones keep money, day, payer and kind and nothing else."""
        ...


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind a draft and its entries: a message, a photo, an alert; ``file`` names it in the file store."""

    id: UUID
    draft: UUID
    source: str
    text: str = ""
    file: str | None = None


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


class Books(Protocol):
    """Household, members, categories, invites: what changes rarely; each change raises the household's revision."""

    async def household(self) -> Household:
        """The household whole, as of now."""
        ...

    async def save_household(self, household: Household) -> None:
        """Its name and settings."""
        ...

    async def add_member(self, member: Member) -> None:
        """A new member."""
        ...

    async def save_member(self, member: Member) -> None:
        """Name, role, aliases, language."""
        ...

    async def remove_member(self, member_id: UUID) -> None:
        """Ends a membership and its identities; entries keep the name."""
        ...

    async def save_category(self, category: Category) -> None:
        """Add or change a category."""
        ...

    async def remove_category(self, key: str, into: str) -> int:
        """Give its entries to another category and remove it; returns how many moved."""
        ...

    async def add_invite(self, invite: Invite, code: str, *, by: UUID) -> None:
        """A way in; the code is kept only as a digest."""
        ...

    async def end_invites(self, code: str | None = None) -> int:
        """Void every open invite, or the one of a code; returns how many."""
        ...

    async def bind_chat(self, channel: str, chat: str) -> None:
        """Make a group chat this household's chat."""
        ...


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply or notice in the outbox; ``body`` is a Reply as JSON, ``subject`` the draft or entry it shows."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    dedupe: str
    subject: UUID | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """What one inbound came to: written in the same commit as its effect."""

    inbox_id: UUID
    channel: str
    chat: str
    person: str
    outgoing: tuple[Outgoing, ...]
    dialogue: bytes | None
    """The talk's state as JSON, None to leave it as it is."""
    private: bool = True
    """Whether the person is alone with us there; notices to a member go to such a chat."""


class Closing(Protocol):
    """Both a unit of work and the lobby end an inbound the same way."""

    async def answered(self, answered: Answered) -> None:
        """Mark the inbound handled, queue its replies (leased to this process), keep the talk's state.

        Raises AlreadyAnswered where the inbound is handled already.
        """
        ...

    async def queue(self, outgoing: Sequence[Outgoing], *, due: datetime | None = None) -> None:
        """Queue notices; a dedupe key that is there already is left alone."""
        ...

    async def commit(self) -> None:
        """Make all of it true at once; without it leaving the block undoes all."""
        ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class UnitOfWork(Closing, Protocol):
    """One transaction of one household, seen by one viewer."""

    drafts: Drafts
    entries: Entries
    reports: Reports
    books: Books

    async def prove(self, proof: Proof) -> None:
        """Keep what stands behind a draft."""
        ...

    async def log_parsing(self, parsing: Parsing) -> None:
        """Write to the parse log."""
        ...

    async def log_change(self, change: Change) -> None:
        """Write to the audit trail."""
        ...

    async def changes(self, subject: UUID) -> tuple[Change, ...]:
        """The audit trail of one draft or entry, oldest first."""
        ...

    async def changes_by(self, member: UUID, limit: int) -> tuple[Change, ...]:
        """What a member did last, newest first."""
        ...

    async def shown(self, channel: str, chat: str, message: str) -> UUID | None:
        """The draft or entry a message of ours showed."""
        ...


class UnitsOfWork(Protocol):
    """Makes units of work; there is none without a household."""

    def __call__(self, household: UUID, viewer: UUID | None) -> UnitOfWork:
        """A unit of work; ``viewer`` None (a job, a group chat) sees no private detail."""
        ...


@dataclass(frozen=True, slots=True)
class Identity:
    """A person on a channel, before we know whether they are anybody's member."""

    channel: str
    person: str
    name: str


class Lobby(Closing, Protocol):
    """Where those stand who belong to no household yet; it opens none but the one made or joined."""

    async def invite(self, code: str, now: datetime) -> Invite | None:
        """The open invite of a code."""
        ...

    async def found(self, household: Household, member: Member, identity: Identity) -> None:
        """A new household with its first member and the system categories."""
        ...

    async def household(self, invite: Invite) -> Household:
        """The household an open invite leads into, whole; raises NotFound("invite-unknown") where it is gone."""
        ...

    async def join(self, code: str, invite: Invite, member: Member, identity: Identity) -> None:
        """Use an invite up; the member is made unless the invite kept a seat.

        Raises NotFound("invite-unknown") where somebody else was faster.
        """
        ...

    async def recent_tries(self, identity: Identity, since: datetime) -> int:
        """How many wrong codes an identity tried since an instant."""
        ...

    async def wrong_try(self, identity: Identity, now: datetime) -> None:
        """Count a wrong code; kept even where nothing else is."""
        ...


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of a speaker in one query."""

    seat: Seat | None
    chat_household: UUID | None
    """The household a group chat is bound to."""
    dialogue: bytes | None


class Directory(Protocol):
    """The only reader across households."""

    async def who(self, channel: str, person: str, chat: str) -> Who:
        """The seat of an identity, with the household as of now, and the state of this talk."""
        ...

    async def chats(self, household: UUID, member: UUID | None = None) -> tuple[tuple[str, str], ...]:
        """(channel, chat) pairs where a household, or one of its members, last spoke in private."""
        ...

    async def households(self) -> tuple[UUID, ...]:
        """Every household, for jobs."""
        ...

    async def find(self, name: str) -> tuple[Seat, ...]:
        """Seats by member name, for the trusted console."""
        ...

    def lobby(self) -> Lobby:
        """A transaction outside every household."""
        ...


@dataclass(frozen=True, slots=True)
class Received:
    """A stored inbound; ``body`` is an Inbound as JSON."""

    id: UUID
    channel: str
    chat: str
    body: bytes
    attempts: int = 0


class Inbox(Protocol):
    """Every inbound before it is acknowledged, once per (channel, event)."""

    async def receive(self, received: Received, event: str) -> bool:
        """Store it, leased to this process; False where it is there already."""
        ...

    async def claim(self, limit: int) -> tuple[Received, ...]:
        """Unhandled ones whose lease ran out, oldest first, leased to this process."""
        ...

    async def fail(self, inbox_id: UUID, trace: str) -> None:
        """A bug: it stays unhandled with its trace id and is not tried again."""
        ...


class Outbox(Protocol):
    """What waits to be sent: at least once, in order within a chat."""

    async def sent(self, outgoing_id: UUID, message: str | None) -> None:
        """It went out, as this message of the channel."""
        ...

    async def later(self, outgoing_id: UUID, seconds: float) -> None:
        """It did not; try again after so long."""
        ...

    async def give_up(self, outgoing_id: UUID, why: str) -> None:
        """The channel will never take it."""
        ...

    async def claim(self, limit: int) -> tuple[Outgoing, ...]:
        """Due ones whose lease ran out, oldest first, leased to this process."""
        ...


class Jobs(Protocol):
    """Work for later; the database is the truth."""

    async def due(self, name: str, every: timedelta) -> bool:
        """Whether a periodic job's turn has come; True leases this turn to this process alone."""
        ...


class Files(Protocol):
    """Originals of photos and documents, encrypted at rest, apart per household."""

    async def put(self, household: UUID, name: UUID, content: bytes) -> str:
        """Keep a file; returns its key."""
        ...

    async def get(self, household: UUID, key: str) -> bytes:
        """A file's content; raises NotFound."""
        ...
