"""The book of one household: its drafts, entries, reports, budgets, members and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.model.answer import ReportQuery
from core.model.budget import Budget
from core.model.category import Category
from core.model.draft import Draft
from core.model.entry import Entry, Line
from core.model.household import Household, Invite, Member, OpenInvite
from core.model.period import Period
from core.model.report import Figure, NamedExpense, Scope, SpendingPart


class Drafts(Protocol):
    """The drafts of one household."""

    changed: list[UUID]
    """The ids of drafts that this unit of work changed, or whose entries it changed."""

    async def get(self, draft_id: UUID) -> Draft | None:
        """Return a draft, locked for update until the unit of work ends; None where there is none."""
        ...

    async def add(self, draft: Draft) -> None:
        """Store a new draft."""
        ...

    async def save(self, draft: Draft, *, was: int) -> bool:
        """Replace an open draft whose stored version is ``was``; False where somebody else has changed it."""
        ...

    async def reopen(self, draft: Draft, *, was: int) -> bool:
        """Reopen a discarded draft whose stored version is ``was``; False where it has changed since."""
        ...

    async def list_open(self, channel: str | None = None, chat: str | None = None) -> tuple[Draft, ...]:
        """Return open drafts, newest first, of one chat where it is given."""
        ...

    async def list_recent(self, author: UUID, since: datetime) -> Iterator[tuple[datetime, tuple[Line, ...]]]:
        """Yield time and lines of a member's last twenty open or confirmed drafts since an instant, newest first."""
        ...


class Entries(Protocol):
    """The confirmed entries of one household."""

    async def add(self, entries: Sequence[Entry]) -> None:
        """Store new entries; accounts and tags they name are created where missing."""
        ...

    async def get(self, entry_id: UUID) -> Entry | None:
        """Return an entry, even from the trash; None where there is none."""
        ...

    async def save(self, entry: Entry, *, was: int) -> bool:
        """Replace an entry whose stored version is ``was``, else False; ``deleted_at`` puts it in the trash or back."""
        ...

    async def list_of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Entry, ...]]:
        """Return the entries made from some drafts, by draft id and in the order of the draft's lines."""
        ...

    async def list_of_draft(self, draft_id: UUID) -> tuple[Entry, ...]:
        """Return the entries made from a draft in the order of its lines, those in the trash included."""
        ...

    async def list_trash(self, limit: int) -> tuple[Entry, ...]:
        """Return the entries in the trash, the most recently deleted first."""
        ...

    async def purge(self, before: datetime) -> int:
        """Delete for good the entries put in the trash before an instant; returns how many."""
        ...


class Reports(Protocol):
    """The report queries; all respect the viewer's access to private entries and ignore the trash.

    Refunds count negative in spending. Each query returns one Figure per key and currency, the largest first.
    """

    async def read_figures(self, queries: Sequence[ReportQuery]) -> tuple[tuple[Figure, ...], ...]:
        """Return the figures of several report queries, run as one statement, in the order of the queries."""
        ...

    async def read_total(self, scope: Scope) -> tuple[Figure, ...]:
        """Return the total, one figure per currency with the key ``""``."""
        ...

    async def by_category(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums per category key; others' private entries are summed under ``private``."""
        ...

    async def by_member(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums per payer; the key is the member's id as text."""
        ...

    async def by_merchant(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums per merchant, without entries that have none."""
        ...

    async def by_month(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums per month (``2026-11``), oldest first."""
        ...

    async def by_day(self, scope: Scope) -> tuple[Figure, ...]:
        """Return sums per day (``2026-11-21``), oldest first."""
        ...

    async def sum_spending_by_parts(self, period: Period) -> tuple[SpendingPart, ...]:
        """Return spending per day, category, payer and currency, private entries too; only for sums, never shown."""
        ...

    async def list_expenses(self, period: Period, currency: str) -> tuple[NamedExpense, ...]:
        """Return the expenses of a period in one currency, oldest first, without others' private ones."""
        ...

    async def read_converted(self, scope: Scope) -> tuple[Figure, ...]:
        """Return the foreign-currency sums of entries that are counted in the household's currency."""
        ...

    async def list_entries(
        self, scope: Scope, *, limit: int, largest: bool = False, after: UUID | None = None
    ) -> tuple[Entry, ...]:
        """Return the newest (or largest) entries; others' private ones keep only money, day, payer and kind.

        ``after`` continues behind that entry of the newest-first order; an entry of another household returns
        nothing.
        """
        ...


class Budgets(Protocol):
    """The budgets of one household, each with its limits."""

    async def list_budgets(self, since: date | None = None) -> tuple[Budget, ...]:
        """Return the budgets that have not ended by a day, oldest first; with None, ended ones too."""
        ...

    async def get(self, budget_id: UUID) -> Budget | None:
        """Return a budget, locked for update until the unit of work ends; None where there is none."""
        ...

    async def add(self, new: Budget) -> bool:
        """Store a new budget; False where another budget in force has the same scope."""
        ...

    async def save(self, changed: Budget) -> bool:
        """Replace a budget with its limits; False where it does not exist."""
        ...


class Books(Protocol):
    """The household's settings, members, categories and invites; each change raises the household's revision."""

    async def load_household(self) -> Household:
        """Return the household with all its parts, as stored now."""
        ...

    async def save_household(self, household: Household) -> None:
        """Store the household's name and settings."""
        ...

    async def add_member(self, member: Member) -> None:
        """Store a new member."""
        ...

    async def save_member(self, member: Member) -> None:
        """Store a member's name, role, aliases and language."""
        ...

    async def remove_member(self, member_id: UUID) -> None:
        """End a membership and its chat identities; entries keep the member's name."""
        ...

    async def save_category(self, category: Category) -> None:
        """Add or change a category."""
        ...

    async def remove_category(self, key: str, into: str) -> int:
        """Move a category's entries to another one and delete it; returns how many moved."""
        ...

    async def add_invite(self, invite: Invite, code: str, *, by: UUID) -> None:
        """Store an invite; only a digest of its code is stored."""
        ...

    async def end_invites(self, code: str | None = None) -> int:
        """Cancel all open invites, or the one with a code; returns how many."""
        ...

    async def list_open_invites(self) -> tuple[OpenInvite, ...]:
        """Return the open invites, the oldest first."""
        ...

    async def end_invite(self, mark: str) -> bool:
        """Cancel the open invite with a mark (``OpenInvite.mark``); returns whether there was one."""
        ...

    async def bind_chat(self, channel: str, chat: str) -> None:
        """Bind a group chat to this household."""
        ...
