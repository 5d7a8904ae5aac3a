"""The context of a use case: the acting member, the time, and the unit of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from core.errors import NotAllowed
from core.model.entry import Entry, Line
from core.model.household import Household, Member, Membership, Role
from core.ports import Change, Ids, UnitOfWork


@dataclass(frozen=True, slots=True)
class UseCaseContext:
    """The member who acts, the time and the unit of work of one action; its creator commits ``uow``."""

    uow: UnitOfWork
    membership: Membership
    now: datetime
    ids: Ids
    written_at: datetime | None = None
    """When the member wrote the message that the action answers; None where unknown."""

    @property
    def household(self) -> Household:
        """Return the household of the acting member."""
        return self.membership.household

    @property
    def member(self) -> Member:
        """Return the acting member."""
        return self.membership.member

    @property
    def today(self) -> date:
        """Return the date in the household's time zone when the member wrote."""
        return self.household.today(min(self.written_at or self.now, self.now))

    def require_writer(self) -> None:
        """Raise NotAllowed where the member may only look."""
        if not self.member.can_write:
            raise NotAllowed("viewers-only-look")

    def require_edit_window(self, entry: Entry) -> None:
        """Raise NotAllowed where the edit window of an entry is over, unless an admin acts."""
        self.require_edit_window_since(entry.created_at)

    def require_edit_window_since(self, written_at: datetime) -> None:
        """Raise NotAllowed where the edit window counted from an instant is over, unless an admin acts."""
        if not is_within_window(self.membership, written_at, self.now):
            raise NotAllowed("edit-window-over", hours=self.household.edit_hours)

    async def record_action(self, action: str, subject: UUID, *, before: str = "", after: str = "") -> None:
        """Record an action of the member in the audit trail."""
        change = Change(self.ids.new(), self.member.id, action, subject, before, after)
        await self.uow.log_change(change)


def is_within_window(membership: Membership, since: datetime, now: datetime) -> bool:
    """Return whether a member may still change what was written at ``since``; an admin always may."""
    window = timedelta(hours=membership.household.edit_hours)
    return membership.member.role is Role.ADMIN or now - since <= window


def encode_lines(lines: Iterable[Line] | Line) -> str:
    """Return lines as JSON for the audit trail."""
    return msgspec.json.encode(lines if isinstance(lines, Line) else list(lines)).decode()
