"""A household, its members and accounts, and the membership under which a message is handled."""

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
    """What a member may do: administer the household, write entries, or only read."""

    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


class NumberHabit(StrEnum):
    """Whether the household writes a decimal point or comma."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the household; ``aliases`` are other names used for them in messages."""

    id: UUID
    name: str
    role: Role
    aliases: tuple[str, ...] = ()
    language: str | None = None

    @property
    def can_write(self) -> bool:
        """Return whether the member may add and change entries."""
        return self.role is not Role.VIEWER


@dataclass(frozen=True, slots=True)
class Account:
    """A place money is kept in or paid from: cash, a card, a bank account."""

    id: UUID
    name: str
    former: tuple[str, ...] = ()
    """Earlier names, and those of accounts merged into this one, which files and banks may still use."""


@dataclass(frozen=True, slots=True)
class Household:
    """A household with its settings, members, categories, accounts and tags, as loaded at one revision."""

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
    """The day, 1 to 31, on which the household's months begin, where it counts from payday to payday."""
    weekend_rule: WeekendRule = WeekendRule.NONE
    """Where a payday on a weekend is moved."""
    digest_day: int | None = 0
    """The weekday of the weekly digest, Monday being 0; None for no digest."""
    digest_hour: int = 9
    """The local hour at which the weekly digest and monthly report are sent."""
    photo_days: int | None = None
    """How many days photos are kept; None for as long as their entries."""
    day_first: bool = True
    demo: bool = False
    assisted: bool = False
    """Whether the household has a language model that may be used."""
    narrated: bool = False
    """Whether the household's language model may also reword answers."""
    members: tuple[Member, ...] = ()
    categories: tuple[Category, ...] = ()
    accounts: tuple[Account, ...] = ()
    tags: tuple[str, ...] = ()
    rules: tuple[CategoryRule, ...] = ()
    """The household's rules from shops or descriptions to categories."""
    goals: tuple[str, ...] = ()
    """The names of open savings goals."""
    former: tuple[Member, ...] = ()
    """Members who left, whose names their entries still show."""

    @property
    def pay_calendar(self) -> PayCalendar:
        """Return the calendar of the household's months."""
        return PayCalendar(self.period_start_day, self.weekend_rule)

    def today(self, now: datetime) -> date:
        """Return the date in the household's time zone at an instant."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def find_current_account(self, name: str) -> str:
        """Return the present name of an account given by an earlier one; any other name is returned unchanged."""
        wanted = fold_name(name)
        found = (each.name for each in self.accounts if wanted in map(fold_name, each.former))
        return next(found, name)

    def member(self, member_id: UUID | None) -> Member | None:
        """Return the member with an id; None where there is none."""
        for member in self.members:
            if member.id == member_id:
                return member
        return None

    def find_name(self, member_id: UUID | None) -> str | None:
        """Return the name of a present or former member; None for anybody else."""
        return next((m.name for m in (*self.members, *self.former) if m.id == member_id), None)

    def category(self, key: str | None) -> Category | None:
        """Return the category with a key; None where there is none."""
        for category in self.categories:  # asked a dozen times a card, where a generator costs more than the search
            if category.key == key:
                return category
        return None

    def choose_language(self, member: Member) -> str:
        """Return the language in which to answer a member."""
        return member.language or self.language


@dataclass(frozen=True, slots=True)
class Membership:
    """The member who speaks and their household; everything a message may read or change is limited to it."""

    household: Household
    member: Member


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite code to join a household or claim a member's place, valid for one use until it expires."""

    household_id: UUID
    household_name: str
    role: Role
    expires_at: datetime
    member_id: UUID | None = field(default=None)
    """The existing member whom the code's user becomes (a demo partner, or the same person on a second channel)."""


@dataclass(frozen=True, slots=True)
class OpenInvite:
    """An unused invite, as listed to members; ``mark`` identifies it without revealing its code."""

    mark: str
    role: Role
    made_by: UUID
    made_at: datetime
    expires_at: datetime
    member_id: UUID | None = None
    """The existing member who can join from another channel with it; None for a new member."""
