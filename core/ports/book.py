"""The book of one household: drafts, entries, what they come to, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.model.answer import Query
from core.model.budget import Budget
from core.model.category import Category
from core.model.draft import Draft
from core.model.entry import Entry, Line
from core.model.household import Household, Invite, Member, OpenInvite
from core.model.period import Period
from core.model.report import Figure, Scope, SpendingPart


class Drafts(Protocol):
    """Drafts of one household."""

    changed: list[UUID]
    """The drafts that this unit of work changed, or whose entries it changed."""

    async def get(self, draft_id: UUID) -> Draft | None:
        """A draft, held against other writers until the unit of work ends."""
        ...

    async def add(self, draft: Draft) -> None:
        """A new draft."""
        ...

    async def save(self, draft: Draft, *, was: int) -> bool:
        """Replace an open draft whose version still is ``was``; False where somebody was faster."""
        ...

    async def reopen(self, draft: Draft, *, was: int) -> bool:
        """Open a discarded draft again whose version still is ``was``; False where it is anything else by now."""
        ...

    async def open(self, channel: str | None = None, chat: str | None = None) -> tuple[Draft, ...]:
        """Open drafts, newest first; of one chat where it is named."""
        ...

    async def list_recent(self, author: UUID, since: datetime) -> Iterator[tuple[datetime, tuple[Line, ...]]]:
        """When a member's last twenty open and confirmed cards since an instant came with their lines, newest first."""
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

    async def of_drafts(self, drafts: Sequence[UUID]) -> Mapping[UUID, tuple[Entry, ...]]:
        """The entries some drafts became by their draft, in the order of its lines."""
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

    async def read_figures(self, queries: Sequence[Query]) -> tuple[tuple[Figure, ...], ...]:
        """The figures of several templates in one statement, in the order of the queries."""
        ...

    async def read_total(self, scope: Scope) -> tuple[Figure, ...]:
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

    async def spending_parts(self, period: Period) -> tuple[SpendingPart, ...]:
        """Spending per day, category, payer and currency, private entries included: for sums alone, never shown."""
        ...

    async def read_converted(self, scope: Scope) -> tuple[Figure, ...]:
        """What of a sum was in other currencies: their own sums, for those that are counted in the household's."""
        ...

    async def list_entries(
        self, scope: Scope, *, limit: int, largest: bool = False, after: UUID | None = None
    ) -> tuple[Entry, ...]:
        """Newest (or largest) entries; others' private ones keep money, day, payer and kind and nothing else.

        ``after`` goes on behind an entry of the newest first; one that is not of the household ends the list.
        """
        ...


class Budgets(Protocol):
    """Budgets of one household, each whole with its limits."""

    async def list_budgets(self, since: date | None = None) -> tuple[Budget, ...]:
        """Budgets that are live after a day, oldest first; with None those that have ended too."""
        ...

    async def get(self, budget_id: UUID) -> Budget | None:
        """A budget, held against other writers until the unit of work ends."""
        ...

    async def add(self, new: Budget) -> bool:
        """A new budget; False where its scope has a live one already."""
        ...

    async def save(self, changed: Budget) -> bool:
        """Replace a budget with its limits; False where it is not there."""
        ...


class Books(Protocol):
    """Household, members, categories, invites: what changes rarely; each change raises the household's revision."""

    async def load_household(self) -> Household:
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

    async def open_invites(self) -> tuple[OpenInvite, ...]:
        """The ways in that are open, the oldest first."""
        ...

    async def end_invite(self, mark: str) -> bool:
        """Void the open invite of a mark; returns whether there was one."""
        ...

    async def bind_chat(self, channel: str, chat: str) -> None:
        """Make a group chat this household's chat."""
        ...
