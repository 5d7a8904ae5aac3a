"""The unit of work: one transaction for one household, with one member as viewer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from core import ports
from core.ports import Change, Clock, Ids, Parsing, Proof
from storage import tables
from storage.database import Database, HouseholdConnection, Row
from storage.household_cache import HouseholdCache
from storage.inbound_transaction import SqlInboundTransaction
from storage.keyring import Keyring
from storage.mappers import make_row
from storage.reports import SqlReports
from storage.repositories.access import SqlAccess
from storage.repositories.account_names import SqlAccountNames
from storage.repositories.accounts import SqlAccounts
from storage.repositories.alerts import SqlAlerts
from storage.repositories.backup import BackupRows
from storage.repositories.books import SqlBooks
from storage.repositories.budgets import SqlBudgets
from storage.repositories.category_lessons import SqlCategoryLessons
from storage.repositories.category_rules import SqlCategoryRules
from storage.repositories.connections import SqlConnections
from storage.repositories.drafts import SqlDrafts
from storage.repositories.entries import SqlEntries
from storage.repositories.goals import SqlGoals
from storage.repositories.imports import SqlImports
from storage.repositories.job_runs import SqlJobRuns
from storage.repositories.messages import SqlMessages
from storage.repositories.proofs import SqlProofs
from storage.repositories.rates import SqlRates
from storage.repositories.recurring import SqlRecurringRules
from storage.repositories.sharing import SqlSharing
from storage.tables import change, draft, outbox, parsing, proof

_LAST_ID: Final = UUID(int=2**128 - 1)
"""The highest possible id, which sorts after all others."""
_PROVE = insert(proof)
_LOG_PARSING = insert(parsing)
_LOG_CHANGE = insert(change)
_CHANGES = (
    select(change)
    .where(change.c.household_id == bindparam("household"), change.c.subject == bindparam("subject"))
    .order_by(change.c.at, change.c.id)
)
_CHANGES_BY = (
    select(change)
    .where(change.c.household_id == bindparam("household"), change.c.member_id == bindparam("member"))
    .order_by(change.c.at.desc(), change.c.id.desc())
    .limit(bindparam("limit"))
)
_TRAIL = (
    select(change)
    .where(
        change.c.household_id == bindparam("household"),
        change.c.action.in_(bindparam("actions", expanding=True)),
        or_(change.c.action.not_in(bindparam("own", expanding=True)), change.c.member_id == bindparam("viewer")),
        change.c.id < bindparam("before"),
    )
    .order_by(change.c.id.desc())
    .limit(bindparam("limit"))
)
# Ids grow with time, so that the newest row is the last of the key.
_NEWEST_CHANGE = (
    select(change.c.id).where(change.c.household_id == bindparam("household")).order_by(change.c.id.desc()).limit(1)
)
_NEWEST_DRAFT = (
    select(draft.c.id).where(draft.c.household_id == bindparam("household")).order_by(draft.c.id.desc()).limit(1)
)
_NEWEST_TIMES = select(
    _NEWEST_CHANGE.with_only_columns(change.c.at).scalar_subquery().label("changed"),
    _NEWEST_DRAFT.with_only_columns(draft.c.created_at).scalar_subquery().label("drafted"),
)
_SHOWN = (
    select(outbox.c.subject)
    .where(
        outbox.c.household_id == bindparam("household"),
        outbox.c.channel == bindparam("channel"),
        outbox.c.chat == bindparam("chat"),
        outbox.c.message == bindparam("message"),
        outbox.c.subject.is_not(None),
    )
    .order_by(outbox.c.queued_at.desc())
    .limit(1)
)


class SqlUnitOfWork(SqlInboundTransaction):
    """A transaction with the repositories of one household; implements ``core.ports.UnitOfWork``."""

    drafts: ports.Drafts
    entries: ports.Entries
    reports: ports.Reports
    books: ports.Books
    budgets: ports.Budgets
    connections: ports.Connections
    proofs: ports.Proofs
    recurring: ports.RecurringRules
    jobs: ports.JobRuns
    sharing: ports.Sharing
    lessons: ports.CategoryLessons
    alerts: ports.Alerts
    access: ports.Access
    category_rules: ports.CategoryRules
    rates: ports.Rates
    goals: ports.Goals
    imports: ports.Imports
    accounts: ports.Accounts
    account_names: ports.AccountRegister
    messages: ports.Messages
    backup: ports.HouseholdRows

    def __init__(self, store: SqlUnitsOfWork, household: UUID, viewer: UUID | None) -> None:
        super().__init__(store.database, household, store.clock, store.instance)
        self._store = store
        self._own = household
        self._viewer = viewer

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._bound = bound = HouseholdConnection(self._transaction, self._own)
        self.jobs = jobs = SqlJobRuns(bound, self._clock, self._store.ids)
        self.drafts = drafts = SqlDrafts(bound, jobs)
        self.entries = SqlEntries(bound, self._viewer, self._store.ids, clock=self._clock, drafts=drafts, jobs=jobs)
        self.reports = SqlReports(bound, self._viewer)
        self.books = SqlBooks(bound, self._own, self._store.known, clock=self._clock, drafts=drafts, jobs=jobs)
        self.budgets = SqlBudgets(bound, self._clock)
        self.proofs = SqlProofs(bound)
        self.alerts = SqlAlerts(bound, self._clock)
        self.recurring = SqlRecurringRules(bound, self._clock, jobs)
        self.lessons = SqlCategoryLessons(bound, self._viewer)
        self.sharing = SqlSharing(bound, self._store.ids)
        self.access = SqlAccess(bound)
        self.category_rules = SqlCategoryRules(bound, self._viewer, self._clock)
        self.rates = SqlRates(bound, self._clock)
        self.goals = SqlGoals(bound)
        self.imports = SqlImports(bound, self._clock, drafts=drafts, jobs=jobs)
        self.accounts = SqlAccounts(bound, self._viewer)
        self.account_names = SqlAccountNames(bound)
        self.messages = SqlMessages(bound)
        self.backup = BackupRows(bound, self._viewer, self._clock, jobs)
        self.connections = SqlConnections(bound, self._store.keyring, self._clock)
        return self

    async def add_proof(self, proof: Proof) -> None:
        """Add a proof: the text, photo or file that a draft was made from."""
        row = make_row(proof, tables.proof) | {
            "draft_id": proof.draft,
            "created_at": self._clock.now(),
        }
        await self._bound.insert(_PROVE, [row])

    async def log_parsing(self, parsing: Parsing) -> None:
        """Log how one message was read: input, reader, output and duration."""
        took = parsing.took.days * 86_400_000_000 + parsing.took.seconds * 1_000_000 + parsing.took.microseconds
        row = make_row(parsing, tables.parsing)
        row |= {"member_id": parsing.member, "took_us": took, "at": self._clock.now()}
        await self._bound.insert(_LOG_PARSING, [row])

    async def log_change(self, change: Change) -> None:
        """Write a change to the audit trail."""
        row = make_row(change, tables.change)
        await self._bound.insert(_LOG_CHANGE, [row | {"member_id": change.member, "at": self._clock.now()}])

    async def list_changes(self, subject: UUID) -> tuple[Change, ...]:
        """Return the audit trail of one draft or entry, oldest first."""
        return tuple(_read_change(row) for row in await self._bound.fetch(_CHANGES, subject=subject))

    async def list_member_changes(self, member: UUID, limit: int) -> tuple[Change, ...]:
        """Return a member's latest changes in the audit trail, newest first."""
        return tuple(_read_change(row) for row in await self._bound.fetch(_CHANGES_BY, member=member, limit=limit))

    async def list_trail(
        self, actions: Collection[str], own: Collection[str], *, limit: int, before: UUID | None = None
    ) -> tuple[Change, ...]:
        """Return changes with these actions before a change, newest first; actions in ``own`` only if the viewer's."""
        values = {"actions": sorted(actions), "own": sorted(own), "viewer": self._viewer}
        rows = await self._bound.fetch(_TRAIL, **values, limit=limit, before=before or _LAST_ID)
        return tuple(_read_change(row) for row in rows)

    async def has_changed_since(self, instant: datetime) -> bool:
        """Return whether a draft was made or anything was written to the audit trail since an instant."""
        (row,) = await self._bound.fetch(_NEWEST_TIMES)
        return any(at is not None and at >= instant for at in row.values())

    async def make_change_mark(self) -> str:
        """Return a text that differs once a draft is made or anything is written to the audit trail."""
        rows = [*await self._bound.fetch(_NEWEST_CHANGE), *await self._bound.fetch(_NEWEST_DRAFT)]
        return " ".join(str(row["id"]) for row in rows)

    async def find_shown_subject(self, channel: str, chat: str, message: str) -> UUID | None:
        """Return the draft or entry that a message of ours shows; None if there is none."""
        rows = await self._bound.fetch(_SHOWN, channel=channel, chat=chat, message=message)
        return rows[0]["subject"] if rows else None


@dataclass(frozen=True, slots=True)
class SqlUnitsOfWork:
    """Makes units of work, each for one household."""

    database: Database
    known: HouseholdCache
    clock: Clock
    ids: Ids
    instance: UUID
    keyring: Keyring

    def __call__(self, household: UUID, viewer: UUID | None) -> SqlUnitOfWork:
        """Return a unit of work for a household; ``viewer`` is the member whose private entries are visible."""
        return SqlUnitOfWork(self, household, viewer)


def _read_change(row: Row) -> Change:
    return Change(row["id"], row["member_id"], row["action"], row["subject"], row["before"], row["after"], row["at"])
