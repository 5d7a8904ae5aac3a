"""Household (the tenant), its Members, how they are known on Channels, and the Membership a message speaks from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from core.model.category import Category
from core.model.category_rule import CategoryRule, fold_name
from core.model.period import PayCalendar, WeekendRule


class Role(StrEnum):
    """What a member may do: everything; write entries; look."""

    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


class NumberHabit(StrEnum):
    """How the household writes a decimal point."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the household; ``aliases`` are other names they go by in messages."""

    id: UUID
    name: str
    role: Role
    aliases: tuple[str, ...] = ()
    language: str | None = None

    @property
    def writes(self) -> bool:
        """May put things in the book."""
        return self.role is not Role.VIEWER


@dataclass(frozen=True, slots=True)
class Account:
    """Where money lies or is paid from: cash, a card, a bank account."""

    id: UUID
    name: str
    former: tuple[str, ...] = ()
    """Names it had, and those of accounts that were joined to it: files and banks go on using them."""


@dataclass(frozen=True, slots=True)
class Household:
    """The tenant with its settings, members, categories, accounts and tags, as of one revision."""

    id: UUID
    name: str
    currency: str
    zone: str
    language: str
    number_habit: NumberHabit
    revision: int = 1
    edit_hours: int = 72
    quiet_from: int | None = None
    quiet_to: int | None = None
    period_start_day: int = 1
    """The day from 1 to 31 on which its months begin, where they go from payday to payday."""
    weekend_rule: WeekendRule = WeekendRule.NONE
    """Where a payday goes that falls on a weekend."""
    digest_day: int | None = 0
    """The weekday of the weekly digest, Monday being 0; None for no digest."""
    digest_hour: int = 9
    """The local hour of the weekly digest and of the monthly report."""
    photo_days: int | None = None
    """Days the originals of photos are kept; None for as long as their entries."""
    day_first: bool = True
    demo: bool = False
    assisted: bool = False
    """Whether a language model of its own may be asked."""
    narrated: bool = False
    """Whether that model words answers too."""
    members: tuple[Member, ...] = ()
    categories: tuple[Category, ...] = ()
    accounts: tuple[Account, ...] = ()
    tags: tuple[str, ...] = ()
    rules: tuple[CategoryRule, ...] = ()
    """Where it always puts what it buys."""
    goals: tuple[str, ...] = ()
    """The names of what it saves for, of open goals alone."""
    former: tuple[Member, ...] = ()
    """Members who left: their entries keep a name, they have no seat."""

    @property
    def pay_calendar(self) -> PayCalendar:
        """When its months begin."""
        return PayCalendar(self.period_start_day, self.weekend_rule)

    def today(self, now: datetime) -> date:
        """Return the household's day at an instant."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def current_account(self, name: str) -> str:
        """Return the name an account has now, by one it had; another name stays as it is."""
        wanted = fold_name(name)
        found = (each.name for each in self.accounts if wanted in map(fold_name, each.former))
        return next(found, name)

    def member(self, member_id: UUID | None) -> Member | None:
        """Return a member by id."""
        for member in self.members:
            if member.id == member_id:
                return member
        return None

    def name_of(self, member_id: UUID | None) -> str | None:
        """Return the name of somebody who is or was a member."""
        return next((m.name for m in (*self.members, *self.former) if m.id == member_id), None)

    def category(self, key: str | None) -> Category | None:
        """Return a category by key."""
        for category in self.categories:  # asked a dozen times a card, where a generator costs more than the search
            if category.key == key:
                return category
        return None

    def language_of(self, member: Member) -> str:
        """Return the language to answer a member in."""
        return member.language or self.language


@dataclass(frozen=True, slots=True)
class Membership:
    """Who speaks, from which household: the only source of tenancy."""

    household: Household
    member: Member


@dataclass(frozen=True, slots=True)
class Invite:
    """A way in: one code for one purpose until it expires or is used up."""

    household_id: UUID
    household_name: str
    role: Role
    expires_at: datetime
    member_id: UUID | None = field(default=None)
    """A seat kept for a member who exists already (a demo partner, a second channel)."""


@dataclass(frozen=True, slots=True)
class OpenInvite:
    """A way in that nobody has used yet; ``mark`` names it and opens nothing."""

    mark: str
    role: Role
    made_by: UUID
    made_at: datetime
    expires_at: datetime
    member_id: UUID | None = None
    """Whose further channel it is for; None for somebody new."""
